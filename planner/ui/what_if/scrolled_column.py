"""A column that scrolls where it has no room."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from planner.ui.theme import current_theme

_MARGIN: Final = 20
_TOP: Final = 16
_BOTTOM: Final = 12


class ScrolledColumn(QScrollArea):
    """What is in it keeps its width when the scroll bar comes and goes.

    Attributes:
        column: the layout to fill.
    """

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.setWidget(inside)
        self._leave_room(0, 0)
        self.verticalScrollBar().rangeChanged.connect(self._leave_room)

    def height_at(self, width: int) -> int:
        """Return the height at which nothing has to be scrolled."""
        return max(self.column.totalHeightForWidth(width), self.column.totalSizeHint().height())

    def _leave_room(self, _least: int, most: int) -> None:
        bar = current_theme().size("scrollbar") if most else 0
        self.column.setContentsMargins(_MARGIN, _TOP, _MARGIN - bar, _BOTTOM)
