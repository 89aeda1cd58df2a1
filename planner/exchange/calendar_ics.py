"""Reads the busy times of a calendar file (RFC 5545), with the libraries that know its recurrences.

It runs in the process that `calendar_child` is: some files would keep these libraries busy for ever.
"""

import hashlib
import re
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

from planner.exchange.calendar_lines import CalendarLines, NoCalendarError, calendar_lines
from planner.exchange.calendar_reading import (
    LONGEST_TITLE,
    MOST_TIMES,
    Appointment,
    CalendarFile,
    CalendarProblem,
    PlanningWindow,
    SkipReason,
)
from planner.exchange.calendar_rules import is_followed
from planner.formats import one_line

MOST_TIMES_OF_AN_EVENT: Final = 5_000
FIRST_YEAR, LAST_YEAR = 1970, 2199
_DAY: Final = timedelta(days=1)
_FREE: Final = {"STATUS": "CANCELLED", "TRANSP": "TRANSPARENT", "X-MICROSOFT-CDO-BUSYSTATUS": "FREE"}


_FIRST_DAY, _LAST_DAY = f"{FIRST_YEAR}0101", f"{LAST_YEAR}1231"
_ESCAPE: Final = re.compile(r"\\(.)")
_GLANCE: Final = re.compile("([A-Z-]+)(?:;[^:]*)?:([0-9]{8})?")


class _SkippedError(Exception):
    """An event that is passed over, and why."""

    def __init__(self, reason: SkipReason) -> None:
        super().__init__(reason)
        self.reason = reason


def read_content(content: bytes, window: PlanningWindow) -> CalendarFile | CalendarProblem:
    """Return the busy times of a file's content in local wall time, as far as they reach into the window.

    An event that cannot be read is passed over and counted; the others are read all the same.
    """
    try:
        lines = calendar_lines(content)
    except NoCalendarError:
        return CalendarProblem.NO_CALENDAR
    reader = _Reader(lines, window)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a guess at a time zone is as good as any
        appointments = reader.appointments()
    if len(appointments) > MOST_TIMES:
        return CalendarProblem.TOO_MANY
    return CalendarFile(
        digest=hashlib.sha256(content).hexdigest(),
        title=_title(_unescaped(lines.about.get("X-WR-CALNAME", "").partition(":")[2])),
        appointments=tuple(sorted(appointments)),
        events=len(lines.events) - reader.skipped.total(),
        skipped=dict(reader.skipped),
    )


class _Reader:
    """Reads the events of one file.

    Attributes:
        skipped: how many events were passed over so far, by reason.
    """

    def __init__(self, lines: CalendarLines, window: PlanningWindow) -> None:
        self._lines, self._window = lines, window
        self._zone = _zone_of_all(lines.about.get("X-WR-TIMEZONE", ""))
        self.skipped: Counter[SkipReason] = Counter()
        for zone in lines.zones:
            _learn_zone(zone)

    def appointments(self) -> list[Appointment]:
        """Return all appointments, or a few more than a file may have."""
        found: list[Appointment] = []
        for group in self._groups():
            try:
                found += self._of_group(group)
            except _SkippedError as skipped:
                self.skipped[skipped.reason] += len(group)
            except Exception:  # the libraries raise whatever they come across
                self.skipped[SkipReason.UNREADABLE] += len(group)
            if len(found) > MOST_TIMES:
                break
        return found

    def _groups(self) -> Iterable[list[Any]]:
        """Return the readable events, each with those that change single times of it."""
        groups: dict[str, list[Any]] = defaultdict(list)
        for number, lines in enumerate(self._lines.events):
            if self._is_elsewhere(lines):
                continue
            try:
                event = icalendar.Event.from_ical("\r\n".join(lines))
                _check(event)
            except _SkippedError as skipped:
                self.skipped[skipped.reason] += 1
            except Exception:  # the same
                self.skipped[SkipReason.UNREADABLE] += 1
            else:
                groups[str(event.get("UID", f"\n{number}"))].append(event)
        return groups.values()

    def _is_elsewhere(self, lines: Sequence[str]) -> bool:
        """Whether an event that comes once lies far from the window: most of an old calendar does.

        What its two days tell at a glance spares reading it.
        """
        days: dict[str, str] = {}
        for line in lines:
            name, day = _glance(line)
            if name in ("RRULE", "RDATE", "RECURRENCE-ID", "DURATION"):
                return False
            if day:
                days[name] = day
        start = days.get("DTSTART", "")
        end = days.get("DTEND", start)
        first, last = (f"{day:%Y%m%d}" for day in (self._window.first - 2 * _DAY, self._window.last + _DAY))
        return _FIRST_DAY <= start <= end < first or last < start <= end <= _LAST_DAY

    def _of_group(self, events: Sequence[Any]) -> list[Appointment]:
        if not any(map(_keeps_busy, events)):
            return []
        # The days around the window count too until they are told in local time.
        first, last = self._window.first - _DAY, self._window.last + _DAY
        times = recurring_ical_events.of(self._calendar_of(events)).between(first, last)
        if len(times) > MOST_TIMES_OF_AN_EVENT:
            raise _SkippedError(SkipReason.TOO_OFTEN)
        return list(self._in_window(filter(_keeps_busy, times)))

    def _calendar_of(self, events: Iterable[Any]) -> icalendar.Calendar:
        calendar = icalendar.Calendar()
        if self._zone:
            calendar.add("X-WR-TIMEZONE", self._zone)
        for event in events:
            calendar.add_component(event)
        return calendar

    def _in_window(self, events: Iterable[Any]) -> Iterator[Appointment]:
        opens = datetime.combine(self._window.first, time.min)
        closes = datetime.combine(self._window.last, time.min)
        for event in events:
            start, end = _local_span(event["DTSTART"].dt, event["DTEND"].dt)
            if start < end and start < closes and end > opens:
                yield Appointment(start, end, _title(str(event.get("SUMMARY", ""))))


