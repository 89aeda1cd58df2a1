"""The controller of the Roadmap screen: from the plan to rows, and from wishes to changes."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.edit import Edit
from planner.domain.plan import Plan
from planner.domain.sources import Sources
from planner.scheduling.memory import cards
from planner.scheduling.schedule import Schedule
from planner.services.groupings import GroupBy, group_roadmap
from planner.services.items import log_time, start_item
from planner.services.own_sessions import suggested_session
from planner.services.reviews import rest_item, wake_item
from planner.services.several_items import finish_items, know_items, leave_out_items, put_back_items
from planner.services.workspace import Workspace
from planner.ui.item_notes.keeping import NotesKeeper
from planner.ui.performer import Performer
from planner.ui.roadmap.access_dialog import AccessDialog
from planner.ui.roadmap.acts import Act, acts_on
from planner.ui.roadmap.dates import LocaleDays
from planner.ui.roadmap.details import item_details
from planner.ui.roadmap.filters import Filters, counts_by_state, first_open, shown_groups, way_out
from planner.ui.roadmap.group_details import chosen_details, goal_details, group_details, road_details
from planner.ui.roadmap.map.rows import MapRows, hidden_nodes, make_map
from planner.ui.roadmap.road import Road, road_of
from planner.ui.roadmap.road_editing import PhaseAct, RoadEditing
from planner.ui.roadmap.rows import RoadmapRows, make_rows, regrouped
from planner.ui.roadmap.view import RoadmapView
from planner.ui.shared.own_session_dialog import OwnSessionDialog
from planner.ui.shared.seen_page import SeenPage
from planner.ui.widgets.note_room import NoteRoom

MakeEdit = Callable[[Plan, Sequence[str], datetime], Edit]


class RoadmapPage(SeenPage):
    """The Roadmap screen of a workspace.

    Signals:
        link_wished: the address of a resource that is to be opened outside.
        goal_wished: the id of a goal that is to be shown where goals are.
        panel_toggled: whether the panel beside the list is open now.
        shown_as_map: whether the map is shown now, and not the list.
        map_zoomed: how big the map is shown now; 1 is its real size.
        told: a sentence for the learner.
        set_up_requested: there is no plan yet.
        import_requested: the roadmap is to come from a file.
        grouped: the GroupBy that the list is shown by now.

    Attributes:
        view: what is seen of it.
    """

    link_wished = Signal(str)
    goal_wished = Signal(str)
    panel_toggled = Signal(bool)
    shown_as_map = Signal(bool)
    map_zoomed = Signal(float)
    told = Signal(str)
    set_up_requested = Signal()
    import_requested = Signal()
    grouped = Signal(object)

    def __init__(self, workspace: Workspace, performer: Performer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._performer = performer
        self._road: Road | None = None
        self._rows: RoadmapRows | None = None
        self._sources = Sources()
        self._were_shown: set[GroupBy] = set()  # the groupings whose groups were opened and closed once
        self._map: MapRows | None = None  # made where the map is shown
        self._shown_on: date | None = None
        self.view = RoadmapView(workspace.now.date(), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.view.set_up.clicked.connect(self.set_up_requested)
        self.view.take_in.clicked.connect(self.import_requested)
        performer.changed.connect(self.on_change)
        self.view.filters_changed.connect(self._regroup)
        self.view.choice_changed.connect(self._show_chosen)
        self.view.acted.connect(self._act)
        self.view.logged.connect(self._log)
        self.view.item_wished.connect(self.show_item)
        self.view.url_wished.connect(self.link_wished)
        self.view.panel_toggled.connect(self.panel_toggled)
        self.view.opened_in_list.connect(self._open_in_list)
        self.view.goal_wished.connect(self.goal_wished)
        self.view.told.connect(self.told)
        self.view.shown_as_map.connect(self._show_shape)
        self.view.shapes.map_zoomed.connect(self.map_zoomed)
        NotesKeeper(performer, self).serve(self.view.panel.item.notes)
        self._editing = RoadEditing(workspace, performer, self)
        self.view.filter_bar.new_button.clicked.connect(lambda: self._editing.new_item(self._phase_at_hand()))
        self.view.tree.moved.connect(self._move)
        self.view.menu.phase_wished.connect(self._act_on_phase)
        self.set_window_width(self.view.width())

    # -- for the window

    def show_item(self, item_id: str) -> None:
        """Choose an item and show it, even if filters hid it; an unknown one is passed over."""
        self.refresh_if_stale()
        if item_id in self._workspace.plan.items and not self.view.choose(item_id):
            self.view.clear_filters()
            if not self.view.choose(item_id):
                self.set_group_by(GroupBy.PHASE)  # every item has one
                self.view.choose(item_id)

    @property
    def is_map(self) -> bool:
        """Whether the map is shown, and not the list."""
        return self.view.is_map

    def set_as_map(self, is_map: bool) -> None:
        """Show the map, or the list."""
        self.view.set_as_map(is_map)

    def set_map_zoom(self, zoom: float) -> None:
        """Show the map as big as it was left, once it is made; 1 is its real size."""
        self.view.shapes.first_zoom = zoom

    @property
    def group_by(self) -> GroupBy:
        """What the groups of the list are."""
        return self.view.filters.by

    def set_group_by(self, by: GroupBy) -> None:
        """Show the list in other groups."""
        self.view.set_group_by(by)

    def show_groups(self, by: GroupBy) -> None:
        """Show the list, in these groups."""
        self.refresh_if_stale()
        self.set_as_map(False)
        self.set_group_by(by)

    def turn_shape(self) -> None:
        """Show a map where there is a list, and the other way round."""
        self.set_as_map(not self.is_map)

    def save_map(self, kind: str) -> None:
        """Show the map and ask where to save it, as "svg" or "png"."""
        self.refresh_if_stale()
        self.set_as_map(True)
        assert self.view.shapes.map is not None
        self.view.shapes.map.saving.ask_where(kind)

    def set_window_width(self, width: int) -> None:
        """Take the layout that belongs to a window of this width."""
        self.view.set_window_width(width)

    def set_now(self, now: datetime) -> None:
        """Show that time has moved on; a new day is another "this year" and another "today"."""
        if now.date() != self._shown_on:
            self.on_change()

    def note_room(self) -> NoteRoom:
        """Return where in the head a note covers nothing that one reads or presses."""
        return self.view.head.note_room()

    def use_sources(self, sources: Sources) -> None:
        """Say of an item where it comes from, and of the list which tracks it has, by what is known of it."""
        self._sources = sources
        self.view.show_backgrounds(sources.backgrounds)
        if self._rows is not None and not self._is_stale and self.group_by is not GroupBy.PHASE:
            self._rows = None
            self._show_filtered()
        self._show_chosen()

    def start_search(self) -> None:
        """Put the cursor where one searches."""
        self.view.start_search()

    def set_panel_open(self, is_open: bool) -> None:
        """Open or close the panel beside the list."""
        self.view.set_panel_open(is_open)

    @property
    def is_panel_open(self) -> bool:
        """Whether the panel beside the list is open."""
        return self.view.is_panel_open

    # -- from the plan to rows

    def show_plan(self) -> None:
        plan, schedule = self._workspace.plan, self._workspace.schedule
        self._shown_on = self._workspace.now.date()
        self.view.show_working(self._workspace.has_plan)
        self._road = road_of(plan, schedule, LocaleDays(self._shown_on))
        self._rows = self._map = None
        self.view.set_log_defaults(plan.settings.lengths.default, self._shown_on)
        self._show_filtered()
        self._show_chosen()

    def _show_filtered(self) -> None:
        if self._road is None:
            return
        filters = self.view.filters
        rows = self._grouped_rows(self._road, filters.by)
        self._show_map(filters)
        counts = counts_by_state(rows, filters)
        groups = shown_groups(rows, filters)
        if groups:
            self.view.show_groups(groups, counts)
        else:
            self.view.show_nothing(way_out(rows, filters), counts)

    def _grouped_rows(self, road: Road, by: GroupBy) -> RoadmapRows:
        """Return the rows in groups, made anew where the plan or the groups are others than before."""
        if self._rows is None or self._rows.by is not by:
            grouping = group_roadmap(road.plan, by, self._sources)
            if self._rows is None:
                self._rows = make_rows(road, grouping)
                self.view.show_rows(self._rows)
            else:
                self._rows = regrouped(self._rows, road, grouping)
            if by not in self._were_shown and self._rows.groups:
                self._were_shown.add(by)
                self.view.tree.open_groups(first_open(self._rows))
        return self._rows

    def _regroup(self) -> None:
        """Show what the learner asks for; other groups are told, so that they are kept."""
        by = self._rows.by if self._rows is not None else None
        self._show_filtered()
        if by is not self.group_by:
            self.grouped.emit(self.group_by)
            self._show_chosen()

    def _show_map(self, filters: Filters) -> None:
        if self.view.is_map and self._road is not None and self._rows is not None:
            self._map = self._map or make_map(self._road, self._rows)
            self.view.show_map(self._map, hidden_nodes(self._rows, filters))

    def _show_shape(self, is_map: bool) -> None:
        self.setFocusProxy(self.view.shapes.main_view)
        if not self._is_stale:
            self._show_filtered()
            self._show_chosen()
        self.shown_as_map.emit(is_map)

    def _open_in_list(self, item_id: str) -> None:
        self.view.set_as_map(False)
        self.show_item(item_id)
        self.view.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_chosen(self) -> None:
        road, rows = self._road, self._rows
        if road is None or rows is None:
            return
        ids = self._chosen()
        goal = self.view.shapes.chosen_goal()
        group = next((row for row in rows.groups if row.id == self.view.shapes.chosen_group()), None)
        if len(ids) == 1:
            self.view.show_item(item_details(road, ids[0], self._sources))
            return
        if ids:
            details = chosen_details(road, ids)
        elif goal is not None and goal in road.plan.goals:
            details = goal_details(road, goal)
        elif group is not None:
            details = group_details(road, group)
        else:
            details = road_details(road)
        states = {road.schedule.items[id].state.value for id in ids}
        self.view.show_group(details, () if ids or group or goal else rows.themes, states)

    def _chosen(self) -> list[str]:
        return [id for id in self.view.shapes.chosen_ids() if id in self._workspace.plan.items]

    # -- from wishes to changes

    def _act(self, act: Act) -> None:
        plan, items = self._workspace.plan, self._workspace.schedule.items
        known = cards(plan) if act in (Act.REST, Act.WAKE) else {}
        ids = [id for id in self._chosen() if act in acts_on(plan.items[id], items[id].state, known.get(id))]
        if ids and act in _ASKING:
            self._ask(act, ids[0])
        elif ids:
            self._performer.perform(lambda plan, _schedule: _EDITS[act](plan, ids, self._workspace.now))

    def _act_on_phase(self, act: PhaseAct) -> None:
        self._editing.act_on_phase(act, self._phase_at_hand())

    def _phase_at_hand(self) -> str:
        """Return the id of the phase that is chosen, or of the first chosen item's, "" for none."""
        ids, plan = self._chosen(), self._workspace.plan
        phase = plan.items[ids[0]].phase if ids else self.view.shapes.chosen_group() or ""
        return phase if phase in plan.phases else ""

    def _move(self, id: str, phase: str, before: str) -> None:
        self._editing.move_item(id, phase, before)
        self.view.tree.choose(id)

    def _ask(self, act: Act, id: str) -> None:
        workspace, over = self._workspace, self.window()
        plan, schedule, now = workspace.plan, workspace.schedule, workspace.now
        if act is Act.EDIT:
            self._editing.edit_item(id)
        elif act is Act.REMOVE:
            self._editing.remove_item(id)
        elif act is Act.ACCESS:
            AccessDialog(plan.items[id], now, self._performer, over).open()
        else:
            suggested = suggested_session(plan, id, now.date(), now)
            OwnSessionDialog(plan, schedule, suggested, self._performer, over).open()

    def _log(self, minutes: int, day: date, note: str) -> None:
        ids = self._chosen()
        if len(ids) == 1:

            def wish(plan: Plan, _schedule: Schedule) -> Edit:
                return log_time(plan, ids[0], minutes, day, self._workspace.now, note)

            self._performer.perform(wish)


_ASKING = (Act.BOOK, Act.ACCESS, Act.EDIT, Act.REMOVE)
_EDITS: dict[Act, MakeEdit] = {
    Act.FINISH: finish_items,
    Act.KNOW: know_items,
    Act.LEAVE_OUT: leave_out_items,
    Act.START: lambda plan, ids, now: start_item(plan, ids[0], now),
    Act.PUT_BACK: lambda plan, ids, _now: put_back_items(plan, ids),
    Act.REST: lambda plan, ids, _now: rest_item(plan, ids[0]),
    Act.WAKE: lambda plan, ids, _now: wake_item(plan, ids[0]),
}
