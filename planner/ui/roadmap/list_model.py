"""The rows of the roadmap's list, whose items can be dragged to other places."""

from typing import Any, Final

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from planner.ui.roadmap.columns import make_columns
from planner.ui.roadmap.phase_rows import PhaseRow
from planner.ui.roadmap.rows import ItemRow
from planner.ui.row_model import Index, RowModel

_ITEM_TYPE: Final = "application/x-study-planner-item"


class RoadmapModel(RowModel):
    """Phases above, their items below. A drop is a wish: new rows come back.

    Signals:
        moved: the id of an item, of the phase that it shall stand in, and of the item before which; "" for
            the end of the phase.
    """

    moved = Signal(str, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(make_columns(), parent)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index)
        usual = super().flags(index)
        if isinstance(row, ItemRow):
            return usual | Qt.ItemFlag.ItemIsDragEnabled
        return usual | Qt.ItemFlag.ItemIsDropEnabled if isinstance(row, PhaseRow) else usual

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_ITEM_TYPE]

    def mimeData(self, indexes: Any) -> QMimeData:
        data = QMimeData()
        dragged = next((row for row in map(self.row_at, indexes) if isinstance(row, ItemRow)), None)
        if dragged is not None:
            data.setData(_ITEM_TYPE, QByteArray(dragged.id.encode()))
        return data

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        _column: int,
        parent: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        # False throughout: nothing was taken in here, so the view removes nothing from where it was.
        phase, id = self.row_at(parent), bytes(data.data(_ITEM_TYPE).data()).decode()
        if action == Qt.DropAction.MoveAction and id and isinstance(phase, PhaseRow):
            before = self.row_at(self.index(row, 0, parent)) if row >= 0 else None
            if before is None or before.id != id:
                self.moved.emit(id, phase.id, "" if before is None else before.id)
        return False
