"""A column that scrolls where it has no room."""

from typing import Final

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

_IN_A_DIALOG: Final = QMargins(20, 16, 20, 12)


class ScrolledColumn(QScrollArea):
    """What is in it keeps its width when the scroll bar comes and goes.

    Attributes:
        column: the layout to fill.
    """

    def __init__(self, margins: QMargins = _IN_A_DIALOG, widest: int | None = None) -> None:
        """Begin empty; a column that has a `widest` width stands in the middle of a wider area."""
        super().__init__()
        self._margins = margins
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.setWidget(inside if widest is None else _centred(inside, widest))
        self._leave_room(0, 0)
        self.verticalScrollBar().rangeChanged.connect(self._leave_room)

    def height_at(self, width: int) -> int:
        """Return the height at which nothing has to be scrolled."""
        return max(self.column.totalHeightForWidth(width), self.column.totalSizeHint().height())

    def _leave_room(self, _least: int, most: int) -> None:
        bar = self.verticalScrollBar().sizeHint().width() if most else 0
        self.column.setContentsMargins(self._margins - QMargins(0, 0, bar, 0))


def _centred(inside: QWidget, widest: int) -> QWidget:
    inside.setMaximumWidth(widest)
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(inside)
    return holder
