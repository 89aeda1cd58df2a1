"""The minutes that were studied, by day and by week; knows no Qt."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from planner.domain.plan import Plan
from planner.services.weeks import first_of_week

_WEEK = timedelta(weeks=1)


def minutes_by_day(plan: Plan, items: Collection[str] | None = None) -> dict[date, int]:
    """Return the minutes logged on each day that has any, in order; of some items, or of all."""
    minutes: dict[date, int] = {}
    for entry in plan.entries.values():
        if items is None or entry.item in items:
            minutes[entry.day] = minutes.get(entry.day, 0) + entry.minutes
    return dict(sorted(minutes.items()))


def minutes_by_week(by_day: Mapping[date, int], first_weekday: int = 0) -> dict[date, int]:
    """Return the minutes of each week that has any, by its first day."""
    minutes: dict[date, int] = {}
    for day, studied in by_day.items():
        first = first_of_week(day, first_weekday)
        minutes[first] = minutes.get(first, 0) + studied
    return minutes


def recent_pace(by_day: Mapping[date, int], today: date, most: int = 8) -> tuple[int, int]:
    """Return how many whole weeks lie behind, at most so many, and the minutes a week studied in them.

    The weeks begin with the first day that was ever studied; that which has not ended does not count.
    """
    if not by_day:
        return 0, 0
    this = first_of_week(today, 0)
    weeks = min(most, (this - first_of_week(min(by_day), 0)) // _WEEK)
    if weeks <= 0:
        return 0, 0
    studied = sum(minutes for day, minutes in by_day.items() if this - weeks * _WEEK <= day < this)
    return weeks, round(studied / weeks)
