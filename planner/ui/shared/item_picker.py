"""A list of all items by phase, to choose those that a goal wants."""

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from planner.domain.plan import Plan
from planner.i18n import _
from planner.ui.row_model import ROW_ROLE, Branch, Index
from planner.ui.shared.check_model import CHECK, CheckModel
from planner.ui.shared.check_row import CheckRowDelegate, RowText
from planner.ui.shared.check_tree import CheckTree, is_group
from planner.ui.shared.item_groups import Group, GroupRow, ItemRow, item_groups
from planner.ui.widgets.card import Card
from planner.ui.widgets.label import plain_tool_tip
from planner.ui.widgets.search_field import SearchField

_EDGE: Final = 6
_INDENTATION: Final = 20
_ROW: Final = 30
_USUAL_HEIGHT: Final = 210
_LEAST_HEIGHT: Final = 120
_STATES: Final = {
    "all": Qt.CheckState.Checked,
    "some": Qt.CheckState.PartiallyChecked,
    "none": Qt.CheckState.Unchecked,
}


class ItemPicker(QWidget):
    """A search field over a tree of phases and items with check boxes.

    Signals:
        changed: other items are chosen.
    """

    changed = Signal()

    def __init__(self, plan: Plan, chosen: Collection[str], offered: Mapping[str, str] | None = None) -> None:
        """Offer the items of a plan, some of which are chosen already, or only some, with a note or ""."""
        super().__init__()
        self._plan, self._offered = plan, offered
        self._chosen = dict.fromkeys(chosen)
        self.search = SearchField(_("Search items"))
        self.model = ItemModel(self)
        self.tree = _Tree(self.model, has_dots=offered is None)  # notes take the room of dots
        self.search.textChanged.connect(self._find)
        self.search.list_wanted.connect(self.tree.go_in)
        self.model.ticked.connect(self._tick)
        frame = Card(4)
        frame.body.addWidget(self.tree)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(frame, 1)
        self._find("")

    def chosen(self) -> tuple[str, ...]:
        """The ids of the chosen items."""
        return tuple(self._chosen)

    def show_items(self, plan: Plan, chosen: Collection[str], offered: Mapping[str, str]) -> None:
        """Offer other items, or show that others are chosen; that is not a choice by the learner."""
        if plan is not self._plan or offered != self._offered or tuple(chosen) != self.chosen():
            self._plan, self._offered = plan, offered
            self._chosen = dict.fromkeys(chosen)
            self._show()

    def _find(self, _text: str) -> None:
        """Show what is found, unfolded; without a search, only the phases with chosen items are unfolded."""
        groups = self._show()
        is_search = bool(self.search.text().strip())
        for group in groups:
            self.tree.setExpanded(
                self.model.index_of(group.row.id, above=True), is_search or group.row.chosen != "none"
            )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            # How much room the list has is known once the dialog has been laid out.
            QTimer.singleShot(0, self, self._show_first_chosen)

    def _show_first_chosen(self) -> None:
        shown = [item.id for group in self._groups("") for item in group.items]
        first = next((id for id in shown if id in self._chosen), None)
        if first is not None:
            self.tree.scrollTo(self.model.index_of(first), QAbstractItemView.ScrollHint.PositionAtCenter)

    def _show(self) -> tuple[Group, ...]:
        groups = self._groups(self.search.text())
        self.model.show(Branch(group.row, group.items) for group in groups)
        return groups

    def _groups(self, search: str) -> tuple[Group, ...]:
        return item_groups(self._plan, self._chosen, search, self._offered)

    def _tick(self, row: GroupRow | ItemRow, is_chosen: bool) -> None:
        ids = (row.id,) if isinstance(row, ItemRow) else self._ids_below(row)
        for id in ids:
            if is_chosen:
                self._chosen[id] = None
            else:
                self._chosen.pop(id, None)
        self._show()
        self.changed.emit()

    def _ids_below(self, row: GroupRow) -> tuple[str, ...]:
        """Return the items of a phase that are shown: a search narrows also what a phase stands for."""
        groups = self._groups(self.search.text())
        return next((tuple(item.id for item in group.items) for group in groups if group.row == row), ())


class ItemModel(CheckModel):
    """Phases with the items in them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            {
                int(Qt.ItemDataRole.DisplayRole): lambda row: row.title,
                int(Qt.ItemDataRole.ToolTipRole): lambda row: plain_tool_tip(row.title),
                int(Qt.ItemDataRole.AccessibleDescriptionRole): lambda row: row.end,
                CHECK: _check_state,
            },
            parent,
        )


class _Tree(CheckTree):
    def __init__(self, model: ItemModel, has_dots: bool) -> None:
        super().__init__(model, _("Items"), _INDENTATION)
        self.use_delegate(_ItemDelegate(self, has_dots))
        self.setUniformRowHeights(True)
        self.setMinimumHeight(_LEAST_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _USUAL_HEIGHT)


class _ItemDelegate(CheckRowDelegate):
    def __init__(self, parent: QWidget, has_dots: bool) -> None:
        super().__init__(parent)
        self._has_dots = has_dots

    def row_text(self, index: Index) -> RowText:
        row = index.data(ROW_ROLE)
        if isinstance(row, GroupRow):
            return RowText(title=row.title, end=row.end, weight=600)
        dot = row.subject if self._has_dots else ""
        role = "text.tertiary" if row.is_noted else "text.primary"
        return RowText(title=row.title, end=row.end, title_role=role, dot=dot)

    def row_height(self, index: Index) -> int:
        return _ROW

    def edge(self, index: Index) -> int:
        return _EDGE

    def toggles(self, index: Index) -> bool:
        return not is_group(index)


def _check_state(row: GroupRow | ItemRow) -> Qt.CheckState:
    if isinstance(row, ItemRow):
        return Qt.CheckState.Checked if row.is_chosen else Qt.CheckState.Unchecked
    return _STATES[row.chosen]
