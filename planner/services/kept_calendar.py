"""The calendar file that is kept up to date with the plan, so that a calendar program can subscribe to it.

What is kept is noted beside the plan's file, so that each plan has its own, and a program in a terminal
keeps it as the window does. A note counts only in the folder in which it was made: in a copy of the folder
two plans would write the same file in turns, and a folder from elsewhere is not to name files on this
computer. What is written over unasked is a calendar of this program, and nothing else.
"""

import json
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from planner.domain.errors import Refusal
from planner.exchange.calendar_events import is_ours
from planner.exchange.fields import Fields
from planner.exchange.json_data import read_json
from planner.exchange.limits import UnreadableError
from planner.exchange.text_file import read_text_file, replace_text_file, write_file
from planner.formats import one_line
from planner.i18n import _
from planner.paths import Paths
from planner.services.export_kinds import MOST_ALARM, CalendarWish, Export, ExportWish
from planner.services.plans import home_of, known_plans, real
from planner.services.turns import turn_at
from planner.services.workspace import Snapshot
from planner.values import Value, replace

_VERSION: Final = 1
_MOST_TRIES: Final = 5  # as another program may keep another calendar meanwhile
_BEGINNING: Final = 500  # bytes in which a calendar says whose it is


class KeptCalendar(Value, kw_only=True):
    """Which file is kept, and how.

    Attributes:
        written_at: when it was written last, in local time.
        problem: why it could not be written the last time, in a sentence; "" where it could.
    """

    path: Path
    wish: CalendarWish = CalendarWish()
    with_personal: bool = False
    written_at: datetime | None = None
    problem: str = ""


def kept_calendar(paths: Paths) -> KeptCalendar | None:
    """Return which calendar is kept for a plan; None for none, where that cannot be read, and after a move.

    A note that was made in another folder does not count.
    """
    try:
        return _from_data(read_json(read_text_file(paths.kept_calendar)), _place(paths))
    except (Refusal, UnreadableError):
        return None


def keep_calendar(paths: Paths, kept: KeptCalendar) -> None:
    """Keep a calendar from now on, in place of the one before.

    Raises Refusal where that cannot be noted, and where another plan keeps the same file.
    """
    check_not_kept_elsewhere(paths, kept.path)
    with turn_at(paths.calendar_lock):
        _note(paths, replace(kept, path=kept.path.absolute()))


def check_not_kept_elsewhere(paths: Paths, file: Path) -> None:
    """Refuse a file that another plan keeps, among the main plan and those in its folder."""
    here, wanted = real(paths), os.path.realpath(file)
    for other in known_plans(home_of(here)):
        kept = None if real(other.paths) == here else kept_calendar(other.paths)
        if kept is not None and os.path.realpath(kept.path) == wanted:
            words = _("{path} is kept up to date with the plan {plan}. Choose another name.")
            raise Refusal(words.format(path=one_line(str(file)), plan=other.title))


def behind_words(kept: KeptCalendar) -> str:
    """Say that the file is not up to date, and why."""
    return _("The calendar file is not up to date. {reason}").format(reason=kept.problem)


def forget_calendar(paths: Paths) -> None:
    """Keep no calendar any more; the file stays as it is."""
    with turn_at(paths.calendar_lock), suppress(OSError):
        paths.kept_calendar.unlink(missing_ok=True)


def write_kept_calendar(paths: Paths, state: Snapshot, now: datetime) -> KeptCalendar | None:
    """Write the calendar that is kept, and return how that went; None where none is kept.

    It may run in any thread. Where the file cannot be written, the one that was there stays, and the next
    change tries again. What takes long is done before the turn is taken, so that nobody waits for it; if
    another calendar is kept by then, it is done for that one, and if none is, nothing is written.
    """
    for _try in range(_MOST_TRIES):
        kept = kept_calendar(paths)
        if kept is None:
            return None
        content, problem = _content(paths, state, kept)
        with turn_at(paths.calendar_lock):
            if _wish_of(kept_calendar(paths)) == _wish_of(kept):
                return _written(paths, kept, content, problem, now)
    return kept_calendar(paths)


