"""Weeks as they begin in the learner's locale, and steps by months."""

from datetime import date, timedelta

from PySide6.QtCore import QLocale

from planner.ui.region import program_locale


def first_weekday(locale: QLocale | None = None) -> int:
    """Return the weekday with which a week begins in a locale, the program's own if none; 0 is Monday."""
    return (locale or program_locale()).firstDayOfWeek().value - 1


def weekdays() -> list[int]:
    """Return the weekdays in the order in which they are shown; 0 is Monday."""
    return [(first_weekday() + column) % 7 for column in range(7)]


def months_later(day: date, months: int) -> date:
    """Return the same day some months on, or the last of that month if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    following = (first + timedelta(days=31)).replace(day=1)
    return first.replace(day=min(day.day, (following - timedelta(days=1)).day))
