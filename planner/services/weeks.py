"""Weeks by their first day: ISO weeks begin on Monday, shown ones where the learner's locale begins them."""

from datetime import date, timedelta

_DAYS = 7


def monday_of(day: date) -> date:
    """Return the Monday of the ISO week that a day (or moment) lies in."""
    return first_of_week(day, 0)


def first_of_week(day: date, first_weekday: int) -> date:
    """Return the first of the seven days that a day (or moment) lies in; 0 begins them on Monday."""
    return date(day.year, day.month, day.day) - timedelta(days=(day.weekday() - first_weekday) % _DAYS)
