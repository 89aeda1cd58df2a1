"""The checklist as Qt's models want it."""

from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal

from planner.ui.row_model import Branch, Column, Index, RowModel
from planner.ui.week.panel.checklist_rows import GroupRow, SessionRow, Tick
from planner.ui.widgets.label import plain_tool_tip

_CHECK_STATES: Final = {
    Tick.OFF: Qt.CheckState.Unchecked,
    Tick.ON: Qt.CheckState.Checked,
    Tick.PARTLY: Qt.CheckState.PartiallyChecked,
}


class ChecklistModel(RowModel):
    """Days or subjects above, their sessions below.

    Signals:
        done_toggled: the id of a session whose box was clicked, and whether it shall be done. The box itself
            changes when the rows do.
    """

    done_toggled = Signal(str, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((_COLUMN,), parent)

    def show_groups(self, groups: Iterable[GroupRow]) -> None:
        """Show these groups instead of those before."""
        self.show(Branch(group, group.sessions) for group in groups)

    def group_at(self, index: Index) -> GroupRow | None:
        """Return the group whose heading is at an index, None where there is none."""
        row = self.row_at(index)
        return row if isinstance(row, GroupRow) else None

    def session_at(self, index: Index) -> SessionRow | None:
        """Return the session at an index, None where there is none."""
        row = self.row_at(index)
        return row if isinstance(row, SessionRow) else None

    def toggle(self, index: Index) -> None:
        """Wish that a session be done, or not done any more."""
        session = self.session_at(index)
        if session is not None and session.tick is not Tick.NONE:
            self.done_toggled.emit(session.id, session.tick is not Tick.ON)

    def flags(self, index: Index) -> Qt.ItemFlag:
        session = self.session_at(index)
        if session is None:
            return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        checkable = Qt.ItemFlag.ItemIsUserCheckable
        return flags if session.tick is Tick.NONE else flags | checkable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role == Qt.ItemDataRole.CheckStateRole:
            self.toggle(index)
        # Nothing is changed here: a wish goes out, and new rows come back.
        return False


def _title(row: Any) -> str:
    return str(row.title)


def _check_state(row: Any) -> Qt.CheckState | None:
    return _CHECK_STATES.get(row.tick) if isinstance(row, SessionRow) else None


def _tool_tip(row: Any) -> str | None:
    return plain_tool_tip(row.tool_tip) if isinstance(row, SessionRow) else None


def _description(row: Any) -> str:
    return row.description if isinstance(row, SessionRow) else str(row.meta)


_COLUMN: Final = Column(
    "",
    {
        int(Qt.ItemDataRole.DisplayRole): _title,
        int(Qt.ItemDataRole.CheckStateRole): _check_state,
        int(Qt.ItemDataRole.ToolTipRole): _tool_tip,
        int(Qt.ItemDataRole.AccessibleTextRole): _title,
        int(Qt.ItemDataRole.AccessibleDescriptionRole): _description,
    },
)
