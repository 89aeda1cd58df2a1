"""Reads what was typed into values, refusing in one sentence what does not fit."""

import math
import re
from collections.abc import Sequence
from datetime import date, datetime, time

from planner.domain.errors import Refusal, shown
from planner.domain.goal import end_of_day
from planner.domain.item import MOST_HOURS
from planner.i18n import _

EXAM_HOUR = time(9)
HOURS_OF_A_WEEK = 7 * 24
FIRST_YEAR, LAST_YEAR = 1970, 2199
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(_DAY.pattern + r"[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?")


def read_day(text: str) -> date:
    """Read a date such as 2027-03-12."""
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        raise Refusal(_("{text} is not a date; write it as 2027-03-12.").format(text=_quoted(text)))
    return _in_range(day)


def read_days(words: Sequence[str]) -> tuple[date, date]:
    """Read a day, or the first and the last one: as two words, or as 2026-12-24..2027-01-01."""
    days = "..".join(words).split("..")
    if len(days) > 2:
        form = "2026-12-24..2027-01-01"
        text = _quoted(" ".join(words))
        raise Refusal(_("{text} is not readable; write it as {form}.").format(text=text, form=form))
    return read_day(days[0]), read_day(days[-1])


def read_moment(text: str, at: time = time.min) -> datetime:
    """Read a local moment such as 2027-03-12T09:00; a bare date means that day `at` a time."""
    if _DAY.fullmatch(text):
        return datetime.combine(read_day(text), at)
    try:
        moment = datetime.fromisoformat(text) if _MOMENT.fullmatch(text) else None
    except ValueError:
        moment = None
    if moment is None:
        raise Refusal(
            _("{text} is not a local date and time; write it as 2027-03-12T09:00.").format(text=_quoted(text))
        )
    _in_range(moment.date())
    return moment.replace(second=0, microsecond=0)


def read_end_of_day(text: str) -> datetime:
    """Read a date as the end of that day."""
    return end_of_day(read_day(text))


def read_pair(text: str, form: str) -> tuple[str, str]:
    """Split NAME=VALUE at the last equals sign; `form` is shown where there is none."""
    name, equals, value = text.rpartition("=")
    if not equals or not name.strip() or not value.strip():
        raise Refusal(_("{text} is not readable; write it as {form}.").format(text=_quoted(text), form=form))
    return name.strip(), value.strip()


def read_hours(hours: float) -> int:
    """Read hours of preparation as minutes."""
    minutes = round(hours * 60) if math.isfinite(hours) and hours <= MOST_HOURS else 0
    if minutes < 1:
        raise Refusal(_("The hours of an exam lie above 0 and up to 100,000."))
    return minutes


def read_hours_per_week(hours: float) -> int:
    """Read study hours a week as minutes."""
    minutes = round(hours * 60) if math.isfinite(hours) and hours <= HOURS_OF_A_WEEK else 0
    if minutes < 1:
        raise Refusal(_("The study hours of a week lie above 0 and up to 168."))
    return minutes


def _quoted(text: str) -> str:
    """Return what was typed as a sentence can name it."""
    return shown(text.strip()) or '""'


def _in_range(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refusal(
            _("{day} lies outside the years {first} to {last}.").format(
                day=day.isoformat(), first=FIRST_YEAR, last=LAST_YEAR
            )
        )
    return day
