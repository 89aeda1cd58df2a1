"""The rows of the roadmap's list, whose items can be dragged to other places where its groups are phases."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal

from planner.ui.roadmap.columns import make_columns
from planner.ui.roadmap.group_rows import GroupRow
from planner.ui.roadmap.rows import ItemRow
from planner.ui.row_model import Index
from planner.ui.shared.drag_model import DragModel

_USUAL: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
# Views ask for them of every row; joined there, they would take most of the time of opening all groups.
_OF_GROUPS: Final = _USUAL | Qt.ItemFlag.ItemIsDropEnabled
_OF_ITEMS: Final = _USUAL | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren
_ITEM_TYPE: Final = "application/x-study-planner-item"


class RoadmapModel(DragModel):
    """Groups above, their items below; an item may stand in several. Items are dragged, and phases take them.

    Signals:
        moved: the id of an item, of the phase that it shall stand in, and of the item before which; "" for
            the end of the phase.
    """

    moved = Signal(str, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(make_columns(), _ITEM_TYPE, parent, may_repeat=True)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _OF_GROUPS if self.is_above(index) else _OF_ITEMS

    def _taken(self, indexes: Sequence[Index]) -> str:
        return next((row.id for row in map(self.row_at, indexes) if isinstance(row, ItemRow)), "")

    def _dropped(self, taken: str, row: int, parent: Index) -> None:
        phase = self.row_at(parent)
        if isinstance(phase, GroupRow):
            before = self.row_at(self.index(row, 0, parent)) if row >= 0 else None
            if before is None or before.id != taken:
                self.moved.emit(taken, phase.id, "" if before is None else before.id)
