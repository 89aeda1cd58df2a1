"""The Week page: connects grid, strip, checklist and details with the workspace."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.domain.certification import Certification
from planner.services.week_summary import WeekSummary, summarize_week
from planner.services.weeks import first_of_week
from planner.services.workspace import Workspace
from planner.ui.actions import Scope, bind_to, on_trigger
from planner.ui.item_notes.keeping import NotesKeeper
from planner.ui.performer import Performer
from planner.ui.side_bar import SideBar
from planner.ui.theme import current_theme
from planner.ui.week.banners import WeekBanners
from planner.ui.week.chosen_details import ChosenDetails
from planner.ui.week.details_place import DetailsPlace
from planner.ui.week.finishes import Finishes
from planner.ui.week.grid.locale import GridLocale
from planner.ui.week.grid.rows import grid_rows
from planner.ui.week.grid.values import EmptyAction
from planner.ui.week.grid.view import WeekGridView
from planner.ui.week.head import WeekHead
from planner.ui.week.moving.ground_menus import GroundMenus
from planner.ui.week.moving.session_moves import SessionMoves
from planner.ui.week.page_rows import (
    HeadRow,
    exam_days,
    head_row,
    longest_days,
    minutes_by_track,
    session_to_begin_with,
    week_to_accept,
)
from planner.ui.week.panel.checklist_rows import GroupRow, checklist_rows
from planner.ui.week.panel.hint_rows import no_plan_hint
from planner.ui.week.panel.hours_rows import HoursRow, hours_row
from planner.ui.week.panel.subject_rows import subject_rows
from planner.ui.week.panel.week_panel import WeekPanel
from planner.ui.week.session_actions import SessionActions
from planner.ui.week.strip.rows import strip_rows
from planner.ui.week.strip.view import StripView
from planner.ui.week.wishes import SessionWishes
from planner.ui.widgets.buttons import follow_action
from planner.ui.widgets.note_room import NoteRoom


class WeekPage(QWidget):
    """Shows the week that a day lies in; the page's actions work on the selected session.

    Attributes:
        sessions: what is done with the selected sessions.
        banners: what the week has to say or to ask, under its head.

    Signals:
        set_up_requested, hours_requested: from the card of an empty week.
        item_requested, goal_requested: the id of what shall be shown on its own page.
        note_room_changed: a note may have to make way, as another week is shown.
        panel_toggled: whether the panel is open now.
    """

    set_up_requested = Signal()
    hours_requested = Signal()
    item_requested = Signal(str)
    goal_requested = Signal(str)
    note_room_changed = Signal()
    panel_toggled = Signal(bool)

    def __init__(
        self,
        workspace: Workspace,
        performer: Performer,
        actions: Mapping[str, QAction],
        side_bar: SideBar,
        window_width: int,
        parent: QWidget | None = None,
    ) -> None:
        """Show the current week of a workspace, laid out for a window's width, and keep up with it."""
        super().__init__(parent)
        self._workspace = workspace
        self._performer = performer
        self._actions = actions
        self._side_bar = side_bar
        self._words = GridLocale()
        self._first = self._first_of_week(workspace.now)
        self._selected = ""
        self._is_compact = False
        self._is_wide = False
        self._has_begun = False
        self._head = WeekHead(actions, longest_days(self._words), self)
        self.banners = WeekBanners(workspace, actions, self._words, self)
        self._strip = StripView(self)
        self._grid = WeekGridView(self)
        self._panel = WeekPanel(self)
        self._details = DetailsPlace(self._grid, self._panel, actions, self)
        self._notes = NotesKeeper(performer, self)
        self._finishes = Finishes(workspace, performer, self)
        self._wishes = SessionWishes(workspace, performer, self)
        self._chosen = ChosenDetails(
            workspace, actions, self._wishes, self._finishes, self._details, self._words
        )
        self._moves = SessionMoves(
            workspace, performer, self._grid.drag, lambda: self._first, self._week, self._words, self
        )
        self._menus = GroundMenus(workspace, performer, self._grid.slot, actions, self)
        self.sessions = SessionActions(workspace, self._wishes, self._moves, self._menus, actions, self, self)
        self._build()
        self._connect()
        self._connect_actions()
        self._take_width(window_width)
        self._show()

    # -- what the window asks for

    @property
    def first_day(self) -> date:
        """The first day of the week that is shown."""
        return self._first

    def set_window_width(self, width: int) -> None:
        """Take the layout that belongs to a window of this width."""
        if self._take_width(width):
            self._show()

    def _take_width(self, width: int) -> bool:
        """Take the layout of a width; return whether the rows are now others."""
        theme = current_theme()
        is_compact = width < theme.breakpoint("compact")
        is_wide = width >= theme.breakpoint("wide")
        self._panel.set_wide(is_wide)
        self._head.set_compact(is_compact)
        if is_compact != self._is_compact:
            self.set_panel_open(not is_compact)
        before = self._is_compact, self._is_wide
        self._is_compact, self._is_wide = is_compact, is_wide
        return before != (is_compact, is_wide)

    def set_panel_open(self, is_open: bool) -> None:
        """Open or close the panel."""
        if is_open != self.is_panel_open:
            self._panel.setVisible(is_open)
            self._fit_strip()
            self.panel_toggled.emit(is_open)
            self.note_room_changed.emit()

    @property
    def is_panel_open(self) -> bool:
        """Whether the panel is open."""
        return not self._panel.isHidden()

    def set_now(self, now: datetime) -> None:
        """Move the line of now."""
        self._grid.set_now(now)

    def note_room(self) -> NoteRoom:
        """Return where a note covers nothing that one reads: in the head, or else in free hours."""
        beside = self._head.note_room()
        hours = self._grid.note_room() if beside.hides_words else None
        if hours is None:
            return beside
        return NoteRoom(QRect(self._grid.mapTo(self, hours.topLeft()), hours.size()))

    def use_catalogue(self, catalogue: Mapping[str, Certification]) -> None:
        """Say of an exam's sessions what they cover of it, by the catalogue's certifications."""
        self._chosen.catalogue = catalogue
        self._show_details()

    def show_day(self, day: date) -> None:
        """Show the week that a day lies in."""
        first = self._first_of_week(day)
        if first != self._first:
            self._first = first
            self._show()
            if self._selected and not self._is_shown(self._selected):
                self.select("")
            self.note_room_changed.emit()

    def open_session(self, id: str) -> bool:
        """Show a session in its week, with its details; return whether it is still there."""
        session = self._wishes.session(id)
        if session is None:
            return False
        self.show_day(session.start.date())
        self.select(id)
        self.open_details(id)
        return True

    # -- what is selected

    @property
    def selected(self) -> str:
        """The id of the session whose details are shown, "" for none."""
        return self._selected

    def select(self, id: str) -> None:
        """Select a session, "" for none, and show its details."""
        self._selected = id
        self._grid.select(id or None)
        self._panel.checklist.select_session(id)
        self._show_details()

    def select_alone(self, id: str) -> None:
        """Select a session, and none besides."""
        self._grid.select_alone(id)
        self.select(id)

    def open_details(self, id: str, *, at_why: bool = False) -> None:
        """Put the keyboard on the details of a session, or on the reasons in them."""
        self._chosen.open(id, at_why=at_why)

    def leave_details(self) -> None:
        """Take the keyboard back from the details."""
        self._details.go_back()

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the sessions that the keys work on, that whose details are shown first."""
        group = self._grid.group
        return group if len(group) > 1 else (self._selected,) if self._selected else ()

    # -- building

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._strip)
        left.addWidget(self._grid, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self._panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.banners)
        column.addLayout(row, 1)
        bind_to(self._grid, self._actions, Scope.WEEK)
        bind_to(self._panel.checklist, self._actions, Scope.WEEK, but=("done",))  # it ticks its own rows
        follow_action(self._panel.order_button, self._actions["by-subject"])
        self.setFocusProxy(self._grid)

    def _connect(self) -> None:
        grid, checklist = self._grid, self._panel.checklist
        self._performer.changed.connect(self._show)
        self._finishes.known.connect(self._show_finishes)
        self._side_bar.day_activated.connect(self._go_to)
        self._strip.goal_activated.connect(self.goal_requested)
        for selected in (grid.session_selected, checklist.session_selected):
            selected.connect(self.select)
        for activated in (grid.session_activated, checklist.session_activated):
            activated.connect(self.open_details)
        grid.group_changed.connect(lambda _ids: self._show_details())
        grid.done_toggled.connect(self.sessions.toggle_done)
        grid.week_turn_requested.connect(self._turn)
        grid.action_wished.connect(self.sessions.act_on)
        grid.ground_activated.connect(self.sessions.ask_new)
        grid.ground_menu_requested.connect(self._menus.open_ground_menu)
        grid.day_menu_requested.connect(self._menus.open_day_menu)
        grid.context_menu_requested.connect(self.sessions.open_menu)
        grid.empty_action_requested.connect(self._do_empty_action)
        checklist.done_toggled.connect(lambda id, _is_done: self.sessions.toggle_done(id))
        checklist.done_with_time_requested.connect(partial(self.sessions.toggle_done, ask_time=True))
        checklist.menu_requested.connect(self.sessions.open_menu)
        checklist.dragged.connect(grid.drag.drag_from_outside)
        checklist.drag_released.connect(grid.drag.release)
        checklist.drag_cancelled.connect(grid.drag.cancel)
        grid.drag.ended.connect(checklist.forget_drag)
        checklist.modifiers_changed.connect(grid.drag.take_modifiers)
        grid.verticalScrollBar().valueChanged.connect(self.note_room_changed)
        grid.drag.day_elsewhere = self._side_bar.month.day_under
        self._moves.told.connect(self._panel.show_moving)
        self._moves.drawn.connect(self._wishes.ask_new_at)
        self._moves.landed.connect(self._go_to)
        self.banners.done_after_all.connect(self._wishes.finish_missed)
        self.banners.complete_requested.connect(self._wishes.ask_complete)
        self._panel.details.session_wished.connect(self._show_session)
        self._details.item_activated.connect(self.item_requested)
        self._details.notes_wished.connect(self._notes.change)
        self._details.note_written.connect(self._notes.write)
        self._details.use_unsaved(self._notes.unsaved)
        self._performer.stepping_back.connect(self._details.keep_note)
        self._details.place_activated.connect(self._notes.open)
        self.sessions.item_requested.connect(self.item_requested)

    def _connect_actions(self) -> None:
        handlers: dict[str, Callable[[], object]] = {
            "today": lambda: self._go_to(self._workspace.now.date()),
            "previous-week": partial(self._turn, -1),
            "next-week": partial(self._turn, 1),
            "accept-week": lambda: self._wishes.accept_week(week_to_accept(self._week())),
            "select-week": self._grid.select_all,
            **self.sessions.handlers(),
        }
        for id, handler in handlers.items():
            on_trigger(self._actions[id], handler)
        self._actions["by-subject"].toggled.connect(self._show_order)
        weekend = self._actions["weekend"]
        weekend.toggled.connect(lambda is_wide: self._grid.fold_weekend(not is_wide))
        self._grid.fold_weekend(not weekend.isChecked())

    # -- showing

    def _show(self, _notice: object = None) -> None:
        """Show the week as the workspace has it now."""
        workspace, words = self._workspace, self._words
        plan, schedule, now = workspace.plan, workspace.schedule, workspace.now
        is_first = workspace.has_plan and not self._has_begun
        if is_first:
            self._has_begun = True
            self._selected = session_to_begin_with(schedule, now)
        week = self._week()
        hours = hours_row(week)
        self._show_strip(hours)
        self._grid.show_rows(grid_rows(week, plan, now, words))
        self._grid.select(self._selected or None)
        self._show_head(head_row(week, schedule, now, words))
        self._side_bar.show_week(week.first, exam_days(plan, schedule), minutes_by_track(plan, week))
        self.banners.show_one()
        if workspace.has_plan:
            self._panel.show_week(hours, self._groups(week))
        else:
            self._panel.show_nothing(no_plan_hint())
        if is_first:
            self._panel.checklist.select_session(self._selected)
        self._show_details(week)

    def _show_strip(self, hours: HoursRow) -> None:
        plan, now = self._workspace.plan, self._workspace.now
        strip = strip_rows(plan, self._finishes.outlooks(self._workspace.schedule), now, self._words)
        self._fit_strip()
        self._strip.setVisible(bool(strip.cells))
        self._strip.show_rows(strip, hours)

    def _fit_strip(self) -> None:
        """Show the hours in the strip of a narrow window, unless the panel beside it has them."""
        self._strip.set_compact(self._is_compact, has_hours=not self.is_panel_open)

    def _show_finishes(self) -> None:
        """Show what could not be told of the goals before all was laid out."""
        week = self._week()
        self._show_strip(hours_row(week))
        self._show_details(week)

    def _groups(self, week: WeekSummary) -> tuple[GroupRow, ...]:
        """Return the rows of the checklist in the order that the learner chose."""
        plan, now = self._workspace.plan, self._workspace.now
        if self._actions["by-subject"].isChecked():
            return subject_rows(plan, week, now, self._words)
        return checklist_rows(plan, week, now, self._words, all_open=self._is_wide)

    def _show_order(self) -> None:
        self._panel.checklist.show_order(self._groups(self._week()))

    def _show_head(self, row: HeadRow) -> None:
        self._head.show_week(row)
        self._actions["accept-week"].setEnabled(row.can_accept)
        self._actions["today"].setEnabled(self._first_of_week(self._workspace.now) != self._first)

    def _show_details(self, week: WeekSummary | None = None) -> None:
        self._chosen.show(self.chosen(), lambda: week or self._week())

    # -- what the learner does

    def _do_empty_action(self, action: object) -> None:
        if action is EmptyAction.SET_UP:
            self.set_up_requested.emit()
        elif action is EmptyAction.SET_HOURS:
            self.hours_requested.emit()

    def _turn(self, weeks: int) -> None:
        self.show_day(self._first + timedelta(weeks=weeks))

    def _go_to(self, day: object) -> None:
        if isinstance(day, date):
            self.show_day(day)

    def _show_session(self, id: str) -> None:
        """Show a session in its week, and go on from its block."""
        session = self._wishes.session(id)
        if session is not None:
            self.show_day(session.start.date())
            self.select_alone(id)
            self._grid.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _is_shown(self, id: str) -> bool:
        session = self._wishes.session(id)
        return session is not None and self._first_of_week(session.start) == self._first

    def _week(self) -> WeekSummary:
        workspace = self._workspace
        return summarize_week(workspace.plan, workspace.schedule, self._first, workspace.now)

    def _first_of_week(self, day: date) -> date:
        return first_of_week(day, self._words.first_weekday)
