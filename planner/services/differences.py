"""What one schedule has of another: sessions that move, come and go."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from planner.domain.session import Session, SessionKind, SessionState
from planner.scheduling.schedule import Schedule
from planner.values import Value


class Move(Value):
    """A session that has another time or another length."""

    before: Session
    after: Session


class SessionChanges(Value):
    """The sessions to come of two schedules, compared; each in order of time."""

    moved: tuple[Move, ...]
    added: tuple[Session, ...]
    dropped: tuple[Session, ...]

    @property
    def count(self) -> int:
        """How many sessions are not as they were."""
        return len(self.moved) + len(self.added) + len(self.dropped)

    def before(self, moment: datetime) -> "SessionChanges":
        """Return those before a moment, also where a session comes from later or goes there."""
        return SessionChanges(
            tuple(move for move in self.moved if min(move.before.start, move.after.start) < moment),
            tuple(session for session in self.added if session.start < moment),
            tuple(session for session in self.dropped if session.start < moment),
        )


def session_changes(before: Schedule, after: Schedule, until: datetime | None = None) -> SessionChanges:
    """Compare the study to come of two schedules, up to a moment if one is given.

    A session is the same when its item has one at the same time. Of what is left, the first of an item is
    moved to where its first is now, and so on; what then has no counterpart was added or dropped.
    """
    return changes_of(
        to_come(before.sessions, before.as_of, until), to_come(after.sessions, after.as_of, until)
    )


def to_come(sessions: Iterable[Session], now: datetime, until: datetime | None = None) -> Iterator[Session]:
    """Yield of some sessions the study that is not over yet, up to a moment if one is given."""
    for session in sessions:
        is_study = session.kind is not SessionKind.EXAM and session.state is SessionState.PLANNED
        if is_study and now < session.end and (until is None or session.start < until):
            yield session


def changes_of(before: Iterable[Session], after: Iterable[Session]) -> SessionChanges:
    """Compare some study to come with other study to come, as `session_changes` does."""
    old, new = _by_item(before), _by_item(after)
    moved: list[Move] = []
    added: list[Session] = []
    dropped: list[Session] = []
    for item in old.keys() | new.keys():
        times_before, times_after = old.get(item, {}), new.get(item, {})
        gone = [session for time, session in times_before.items() if time not in times_after]
        come = [session for time, session in times_after.items() if time not in times_before]
        pairs = min(len(gone), len(come))
        moved += [Move(*pair) for pair in zip(gone[:pairs], come[:pairs], strict=True)]
        dropped += gone[pairs:]
        added += come[pairs:]
    return SessionChanges(
        tuple(sorted(moved, key=lambda move: (move.before.start, move.before.id))),
        _by_time(added),
        _by_time(dropped),
    )


def _by_item(sessions: Iterable[Session]) -> dict[str, dict[tuple[datetime, datetime], Session]]:
    found: dict[str, dict[tuple[datetime, datetime], Session]] = {}
    for session in sessions:
        found.setdefault(session.item, {})[session.start, session.end] = session
    return found


def _by_time(sessions: Iterable[Session]) -> tuple[Session, ...]:
    return tuple(sorted(sessions, key=lambda session: (session.start, session.id)))
