"""The controller of the Courses screen: from the plan to rows, and from wishes to changes."""

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QSettings, Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.edit import Edit
from planner.domain.plan import Plan
from planner.services import courses
from planner.services.item_notes import finish_with_evidence
from planner.services.items import log_time
from planner.services.own_sessions import suggested_session
from planner.services.several_items import finish_items
from planner.services.workspace import Workspace
from planner.ui.courses.acts import SEVERAL, Act, acts_on
from planner.ui.courses.course_dialog import CourseDialog
from planner.ui.courses.details import all_details, chosen_details, course_details
from planner.ui.courses.filters import counts_by_show, shown_groups, way_out
from planner.ui.courses.kept import KeptTable
from planner.ui.courses.pages import page_address
from planner.ui.courses.rows import CourseRow, CourseRows, make_rows
from planner.ui.courses.view import CoursesView
from planner.ui.item_notes.keeping import NotesKeeper
from planner.ui.performer import Performer
from planner.ui.roadmap.access_dialog import AccessDialog
from planner.ui.roadmap.dates import LocaleDays
from planner.ui.roadmap.road import Road, road_of
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.shared.own_session_dialog import OwnSessionDialog
from planner.ui.shared.seen_page import SeenPage
from planner.ui.week.dialogs.complete_item_dialog import CompleteItemDialog
from planner.ui.week.dialogs.questions import completion_question
from planner.ui.widgets.note_room import NoteRoom

MakeEdit = Callable[[Plan], Edit]


