"""Pressing, dragging and letting go with the mouse, with keys held; QTest's own moves hold none."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

NO_KEYS = Qt.KeyboardModifier.NoModifier
_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.MouseButton.NoButton


def press(widget: QWidget, at: QPoint, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Press the left button on a widget."""
    _send(widget, QEvent.Type.MouseButtonPress, at, _LEFT, _LEFT, keys)


def drag(widget: QWidget, to: QPoint, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Move the mouse with the button held; places beyond the widget are told to it too."""
    _send(widget, QEvent.Type.MouseMove, to, _NONE, _LEFT, keys)


def hover(widget: QWidget, to: QPoint) -> None:
    """Move the mouse with no button held."""
    _send(widget, QEvent.Type.MouseMove, to, _NONE, _NONE, NO_KEYS)


def release(widget: QWidget, at: QPoint, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Let the button go."""
    _send(widget, QEvent.Type.MouseButtonRelease, at, _LEFT, _NONE, keys)


def _send(
    widget: QWidget,
    kind: QEvent.Type,
    at: QPoint,
    button: Qt.MouseButton,
    held: Qt.MouseButton,
    keys: Qt.KeyboardModifier,
) -> None:
    place = QPointF(at)
    QApplication.sendEvent(widget, QMouseEvent(kind, place, widget.mapToGlobal(place), button, held, keys))
