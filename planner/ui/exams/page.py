"""Connects the exams page with the workspace."""

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.goal import ExamOutcome
from planner.i18n import _
from planner.scheduling.remedies.remedy import Remedy
from planner.services import goals
from planner.services.catalog import certifications
from planner.services.certificates import certificate_of, retake_day
from planner.services.remedies import apply_remedy
from planner.services.workspace import Workspace
from planner.ui.exams.catalogue_dialog import CatalogueDialog
from planner.ui.exams.day_dialogs import RenewalDialog, ResultDialog, TryAgainDialog
from planner.ui.exams.exam_dialog import ExamContext, ExamDialog
from planner.ui.exams.goal_dialog import GoalDialog
from planner.ui.exams.load_rows import load_row
from planner.ui.exams.quiet_rows import RENEW, quiet_rows
from planner.ui.exams.rows import goal_rows, result_words, summary
from planner.ui.exams.table_rows import table_lines
from planner.ui.exams.timeline_rows import timeline_row
from planner.ui.exams.view import GoalsView
from planner.ui.forecast_source import ForecastSource
from planner.ui.performer import Performer
from planner.ui.shared.head_room import free_room
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.shared.page_head import PageHead
from planner.ui.shared.seen_page import SeenPage
from planner.ui.what_if.dialog import WhatIfDialog
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.calendar import first_weekday
from planner.ui.widgets.label import label
from planner.ui.widgets.note_room import NoteRoom
from planner.ui.widgets.segmented import Segment, SegmentedControl

_SHOWN_AS: Final = "exams_shown_as"
_CARDS, _TABLE = "cards", "table"


