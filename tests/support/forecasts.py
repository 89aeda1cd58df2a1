"""Forecasts with known numbers."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from planner.domain.plan import Plan
from planner.scheduling.forecast import ConePoint, Forecast, GoalForecast
from planner.scheduling.schedule import Schedule

RUNS = 10_000


def forecast_of(
    goals: Mapping[str, GoalForecast],
    now: datetime,
    *,
    weeks_seen: int = 16,
    runs: int = RUNS,
    kept_share: float = 0.85,
) -> Forecast:
    """A forecast of some goals."""
    return Forecast(as_of=now, runs=runs, weeks_seen=weeks_seen, kept_share=kept_share, goals=goals)


def goal_forecast(
    id: str,
    today: date,
    *,
    days: int = 60,
    done: float = 0,
    total: float = 6_000,
    chance: float | None = 0.88,
) -> GoalForecast:
    """A goal that is likely finished after so many days; early at two thirds of them, late at four thirds."""
    return GoalForecast(
        goal=id,
        chance=chance,
        finish=tuple(today + timedelta(days=days * part // 3) for part in (3, 4, 5)),  # type: ignore[arg-type]
        early=today + timedelta(days=days * 2 // 3),
        late=today + timedelta(days=days * 4 // 3),
        by_hours=((300, 0.2), (600, 0.6), (900, 0.9)),
        cone=tuple(
            _point(today + timedelta(days=days * part // 6), done, total, part / 6) for part in range(1, 12)
        ),
    )


def _point(day: date, done: float, total: float, share: float) -> ConePoint:
    def reached(pace: float) -> int:
        return round(min(total, done + (total - done) * share * pace))

    return ConePoint(
        day=day,
        low95=reached(0.6),
        low80=reached(0.75),
        low50=reached(0.9),
        median=reached(1),
        high50=reached(1.15),
        high80=reached(1.5),
        high95=reached(1.7),
    )


class Oracle:
    """Makes a known forecast of every goal that has work left, and notes what it was asked for."""

    def __init__(self, weeks_seen: int = 16) -> None:
        self.asked: list[Schedule] = []
        self.weeks_seen = weeks_seen

    def __call__(self, plan: Plan, schedule: Schedule, now: datetime) -> Forecast:
        self.asked.append(schedule)
        found = {
            outlook.goal: goal_forecast(
                outlook.goal, now.date(), chance=0.88 if plan.goals[outlook.goal].due else None
            )
            for outlook in schedule.goals
            if outlook.work
        }
        return forecast_of(found, now, weeks_seen=self.weeks_seen)
