"""The tree of phases and items in step two."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QObject, QSortFilterProxyModel, Qt

from planner.i18n import _
from planner.ui.row_model import ROW_ROLE, Branch, Index
from planner.ui.shared.check_model import CHECK, CheckModel
from planner.ui.shared.check_row import CheckRowDelegate, RowText
from planner.ui.shared.check_tree import CheckTree, is_group
from planner.ui.welcome.rows import ItemRow, PhaseRow
from planner.ui.widgets.label import plain_tool_tip

_SEARCH: Final = ROW_ROLE + 1
_EDGE: Final = 4
_INDENTATION: Final = 22


class KnownModel(CheckModel):
    """Phases with the items in them."""

    def __init__(self, parent: QObject | None = None) -> None:
        roles = {
            int(Qt.ItemDataRole.DisplayRole): lambda row: row.title,
            int(Qt.ItemDataRole.ToolTipRole): _tool_tip,
            int(Qt.ItemDataRole.AccessibleDescriptionRole): _description,
            CHECK: _check_state,
            _SEARCH: _searched,
        }
        super().__init__(roles, parent)

    def show_phases(self, phases: Iterable[PhaseRow]) -> None:
        """Show phases, with only what changed told to the views."""
        self.show(Branch(phase, phase.items) for phase in phases)


class KnownFilter(QSortFilterProxyModel):
    """Lets through what holds a text, and the phases around it."""

    def __init__(self, model: KnownModel, parent: QObject | None = None) -> None:
        # Not a child of its model: going down as one, it would reach for what is no longer there.
        super().__init__(parent)
        self.setRecursiveFilteringEnabled(True)
        self.setAutoAcceptChildRows(True)
        self.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterRole(_SEARCH)
        self.setSourceModel(model)


class KnownTree(CheckTree):
    """What is known is ticked."""

    def __init__(self, shown: KnownFilter) -> None:
        super().__init__(shown, _("What you know"), _INDENTATION)
        self.use_delegate(_KnownDelegate(self))
        self.setMinimumHeight(160)


class _KnownDelegate(CheckRowDelegate):
    def row_text(self, index: Index) -> RowText:
        row = index.data(ROW_ROLE)
        if isinstance(row, PhaseRow):
            return RowText(title=row.title, end=row.summary, weight=600)
        return RowText(title=row.title, detail=row.done_when, end=row.hours, weight=500, dot=row.subject)

    def row_height(self, index: Index) -> int:
        return 34 if is_group(index) else 44

    def edge(self, _index: Index) -> int:
        return _EDGE

    def toggles(self, index: Index) -> bool:
        return not is_group(index)


def _check_state(row: PhaseRow | ItemRow) -> Qt.CheckState:
    if isinstance(row, ItemRow):
        return Qt.CheckState.Checked if row.is_known else Qt.CheckState.Unchecked
    if row.known_count == len(row.items):
        return Qt.CheckState.Checked
    return Qt.CheckState.PartiallyChecked if row.known_count else Qt.CheckState.Unchecked


def _tool_tip(row: PhaseRow | ItemRow) -> str | None:
    return plain_tool_tip(f"{row.title}. {row.done_when}") if isinstance(row, ItemRow) else None


def _description(row: PhaseRow | ItemRow) -> str:
    return f"{row.hours}. {row.done_when}" if isinstance(row, ItemRow) else row.summary


def _searched(row: PhaseRow | ItemRow) -> str:
    return f"{row.title} {row.done_when}" if isinstance(row, ItemRow) else row.title
