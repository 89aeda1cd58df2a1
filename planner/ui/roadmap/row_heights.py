"""How high the rows of the roadmap's list are."""

from typing import Final

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from planner.ui.row_model import Index
from planner.ui.theme import current_theme

ROW: Final = 32
PHASE_ROW: Final = 34


class RowHeights(QStyledItemDelegate):
    """Gives phases a little more height than items. The tree draws whole rows itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.restyle()

    def restyle(self) -> None:
        """Take the heights of the present theme, for they are asked for once for every cell."""
        scale = current_theme().scale
        self._item, self._phase = QSize(0, round(ROW * scale)), QSize(0, round(PHASE_ROW * scale))

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._item if index.parent().isValid() else self._phase
