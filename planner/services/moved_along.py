"""Which accepted sessions a change moved or took out besides what was asked for."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from planner.domain.edit import Change, Edit, Record
from planner.domain.session import Session, SessionKind, SessionState
from planner.values import Value

_Work = tuple[str, SessionKind]


class MovedAlong(Value):
    """How many accepted sessions have another time in accepted weeks, and how many have none there now."""

    moved: int
    taken_out: int


def moved_along(edit: Edit, asked: Edit) -> MovedAlong:
    """Return what an edit did to accepted sessions that the wish itself, `asked`, did not touch.

    What is pinned now was touched by a wish too, one that this edit goes on with. A session that is shorter
    now stayed where it was. Where a session of the same item is accepted instead, it has moved there.
    """
    own = {change.record.id for change in asked.changes if isinstance(change.record, Session)}
    changes = [change for change in edit.changes if change.record.id not in own and not _pins(change)]
    before = _starts(change.before for change in changes)
    after = _starts(change.after for change in changes)
    gone, come = _by_work(before - after), _by_work(after - before)
    moved = (gone & come).total()
    return MovedAlong(moved, gone.total() - moved)


def _pins(change: Change) -> bool:
    return isinstance(change.after, Session) and change.after.pinned


def _starts(records: Iterable[Record | None]) -> set[tuple[_Work, datetime]]:
    """Return when accepted sessions to come begin, but for pinned ones, and what they are for."""
    sessions = (record for record in records if isinstance(record, Session) and not record.pinned)
    return {
        ((session.item, session.kind), session.start)
        for session in sessions
        if session.accepted and session.state is SessionState.PLANNED
    }


def _by_work(starts: Iterable[tuple[_Work, datetime]]) -> Counter[_Work]:
    return Counter(work for work, _start in starts)
