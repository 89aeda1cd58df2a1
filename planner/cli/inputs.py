"""Reads what was typed into values, refusing in one sentence what does not fit."""

from datetime import date, datetime, time, timedelta

from planner.domain.errors import Refusal
from planner.i18n import _

EXAM_HOUR = time(9)
FIRST_YEAR, LAST_YEAR = 1970, 2199


def read_day(text: str) -> date:
    """Read a date such as 2027-03-12."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Refusal(_("{text} is not a date; write it as 2027-03-12.").format(text=text)) from None
    return _in_range(day, text)


def read_moment(text: str, at: time = time.min) -> datetime:
    """Read a local moment such as 2027-03-12T09:00; a bare date means that day `at` a time."""
    if len(text) == len("2027-03-12"):
        return datetime.combine(read_day(text), at)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is not None:
        raise Refusal(
            _("{text} is not a local date and time; write it as 2027-03-12T09:00.").format(text=text)
        )
    _in_range(moment.date(), text)
    return moment.replace(second=0, microsecond=0)


def end_of_day(text: str) -> datetime:
    """Read a date as the end of that day."""
    return datetime.combine(read_day(text) + timedelta(days=1), time.min)


def read_pair(text: str, form: str) -> tuple[str, str]:
    """Split NAME=VALUE at the last equals sign; `form` is shown where there is none."""
    name, equals, value = text.rpartition("=")
    if not equals or not name.strip() or not value.strip():
        raise Refusal(_("{text} is not readable; write it as {form}.").format(text=text, form=form))
    return name.strip(), value.strip()


def _in_range(day: date, text: str) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refusal(
            _("{text} lies outside the years {first} to {last}.").format(
                text=text, first=FIRST_YEAR, last=LAST_YEAR
            )
        )
    return day
