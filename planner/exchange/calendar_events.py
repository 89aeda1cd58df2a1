"""What a calendar file says, before it is written: events with instants, ready to be read by any program."""

from datetime import date, datetime
from typing import Final

from planner.values import Value

PRODUCT: Final = "-//Study Planner//study-planner"  # by which a calendar says that it is one of ours
_OURS: Final = f"PRODID:{PRODUCT}".encode()


def is_ours(beginning: bytes) -> bool:
    """Whether a file that begins with these bytes is a calendar that this program has written."""
    lines = beginning.splitlines()
    return lines[:1] == [b"BEGIN:VCALENDAR"] and any(line.startswith(_OURS) for line in lines)


class CalendarEvent(Value, kw_only=True):
    """One event.

    Attributes:
        uid: by which a calendar program knows it again when the file is read anew.
        start, end: moments in UTC; or days, of which `end` is the one after the last.
        words: what stands beside it, in lines of plain text.
        link: an address of the web, or "".
        category: the word for its track, or "".
        is_busy: whether it keeps its time from other appointments.
        alarm: minutes before its start at which to remind of it; None for no reminder.
    """

    uid: str
    title: str
    start: datetime | date
    end: datetime | date
    words: str = ""
    place: str = ""
    link: str = ""
    category: str = ""
    is_busy: bool = True
    alarm: int | None = None


class CalendarContent(Value, kw_only=True):
    """A whole calendar.

    Attributes:
        made_at: when the file is written, in UTC.
        changed_at: when the plan was changed last, in UTC.
        sequence: rises with each change of the plan, so that the newer of two files wins.
    """

    title: str
    events: tuple[CalendarEvent, ...]
    made_at: datetime
    changed_at: datetime
    sequence: int = 0
