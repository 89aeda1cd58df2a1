"""ISO weeks by their Monday."""

from datetime import date, timedelta


def monday_of(day: date) -> date:
    """Return the Monday of the ISO week that a day (or moment) lies in."""
    return date(day.year, day.month, day.day) - timedelta(days=day.weekday())
