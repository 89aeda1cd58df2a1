"""Keeps the wheel from changing what it is turned over."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from planner.ui.widgets.wheel import take_no_focus_by_wheel


class WheelGuard(QObject):
    """Leaves the wheel to the page, which is scrolled, unless the field under the pointer has the focus."""

    def watch(self, field: QWidget) -> None:
        """Guard a field."""
        take_no_focus_by_wheel(field)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_passing = event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget)
        if is_passing and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False
