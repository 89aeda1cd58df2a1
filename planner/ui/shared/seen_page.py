"""A page of the window that works nothing out while nobody sees it."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget


class SeenPage(QWidget):
    """Shows the plan anew when it has changed: at once where the page is seen, else when it is next shown.

    A page of this kind overrides `show_plan`, and calls `refresh_if_stale` before it needs what is shown.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_stale = True

    def show_plan(self) -> None:
        """Show the plan as it is now."""

    def on_change(self, _notice: object = None) -> None:
        """Take notice that the plan, or the time, is another."""
        self._is_stale = True
        if self.isVisible():
            self.refresh_if_stale()

    def refresh_if_stale(self) -> None:
        """Show the plan if it has changed since it was shown."""
        if self._is_stale:
            self._is_stale = False
            self.show_plan()

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh_if_stale()
        super().showEvent(event)
