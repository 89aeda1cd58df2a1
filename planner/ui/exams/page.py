"""Connects the exams page with the workspace."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QTime
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.domain.goal import ExamOutcome, Goal
from planner.i18n import _
from planner.services import goals
from planner.services.catalog import certification, certifications
from planner.services.goals import ExamWish
from planner.services.workspace import Workspace
from planner.ui.exams.goal_dialogs import ExamDialog, GoalDialog
from planner.ui.exams.rows import Words, goal_rows, summary
from planner.ui.exams.view import GoalsView
from planner.ui.performer import Performer
from planner.ui.theme import current_theme
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.label import label


class ExamsPage(QWidget):
    """Every exam and goal with its verdict; adds, changes and removes them, and takes results."""

    def __init__(self, workspace: Workspace, performer: Performer, parent: QWidget | None = None) -> None:
        """Show the goals of a workspace and keep up with it."""
        super().__init__(parent)
        self._workspace = workspace
        self._performer = performer
        self._facts = label("", color_role="text.tertiary")
        self._view = GoalsView()
        self._add_goal = push_button(_("Goal..."), "plus")
        self._add_exam = push_button(_("Exam..."), "plus", "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self._view, 1)
        self._connect()
        self._show()

    def set_window_width(self, width: int) -> None:
        """Use as many columns as the window has room for."""
        self._view.set_width(width - current_theme().size("sidebar"))

    def set_now(self, _now: datetime) -> None:
        """Count the days anew."""
        self._show()

    def start_search(self) -> None:
        """There is nothing to search here; the cards get the focus."""
        self._view.setFocus()

    def show_goal(self, id: str) -> None:
        """Bring the card of a goal into view."""
        self._view.show_goal(id)

    def add_exam(self) -> None:
        """Ask for an exam and add it."""
        dialog = ExamDialog(self._workspace.plan, certifications(), self._workspace.now, parent=self.window())
        dialog.accepted.connect(lambda: self._add_answered_exam(dialog))
        dialog.open()

    def add_goal(self) -> None:
        """Ask for a goal and add it."""
        dialog = GoalDialog(self._workspace.plan, self._workspace.now, parent=self.window())
        dialog.accepted.connect(lambda: self._add_answered_goal(dialog))
        dialog.open()

    def _head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(current_theme().size("header"))
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(label(_("Exams and goals"), "title"))
        row.addSpacing(8)
        row.addWidget(self._facts)
        row.addStretch(1)
        row.addWidget(self._add_goal)
        row.addWidget(self._add_exam)
        return head

    def _connect(self) -> None:
        self._performer.changed.connect(self._show)
        self._add_exam.clicked.connect(self.add_exam)
        self._add_goal.clicked.connect(self.add_goal)
        self._view.add_exam_requested.connect(self.add_exam)
        self._view.edit_requested.connect(self._edit)
        self._view.remove_requested.connect(self._remove)
        self._view.result_given.connect(self._record)

    def _show(self, _notice: object = None) -> None:
        workspace = self._workspace
        words = Words(day=_day_text, moment=_moment_text)
        catalogue = certifications()
        rows = goal_rows(workspace.plan, workspace.schedule, workspace.now, catalogue, words)
        self._facts.setText(summary(rows))
        self._view.show_rows(rows)
        for button in (self._add_exam, self._add_goal):
            button.setEnabled(workspace.has_plan)

    def _add_answered_exam(self, dialog: ExamDialog) -> None:
        told = dialog.answers()
        wish = ExamWish(
            certification=certification(told.certification),
            due=told.due,
            priority=told.priority,
            buffer_days=told.buffer_days,
            minutes=told.minutes,
        )
        now = self._workspace.now
        self._performer.perform(lambda plan, _schedule: goals.add_exam(plan, wish, now))

    def _add_answered_goal(self, dialog: GoalDialog) -> None:
        told, now = dialog.answers(), self._workspace.now
        self._performer.perform(
            lambda plan, _schedule: goals.add_goal(
                plan,
                told.title,
                told.items,
                now,
                due=told.due,
                priority=told.priority,
                buffer_days=told.buffer_days,
            )
        )

    def _edit(self, id: str) -> None:
        goal = self._workspace.plan.goals[id]
        if goal.is_exam:
            self._edit_exam(goal)
        else:
            self._edit_goal(goal)

    def _edit_exam(self, goal: Goal) -> None:
        workspace = self._workspace
        dialog = ExamDialog(workspace.plan, certifications(), workspace.now, goal, self.window())

        def change() -> None:
            told = dialog.answers()
            self._performer.perform(
                lambda plan, _schedule: goals.edit_goal(
                    plan,
                    goal.id,
                    workspace.now,
                    due=told.due,
                    priority=told.priority,
                    buffer_days=told.buffer_days,
                )
            )

        dialog.accepted.connect(change)
        dialog.open()

    def _edit_goal(self, goal: Goal) -> None:
        workspace = self._workspace
        dialog = GoalDialog(workspace.plan, workspace.now, goal, self.window())

        def change() -> None:
            told = dialog.answers()
            self._performer.perform(
                lambda plan, _schedule: goals.edit_goal(
                    plan,
                    goal.id,
                    workspace.now,
                    title=told.title,
                    due=told.due,
                    without_date=told.due is None,
                    priority=told.priority,
                    buffer_days=told.buffer_days,
                    items=told.items,
                )
            )

        dialog.accepted.connect(change)
        dialog.open()

    def _remove(self, id: str) -> None:
        self._performer.perform(lambda plan, _schedule: goals.remove_goal(plan, id))

    def _record(self, id: str, outcome: str) -> None:
        now = self._workspace.now
        self._performer.perform(
            lambda plan, _schedule: goals.record_result(plan, id, ExamOutcome(outcome), now)
        )


def _day_text(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d MMM yyyy")


def _moment_text(moment: datetime) -> str:
    clock = QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)
    return f"{_day_text(moment.date())}, {clock}"
