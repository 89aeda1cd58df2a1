"""A list or tree of rows with check boxes."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal

from planner.ui.row_model import Column, Index, RowModel, ValueOf

CHECK: Final = int(Qt.ItemDataRole.CheckStateRole)


class CheckModel(RowModel):
    """Rows whose check state comes from the role of that name.

    `ticked` tells the row that the learner ticks or unticks, and which of the two. What is shown changes
    when the rows that follow from it are shown.
    """

    ticked = Signal(object, bool)

    def __init__(self, roles: Mapping[int, ValueOf], parent: QObject | None = None) -> None:
        super().__init__((Column("", roles),), parent)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | (
            Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else Qt.ItemFlag.NoItemFlags
        )

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_at(index)
        if role != CHECK or row is None:
            return False
        self.ticked.emit(row, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True
