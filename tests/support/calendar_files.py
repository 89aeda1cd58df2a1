"""Calendar files in few words."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from planner.exchange.calendar_reading import PlanningWindow

WINDOW = PlanningWindow(date(2026, 11, 16), date(2028, 11, 24))


def event(*lines: str, uid: str = "") -> str:
    """An event with these lines; without a UID where none is given."""
    about = [f"UID:{uid}"] if uid else []
    return "\r\n".join(("BEGIN:VEVENT", *about, *lines, "END:VEVENT"))


def meeting(title: str, start: str, end: str, *lines: str, uid: str = "") -> str:
    """An event from one local moment to another, such as "20261124T090000"."""
    return event(f"SUMMARY:{title}", f"DTSTART:{start}", f"DTEND:{end}", *lines, uid=uid or title)


def calendar(*parts: str, about: Iterable[str] = ()) -> bytes:
    """A calendar file of these parts."""
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tests//", *about, *parts, "END:VCALENDAR", "")
    return "\r\n".join(lines).encode()


def write_calendar(path: Path, *parts: str, about: Iterable[str] = ()) -> Path:
    """Write a calendar file in one step, as a program does that exports it."""
    beside = path.with_suffix(".new")
    beside.write_bytes(calendar(*parts, about=about))
    return beside.replace(path)


def stamp(moment: datetime) -> str:
    """Write a moment as a calendar file does."""
    return f"{moment:%Y%m%dT%H%M%S}"