def _glance(line: str) -> tuple[str, str]:
    """Return the name of a line, and the day that its value begins with, or ""."""
    found = _GLANCE.match(line)
    return (found[1], found[2] or "") if found else ("", "")


def _check(event: Any) -> None:
    """Pass over an event that has no place in time, or a rule that is not followed."""
    start, end = event.get("DTSTART"), event.get("DTEND")
    if start is None:
        raise _SkippedError(SkipReason.NO_START)
    moments = [each.dt for each in (start, end) if each is not None]
    if any(not FIRST_YEAR <= moment.year <= LAST_YEAR for moment in moments):
        raise _SkippedError(SkipReason.YEAR)
    if any("TZID" in each.params and _lacks_zone(each.dt) for each in (start, end) if each is not None):
        raise _SkippedError(SkipReason.ZONE)
    if (end is not None and _is_earlier(end.dt, start.dt)) or _is_negative(event.get("DURATION")):
        raise _SkippedError(SkipReason.ENDS_EARLY)
    rules = event.get("RRULE", [])
    for rule in rules if isinstance(rules, list) else [rules]:
        if not is_followed(rule.to_ical().decode()):
            raise _SkippedError(SkipReason.RULE)


def _lacks_zone(moment: date) -> bool:
    """Whether a moment names a time zone that nobody knows."""
    return isinstance(moment, datetime) and moment.tzinfo is None


def _begin_of(moment: date) -> datetime:
    return _local(moment) if isinstance(moment, datetime) else datetime.combine(moment, time.min)


def _is_earlier(one: date, other: date) -> bool:
    both = (one, other)
    if all(isinstance(each, datetime) and each.tzinfo is not None for each in both):
        return one < other
    return _begin_of(one) < _begin_of(other)


def _is_negative(duration: Any) -> bool:
    return duration is not None and duration.dt < timedelta()


def _keeps_busy(event: Any) -> bool:
    """Whether an event, or one time of it, holds its time. What says nothing does (RFC 5545, 3.8.2.7)."""
    return not any(str(event.get(name, "")).strip().upper() == free for name, free in _FREE.items())


def _local_span(start: date, end: date) -> tuple[datetime, datetime]:
    """Return the span on the clock of this computer; a day begins at midnight wherever one is."""
    begin, finish = _begin_of(start), _begin_of(end)
    if begin < finish:
        return begin, finish
    if isinstance(start, datetime) and isinstance(end, datetime):
        return begin, begin + (end - start)  # the clock was set back in between
    is_day = not isinstance(start, datetime) and not isinstance(end, datetime)
    return begin, begin + _DAY if is_day else finish  # some programs write the last day as the end


def _local(moment: datetime) -> datetime:
    return moment.replace(fold=0) if moment.tzinfo is None else _naive(moment.astimezone())


def _naive(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None, fold=0)


def _unescaped(text: str) -> str:
    """Return a text as it was before commas and line ends in it were marked."""
    return _ESCAPE.sub(lambda found: " " if found[1] in "nN" else found[1], text)


def _title(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= LONGEST_TITLE else text[: LONGEST_TITLE - 1] + "…"


def _zone_of_all(line: str) -> str:
    """Return the time zone that a whole calendar names, if this computer knows it."""
    name = line.partition(":")[2].strip()
    try:
        return ZoneInfo(name).key if name else ""
    except Exception:  # a key can be a folder, a path or nothing at all; each raises its own
        return ""


def _learn_zone(lines: Sequence[str]) -> None:
    """Let the library know a time zone that the file defines."""
    whole = "\r\n".join(("BEGIN:VCALENDAR", *lines, "END:VCALENDAR"))
    try:
        icalendar.Calendar.from_ical(whole)
    except Exception:  # events in it are passed over
        return
