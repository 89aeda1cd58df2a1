"""The mouse wheel over a field."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget


def take_no_focus_by_wheel(field: QWidget) -> None:
    """Let a field have the focus by keys and clicks alone: Qt gives it by the wheel too, before it turns."""
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def turn_with_focus(field: QWidget, event: QWheelEvent, turn: Callable[[QWheelEvent], None]) -> None:
    """Let the wheel turn a field that has the focus: scrolling a page must not change the values on it."""
    if field.hasFocus():
        turn(event)
    else:
        event.ignore()
