"""The learner's ordinary week: the hours in force, without what stands in them."""

from datetime import date, datetime

from planner.domain.availability import WeeklyPattern
from planner.domain.plan import Plan

USUAL = "usual"  # the id of the pattern that a plan begins with


def current_pattern(plan: Plan, now: datetime) -> WeeklyPattern:
    """Return the weekly pattern in force on a day; an empty week when there is none."""
    in_force = [
        pattern
        for pattern in plan.patterns.values()
        if pattern.valid_from is None or pattern.valid_from <= now.date()
    ]
    latest = max(in_force, key=lambda pattern: pattern.valid_from or date.min, default=None)
    return latest or WeeklyPattern(USUAL)


def ordinary_week(plan: Plan, now: datetime) -> int:
    """Return the study minutes that the plan may use of an ordinary week, after the learner's limits."""
    pattern, limits = current_pattern(plan, now), plan.settings.limits
    days = [sum(hours.minutes for hours in day) for day in pattern.days]
    if limits.most_per_day is not None:
        days = [min(minutes, limits.most_per_day) for minutes in days]
    minutes = min(sum(days), (100 - limits.percent_free) * pattern.minutes // 100)
    return minutes if limits.most_per_week is None else min(minutes, limits.most_per_week)