class CoursesPage(SeenPage):
    """The Courses screen of a workspace.

    Signals:
        set_up_requested: there is no plan yet to add a course to.
        import_requested: something is to be taken in from a file.
        link_wished: the address of a page that is to be opened outside.
        item_wished: the id of an item that is to be shown in the roadmap.
        panel_toggled: whether the panel beside the table is open now.

    Attributes:
        view: what is seen of it.
    """

    set_up_requested = Signal()
    import_requested = Signal()
    link_wished = Signal(str)
    item_wished = Signal(str)
    panel_toggled = Signal(bool)

    def __init__(
        self,
        workspace: Workspace,
        performer: Performer,
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        """Show the courses of a workspace as `settings` remember the table."""
        super().__init__(parent)
        self._workspace, self._performer = workspace, performer
        self._kept = KeptTable(settings)
        self._road: Road | None = None
        self._rows: CourseRows | None = None
        self._shown_on: date | None = None
        self.view = CoursesView(workspace.now.date(), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)
        self._kept.dress(self.view.table)
        self.view.set_filters(self._kept.filters())
        self._connect()
        self.set_window_width(self.view.width())

    # -- for the window

    def show_course(self, id: str) -> None:
        """Choose a course and show it, even if filters hid it; an unknown one is passed over."""
        self.refresh_if_stale()
        is_there = self._rows is not None and any(row.id == id for row in self._rows.courses)
        if is_there and not self.view.choose(id):
            self.view.set_filters(self.view.filters.in_order)
            self.view.choose(id)

    def add_course(self) -> None:
        """Ask for a new course; without a plan, ask for the plan first."""
        if not self._workspace.has_plan:
            self.set_up_requested.emit()
            return
        before = set(self._workspace.plan.items)
        dialog = CourseDialog(self._workspace.plan, self._performer, parent=self.window())
        dialog.accepted.connect(lambda: self._show_new(before))
        dialog.open()

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

    def start_search(self) -> None:
        """Put the cursor where one searches."""
        self.view.start_search()

    def set_panel_open(self, is_open: bool) -> None:
        """Open or close the panel beside the table."""
        self.view.set_panel_open(is_open)

    @property
    def is_panel_open(self) -> bool:
        """Whether the panel beside the table is open."""
        return self.view.is_panel_open

    # -- from the plan to rows

    def show_plan(self) -> None:
        plan, schedule = self._workspace.plan, self._workspace.schedule
        self._shown_on = self._workspace.now.date()
        is_first = self._rows is None
        self._road = road_of(plan, schedule, LocaleDays(self._shown_on))
        self._rows = make_rows(self._road)
        if not self._workspace.has_plan:
            self.view.show_no_plan()
            return
        self.view.show_rows(self._rows)
        # What is worked on stays in sight, though it leaves what is asked for: one may count one more unit.
        self._show_filtered(self.view.table.chosen_ids())
        if is_first and not self.view.table.chosen_ids():
            self.view.table.choose_first()
        self._show_chosen()

    def _show_filtered(self, besides: Collection[str] = ()) -> None:
        if self._rows is None:
            return
        filters = self.view.filters
        counts = counts_by_show(self._rows, filters)
        groups = shown_groups(self._rows, filters, besides)
        if groups:
            self.view.show_groups(groups, counts)
        else:
            self.view.show_nothing(way_out(self._rows, filters), counts)

    def _show_chosen(self) -> None:
        if self._road is None or self._rows is None:
            return
        rows = self._chosen()
        if len(rows) == 1:
            self.view.show_course(course_details(self._road, rows[0].id, LocaleDates()))
        elif rows:
            self.view.show_several(chosen_details(self._road, rows))
        else:
            self.view.show_several(all_details(self._road, self._rows))

    def _chosen(self) -> list[CourseRow]:
        by_id = {row.id: row for row in self._rows.courses} if self._rows is not None else {}
        return [by_id[id] for id in self.view.table.chosen_ids() if id in by_id]

    def _show_new(self, before: set[str]) -> None:
        new = next((id for id in self._workspace.plan.items if id not in before), "")
        self.show_course(new)

    # -- from wishes to changes

    def _act(self, act: Act) -> None:
        plan, items = self._workspace.plan, self._workspace.schedule.items
        ids = [row.id for row in self._chosen()]
        ids = [id for id in ids if act in acts_on(plan, plan.items[id], items[id].state)]
        if len(ids) > 1 and act in SEVERAL:
            self._perform(partial(_SEVERAL[act], ids, self._workspace.now))
        elif ids:
            self._act_on(act, ids[0])

    def _act_on(self, act: Act, id: str) -> None:
        now = self._workspace.now
        edits: dict[Act, MakeEdit] = {
            Act.REOPEN: lambda plan: courses.take_up(plan, id, now),
            Act.TAKE_UP: lambda plan: courses.take_up(plan, id, now),
            Act.PAUSE: lambda plan: courses.pause_course(plan, id, now),
            Act.MORE: lambda plan: courses.add_units(plan, id, 1, now),
            Act.LESS: lambda plan: courses.add_units(plan, id, -1, now),
        }
        if act in edits:
            self._perform(edits[act])
        elif act is Act.PAGE:
            self.link_wished.emit(page_address(self._workspace.plan, self._workspace.plan.items[id]))
        elif act is Act.ROADMAP:
            self.item_wished.emit(id)
        else:
            self._ask(act, id)

    def _ask(self, act: Act, id: str) -> None:
        workspace, over = self._workspace, self.window()
        plan, schedule, now = workspace.plan, workspace.schedule, workspace.now
        if act is Act.COMPLETE:
            self._ask_complete(id)
        elif act is Act.LOG:
            self.view.set_panel_open(True)
            self.view.panel.course.open_form(plan.settings.lengths.default, now.date())
        elif act is Act.EDIT:
            CourseDialog(plan, self._performer, plan.items[id], over).open()
        elif act is Act.ACCESS:
            AccessDialog(plan.items[id], now, self._performer, over).open()
        elif act is Act.WEEKLY:
            suggested = suggested_session(plan, id, now.date(), now)
            dialog = OwnSessionDialog(plan, schedule, suggested, self._performer, over)
            dialog.weekly.setChecked(True)
            dialog.open()

    def _ask_complete(self, id: str) -> None:
        workspace = self._workspace
        item = workspace.plan.items[id]
        question = completion_question(workspace.plan, workspace.schedule, item, workspace.now)
        dialog = CompleteItemDialog(question, self.window())

        def complete() -> None:
            title, place = dialog.evidence
            self._perform(lambda plan: finish_with_evidence(plan, id, title, place, workspace.now))

        dialog.accepted.connect(complete)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _tick(self, id: str) -> None:
        """Complete a course by its box, or take that back."""
        state = self._workspace.schedule.items[id].state
        self._act_on(Act.REOPEN if state.is_achieved else Act.COMPLETE, id)

    def _log(self, minutes: int, day: date, note: str) -> None:
        rows, now = self._chosen(), self._workspace.now
        if len(rows) == 1:
            self._perform(lambda plan: log_time(plan, rows[0].id, minutes, day, now, note))

    def _follow(self, told: SignalInstance, change: Callable[[Plan, str, Any], Edit]) -> None:
        """Change a course by what a signal tells: its id, and something of it.

        What was half typed when the course was removed goes with it.
        """

        def do(id: str, value: Any) -> None:
            if id in self._workspace.plan.items:
                self._perform(lambda plan: change(plan, id, value))

        told.connect(do)

    def _perform(self, make: MakeEdit) -> None:
        if self._performer.perform(lambda plan, _schedule: make(plan)) is None:
            self._show_chosen()  # the fields go back to what holds

    def _keep_filters(self) -> None:
        self._kept.keep_filters(self.view.filters)

    def _connect(self) -> None:
        view, workspace = self.view, self._workspace
        self._performer.changed.connect(self.on_change)
        view.filters_changed.connect(lambda: self._show_filtered())
        view.filters_changed.connect(self._keep_filters)
        view.table.layout_changed.connect(lambda: self._kept.keep_table(view.table))
        view.choice_changed.connect(self._show_chosen)
        view.acted.connect(self._act)
        view.table.ticked.connect(self._tick)
        view.panel_toggled.connect(self.panel_toggled)
        view.head.add.clicked.connect(self.add_course)
        view.add_first.clicked.connect(self.add_course)
        view.set_up.clicked.connect(self.set_up_requested)
        for button in (view.head.take_in, view.import_first):
            button.clicked.connect(self.import_requested)
        course, fields = view.panel.course, view.panel.course.fields
        self._performer.stepping_back.connect(fields.settle)
        course.item_wished.connect(self.item_wished)
        course.logged.connect(self._log)
        course.choices.page_wished.connect(self.link_wished)
        self._follow(course.choices.chosen, courses.choose_resource)
        self._follow(
            fields.units_set, lambda plan, id, done: courses.set_units(plan, id, done, workspace.now)
        )
        self._follow(fields.count_set, courses.set_unit_count)
        self._follow(fields.estimate_set, courses.set_estimate)
        self._follow(
            fields.started_set, lambda plan, id, day: courses.set_started(plan, id, day, workspace.now)
        )
        self._follow(fields.price_set, courses.set_price)
        NotesKeeper(self._performer, self).serve(course.notes)


_SEVERAL: dict[Act, Callable[[Sequence[str], datetime, Plan], Edit]] = {
    Act.COMPLETE: lambda ids, now, plan: finish_items(plan, ids, now),
    Act.PAUSE: lambda ids, now, plan: courses.pause_courses(plan, ids, now),
    Act.TAKE_UP: lambda ids, now, plan: courses.take_up_courses(plan, ids, now),
}
