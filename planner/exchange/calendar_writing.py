"""Writes a calendar file (RFC 5545) that a calendar program may import, or subscribe to.

Moments are written in UTC, which each program shows in the zone of whoever looks: the file needs no
definition of a time zone, which programs read differently, and an hour is the same one on both sides of a
clock change, for each session is an event of its own.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

import icalendar

from planner import __version__
from planner.domain.errors import Refusal
from planner.domain.web_address import is_web_address
from planner.exchange.calendar_events import CalendarContent, CalendarEvent
from planner.formats import one_line
from planner.i18n import _

_REFRESH: Final = timedelta(hours=1)
_LONGEST_LINE, _LONGEST_TEXT = 250, 4_000


def calendar_file(content: CalendarContent) -> bytes:
    """Return a calendar as the content of a file; the same content always gives the same bytes.

    What was written is read once more before it is returned. Raises Refusal where that is not what was meant.
    """
    written: bytes = _calendar(content).to_ical()
    if not _says_the_same(written, content.events):
        raise Refusal(_("The calendar could not be written so that it reads back, so no file was changed."))
    return written


def _calendar(content: CalendarContent) -> icalendar.Calendar:
    calendar = icalendar.Calendar()
    calendar.add("PRODID", f"-//Study Planner//study-planner {__version__}//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    title = _line(content.title)
    calendar.add("NAME", title)
    calendar.add("X-WR-CALNAME", title)
    calendar.add("REFRESH-INTERVAL", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", "PT1H")
    for event in content.events:
        calendar.add_component(_event(event, content))
    return calendar


def _event(event: CalendarEvent, content: CalendarContent) -> icalendar.Event:
    written = icalendar.Event()
    written.add("UID", event.uid)
    written.add("DTSTAMP", content.made_at)
    written.add("LAST-MODIFIED", content.changed_at)
    written.add("SEQUENCE", content.sequence)
    written.add("SUMMARY", _line(event.title))
    written.add("DTSTART", event.start)
    written.add("DTEND", event.end)
    written.add("TRANSP", "OPAQUE" if event.is_busy else "TRANSPARENT")
    written.add("STATUS", "CONFIRMED")
    texts = {"DESCRIPTION": _text(event.words), "LOCATION": _line(event.place)}
    for name, text in texts.items():
        if text:
            written.add(name, text)
    if event.category:
        written.add("CATEGORIES", [_line(event.category)])
    if is_web_address(event.link) and event.link.isascii():
        written.add("URL", event.link)
    if event.alarm is not None:
        written.add_component(_alarm(event))
    return written


def _alarm(event: CalendarEvent) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", _line(event.title))
    alarm.add("TRIGGER", -timedelta(minutes=event.alarm or 0))
    return alarm


def _line(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= _LONGEST_LINE else text[: _LONGEST_LINE - 1] + "…"


def _text(text: str) -> str:
    """Return a text in lines without controls, as long as calendar programs show it."""
    lines = "\n".join(map(one_line, text.splitlines())).strip()
    return lines if len(lines) <= _LONGEST_TEXT else lines[: _LONGEST_TEXT - 1] + "…"


def _says_the_same(written: bytes, events: Iterable[CalendarEvent]) -> bool:
    """Whether a file reads back as the events that it was made of, with their texts and times."""
    read = icalendar.Calendar.from_ical(written)
    found = [
        (str(each["UID"]), str(each["SUMMARY"]), each.DTSTART, each.DTEND)
        for each in read.events
        if not each.errors
    ]
    return found == [(each.uid, _line(each.title), each.start, each.end) for each in events]
