"""A field for a time of day."""

from datetime import time

from PySide6.QtCore import QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QTimeEdit

from planner.ui.region import clock_format
from planner.ui.widgets.wheel import take_no_focus_by_wheel, turn_with_focus


class TimeField(QTimeEdit):
    """Counts to 12 or to 24 hours, as the learner has chosen; a page that is scrolled does not change it."""

    def __init__(self, at: time = time()) -> None:
        """Show a time of day."""
        super().__init__()
        take_no_focus_by_wheel(self)
        self.setDisplayFormat(clock_format())
        self.set_value(at)

    def value(self) -> time:
        """Return what is shown."""
        return time(self.time().hour(), self.time().minute())

    def set_value(self, at: time) -> None:
        """Show a time of day, to the minute."""
        self.setTime(QTime(at.hour, at.minute))

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn_with_focus(self, event, super().wheelEvent)