def _content(paths: Paths, state: Snapshot, kept: KeptCalendar) -> tuple[bytes, str]:
    """Return what the file is to hold, or why that cannot be told."""
    # Wanted only where a calendar is kept: the library takes its time.
    from planner.services.calendar_id import calendar_id
    from planner.services.exporting import export

    wish = ExportWish(
        export=Export.CALENDAR,
        calendar=kept.wish,
        with_personal=kept.with_personal,
        calendar_id=calendar_id(paths),
    )
    try:
        return export(state, wish).content, ""
    except Refusal as refusal:
        return b"", str(refusal)


def _written(paths: Paths, kept: KeptCalendar, content: bytes, problem: str, now: datetime) -> KeptCalendar:
    """Write the file, where there is something to write, and note how that went."""
    try:
        if not problem:
            _check_replaceable(kept.path)
            write_file(kept.path, content)
    except Refusal as refusal:
        problem = str(refusal)
    kept = replace(kept, problem=problem) if problem else replace(kept, written_at=now, problem="")
    with suppress(Refusal):  # the calendar is right all the same
        _note(paths, kept)
    return kept


def _wish_of(kept: KeptCalendar | None) -> KeptCalendar | None:
    """Return what is kept without how it went, which other programs that write it note, too."""
    return None if kept is None else replace(kept, written_at=None, problem="")


def _note(paths: Paths, kept: KeptCalendar) -> None:
    if not replace_text_file(paths.kept_calendar, json.dumps(_to_data(kept, _place(paths)), indent=1)):
        raise Refusal(
            _("Could not note in {path} that the file is kept up to date.").format(path=paths.data_dir)
        )


def _place(paths: Paths) -> str:
    return str(real(paths).data_dir)


def _check_replaceable(file: Path) -> None:
    """Refuse to write over what is no calendar of this program."""
    try:
        is_replaceable = not os.path.lexists(file) or (file.is_file() and is_ours(_beginning(file)))
    except OSError:
        is_replaceable = False
    if not is_replaceable:
        words = _("{path} is no calendar of this program any more, so it is not written over.")
        raise Refusal(words.format(path=one_line(str(file))))


def _beginning(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(_BEGINNING)


def _to_data(kept: KeptCalendar, place: str) -> dict[str, object]:
    return {
        "version": _VERSION,
        "data_dir": place,
        "path": str(kept.path),
        "alarm": kept.wish.alarm,
        "with_personal": kept.with_personal,
        "written_at": None if kept.written_at is None else kept.written_at.isoformat(),
        "problem": kept.problem,
    }


def _from_data(data: object, place: str) -> KeptCalendar:
    fields = Fields(data, _("the calendar that is kept"))
    if fields.raw("version") != _VERSION:
        raise fields.refusal("version", str(_VERSION))
    if fields.text("data_dir") != place:
        raise fields.refusal("data_dir", place)
    path = Path(fields.text("path"))
    if not path.is_absolute() or path.suffix.lower() != ".ics":
        raise fields.refusal("path", _("the whole path of an .ics file"))
    return KeptCalendar(
        path=path,
        wish=CalendarWish(alarm=_alarm(fields)),
        with_personal=fields.truth("with_personal", False),
        written_at=_moment(fields),
        problem=fields.text("problem", ""),
    )


def _alarm(fields: Fields) -> int | None:
    alarm = fields.raw("alarm") if "alarm" in fields else None
    if alarm is not None and (type(alarm) is not int or not 0 <= alarm <= MOST_ALARM):
        raise fields.refusal("alarm", _("minutes"))
    return alarm


def _moment(fields: Fields) -> datetime | None:
    try:
        return datetime.fromisoformat(fields.text("written_at", "")).replace(tzinfo=None)
    except ValueError:
        return None
