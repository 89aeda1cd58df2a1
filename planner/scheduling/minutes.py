"""Moments as whole minutes on one count, so that the engine calculates with integers."""

from datetime import date, datetime, timedelta
from functools import lru_cache

MINUTES_PER_DAY = 24 * 60
MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY
_DAYS = 366 * 40  # more than any plan is laid out over


def minute_of(moment: datetime) -> int:
    """Return the minute in which a local moment lies, counted from the calendar's first midnight."""
    return moment.toordinal() * MINUTES_PER_DAY + moment.hour * 60 + moment.minute


def minute_from(moment: datetime) -> int:
    """Return the first whole minute not before a local moment."""
    return minute_of(moment) + (1 if moment.second or moment.microsecond else 0)


def midnight(day: date) -> int:
    """Return the minute with which a day begins."""
    return day.toordinal() * MINUTES_PER_DAY


def monday_of(minute: int) -> int:
    """Return the minute with which the week around a minute begins."""
    return minute - (minute - MINUTES_PER_DAY) % MINUTES_PER_WEEK  # day 1 was a Monday


def day_of(minute: int) -> date:
    """Return the day that a minute belongs to."""
    return date.fromordinal(minute // MINUTES_PER_DAY)


def moment_of(minute: int) -> datetime:
    """Return the local moment at which a minute begins."""
    day, rest = divmod(minute, MINUTES_PER_DAY)
    return _first_moment(day) + _minutes_long(rest)


def stamp_of(minute: int) -> str:
    """Return the day of a minute as eight digits, for ids."""
    return _stamp(minute // MINUTES_PER_DAY)


# A plan asks for the same days and the same times of day thousands of times.
@lru_cache(maxsize=_DAYS)
def _first_moment(day: int) -> datetime:
    return datetime.fromordinal(day)


@lru_cache(maxsize=MINUTES_PER_DAY)
def _minutes_long(minutes: int) -> timedelta:
    return timedelta(minutes=minutes)


@lru_cache(maxsize=_DAYS)
def _stamp(day: int) -> str:
    on = date.fromordinal(day)
    # Not by strftime: it asks for a module each time, which PySide's import hook makes slow.
    return f"{10_000 * on.year + 100 * on.month + on.day:08}"
