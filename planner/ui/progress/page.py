"""Connects the page "Goals and forecast" with the workspace."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QSettings, QSignalBlocker, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from planner.i18n import _
from planner.services.estimates import use_estimates
from planner.services.workspace import Workspace
from planner.ui.forecast_source import ForecastSource
from planner.ui.performer import Performer
from planner.ui.progress.burn_rows import burn_row
from planner.ui.progress.chance_rows import chance_row
from planner.ui.progress.choice_rows import choice_rows, chosen_goal
from planner.ui.progress.estimate_rows import estimate_row
from planner.ui.progress.track_rows import tracks_row
from planner.ui.progress.verdict_rows import verdict_row
from planner.ui.progress.view import ProgressView
from planner.ui.progress.week_rows import weeks_row
from planner.ui.progress.year_rows import year_row
from planner.ui.shared.head_room import free_room
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.shared.page_head import PageHead
from planner.ui.shared.seen_page import SeenPage
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.calendar import first_weekday
from planner.ui.widgets.empty_state import EmptyState, page_of
from planner.ui.widgets.label import label
from planner.ui.widgets.long_choice import LongChoice
from planner.ui.widgets.note_room import NoteRoom

_CHOSEN_GOAL: Final = "forecast_goal"  # the goal that was looked at last
_SHORTEST_GOAL: Final = 20  # letters


class ProgressPage(SeenPage):
    """How far a goal is and how sure its date, what the hours were, and what they say of the estimates.

    Signals:
        add_goal_requested: a goal is to be added, or without a plan the plan itself.
        what_if_requested: the id of the goal with which changes are to be tried.
        portfolio_requested: what is done is to be put together for an application.
        told: a sentence for the learner.
    """

    add_goal_requested = Signal()
    what_if_requested = Signal(str)
    portfolio_requested = Signal()
    told = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        performer: Performer,
        forecasts: ForecastSource,
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        """Show the goals of a workspace and keep up with it."""
        super().__init__(parent)
        self._workspace = workspace
        self._performer = performer
        self._forecasts = forecasts
        self._settings = settings
        self._title = label(_("Goals and forecast"), "title")
        self.choice = LongChoice()
        self.choice.setAccessibleName(_("Goal"))
        self.choice.setMinimumContentsLength(_SHORTEST_GOAL)  # three buttons stand beside it
        self._portfolio = push_button(_("Portfolio..."), "briefcase")
        self._what_if = push_button(_("What if..."), "sliders-horizontal")
        self._add_goal = push_button(_("Goal..."), "plus", "primary")
        self._add_goal.setAccessibleName(_("Add a goal"))
        self._head = self._make_head()
        self.view = ProgressView()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)
        self._connect()
        self.refresh_if_stale()

    @property
    def goal(self) -> str:
        """The id of the goal that is shown; "" without goals."""
        return str(self.choice.currentData() or "")

    def set_window_width(self, _width: int) -> None:
        """The cards follow the page's own width."""

    def set_now(self, _now: datetime) -> None:
        """Days are what counts here; a day that begins makes another schedule, and that is noticed."""

    def note_room(self) -> NoteRoom:
        """Return where in the head a note covers nothing that one reads or presses."""
        fields = (self.choice, self._portfolio, self._what_if, self._add_goal)
        return free_room(self._head, fields, (self._title,))

    def show_plan(self) -> None:
        self._show_choice()
        has_goal = bool(self.goal)
        self._stack.setCurrentIndex(0 if has_goal else 1)
        self.choice.setVisible(has_goal)
        self._what_if.setEnabled(has_goal)
        self._portfolio.setEnabled(self._workspace.has_plan)
        self.setFocusProxy(self.choice if has_goal else self._add_first)
        if not has_goal:
            return
        workspace, words, first = self._workspace, LocaleDates(), first_weekday()
        plan, schedule, now = workspace.plan, workspace.schedule, workspace.now
        self.view.show_hours(
            weeks_row(plan, schedule, now, words, first),
            year_row(plan, now, words, first),
            tracks_row(plan, now),
        )
        self._show_estimates()
        self._forecasts.ask()
        self._show_goal()

    def _show_choice(self) -> None:
        rows = choice_rows(self._workspace.plan, LocaleDates())
        chosen = chosen_goal(rows, self.goal or str(self._settings.value(_CHOSEN_GOAL, "")))
        with QSignalBlocker(self.choice):
            self.choice.clear()
            for row in rows:
                self.choice.addItem(row.words, row.id)
            self.choice.setCurrentIndex(self.choice.findData(chosen))

    def _show_goal(self) -> None:
        workspace, words = self._workspace, LocaleDates()
        plan, schedule, now = workspace.plan, workspace.schedule, workspace.now
        forecast = self._forecasts.told_of(self.goal)
        past = self._forecasts.past_work.get(self.goal, ())
        self.view.show_goal(
            burn_row(plan, schedule, self.goal, forecast, now, words, past),
            verdict_row(plan, schedule, self.goal, forecast, now, words),
            chance_row(plan, self.goal, forecast, now, words),
            is_old=forecast is not None and not self._forecasts.is_current,
        )

    def _show_estimates(self) -> None:
        self.view.show_estimates(
            estimate_row(self._workspace.schedule.estimates, self.view.estimates.by.value())
        )

    def _show_forecast(self) -> None:
        """Show the numbers that have come; a page that nobody sees does so when it is shown."""
        if not self.isVisible():
            self._is_stale = True
        elif not self._is_stale and self.goal:
            self._show_goal()

    def _choose(self) -> None:
        self._settings.setValue(_CHOSEN_GOAL, self.goal)
        if self.goal:
            self._show_goal()

    def _use(self, used: bool) -> None:
        self._performer.perform(lambda plan, _schedule: use_estimates(plan, used))

    def _connect(self) -> None:
        self._performer.changed.connect(self.on_change)
        self._forecasts.changed.connect(self._show_forecast)
        self.choice.currentIndexChanged.connect(self._choose)
        self._portfolio.clicked.connect(self.portfolio_requested)
        self._what_if.clicked.connect(lambda: self.what_if_requested.emit(self.goal))
        self._add_goal.clicked.connect(self.add_goal_requested)
        self._add_first.clicked.connect(self.add_goal_requested)
        self.view.by_changed.connect(self._show_estimates)
        self.view.use_requested.connect(self._use)
        self.view.told.connect(self.told)

    def _make_head(self) -> PageHead:
        head = PageHead()
        row = head.row
        row.addWidget(self._title)
        row.addSpacing(8)
        row.addWidget(self.choice)
        row.addStretch(1)
        row.addWidget(self._portfolio)
        row.addWidget(self._what_if)
        row.addWidget(self._add_goal)
        return head

    def _nothing(self) -> QWidget:
        self._add_first = push_button(_("Add a goal..."), "plus", "primary")
        return page_of(
            EmptyState(
                "trending-up",
                _("No goals yet"),
                _("Add a goal or an exam to see when it is likely reached."),
                [self._add_first],
            )
        )
