"""Study hours of a day as people type them, and the usual times offered for picking. Knows no Qt."""

import re
from collections.abc import Iterable

from planner.domain.availability import TimeRange, WeeklyPattern, check_day
from planner.domain.painting import joined
from planner.i18n import _
from planner.scheduling.ordinary_hours import USUAL
from planner.services.availability import parse_range
from planner.values import Value, replace

_DASHES = re.compile(r"\s*(?:-|–|—|\bto\b)\s*")
_BARE_HOUR = re.compile(r"(?<![\d:.])(\d{1,2})(?![\d:.])")
_RANGE = re.compile(r"\d{1,2}:\d{2}-\d{1,2}:\d{2}")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{2})")


class UsualTime(Value):
    """Hours that many people have free. `ranges` goes by weekday (0 is Monday)."""

    id: str
    title: str
    detail: str
    icon: str
    ranges: tuple[tuple[int, TimeRange], ...]


def read_day(text: str) -> tuple[TimeRange, ...]:
    """Read the ranges of one day, such as "19:00-21:00, 21:30-22"; nothing typed means no hours.

    Raises Refusal for what is not readable, and for ranges that overlap.
    """
    parts = [part.strip() for part in re.split(r"[,;]", text)]
    return check_day([_read_range(part) for part in parts if part])


def longest_stretch(pattern: WeeklyPattern) -> int:
    """Return the minutes of the longest time in one go; ranges that touch are one."""
    longest = 0
    for day in pattern.days:
        longest = max([longest, *(span.minutes for span in whole_hours(day))])
    return longest


def whole_hours(day: Iterable[TimeRange]) -> tuple[TimeRange, ...]:
    """Return a day's ranges with those that touch as one, however preferred they are."""
    return joined(replace(span, preferred=False) for span in day)


def write_day(ranges: Iterable[TimeRange]) -> str:
    """Write ranges as `read_day` reads them."""
    return ", ".join(f"{clock(hours.start)}-{clock(hours.end)}" for hours in sorted(ranges))


def clock(minute: int) -> str:
    """Write a minute of the day as "19:00"."""
    return f"{minute // 60:02}:{minute % 60:02}"


def usual_times() -> tuple[UsualTime, ...]:
    """Return the usual times in the order in which they are offered."""
    return (
        UsualTime(
            "evenings",
            _("Weekday evenings"),
            _("Mon to Thu, 19:00 to 21:30"),
            "moon",
            tuple((weekday, TimeRange(19 * 60, 21 * 60 + 30)) for weekday in range(4)),
        ),
        UsualTime(
            "mornings",
            _("Early mornings"),
            _("Tue and Thu, 07:00 to 08:00"),
            "sunrise",
            tuple((weekday, TimeRange(7 * 60, 8 * 60)) for weekday in (1, 3)),
        ),
        UsualTime(
            "weekend",
            _("Weekend"),
            _("Sat 14:00 to 17:00, Sun 09:30 to 12:00"),
            "calendar-days",
            ((5, TimeRange(14 * 60, 17 * 60)), (6, TimeRange(9 * 60 + 30, 12 * 60))),
        ),
        UsualTime(
            "friday",
            _("Friday after work"),
            _("17:30 to 19:00"),
            "briefcase",
            ((4, TimeRange(17 * 60 + 30, 19 * 60)),),
        ),
    )


def all_usual_times() -> frozenset[str]:
    """Return the ids of all usual times."""
    return frozenset(usual.id for usual in usual_times())


def usual_pattern(ids: Iterable[str]) -> WeeklyPattern:
    """Return the week that some usual times make up together."""
    days: list[list[TimeRange]] = [[] for _weekday in range(7)]
    wanted = set(ids)
    for usual in usual_times():
        if usual.id in wanted:
            for weekday, hours in usual.ranges:
                days[weekday].append(hours)
    return WeeklyPattern(USUAL, tuple(check_day(day) for day in days))


def _read_range(part: str) -> TimeRange:
    tidied = _tidied(part)
    # What cannot be read is refused as it was typed.
    return parse_range(tidied if _RANGE.fullmatch(tidied) else part)


def _tidied(part: str) -> str:
    """Write "19 to 21.30" as "19:00-21:30"; leave alone what cannot be meant so."""
    text = _DOTTED.sub(r"\1:\2", _DASHES.sub("-", part))
    return _BARE_HOUR.sub(r"\1:00", text)
