"""Which sessions are not where they were, line by line as the learner reads it; knows no Qt."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from planner.domain.plan import Plan
from planner.domain.session import Session
from planner.formats import duration
from planner.i18n import _
from planner.services.differences import Move, SessionChanges
from planner.services.words import session_title
from planner.ui.shared.date_words import DateWords, near_day
from planner.values import Value


class ChangeKind(StrEnum):
    """What became of a session."""

    MOVED = "moved"
    ADDED = "added"
    DROPPED = "dropped"


CHANGE_ICONS = {ChangeKind.MOVED: "arrow-right", ChangeKind.ADDED: "plus", ChangeKind.DROPPED: "minus"}


class ChangeLine(Value):
    """One session that is not where it was; `when` says where it is, and for a moved one where it was."""

    id: str
    kind: ChangeKind
    title: str
    when: str

    @property
    def word(self) -> str:
        """What became of it, in a word."""
        return {
            ChangeKind.MOVED: _("moved"),
            ChangeKind.ADDED: _("added"),
            ChangeKind.DROPPED: _("dropped"),
        }[self.kind]


def change_lines(
    plan: Plan, differences: SessionChanges, today: date, words: DateWords
) -> tuple[ChangeLine, ...]:
    """Return the moved, the added and the dropped sessions, each kind in order of time."""
    return tuple(_lines(plan, differences, today, words))


def _lines(plan: Plan, differences: SessionChanges, today: date, words: DateWords) -> Iterator[ChangeLine]:
    for move in differences.moved:
        yield _line(ChangeKind.MOVED, plan, move.before, _moved(move, today, words))
    for session in differences.added:
        yield _line(ChangeKind.ADDED, plan, session, _when(session, today, words))
    for session in differences.dropped:
        yield _line(ChangeKind.DROPPED, plan, session, _when(session, today, words))


def _line(kind: ChangeKind, plan: Plan, session: Session, when: str) -> ChangeLine:
    return ChangeLine(f"{kind}-{session.id}", kind, session_title(plan, session), when)


def _moved(move: Move, today: date, words: DateWords) -> str:
    """Say from when to when; within a day the day once, and at the same time from how long to how long."""
    before, after = move.before, move.after
    if before.start == after.start:
        first = _("{when}, {length}").format(
            when=_when(before, today, words), length=duration(before.minutes)
        )
        second = duration(after.minutes)
    else:
        first = _when(before, today, words)
        is_same_day = before.start.date() == after.start.date()
        second = words.clock(after.start) if is_same_day else _when(after, today, words)
    return _("{before} → {after}").format(before=first, after=second)


def _when(session: Session, today: date, words: DateWords) -> str:
    return f"{near_day(words, session.start.date(), today)} {words.clock(session.start)}"
