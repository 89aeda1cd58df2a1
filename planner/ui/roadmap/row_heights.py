"""How high the rows of the roadmap's list are."""

from typing import Final

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from planner.ui.row_model import Index, RowModel
from planner.ui.theme import current_theme

ROW: Final = 32
GROUP_ROW: Final = 34


class RowHeights(QStyledItemDelegate):
    """Gives groups a little more height than items. The tree draws whole rows itself.

    Attributes:
        are_even: whether all rows are as high as an item, so that a view need not ask each of them.
    """

    def __init__(self, rows: RowModel, parent: QObject) -> None:
        """Serve the view of a model."""
        super().__init__(parent)
        self._rows = rows
        self.are_even = False
        self.restyle()

    def restyle(self) -> None:
        """Take the heights of the present theme, for they are asked for once for every cell."""
        scale = current_theme().scale
        self._item, self._group = QSize(0, round(ROW * scale)), QSize(0, round(GROUP_ROW * scale))

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._group if not self.are_even and self._rows.is_above(index) else self._item
