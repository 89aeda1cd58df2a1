"""A window whose Tab key goes the way of the program's own."""

from PySide6.QtWidgets import QWidget

from planner.ui.widgets.tab_walk import step_focus


class ReadingWindow(QWidget):
    """Holds what is tested, as the main window does."""

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: N802 (Qt calls it)
        return step_focus(self, forwards)
