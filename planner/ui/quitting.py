"""Qt's application object that knows when the desktop asks it to quit."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication


class PlannerApplication(QApplication):
    """Tells that it is asked to quit, so that a window does not hide instead of closing.

    Attributes:
        is_quitting: whether it is, for as long as its windows are asked to close; one of them may stay.
    """

    is_quitting = False

    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Quit:
            return super().event(event)
        self.is_quitting = True
        try:
            return super().event(event)
        finally:
            self.is_quitting = False
