"""The forecast of the plan as it is now, worked out beside the window for all pages that show it.

So is the work that the goals were before, which the same charts show.
"""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from planner.domain.plan import Plan
from planner.scheduling.forecast import Forecast, forecast
from planner.scheduling.schedule import Schedule, Verdict
from planner.services.past_work import KINDS, PastWork, is_same_work, past_work
from planner.services.workspace import Workspace
from planner.ui.background import Background
from planner.values import Value

MakeForecast = Callable[[Plan, Schedule, datetime], Forecast]


class _Made(Value):
    """A forecast, and the plan and schedule it is of; the work before is None where it is not known."""

    plan: Plan
    schedule: Schedule
    forecast: Forecast
    past_work: PastWork | None


class ForecastSource(QObject):
    """Holds the newest forecast; nothing is worked out before a page that is seen asks for it.

    Signals:
        changed: there is another forecast.
    """

    changed = Signal()

    def __init__(
        self, workspace: Workspace, make: MakeForecast = forecast, parent: QObject | None = None
    ) -> None:
        """Forecast the plan of a workspace; `close` has to be called before this object goes."""
        super().__init__(parent)
        self._workspace = workspace
        self._make = make
        self._asked: Schedule | None = None
        self._newest: _Made | None = None
        self._background = Background(self)
        self._background.finished.connect(self._take)

    @property
    def newest(self) -> Forecast | None:
        """The newest forecast there is, None before the first."""
        return None if self._newest is None else self._newest.forecast

    @property
    def past_work(self) -> PastWork:
        """How much work the goals were before the newest forecast; without those that it knows nothing of."""
        return {} if self._newest is None else self._newest.past_work or {}

    @property
    def current(self) -> Forecast | None:
        """The forecast of the schedule as it is now; None where there is none yet."""
        return self.newest if self.is_current else None

    @property
    def is_current(self) -> bool:
        """Whether the newest forecast is of the schedule as it is now."""
        return self._newest is not None and self._newest.schedule is self._workspace.schedule

    def told_of(self, goal: str) -> Forecast | None:
        """Return the newest forecast where it tells of a goal, until there is a current one.

        An old one knows nothing of a goal that is new, or of the work of one that had none left.
        """
        if self._newest is None or self.is_current:
            return self.newest
        outlook = self._newest.schedule.goal(goal)
        is_told = outlook is not None and outlook.verdict is not Verdict.DONE
        return self.newest if is_told else None

    def ask(self) -> None:
        """Work out the forecast of the schedule as it is now, unless that has been asked for already."""
        plan, schedule = self._workspace.plan, self._workspace.schedule
        if schedule is self._asked:
            return
        self._asked = schedule
        known = self._newest
        past = known.past_work if known is not None and is_same_work(known.plan, plan) else None

        def make() -> _Made:
            found = self._make(plan, schedule, schedule.as_of)
            # Last, for right after a change the window asks the file for more than this.
            return _Made(plan, schedule, found, self._look_back(plan) if past is None else past)

        self._background.run(make)

    def close(self) -> None:
        """Wait for what is being worked out, and tell nothing of it."""
        self._background.close()

    def _look_back(self, plan: Plan) -> PastWork | None:
        steps = self._workspace.past_steps(KINDS, plan)
        return None if steps is None else past_work(plan, steps)

    def _take(self, made: object) -> None:
        assert isinstance(made, _Made)
        self._newest = made
        self.changed.emit()
