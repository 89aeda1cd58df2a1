"""Steps and evidence as Qt's models want them. They change nothing: wishes go out, and new rows come back."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal

from planner.ui.row_model import Branch, Column, Index, RowModel
from planner.ui.shared.drag_model import DragModel
from planner.ui.widgets.label import plain_tool_tip

_STEP_TYPE: Final = "application/x-study-planner-step"


class StepsModel(DragModel):
    """The steps in order.

    Signals:
        ticked: the place of a step, and whether it shall be done.
        renamed: the place of a step, and its new words.
        moved: the place of a step, and by how many places it shall move.
    """

    ticked = Signal(int, bool)
    renamed = Signal(int, str)
    moved = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((_STEP_COLUMN,), _STEP_TYPE, parent)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled  # between the rows
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return (
            flags
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemIsDragEnabled
        )

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid():
            return False
        if role == Qt.ItemDataRole.CheckStateRole:
            self.ticked.emit(index.row(), Qt.CheckState(value) == Qt.CheckState.Checked)
        elif role == Qt.ItemDataRole.EditRole and str(value) != index.data():
            self.renamed.emit(index.row(), str(value))
        return False

    def _taken(self, indexes: Sequence[Index]) -> str:
        return str(indexes[0].row())

    def _dropped(self, taken: str, row: int, parent: Index) -> None:
        if taken.isdecimal() and not parent.isValid() and row >= 0:
            by = row - int(taken) - (1 if row > int(taken) else 0)
            if by:
                self.moved.emit(int(taken), by)


class EvidenceModel(RowModel):
    """The evidence in the order in which it was put down."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((_EVIDENCE_COLUMN,), parent)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def show_rows(model: RowModel, rows: tuple[Any, ...]) -> None:
    """Show rows of one level."""
    model.show(Branch(row) for row in rows)


def _title(row: Any) -> str:
    return str(row.title)


def _check_state(row: Any) -> Qt.CheckState:
    return Qt.CheckState.Checked if row.is_done else Qt.CheckState.Unchecked


def _about(row: Any) -> str:
    return str(row.about)


def _tip(row: Any) -> str:
    return plain_tool_tip("\n".join(filter(None, (row.title, row.target or row.about))))


_STEP_COLUMN: Final = Column(
    "",
    {
        int(Qt.ItemDataRole.DisplayRole): _title,
        int(Qt.ItemDataRole.EditRole): _title,
        int(Qt.ItemDataRole.CheckStateRole): _check_state,
        int(Qt.ItemDataRole.AccessibleTextRole): _title,
    },
)
_EVIDENCE_COLUMN: Final = Column(
    "",
    {
        int(Qt.ItemDataRole.DisplayRole): _title,
        int(Qt.ItemDataRole.ToolTipRole): _tip,
        int(Qt.ItemDataRole.AccessibleTextRole): _title,
        int(Qt.ItemDataRole.AccessibleDescriptionRole): _about,
    },
)
