"""Use cases on several sessions at once, each of them one step for undo."""

from collections.abc import Callable, Sequence
from datetime import datetime

from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.domain.session import Session
from planner.i18n import _, ngettext
from planner.scheduling.schedule import Schedule
from planner.services.moving import can_be_moved
from planner.services.sessions import find_session, finish_session, pin_session, skip_session, unpin_session
from planner.services.several_edits import joined


def finish_sessions(plan: Plan, schedule: Schedule, ids: Sequence[str], now: datetime) -> Edit:
    """Tick sessions with their planned minutes; reviews, which want an answer, are passed over."""
    meant = _meant(schedule, ids, _can_be_done)
    words = ngettext("Did {count} session", "Did {count} sessions", len(meant))
    return _together(plan, meant, lambda growing, id: finish_session(growing, schedule, id, now), words)


def skip_sessions(plan: Plan, schedule: Schedule, ids: Sequence[str], now: datetime) -> Edit:
    """Skip sessions; those that were answered already are passed over."""
    meant = _meant(schedule, ids, can_be_moved)
    words = ngettext("Skipped {count} session", "Skipped {count} sessions", len(meant))
    return _together(plan, meant, lambda growing, id: skip_session(growing, schedule, id, now), words)


def pin_sessions(plan: Plan, schedule: Schedule, ids: Sequence[str]) -> Edit:
    """Hold sessions where they are; where all of them are held already, let them move again."""
    loose = _meant(schedule, ids, lambda session: _is_loose(session, schedule.as_of))
    if loose:
        words = ngettext("Pinned {count} session", "Pinned {count} sessions", len(loose))
        return _together(plan, loose, lambda growing, id: pin_session(growing, schedule, id), words)
    held = _meant(schedule, ids, lambda session: can_be_moved(session) and session.pinned)
    words = ngettext("Unpinned {count} session", "Unpinned {count} sessions", len(held))
    return _together(plan, held, lambda growing, id: unpin_session(growing, schedule, id), words)


def _together(plan: Plan, ids: Sequence[str], make: Callable[[Plan, str], Edit], words: str) -> Edit:
    if not ids:
        raise Refusal(_("None of these sessions can be changed so."))

    def maker(id: str) -> Callable[[Plan], Edit]:
        return lambda growing: make(growing, id)

    return joined(plan, words.format(count=len(ids)), map(maker, ids))


def _meant(schedule: Schedule, ids: Sequence[str], is_meant: Callable[[Session], bool]) -> list[str]:
    return [id for id in ids if is_meant(find_session(schedule, id))]


def _can_be_done(session: Session) -> bool:
    return can_be_moved(session) and not session.is_review


def _is_loose(session: Session, now: datetime) -> bool:
    return can_be_moved(session) and not session.pinned and session.end > now
