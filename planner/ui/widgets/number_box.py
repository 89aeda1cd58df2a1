"""A field for a whole number."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox

from planner.ui.widgets.wheel import take_no_focus_by_wheel, turn_with_focus


class NumberBox(QSpinBox):
    """A whole number; a page that is scrolled does not change it."""

    def __init__(self, least: int, most: int, value: int) -> None:
        """Allow the numbers from `least` to `most`."""
        super().__init__()
        take_no_focus_by_wheel(self)
        self.setRange(least, most)
        self.setValue(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn_with_focus(self, event, super().wheelEvent)
