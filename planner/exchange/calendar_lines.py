"""Takes a calendar file apart into its events and time zones, line by line, before any library sees it.

Only what busy times are made of is kept: the lines of an event that say when it is, how often, what it is
called and whether it keeps one busy. So neither attachments nor alarms nor nesting reach a parser, and each
event can fail by itself.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from planner.exchange.calendar_rules import tidied
from planner.exchange.decoding import encoding_by_looks
from planner.values import Value

_KEPT = frozenset(
    (
        *("UID", "SUMMARY", "STATUS", "TRANSP", "SEQUENCE", "X-MICROSOFT-CDO-BUSYSTATUS"),
        *("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"),
    )
)
_ABOUT = frozenset(("PRODID", "X-WR-CALNAME", "X-WR-TIMEZONE"))
_FOLD = re.compile(rb"\n[ \t]")  # a long line goes on after a line end and a blank
_NAME = re.compile(r"[A-Za-z0-9-]+(?=[;:])")
_LONGEST_SUMMARY = 2_000
_DEEPEST = 32
_FREQUENCY = re.compile("(?:^|[:;])FREQ=(?!YEARLY)", re.IGNORECASE)


# What stands in files that are no whole calendar.
_BARE = frozenset(("VEVENT", "VTIMEZONE", "VTODO", "VJOURNAL", "VFREEBUSY", "VALARM", "VAVAILABILITY"))
_CUT_OFF = ("BEGIN:VEVENT", "END:VEVENT")  # passed over as any event without a start, and counted


class NoCalendarError(ValueError):
    """What was read is no calendar, or damaged beyond use."""


class CalendarLines(Value):
    """The parts of a calendar file, each with its lines unfolded.

    Attributes:
        about: lines on the calendar as a whole, by name.
        zones: each time zone that the file defines, begin and end included.
        events: each event, begin and end included, reduced to what is kept.
    """

    about: dict[str, str]
    zones: tuple[tuple[str, ...], ...]
    events: tuple[tuple[str, ...], ...]


def calendar_lines(content: bytes) -> CalendarLines:
    """Take a file apart. Raises NoCalendarError."""
    sorter = _Sorter()
    for line in _lines(content):
        sorter.take(line)
    return sorter.result()


def _lines(content: bytes) -> Iterator[str]:
    content = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    # Long lines may be folded within a letter, so letters are read when they are whole again.
    lines = list(filter(None, _FOLD.sub(b"", content).split(b"\n")))
    return map(_decoder(lines), lines)


def _decoder(lines: Sequence[bytes]) -> Callable[[bytes], str]:
    """Return what makes words of a line: in UTF-8, as the standard has it, or as the other lines look.

    Programs that put calendars together leave the lines of each as they are.
    """
    others = [line for line in lines if not _is_utf8(line)]
    encoding = encoding_by_looks(b"\n".join(others)) if others else "utf-8"
    return lambda line: line.decode("utf-8" if _is_utf8(line) else encoding, errors="replace")


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


class _Sorter:
    """Sorts the lines of a file; what is inside a part but not kept is passed over."""

    def __init__(self) -> None:
        self._open: list[str] = []  # the parts that have begun, outermost first
        self._part: list[str] = []
        self._about: dict[str, str] = {}
        self._zones: list[tuple[str, ...]] = []
        self._events: list[tuple[str, ...]] = []
        self._has_calendar = self._is_bare = False

    def take(self, line: str) -> None:
        found = _NAME.match(line)
        name = found.group().upper() if found else ""
        if name == "BEGIN":
            self._begin(line)
        elif name == "END":
            self._end(line)
        elif self._is_kept(name):
            self._keep(name, line)

    def result(self) -> CalendarLines:
        if not self._has_calendar:
            raise NoCalendarError("there is no calendar in it")
        is_whole = not self._open or self._is_bare
        while self._open:
            self._cut_off()
        if not self._events and not is_whole:
            raise NoCalendarError("it ends before there is any event")
        return CalendarLines(self._about, tuple(self._zones), tuple(self._events))

    def _begin(self, line: str) -> None:
        part = line.partition(":")[2].strip().upper()
        if not self._open and part in _BARE:
            self._open, self._is_bare = ["VCALENDAR"], True  # single events come without one
        self._open.append(part)
        self._has_calendar = self._has_calendar or self._open[0] == "VCALENDAR"
        if len(self._open) > _DEEPEST:
            raise NoCalendarError("it is nested too deeply")
        if part in ("VEVENT", "VTIMEZONE") and len(self._open) == 2:
            self._part = [f"BEGIN:{part}"]
        elif "VTIMEZONE" in self._open[1:2]:
            self._part.append(f"BEGIN:{part}")

    def _end(self, line: str) -> None:
        part = line.partition(":")[2].strip().upper()
        if not self._open or self._open[-1] != part:
            if part not in self._open:
                return  # the end of nothing
            while self._open[-1] != part:  # what was cut off ends with what it is in
                self._cut_off()
        if "VTIMEZONE" in self._open[1:2]:
            self._part.append(f"END:{part}")
        if len(self._open) == 2 and part == "VEVENT":
            self._events.append((*self._part, "END:VEVENT"))
        elif len(self._open) == 2 and part == "VTIMEZONE" and not _changes_often(self._part):
            self._zones.append(tuple(self._part))
        self._open.pop()

    def _cut_off(self) -> None:
        """End a part that has no end; of an event it is not known what it would have said besides."""
        if self._open.pop() == "VEVENT" and len(self._open) == 1:
            self._events.append(_CUT_OFF)

    def _is_kept(self, name: str) -> bool:
        match self._open:
            case ["VCALENDAR"]:
                return name in _ABOUT
            case ["VCALENDAR", "VEVENT"]:
                return name in _KEPT
            case ["VCALENDAR", "VTIMEZONE", *_inside]:
                return bool(name) and not name.startswith("X-")
        return False

    def _keep(self, name: str, line: str) -> None:
        if len(self._open) == 1:
            self._about.setdefault(name, line)
        elif name == "SUMMARY":
            self._part.append(line[:_LONGEST_SUMMARY])
        elif name != "RRULE":
            self._part.append(line)
        elif rule := tidied(line.partition(":")[2]):
            self._part.append(f"RRULE:{rule}")


def _changes_often(zone: list[str]) -> bool:
    """Whether a time zone has rules that are not yearly: the library would not come to an end of them."""
    return any(line.upper().startswith("RRULE") and _FREQUENCY.search(line) for line in zone)
