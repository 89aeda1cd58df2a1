"""Steps and evidence as Qt's models want them. They change nothing: wishes go out, and new rows come back."""

from typing import Any, Final

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from planner.ui.row_model import Branch, Column, Index, RowModel
from planner.ui.widgets.label import plain_tool_tip

_STEP_TYPE: Final = "application/x-study-planner-step"


class StepsModel(RowModel):
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
        super().__init__((_STEP_COLUMN,), parent)

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

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_STEP_TYPE]

    def mimeData(self, indexes: Any) -> QMimeData:
        data = QMimeData()
        data.setData(_STEP_TYPE, QByteArray(str(indexes[0].row()).encode()))
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
        place = bytes(data.data(_STEP_TYPE).data()).decode()
        if action == Qt.DropAction.MoveAction and place.isdecimal() and not parent.isValid() and row >= 0:
            by = row - int(place) - (1 if row > int(place) else 0)
            if by:
                self.moved.emit(int(place), by)
        return False


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
