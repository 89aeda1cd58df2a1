"""Moments as whole minutes on one count, so that the engine calculates with integers."""

from datetime import date, datetime, timedelta

MINUTES_PER_DAY = 24 * 60
MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY


def minute_of(moment: datetime) -> int:
    """Return the minute in which a local moment lies, counted from the calendar's first midnight."""
    return moment.toordinal() * MINUTES_PER_DAY + moment.hour * 60 + moment.minute


def minute_from(moment: datetime) -> int:
    """Return the first whole minute not before a local moment."""
    return minute_of(moment) + (1 if moment.second or moment.microsecond else 0)


def midnight(day: date) -> int:
    """Return the minute with which a day begins."""
    return day.toordinal() * MINUTES_PER_DAY


def day_of(minute: int) -> date:
    """Return the day that a minute belongs to."""
    return date.fromordinal(minute // MINUTES_PER_DAY)


def moment_of(minute: int) -> datetime:
    """Return the local moment at which a minute begins."""
    day, rest = divmod(minute, MINUTES_PER_DAY)
    return datetime.fromordinal(day) + timedelta(minutes=rest)
