"""Qt's application object that knows when the desktop asks it to quit."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication


class PlannerApplication(QApplication):
    """Remembers that it was asked to quit, so that no window stays in the way of it.

    Attributes:
        is_quitting: whether it was.
    """

    is_quitting = False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Quit:
            self.is_quitting = True
        return super().event(event)
