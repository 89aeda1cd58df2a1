"""Connects the exams page with the workspace."""

from datetime import datetime

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.goal import ExamOutcome
from planner.i18n import _
from planner.scheduling.remedies.remedy import Remedy
from planner.services import goals
from planner.services.catalog import certifications
from planner.services.remedies import apply_remedy
from planner.services.workspace import Workspace
from planner.ui.exams.exam_dialog import ExamContext, ExamDialog
from planner.ui.exams.goal_dialog import GoalDialog
from planner.ui.exams.rows import goal_rows, summary
from planner.ui.exams.view import GoalsView
from planner.ui.forecast_source import ForecastSource
from planner.ui.performer import Performer
from planner.ui.shared.head_room import free_room
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.shared.page_head import PageHead
from planner.ui.shared.seen_page import SeenPage
from planner.ui.what_if.dialog import WhatIfDialog
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.label import label


class ExamsPage(SeenPage):
    """Every exam and goal with its verdict; adds, changes and removes them, and takes results.

    Signals:
        set_up_requested: there is no plan yet to add an exam to.
        hours_requested: the study hours are to be changed.
    """

    set_up_requested = Signal()
    hours_requested = Signal()

    def __init__(
        self,
        workspace: Workspace,
        performer: Performer,
        forecasts: ForecastSource,
        parent: QWidget | None = None,
    ) -> None:
        """Show the goals of a workspace and keep up with it."""
        super().__init__(parent)
        self._workspace = workspace
        self._performer = performer
        self._forecasts = forecasts
        self._title = label(_("Exams and goals"), "title")
        self._facts = label("", color_role="text.tertiary")
        self._add_goal = push_button(_("Goal..."), "plus")
        self._add_goal.setAccessibleName(_("Add a goal"))
        self._add_exam = push_button(_("Exam..."), "plus", "primary")
        self._add_exam.setAccessibleName(_("Add an exam"))
        self._what_if = push_button(_("What if..."), "sliders-horizontal")
        self._head = self._make_head()
        self._view = GoalsView()
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

    def note_room(self) -> QRect:
        """Return where in the head a note covers nothing that one reads or presses."""
        return free_room(
            self._head, (self._what_if, self._add_goal, self._add_exam), (self._title, self._facts)
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
        row.addWidget(self._facts)
        row.addStretch(1)
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
        self._view.result_given.connect(self._record)

    def show_plan(self) -> None:
        workspace = self._workspace
        if workspace.plan.goals:
            self._forecasts.ask()
        rows = goal_rows(
            workspace.plan,
            workspace.schedule,
            workspace.now,
            certifications(),
            LocaleDates(),
            workspace.remedies,
            self._forecasts.current,
        )
        self._facts.setText(summary(rows))
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

    def _record(self, id: str, outcome: str) -> None:
        now = self._workspace.now
        self._performer.perform(
            lambda plan, _schedule: goals.record_result(plan, id, ExamOutcome(outcome), now)
        )
