"""The Roadmap screen: its head, filters, list and panel. It shows rows and tells wishes; it knows no rule."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from planner.domain.item import ItemKind, Subject
from planner.domain.roadmap import Background
from planner.i18n import _
from planner.services.groupings import GroupBy
from planner.ui.roadmap.actions import RoadmapActions
from planner.ui.roadmap.acts import Act
from planner.ui.roadmap.details import ItemDetails
from planner.ui.roadmap.filter_bar import FilterBar
from planner.ui.roadmap.filters import Filters, Show, ShownGroup, Sort, WayOut
from planner.ui.roadmap.group_details import GroupDetails
from planner.ui.roadmap.group_rows import ThemeRow
from planner.ui.roadmap.head import RoadmapHead
from planner.ui.roadmap.list_or_map import ListOrMap
from planner.ui.roadmap.map.rows import MapRows
from planner.ui.roadmap.menu import RoadmapMenu
from planner.ui.roadmap.panel import RoadmapPanel
from planner.ui.roadmap.rows import RoadmapRows
from planner.ui.roadmap.split import ListAndPanel, PanelledView
from planner.ui.roadmap.tree import RoadmapTree
from planner.ui.theme import current_theme
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.empty_state import EmptyState, page_of
from planner.values import replace

USUAL_LOG_MINUTES: Final = 50


class RoadmapView(PanelledView):
    """Everything that is seen of the roadmap.

    Signals:
        filters_changed: the learner asks for other items or another order; see `filters`.
        choice_changed: another item, several or a group is chosen.
        acted: the Act that is wished for the chosen items.
        logged: minutes, the day and what was studied, to log for the chosen item.
        item_wished: the id of another item that is to be shown.
        url_wished: the address of a resource that is to be opened.
        opened_in_list: the id of an item of the map that is to be shown in the list.
        goal_wished: the id of a goal that is to be shown where goals are.
        shown_as_map: whether the map is shown now, and not the list.
        told: a sentence for the learner.

    Attributes:
        filters: what the learner asks for.
        head, filter_bar, tree, shapes, panel, menu: its parts; `shapes` shows the list or the map.
        set_up, take_in: the buttons that stand there without a plan.
    """

    filters_changed = Signal()
    choice_changed = Signal()
    acted = Signal(object)
    logged = Signal(int, object, str)
    item_wished = Signal(str)
    url_wished = Signal(str)
    opened_in_list = Signal(str)
    goal_wished = Signal(str)
    shown_as_map = Signal(bool)
    told = Signal(str)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filters = Filters()
        self._log_defaults = (USUAL_LOG_MINUTES, today)
        self.head = RoadmapHead()
        self.filter_bar = FilterBar()
        self.tree = RoadmapTree()
        self.item_actions = RoadmapActions(self.tree)
        self.panel = RoadmapPanel(self.item_actions.by_act)
        self.menu = RoadmapMenu(self.item_actions.by_act, self.filter_bar.grouping.menu, self.tree)
        self.shapes = ListOrMap(self.tree, self._nothing_found(), self.item_actions.by_act.values())
        self._stack = QStackedWidget(self)
        work = QWidget(self._stack)
        self._split = ListAndPanel(self.shapes, self.panel, work)
        self.set_up = push_button(_("Set up a plan..."), kind="primary")
        self.take_in = push_button(_("Import a roadmap..."), "upload")
        self._lay_out(work)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        self._connect()

    # -- what is shown

    def show_working(self, is_working: bool) -> None:
        """Show the roadmap, or without a plan what belongs here."""
        self._stack.setCurrentIndex(0 if is_working else 1)
        self.head.set_working(is_working)
        self.setFocusProxy(self.tree if is_working else self.set_up)

    def show_rows(self, rows: RoadmapRows) -> None:
        """Show what holds for the roadmap whatever the filters are."""
        self.head.show_facts(rows.title, rows.facts, rows.themes)
        self.tree.setAccessibleDescription(rows.facts)
        subjects, kinds = {row.subject for row in rows.items}, {row.kind for row in rows.items}
        self.filter_bar.show_choices(
            [each for each in Subject if each in subjects],
            [each for each in ItemKind if each in kinds],
            rows.goals,
        )

    def show_backgrounds(self, backgrounds: Sequence[Background]) -> None:
        """Offer these backgrounds to filter by."""
        self.filter_bar.show_backgrounds([(each.id, each.title) for each in backgrounds])

    def show_groups(self, groups: Sequence[ShownGroup], counts: Mapping[Show, int]) -> None:
        """Show the items that the filters let through."""
        self.filter_bar.show_counts(counts)
        self.tree.show_groups(groups, all_open=self.filters.looks_for_some)
        has_phases = self.filters.by is GroupBy.PHASE
        self.tree.show_sort(self.filters.sort, descending=self.filters.descending, has_phases=has_phases)
        self.menu.show_sort(self.filters.sort)
        self.shapes.show_found(True)

    def show_map(self, rows: MapRows, hidden: Collection[str]) -> None:
        """Show the roadmap on the map, which has to be what is shown; what filters hide is faded."""
        self.shapes.show_map(rows, hidden)

    def show_nothing(self, way_out: WayOut, counts: Mapping[Show, int]) -> None:
        """Show that the filters let nothing through, and what would."""
        self.show_groups((), counts)
        self._way_out = way_out.filters
        self._nothing.show_words(way_out.heading, way_out.sentence)
        self._take_way.setText(way_out.button)
        self._take_way.setVisible(bool(way_out.button))
        self.shapes.show_found(False)

    def show_item(self, details: ItemDetails) -> None:
        """Show one item in the panel."""
        self.item_actions.allow(dict.fromkeys(details.acts, 1), {details.state.value})
        self.menu.show_link(next((line.url for line in details.resources if line.url), ""))
        self.menu.show_elsewhere(is_map=self.is_map, has_item=True)
        self.menu.show_phase(self.filters.by is GroupBy.PHASE)
        self.panel.show_item(details)

    def show_group(self, details: GroupDetails, themes: Sequence[ThemeRow], states: Collection[str]) -> None:
        """Show the sum of the chosen items, whose states are given, or of a group or the whole road."""
        self.item_actions.allow(dict(details.acts), states)
        self.menu.show_link("")
        self.menu.show_elsewhere(is_map=self.is_map, has_item=False)
        has_phase = self.shapes.chosen_group() is not None and self.filters.by is GroupBy.PHASE
        self.menu.show_phase(has_phase)
        self.panel.show_group(details, themes)

    def set_log_defaults(self, minutes: int, today: date) -> None:
        """Offer these minutes and this day when time is logged."""
        self._log_defaults = (minutes, today)

    # -- what the learner does elsewhere

    def choose(self, id: str) -> bool:
        """Choose an item and open the panel; return whether the filters let it be seen."""
        is_shown = self.shapes.choose(id)
        if is_shown:
            self.set_panel_open(True)
        return is_shown

    @property
    def is_map(self) -> bool:
        """Whether the map is shown, and not the list."""
        return self.shapes.is_map

    def set_as_map(self, is_map: bool) -> None:
        """Show the map or the list."""
        if is_map == self.is_map:
            return
        had_keys = self.shapes.main_view.hasFocus()
        self.shapes.set_as_map(is_map)
        self.head.show_shape(is_map)
        self.filter_bar.show_shape(is_map)
        self.shown_as_map.emit(is_map)
        if had_keys:
            self.shapes.main_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_filters(self, filters: Filters) -> None:
        """Ask for something else than the learner did."""
        blocked = self.head.blockSignals(True)
        if self.head.search.text() != filters.text:
            self.head.search.setText(filters.text)
        self.head.blockSignals(blocked)
        self.filter_bar.show_filters(filters)
        self._ask(filters)

    def clear_filters(self) -> None:
        """Ask for every item, in the groups and the order that are."""
        self.set_filters(self.filters.without_filters())

    def set_group_by(self, by: GroupBy) -> None:
        """Ask for other groups of the list."""
        self.set_filters(replace(self.filters, by=by))

    def start_search(self) -> None:
        """Put the cursor into the search."""
        self.head.search.start()

    def set_window_width(self, width: int) -> None:
        """Take the layout of a window of this width: with a panel beside the list, or one on demand."""
        theme = current_theme()
        self.head.set_wide(width >= theme.breakpoint("wide"))
        self.fit_panel(width)

    # -- inside

    def _nothing_found(self) -> QWidget:
        self._way_out = Filters()
        self._take_way = push_button("")
        self._take_way.clicked.connect(lambda: self.set_filters(self._way_out))
        self._nothing = EmptyState("search", "", "", (self._take_way,))
        return page_of(self._nothing, 16)

    def _lay_out(self, work: QWidget) -> None:
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filter_bar)
        column.addWidget(self._split, 1)
        sentence = _(
            "Set up a plan, and what there is to learn stands here: our roadmap, or one from a file."
        )
        ways = (self.set_up, self.take_in)
        self._stack.addWidget(work)
        self._stack.addWidget(page_of(EmptyState("route", _("No roadmap yet"), sentence, ways)))

    def _connect(self) -> None:
        self.head.searched.connect(lambda text: self._ask(replace(self.filters, text=text)))
        self.head.search.list_wanted.connect(self.shapes.choose_first)
        self.head.shape_chosen.connect(self.set_as_map)
        self.filter_bar.changed.connect(lambda: self._ask(self.filter_bar.asked(self.filters)))
        self.filter_bar.grouped.connect(self.set_group_by)
        self.tree.sort_wished.connect(self._order)
        self.menu.sort_wished.connect(self._order)
        self.menu.open_all_wished.connect(self.tree.open_all)
        self.menu.close_all_wished.connect(self.tree.close_all)
        self.menu.url_wished.connect(self.url_wished)
        self.menu.elsewhere_wished.connect(lambda: self.set_as_map(not self.is_map))
        self.tree.opened.connect(lambda _id: self.set_panel_open(True))
        self.tree.customContextMenuRequested.connect(self._open_menu)
        self._connect_shapes()
        self.item_actions.triggered.connect(self._act)
        self.panel.item_wished.connect(self.item_wished)
        item = self.panel.item
        item.url_wished.connect(self.url_wished)
        item.logged.connect(self.logged)
        item.form_closed.connect(lambda: self.shapes.main_view.setFocus(Qt.FocusReason.OtherFocusReason))
        item.menu_button.clicked.connect(self._open_menu_of_button)
        step_back = QShortcut(QKeySequence("Esc"), self.tree, self._step_back)
        step_back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _connect_shapes(self) -> None:
        shapes = self.shapes
        shapes.choice_changed.connect(self.choice_changed)
        shapes.menu_wished.connect(lambda at: self.menu.popup(at))
        shapes.details_wished.connect(lambda: self.set_panel_open(True))
        shapes.stepped_back.connect(self._step_out)
        shapes.item_wished.connect(self.opened_in_list)
        shapes.goal_wished.connect(self.goal_wished)
        shapes.told.connect(self.told)

    def _ask(self, filters: Filters) -> None:
        if filters != self.filters:
            self.filters = filters
            self.filters_changed.emit()

    def _order(self, sort: Sort, descending: bool = False) -> None:
        self._ask(replace(self.filters, sort=sort, descending=descending and sort is not Sort.ROAD))

    def _act(self, act: Act) -> None:
        if act is not Act.LOG:
            self.acted.emit(act)
            return
        self.set_panel_open(True)
        self.panel.item.open_form(*self._log_defaults)

    def _step_back(self) -> None:
        if self.tree.selectionModel().hasSelection():
            self.tree.clearSelection()
        else:
            self._step_out()

    def _step_out(self) -> None:
        if self._split.is_on_demand:
            self.set_panel_open(False)

    def _open_menu(self, at: QPoint) -> None:
        self.menu.popup(self.tree.viewport().mapToGlobal(at))

    def _open_menu_of_button(self) -> None:
        button = self.panel.item.menu_button
        self.menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))
