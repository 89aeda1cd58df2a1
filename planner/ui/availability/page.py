"""Connects the Availability page with the workspace."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QSettings, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planner.domain.availability import WeeklyPattern
from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.i18n import _
from planner.services.availability import remove_day_off, remove_extra_hours
from planner.services.catalog import certifications
from planner.services.exam_appointments import exams_among
from planner.services.study_weeks import paint, remove_week, weeks_in_order
from planner.services.workspace import Notice, Workspace
from planner.ui.availability.add_forms import TimeForm
from planner.ui.availability.calendars.desk import CalendarsDesk
from planner.ui.availability.calendars.rows import exam_words
from planner.ui.availability.day_dialogs import CopyDayDialog, TypeHoursDialog
from planner.ui.availability.day_menu import MakeEdit, day_menu
from planner.ui.availability.effects import changes_in_short
from planner.ui.availability.grid.rows import painted_week
from planner.ui.availability.grid.stroke import PaintWish
from planner.ui.availability.panel import PanelRows
from planner.ui.availability.prospect import Effects, Prospect
from planner.ui.availability.rows import cost_words, extra_rows, off_rows
from planner.ui.availability.tool_row import STEPS, USUAL_STEP
from planner.ui.availability.view import AvailabilityView
from planner.ui.availability.week_dialog import WeekDialog
from planner.ui.availability.week_rows import shown_week, sum_words, week_choices
from planner.ui.calendars.linked import LinkedCalendars
from planner.ui.calendars.states import FoundCalendar
from planner.ui.performer import Performer
from planner.ui.shared.into_view import bring_into_view
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.shared.seen_page import SeenPage
from planner.ui.week.grid.locale import GridLocale
from planner.ui.widgets.note_room import NoteRoom

_STEP: Final = "paint_step"  # where the step is kept from one time to the next


class AvailabilityPage(SeenPage):
    """The weeks as they are painted, and what differs from them; each change is saved as it is made.

    Attributes:
        view: what is seen of it.

    Signals:
        set_up_requested: there is no plan yet whose hours could be set.
        panel_toggled: whether the panel is open now.
    """

    set_up_requested = Signal()
    panel_toggled = Signal(bool)

    def __init__(
        self,
        workspace: Workspace,
        performer: Performer,
        settings: QSettings,
        calendars: LinkedCalendars,
        parent: QWidget | None = None,
    ) -> None:
        """Show the hours of a workspace and keep up with it."""
        super().__init__(parent)
        self._workspace, self._performer, self._settings = workspace, performer, settings
        self._calendars = calendars
        self._words = GridLocale()
        self._prospect: Prospect | None = None
        self._week = ""
        self._day = workspace.now.date()
        self._tried: MakeEdit | None = None
        self.view = AvailabilityView(self._day, self)
        self._desk = CalendarsDesk(workspace, performer, calendars, self.view.panel.calendars, self._words)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)  # many moves of the mouse are judged once
        self._later.timeout.connect(self._show_effects)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._connect()
        self._connect_panel()
        self._connect_calendars()
        self._restore_step()
        self.refresh_if_stale()

    # -- for the window

    def set_window_width(self, width: int) -> None:
        """Take the layout that belongs to a window of this width."""
        self.view.set_window_width(width)

    def set_now(self, now: datetime) -> None:
        """Show that time has moved on; another day has another week in force."""
        if now.date() != self._day:
            self.on_change()

    def note_room(self) -> NoteRoom:
        """Return where in the head a note covers nothing that one reads or presses."""
        return self.view.head.note_room()

    def set_panel_open(self, is_open: bool) -> None:
        """Open or close the panel beside the grid."""
        self.view.set_panel_open(is_open)

    @property
    def is_panel_open(self) -> bool:
        """Whether the panel beside the grid is open."""
        return self.view.is_panel_open

    # -- from the plan to rows

    def on_change(self, _notice: object = None) -> None:
        if self._prospect is not None and self.isVisible():
            is_edit = isinstance(_notice, Notice) and _notice.edit is not None
            self._prospect.move_on(self._workspace.plan, self._workspace.schedule, by_edit=is_edit)
        else:
            self._prospect = None
        super().on_change(_notice)

    def show_plan(self) -> None:
        workspace, words = self._workspace, self._words
        self.view.show_working(workspace.has_plan)
        self.setFocusProxy(self.view.grid if workspace.has_plan else self.view.set_up)
        if not workspace.has_plan:
            return
        plan, now, week = workspace.plan, workspace.now, self._shown_week()
        self._day, self._week = now.date(), week.id
        self.view.panel.begin_at(self._day)
        self.view.head.show_weeks(week_choices(plan, now, words), week.id)
        self.view.tools.show_sums(sum_words(plan, week))
        self.view.grid.show_week(painted_week(plan, week, now, words, words.first_weekday))
        self.view.panel.limits.show_settings(plan.settings)
        self.view.panel.show_rows(
            PanelRows(
                off_rows(plan, now, words),
                cost_words(plan, now, words),
                extra_rows(plan, now, words),
                self._desk.rows(),
            )
        )
        self._show_effects()

    def _shown_week(self) -> WeeklyPattern:
        return shown_week(self._workspace.plan, self._workspace.now, self._week)

    # -- what a change would do

    def _try(self, make: MakeEdit | None) -> None:
        """Show soon what an edit would do; None shows what is."""
        self._tried = make
        self._later.start()

    def _try_stroke(self, wish: PaintWish | None) -> None:
        self._try(None if wish is None else self._painting(wish))

    def _try_form(self, form: TimeForm) -> None:
        self._try(partial(form.edit, now=self._workspace.now) if form.is_touched else None)

    def _try_limits(self) -> None:
        """Say what cannot be beside the fields, and what can be with its effects."""
        limits, plan = self.view.panel.limits, self._workspace.plan
        is_other, problem = limits.differs(plan.settings), ""
        try:
            if is_other:
                limits.edit(plan)
        except Refusal as refusal:
            problem = str(refusal)
        limits.problem.show_problem(problem)
        self._try(limits.edit if is_other else None)

    def _show_effects(self) -> None:
        effects = self._effects()
        self.view.panel.show_effects(effects)
        says_it = self._tried is not None and not self.is_panel_open
        self.view.grid.show_effect(changes_in_short(effects.rows) if says_it else "")

    def _effects(self) -> Effects:
        plan = self._workspace.plan
        self._prospect = self._prospect or Prospect(plan, self._workspace.schedule)
        if self._tried is not None:
            try:
                return self._prospect.after(self._tried(plan), self._words)
            except Refusal:  # nothing would change, or not yet
                pass
        return self._prospect.now(self._words)

    def _note(self, words: str, edit: Edit) -> None:
        if self._prospect is not None and self.isVisible():
            self._prospect.note = words.format(label=edit.label)
            self._show_effects()

    # -- what the learner does

    def _perform(self, make: MakeEdit, tell_refusal: Callable[[str], None] | None = None) -> Edit | None:
        self._tried = None
        return self._performer.perform(lambda plan, _schedule: make(plan), tell_refusal)

    def _painting(self, wish: PaintWish) -> MakeEdit:
        return partial(
            paint,
            week=self._week,
            weekdays=wish.weekdays,
            start=wish.start,
            end=wish.end,
            brush=wish.brush,
        )

    def _paint(self, wish: PaintWish) -> None:
        self._perform(self._painting(wish))

    def _choose_week(self, id: str) -> None:
        self._week = id
        self.show_plan()

    def _ask_week(self, *, is_new: bool) -> None:
        week, now, before = self._shown_week(), self._workspace.now, frozenset(self._workspace.plan.patterns)
        dialog = WeekDialog(self._performer, week, now, is_new=is_new, parent=self.window())
        dialog.accepted.connect(partial(self._show_new_week, before))
        dialog.open()

    def _show_new_week(self, before: frozenset[str]) -> None:
        new = [week.id for week in weeks_in_order(self._workspace.plan) if week.id not in before]
        if new:
            self._choose_week(new[0])

    def _ask_copy(self, weekday: int) -> None:
        CopyDayDialog(self._performer, self._week, weekday, self.window()).show()

    def _ask_hours(self, weekday: int) -> None:
        TypeHoursDialog(self._performer, self._shown_week(), weekday, self.window()).open()

    def _open_day_menu(self, weekday: int, place: QPoint) -> None:
        menu = day_menu(
            self,
            self._week,
            weekday,
            perform=self._perform,
            ask_copy=self._ask_copy,
            ask_hours=self._ask_hours,
        )
        menu.popup(place)

    def _save_limits(self) -> None:
        limits = self.view.panel.limits
        if not limits.problem.text and limits.differs(self._workspace.plan.settings):
            self._perform(limits.edit)
        else:
            self._try(None)

    def _add(self, form: TimeForm, opener: QPushButton) -> None:
        make = partial(form.edit, now=self._workspace.now)
        if self._perform(make, form.problem.show_problem) is not None:
            self.view.panel.close_form(form, opener)

    def _ask_holidays(self) -> None:
        # The package behind it is wanted once a year.
        from planner.ui.availability.holidays_dialog import HolidaysDialog

        HolidaysDialog(self._workspace, self._performer, self._settings, self.window()).open()

    # -- calendars

    def choose_calendar(self) -> None:
        """Ask for a calendar file, and offer to link it."""
        self._desk.choose_file()

    def link_calendar(self, path: str) -> None:
        """Have a calendar file read; how that goes, and what it would do, is seen in the panel."""
        self.set_panel_open(True)
        self._calendars.link(path)
        bring_into_view(self.view.panel.calendars.reading)

    def _offer_calendar(self, found: FoundCalendar) -> None:
        self.set_panel_open(True)
        workspace = self._workspace
        exams = exams_among(found.file.appointments, workspace.plan, certifications(), workspace.now)
        words_of = exam_words(exams, workspace.plan, LocaleDates())
        self.view.panel.show_found(found, exams, words_of)

    def _tell_calendar_problem(self, sentence: str) -> None:
        self.set_panel_open(True)
        self.view.panel.tell_calendar_problem(sentence)

    def _keep_step(self, minutes: int) -> None:
        self._settings.setValue(_STEP, minutes)

    def _restore_step(self) -> None:
        kept = str(self._settings.value(_STEP, ""))
        step = next((step for step in STEPS if str(step) == kept), USUAL_STEP)
        self.view.tools.step.setCurrentIndex(STEPS.index(step))

    # -- building

    def _connect(self) -> None:
        view = self.view
        self._performer.changed.connect(self.on_change)
        for signal, words in (
            (self._performer.performed, _("Saved: {label}")),
            (self._performer.redone, _("Saved: {label}")),
            (self._performer.undone, _("Undone: {label}")),
        ):
            signal.connect(partial(self._note, words))
        view.set_up.clicked.connect(self.set_up_requested)
        view.panel_toggled.connect(self.panel_toggled)
        view.head.week_chosen.connect(self._choose_week)
        view.head.new_wished.connect(partial(self._ask_week, is_new=True))
        view.head.change_wished.connect(partial(self._ask_week, is_new=False))
        view.head.remove_wished.connect(lambda: self._perform(partial(remove_week, id=self._week)))
        view.head.copy.clicked.connect(lambda: self._ask_copy(view.grid.cursor_weekday()))
        view.tools.step_chosen.connect(self._keep_step)
        view.grid.painted.connect(self._paint)
        view.grid.tried.connect(self._try_stroke)
        view.grid.menu_requested.connect(self._open_day_menu)

    def _connect_panel(self) -> None:
        panel = self.view.panel
        panel.limits.edited.connect(self._try_limits)
        panel.limits.finished.connect(self._save_limits)
        panel.off.remove_requested.connect(lambda id: self._perform(partial(remove_day_off, id=id)))
        panel.extra.remove_requested.connect(lambda id: self._perform(partial(remove_extra_hours, id=id)))
        for form, rows in ((panel.off_form, panel.off), (panel.extra_form, panel.extra)):
            form.touched.connect(partial(self._try_form, form))
            form.submitted.connect(partial(self._add, form, rows.add_button))
        panel.holidays.clicked.connect(self._ask_holidays)

    def _connect_calendars(self) -> None:
        section, calendars = self.view.panel.calendars, self._calendars
        for form in (section.form, section.exams_form):
            form.touched.connect(partial(self._try_form, form))
            form.submitted.connect(partial(self._add, form, section.add_button))
        self._desk.link_wished.connect(self.link_calendar)
        calendars.found.connect(self._offer_calendar)
        calendars.refused.connect(self._tell_calendar_problem)
