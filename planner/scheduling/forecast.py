"""The forecast: many futures lived at once, for the chance of each date and the days of each finish.

In each run the items take as long as the learner's pace and their own luck make them take, and each week
gives the share of its hours that the learner keeps, less what reviews are likely to ask of it. What the
planner would do with both is not laid out ten thousand times: a goal is finished when its own work, and what
is studied before it, is done. The plan stays as it is: who moves a date or changes the hours asks again.
"""

from collections.abc import Mapping
from datetime import date, datetime

from planner.domain.goal import ExamOutcome
from planner.domain.plan import Plan
from planner.scheduling.network import StudyNetwork
from planner.scheduling.schedule import Schedule
from planner.values import Value

RUNS = 10_000
SEED = 20_261_123


class ConePoint(Value, kw_only=True):
    """The minutes of a goal that are done by the morning of a day, in the plan's own count.

    `low80` to `high80` holds four in five runs, and so on.
    """

    day: date
    low95: int
    low80: int
    low50: int
    median: int
    high50: int
    high80: int
    high95: int


class GoalForecast(Value, kw_only=True):
    """What becomes of a goal.

    Attributes:
        chance: of being ready when the study is due, 0 to 1; None without a date.
        finish: by these days it is finished in 50, 80 and 95 of 100 runs; None for a day beyond twenty
            years or the study hours, and for all three where nothing is left or no hours are set.
        early: the day by which 10 of 100 runs are finished.
        late: the same for 90.
        by_hours: study minutes a week and the chance with them, ascending; none without a date, or without
            ordinary hours that could be more or less.
        cone: the minutes done by each Monday from this week's on, until 97.5 of 100 runs are finished.
    """

    goal: str
    chance: float | None = None
    finish: tuple[date | None, date | None, date | None] | None = None
    early: date | None = None
    late: date | None = None
    by_hours: tuple[tuple[int, float], ...] = ()
    cone: tuple[ConePoint, ...] = ()


class Forecast(Value, kw_only=True):
    """The forecast for every goal of a plan at a moment.

    Attributes:
        weeks_seen: the complete past weeks that the share of kept hours rests on; with none, a usual learner
            is assumed.
        kept_share: the share of the study hours, 1 for all, that the learner keeps in most runs.
    """

    as_of: datetime
    runs: int
    weeks_seen: int
    kept_share: float
    goals: Mapping[str, GoalForecast]


def forecast(
    plan: Plan,
    schedule: Schedule,
    now: datetime,
    network: StudyNetwork | None = None,
    runs: int = RUNS,
    seed: int = SEED,
) -> Forecast:
    """Return the forecast for a plan with its schedule; the same arguments always give the same one.

    `network` may be given when it was compiled from the same items before. It takes a tenth of a second or
    more, so a window asks for it in another thread.
    """
    # Brings in numpy, which costs more than showing the window and is wanted rarely.
    from planner.scheduling.forecasting.futures import live

    lived, share = live(plan, schedule, now, network, runs, seed)
    closed = {goal.id: _closed(goal.id, goal.outcome) for goal in plan.goals.values() if goal.id not in lived}
    return Forecast(
        as_of=now, runs=runs, weeks_seen=share.weeks, kept_share=share.mean, goals={**lived, **closed}
    )


def _closed(goal: str, outcome: ExamOutcome | None) -> GoalForecast:
    """Return the forecast of a goal with nothing left: it is certain, but for an exam that was failed."""
    return GoalForecast(goal=goal, chance=None if outcome is ExamOutcome.FAILED else 1.0)
