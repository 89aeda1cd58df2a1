"""The running focus timer, kept beside the plan's file over the end of the program and over a crash."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.focus_timer import Blocks, FocusTimer, Phase
from planner.domain.plan import Plan
from planner.domain.session import PlacedBy, Session, SessionKind, SessionState
from planner.domain.time_entry import TimeEntry
from planner.domain.time_line import time_between
from planner.exchange.fields import LONGEST_LINE, Fields
from planner.exchange.json_data import read_json
from planner.exchange.limits import UnreadableError
from planner.exchange.text_file import NoFile, OutOfReach, read_text_file, replace_text_file
from planner.formats import one_line
from planner.i18n import _
from planner.scheduling.schedule import Schedule
from planner.values import replace

_VERSION: Final = 1
_TICK: Final = timedelta(microseconds=1)
_LONGEST: Final = timedelta(days=400) // _TICK
_MOST_MINUTES: Final = 60 * 24 * 60
_MOST_ENTRIES: Final = 2**53
_FIRST_YEAR, _LAST_YEAR = 1970, 2199
_MOMENTS: Final = ("begun", "since", "seen")


class KeptTimer:
    """Keeps one timer in a small file, which another program on the same plan reads as well.

    A damaged file is put aside under another name, and counts as none. Where nothing can be written, the
    timer lasts as long as the program.

    Attributes:
        put_aside: where a damaged file went, or None.
    """

    def __init__(self, file: Path) -> None:
        """Keep the timer in a file; nothing is made or read before it is asked for."""
        self._file = file
        self._unwritten: FocusTimer | None = None
        self.put_aside: Path | None = None

    def load(self, mine: FocusTimer | None = None) -> FocusTimer | None:
        """Return the timer as it was kept last, by whichever program, or None where none is kept.

        A file that cannot be read says nothing of that: the timer is still `mine`, and it is kept again where
        the file was damaged.
        """
        if self._unwritten is not None:
            return self._unwritten
        try:
            return from_data(read_json(read_text_file(self._file)))
        except NoFile:
            return None
        except OutOfReach:  # as while another program holds it; what stands in it is left alone
            return mine
        except (Refusal, UnreadableError):
            self._put_aside()
            if mine is not None:
                self.save(mine)
            return mine

    def save(self, timer: FocusTimer) -> None:
        """Keep a timer in place of the last one."""
        is_written = replace_text_file(self._file, json.dumps(to_data(timer), indent=1))
        self._unwritten = None if is_written else timer

    def forget(self) -> None:
        """Keep no timer any more."""
        self._unwritten = None
        with suppress(OSError):
            self._file.unlink(missing_ok=True)

    def _put_aside(self) -> None:
        aside = self._file.with_name(f"{self._file.stem}-unreadable{self._file.suffix}")
        with suppress(OSError):
            self._file.replace(aside)
            self.put_aside = aside


def log_once(
    kept: KeptTimer, timer: FocusTimer, make: Callable[[Plan, Schedule], Edit]
) -> Callable[[Plan, Schedule], Edit]:
    """Return the wish `make` for a timer, refused where another program has logged or dropped that timer.

    It is asked while other programs are held off, and again where one of them was faster all the same. The
    file says beforehand as which entry the time is being logged, so that a crash in between logs nothing
    twice either.
    """

    def wish(plan: Plan, schedule: Schedule) -> Edit:
        if not is_open(kept, timer, plan):
            raise Refusal(_("This time was logged or dropped in another window."))
        edit = make(plan, schedule)
        kept.save(replace(timer, entry=_new_entry(edit)))
        return edit

    return wish


def is_open(kept: KeptTimer, timer: FocusTimer, plan: Plan) -> bool:
    """Whether no other program has logged or dropped a timer."""
    last = kept.load(timer)
    return last is not None and timer.is_same_as(last) and not is_logged(plan, last)


def is_logged(plan: Plan, timer: FocusTimer) -> bool:
    """Whether the time entry that a timer was about to become is there.

    Its number alone says nothing: another program may have given it to another entry, also of the same item.
    """
    mine = timer.entry
    there = plan.entries.get(mine.id) if mine is not None else None
    return mine is not None and there is not None and replace(there, note=mine.note) == mine


def to_data(timer: FocusTimer) -> dict[str, Any]:
    """Return a timer as plain data that `from_data` reads."""
    return {
        "version": _VERSION,
        "item": timer.item,
        "title": one_line(timer.title)[:LONGEST_LINE] or timer.item,
        "begun": timer.begun.isoformat(),
        "since": timer.since.isoformat(),
        "seen": timer.seen.isoformat(),
        # Which of these lie in the second of two hours that the clock shows when it is set back.
        "again": [name for name in _MOMENTS if getattr(timer, name).fold],
        "session": None if timer.session is None else _session_data(timer.session),
        "earlier": timer.earlier,
        "last_entry": timer.last_entry,
        "length": None if timer.length is None else timer.length // _TICK,
        "blocks": None if timer.blocks is None else [timer.blocks.work, timer.blocks.rest],
        "phase": timer.phase.value,
        "worked": timer.worked // _TICK,
        "in_block": timer.in_block // _TICK,
        "unseen": timer.unseen // _TICK,
        "was_closed": timer.was_closed,
        "entry": None if timer.entry is None else _entry_data(timer.entry),
    }


def from_data(data: object) -> FocusTimer:
    """Return the timer that was kept. Raises Refusal for data that is none."""
    fields = Fields(data, _("the timer"))
    if fields.raw("version") != _VERSION:
        raise fields.refusal("version", str(_VERSION))
    timer = FocusTimer(
        item=fields.text("item"),
        title=fields.line("title"),
        begun=_moment_of_two(fields, "begun"),
        since=_moment_of_two(fields, "since"),
        seen=_moment_of_two(fields, "seen"),
        session=_session(fields),
        earlier=_number(fields, "earlier", _MOST_MINUTES),
        last_entry=_number(fields, "last_entry", _MOST_ENTRIES),
        length=_span(fields, "length") if "length" in fields else None,
        blocks=_blocks(fields),
        phase=fields.choice("phase", Phase),
        worked=_span(fields, "worked"),
        in_block=_span(fields, "in_block"),
        unseen=_span(fields, "unseen"),
        was_closed=fields.truth("was_closed", False),
        entry=_entry(fields),
    )
    is_backwards = time_between(timer.since, timer.seen) < timedelta(0)
    if is_backwards or (timer.phase is Phase.BREAK and timer.blocks is None):
        raise fields.refusal("phase", _("one that fits the rest"))
    return timer


def _session_data(session: Session) -> dict[str, Any]:
    return {
        "id": session.id,
        "item": session.item,
        "start": session.start.isoformat(),
        "end": session.end.isoformat(),
        "state": session.state.value,
        "kind": session.kind.value,
        "pinned": session.pinned,
        "accepted": session.accepted,
        "goal": session.goal,
        "placed_by": session.placed_by.value,
    }


def _session(fields: Fields) -> Session | None:
    if "session" not in fields:
        return None
    inner = Fields(fields.raw("session"), _("the session of the timer"))
    return Session(
        id=inner.text("id"),
        item=inner.text("item"),
        start=_moment(inner, "start"),
        end=_moment(inner, "end"),
        state=inner.choice("state", SessionState),
        kind=inner.choice("kind", SessionKind),
        pinned=inner.truth("pinned", False),
        accepted=inner.truth("accepted", False),
        goal=inner.text("goal", "") or None,
        placed_by=inner.choice("placed_by", PlacedBy),
    )


def _entry_data(entry: TimeEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "item": entry.item,
        "day": entry.day.isoformat(),
        "minutes": entry.minutes,
        "session": entry.session,
    }


def _entry(fields: Fields) -> TimeEntry | None:
    # An older program kept the number alone, which says too little to find the entry by.
    if "entry" not in fields or isinstance(fields.raw("entry"), str):
        return None
    inner = Fields(fields.raw("entry"), _("the entry of the timer"))
    return TimeEntry(
        id=inner.text("id"),
        item=inner.text("item"),
        day=_moment(inner, "day").date(),
        minutes=_number(inner, "minutes", _MOST_MINUTES),
        session=inner.text("session", "") or None,
    )


def _moment(fields: Fields, name: str) -> datetime:
    try:
        moment = datetime.fromisoformat(fields.text(name))
    except ValueError:
        raise fields.refusal(name, _("a moment")) from None
    if moment.tzinfo is not None:
        raise fields.refusal(name, _("a moment"))
    return moment


def _moment_of_two(fields: Fields, name: str) -> datetime:
    moment = _moment(fields, name)
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:  # beyond lies what no clock can be asked about
        raise fields.refusal(name, _("a moment"))
    again = fields.items("again") if "again" in fields else ()
    return moment.replace(fold=int(name in again))


def _span(fields: Fields, name: str) -> timedelta:
    return _number(fields, name, _LONGEST) * _TICK


def _number(fields: Fields, name: str, most: int) -> int:
    number = fields.raw(name)
    if type(number) is not int or not 0 <= number <= most:
        raise fields.refusal(name, _("a whole number from {least} to {most}").format(least=0, most=most))
    return number


def _blocks(fields: Fields) -> Blocks | None:
    if "blocks" not in fields:
        return None
    lengths = fields.items("blocks")
    if len(lengths) != 2 or any(type(length) is not int for length in lengths):
        raise fields.refusal("blocks", _("two lengths"))
    return Blocks(*lengths)


def _new_entry(edit: Edit) -> TimeEntry | None:
    added = (each.after for each in edit.changes if each.before is None)
    return next((replace(record, note="") for record in added if isinstance(record, TimeEntry)), None)
