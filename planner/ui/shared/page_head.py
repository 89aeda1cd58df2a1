"""The head of a page: a row as high as the theme says."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.ui.theme import current_theme, theme_holder

LEFT, RIGHT = 20, 16  # the margins, in pixels
_GAP = 8


class PageHead(QWidget):
    """What a page is called, and what is done from anywhere in it.

    Attributes:
        row: where the head's parts go, from left to right.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without parts."""
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(LEFT, 0, RIGHT, 0)
        self.row.setSpacing(_GAP)
        theme_holder().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(current_theme().size("header"))