class ExamsPage(SeenPage):
    """Every exam and goal with its verdict; adds, changes and removes them, and takes results.

    Signals:
        set_up_requested: there is no plan yet to add an exam to.
        hours_requested: the study hours are to be changed.
        told: a sentence for the learner.
    """

    set_up_requested = Signal()
    hours_requested = Signal()
    told = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        performer: Performer,
        forecasts: ForecastSource,
        settings: QSettings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show the goals of a workspace and keep up with it; `settings` remember the way they are shown."""
        super().__init__(parent)
        self._settings = settings
        self._workspace = workspace
        self._performer = performer
        self._forecasts = forecasts
        self._title = label(_("Exams and goals"), "title", elide=True)
        self._facts = label("", color_role="text.tertiary", elide=True)
        segments = (Segment(_CARDS, _("Cards")), Segment(_TABLE, _("Table")))
        self._way = SegmentedControl(segments, name=_("Show as"))
        self._add_goal = push_button(_("Goal..."), "plus")
        self._add_goal.setAccessibleName(_("Add a goal"))
        self._add_exam = push_button(_("Exam..."), "plus", "primary")
        self._add_exam.setAccessibleName(_("Add an exam"))
        self._what_if = push_button(_("What if..."), "sliders-horizontal")
        self._head = self._make_head()
        self._view = GoalsView(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._view, 1)
        self.setFocusProxy(self._view)
        self._connect()
        self.refresh_if_stale()

    def set_window_width(self, _width: int) -> None:
        """The cards follow the page's own width."""

    def set_now(self, _now: datetime) -> None:
        """Count the days anew."""
        self.on_change()

    def note_room(self) -> NoteRoom:
        """Return where in the head a note covers nothing that one reads or presses."""
        return free_room(
            self._head, (self._way, self._what_if, self._add_goal, self._add_exam), (self._title, self._facts)
        )

    def show_goal(self, id: str) -> None:
        """Bring the card of a goal into view."""
        self.refresh_if_stale()
        self._view.show_goal(id)

    def add_exam(self) -> None:
        """Ask for an exam and add it; without a plan, ask for the plan first."""
        if not self._workspace.has_plan:
            self.set_up_requested.emit()
            return
        ExamDialog(self._context(), self._performer, parent=self.window()).open()

    def add_goal(self) -> None:
        """Ask for a goal and add it."""
        workspace = self._workspace
        GoalDialog(workspace.plan, workspace.now, self._performer, parent=self.window()).open()

    def _make_head(self) -> PageHead:
        head = PageHead()
        row = head.row
        row.addWidget(self._title)
        row.addSpacing(8)
        row.addWidget(self._facts, 1)
        row.addWidget(self._way)
        row.addWidget(self._what_if)
        row.addWidget(self._add_goal)
        row.addWidget(self._add_exam)
        return head

    def _connect(self) -> None:
        self._performer.changed.connect(self.on_change)
        self._forecasts.changed.connect(self.on_change)
        self._what_if.clicked.connect(lambda: self._try_changes())
        self._add_exam.clicked.connect(self.add_exam)
        self._add_goal.clicked.connect(self.add_goal)
        self._view.add_exam_requested.connect(self.add_exam)
        self._view.edit_requested.connect(self._edit)
        self._view.what_if_requested.connect(self._try_changes)
        self._view.remedy_chosen.connect(self._apply)
        self._view.hours_requested.connect(self.hours_requested)
        self._view.remove_requested.connect(self._remove)
        self._view.result_given.connect(self._ask_result)
        self._view.booked_changed.connect(self._book)
        self._view.again_requested.connect(self._try_again)
        self._view.act_requested.connect(self._act)
        self._view.told.connect(self.told)
        self._view.cards_requested.connect(lambda: self._way.set_value(_CARDS))
        self._way.chosen.connect(self._show_as)
        if self._settings is not None:
            self._way.set_value(_TABLE if self._settings.value(_SHOWN_AS) == _TABLE else _CARDS)

    def show_plan(self) -> None:
        workspace, catalogue, words = self._workspace, certifications(), LocaleDates()
        plan, schedule, now = workspace.plan, workspace.schedule, workspace.now
        if plan.goals:
            self._forecasts.ask()
        forecast = self._forecasts.current
        rows = goal_rows(plan, schedule, now, catalogue, words, workspace.remedies, forecast)
        self._facts.setText(summary(rows))
        self._view.show_around(
            timeline_row(plan, schedule, rows, catalogue, now, words),
            load_row(plan, schedule, now, words, first_weekday()),
            quiet_rows(plan, catalogue, now.date(), words),
            table_lines(plan, schedule, rows, catalogue, words, forecast),
        )
        self._view.show_rows(rows)
        for button in (self._what_if, self._add_exam, self._add_goal):
            button.setEnabled(workspace.has_plan)

    def _apply(self, remedy: Remedy) -> None:
        now = self._workspace.now
        self._performer.perform(lambda plan, _schedule: apply_remedy(plan, remedy, now))

    def _edit(self, id: str) -> None:
        """Open a goal in its dialog."""
        workspace = self._workspace
        goal = workspace.plan.goals[id]
        dialog: ExamDialog | GoalDialog
        if goal.is_exam:
            dialog = ExamDialog(self._context(), self._performer, goal, self.window())
        else:
            dialog = GoalDialog(workspace.plan, workspace.now, self._performer, goal, self.window())
        dialog.open()

    def _try_changes(self, goal: str = "") -> None:
        WhatIfDialog(self._workspace, self._performer, goal, self.window()).open()

    def _context(self) -> ExamContext:
        return ExamContext(self._workspace.plan, certifications(), self._workspace.now)

    def _remove(self, id: str) -> None:
        self._performer.perform(lambda plan, _schedule: goals.remove_goal(plan, id))

    def _ask_result(self, id: str, outcome: str) -> None:
        goal, now = self._workspace.plan.goals[id], self._workspace.now
        ResultDialog(goal, ExamOutcome(outcome), now, self._performer, self.window()).open()

    def _book(self, id: str, is_booked: bool) -> None:
        self._performer.perform(lambda plan, _schedule: goals.book(plan, id, is_booked=is_booked))

    def _try_again(self, id: str) -> None:
        """Ask when a failed exam is taken again, beginning with the first day that is known to be allowed."""
        plan, now = self._workspace.plan, self._workspace.now
        goal, tomorrow = plan.goals[id], now.date() + timedelta(days=1)
        first = retake_day(plan, goal, certifications())
        sentence = result_words(plan, goal, certifications(), now, LocaleDates())
        day = max(first or tomorrow, tomorrow)
        TryAgainDialog(goal, sentence, day, now, self._performer, self.window()).open()

    def _act(self, act: str, target: str) -> None:
        """Do what the button of a quiet line says."""
        if act == RENEW:
            self._ask_renewal(target)
        else:
            self.browse(target)

    def _ask_renewal(self, id: str) -> None:
        plan, catalogue = self._workspace.plan, certifications()
        certificate = certificate_of(plan, id, catalogue)
        if certificate is not None and certificate.certification in catalogue:
            certification = catalogue[certificate.certification]
            now = self._workspace.now
            RenewalDialog(certificate, certification, now, self._performer, self.window()).open()

    def browse(self, certification: str = "") -> None:
        """Show the catalogue, perhaps at one of its certifications."""
        planned = {goal.certification for goal in self._workspace.plan.goals.values()} - {None}
        dialog = CatalogueDialog(certifications(), planned, certification, self.window())
        dialog.add_requested.connect(self._add_certification)
        dialog.open()

    def _add_certification(self, id: str) -> None:
        if not self._workspace.has_plan:
            self.set_up_requested.emit()
            return
        dialog = ExamDialog(self._context(), self._performer, parent=self.window())
        dialog.choose(id)
        dialog.open()

    def _show_as(self, way: str) -> None:
        self._view.show_as(way)
        if self._settings is not None:
            self._settings.setValue(_SHOWN_AS, way)
