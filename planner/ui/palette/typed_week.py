"""Which day somebody wants to go to who types one; knows no Qt."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from planner.i18n import _
from planner.ui.widgets.typed_day import parse_day

_LEAST: Final = 3  # letters; fewer are too often the beginning of something else
_LONG_AGO: Final = timedelta(days=120)
_WEEK_NUMBER: Final = re.compile(r"([^\W\d]+)\s*(\d{1,2})")


def typed_week_day(typed: str, today: date, months: Sequence[str], *, month_first: bool) -> date | None:
    """Return the day that is typed ("12 Mar", "2027-03-12") or the Monday of a week ("week 50"), or None.

    Without its year a day that is long over is that of the next year, and so is a week that is over.
    """
    text = typed.strip()
    if len(text) < _LEAST:
        return None
    return _week(text, today) or _day(text, today, months, month_first=month_first)


def _day(text: str, today: date, months: Sequence[str], *, month_first: bool) -> date | None:
    day = parse_day(text, today, months, month_first=month_first)
    if day is None or today - day < _LONG_AGO:
        return day
    next_year = today.replace(year=today.year + 1, day=1)
    later = parse_day(text, next_year, months, month_first=month_first)
    return day if later is None else later  # the same where the year was typed


def _week(text: str, today: date) -> date | None:
    found = _WEEK_NUMBER.fullmatch(text)
    if found is None or not _("week").startswith(found[1].casefold()):
        return None
    this_year = today.isocalendar().year
    for year in (this_year, this_year + 1):
        monday = _monday(year, int(found[2]))
        if monday is not None and monday + timedelta(days=6) >= today:
            return monday
    return None


def _monday(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
