"""The weekly review: three steps, and at their end one change. Closing it before changes nothing."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from planner.domain.errors import Refusal
from planner.domain.session import Session
from planner.i18n import _
from planner.scheduling.engine import judge
from planner.scheduling.network import compile_network
from planner.services.agreed_week import agreed_week
from planner.services.weekly_review import (
    ReviewAnswers,
    ReviewedWeek,
    SessionAnswer,
    plan_after_answers,
    review_week,
    reviewed,
    week_to_prepare,
)
from planner.services.workspace import Workspace
from planner.ui.availability.effects import Outlooks, effect_rows
from planner.ui.performer import Performer
from planner.ui.review.answering import (
    all_later,
    with_day_turned,
    with_hours,
    with_item,
    with_session,
    without_hours,
)
from planner.ui.review.hours_rows import hours_rows
from planner.ui.review.hours_step import HoursStep
from planner.ui.review.past_rows import COMPLETED, AskRow, past_rows
from planner.ui.review.past_step import PastStep
from planner.ui.review.week_rows import week_rows
from planner.ui.review.week_step import WeekStep
from planner.ui.shared.dialog_room import comfortable_size
from planner.ui.shared.step_rail import StepRail
from planner.ui.shared.steps import StepPage, lay_out_steps
from planner.ui.shared.wish_dialog import ProblemLine
from planner.ui.week.grid.locale import GridLocale
from planner.ui.widgets.buttons import push_button, set_button_icon
from planner.ui.widgets.tab_walk import step_focus

_SIZE: Final = QSize(1040, 640)
_HOURS_STEP: Final = 1
_WEEK_STEP: Final = 2


class ReviewDialog(QDialog):
    """Asks what became of the week that ends, shows the hours of the next and the week that comes of both.

    Attributes:
        coming: the Monday of the week that is prepared.
        answers: what was answered so far; it is stored when the week is accepted, and not before.
        past, hours, week: the steps.
    """

    def __init__(self, workspace: Workspace, performer: Performer, parent: QWidget | None = None) -> None:
        """Review the plan of a workspace."""
        super().__init__(parent)
        self._performer = performer
        self._plan, self._schedule, self._now = workspace.plan, workspace.schedule, workspace.now
        self._network = compile_network(self._plan.items)
        self._before = judge(self._plan, self._now, self._network)
        self.coming = week_to_prepare(self._now)
        steps = workspace.steps_back((Session,), self._plan)
        self._agreed = agreed_week(self._plan, self.coming, steps)
        self._reviewed: ReviewedWeek | None = None
        self._words = GridLocale()
        self._furthest = 0
        self.answers = ReviewAnswers()
        self.past = PastStep()
        self.hours = HoursStep(self.coming, self._now.date())
        self.week = WeekStep()
        self._steps: tuple[StepPage, ...] = (self.past, self.hours, self.week)
        self._make_parts()
        self._lay_out()
        self._connect()
        self.setWindowTitle(_("Weekly review"))
        self.resize(comfortable_size(self, _SIZE))
        self.show_step(0)

    @property
    def step(self) -> int:
        """The number of the step shown, from 0."""
        return self._pages.currentIndex()

    def show_step(self, number: int) -> None:
        """Show a step with the answers as they are."""
        self.problem.show_problem("")
        self._pages.setCurrentIndex(number)
        self._furthest = max(self._furthest, number)
        self._rail.show_step(number, self._furthest)
        self.back_button.setVisible(number > 0)
        self.next_button.setText(_("Next"))
        self.next_button.setIcon(QIcon())
        self._refresh()
        self.next_button.setFocus()  # where there is nothing to answer, it keeps it
        self._steps[number].focus_first()

    def forward(self) -> None:
        """Go on to the next step; at the end, store all of it."""
        if not self._has_taken_form():
            return
        if self.step == _WEEK_STEP:
            self._finish()
        else:
            self.show_step(self.step + 1)

    def back(self) -> None:
        """Go back one step; all answers stay."""
        if self.step > 0:
            self.show_step(self.step - 1)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        return step_focus(self, forwards)

    # -- building

    def _make_parts(self) -> None:
        self._pages = QStackedWidget()
        for step in self._steps:
            self._pages.addWidget(step)
        self._rail = StepRail(
            [step.title for step in self._steps], _("Nothing changes before you accept the week.")
        )
        self.problem = ProblemLine()
        self.close_button = push_button(_("Not now"), kind="flat", size="large")
        self.back_button = push_button(_("Back"), size="large")
        self.next_button = push_button(_("Next"), kind="primary", size="large")
        for button in (self.close_button, self.back_button):
            button.setAutoDefault(True)
        self.next_button.setMinimumWidth(104)
        self.next_button.setDefault(True)

    def _lay_out(self) -> None:
        leading = (self.close_button, self.problem)
        lay_out_steps(self, self._rail, self._pages, leading, (self.back_button, self.next_button))

    def _connect(self) -> None:
        self.past.answered.connect(self._answer)
        self.past.all_later_requested.connect(lambda: self._take(all_later(self.answers)))
        self.hours.day_turned.connect(self._turn_day)
        self.hours.hours_added.connect(self._add_hours)
        self.hours.hours_removed.connect(lambda key: self._take(without_hours(self.answers, key)))
        self._rail.step_requested.connect(self._jump)
        self.close_button.clicked.connect(self.reject)
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self.forward)
        self.finished.connect(self.deleteLater)
        QShortcut(QKeySequence("Alt+Left"), self, self.back)

    # -- what the learner does

    def _answer(self, row: AskRow, key: str) -> None:
        if row.is_item:
            self._take(with_item(self.answers, row.of, key == COMPLETED))
        else:
            self._take(with_session(self.answers, row.of, SessionAnswer(key)))

    def _turn_day(self, day: date) -> None:
        self._take(with_day_turned(self.answers, self._plan, day))

    def _add_hours(self, day: date, text: str) -> None:
        try:
            answers = with_hours(self.answers, self._plan, self._schedule, day, text, self._now)
        except Refusal as refusal:
            self.hours.form.problem.show_problem(str(refusal))
            return
        self.hours.added()
        self._take(answers)

    def _has_taken_form(self) -> bool:
        """Take what is typed in an open form; return whether there is nothing wrong with it."""
        if self.step == _HOURS_STEP and self.hours.form.is_touched:
            self.hours.submit()
        return not self.hours.form.problem.text

    def _take(self, answers: ReviewAnswers) -> None:
        self.answers = answers
        self.problem.show_problem("")
        self._refresh()

    def _jump(self, number: int) -> None:
        """Go to a step that was seen before."""
        if self._has_taken_form():
            self.show_step(number)

    def _finish(self) -> None:
        if self._reviewed is None:
            return
        if self._reviewed.changes_nothing:
            self.accept()
            return
        coming, answers, now = self.coming, self.answers, self._now
        edit = self._performer.perform(
            lambda plan, schedule: review_week(plan, schedule, coming, answers, now),
            self.problem.show_problem,
        )
        if edit is not None:
            self.accept()

    # -- what it leads to

    def _refresh(self) -> None:
        """Show the answers in the step that is shown, with what follows from them now."""
        show: tuple[Callable[[], None], ...] = (self._show_past, self._show_hours, self._show_week)
        try:
            show[self.step]()
        except Refusal as refusal:
            self.problem.show_problem(str(refusal))

    def _show_past(self) -> None:
        rows = past_rows(self._plan, self._schedule, self.coming, self.answers, self._now, self._words)
        self.past.show_rows(rows)

    def _show_hours(self) -> None:
        after = plan_after_answers(self._plan, self._schedule, self.answers, self._now)
        rows = hours_rows(
            self._plan, after, self._schedule, self.coming, self.answers, self._now, self._words
        )
        self.hours.show_rows(rows)
        self._show_effects(self.hours, judge(after, self._now, self._network))

    def _show_week(self) -> None:
        self._reviewed = None
        week = reviewed(
            self._plan,
            self._schedule,
            self.coming,
            self.answers,
            self._now,
            network=self._network,
            agreed=self._agreed,
        )
        self._reviewed = week
        rows = week_rows(week, self.coming, self._now, self._words)
        self.week.show_rows(rows)
        self.next_button.setText(rows.button)
        set_button_icon(self.next_button, "check")
        self._show_effects(self.week, week.schedule.outlooks)

    def _show_effects(self, step: HoursStep | WeekStep, outlooks: Outlooks) -> None:
        step.effects.show_rows(effect_rows(self._plan, self._before, outlooks, self._now, self._words))
