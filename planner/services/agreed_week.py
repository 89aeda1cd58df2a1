"""What a week held when the learner accepted it: the sessions of today, walked back through the steps."""

from collections.abc import Iterable
from datetime import date

from planner.domain.edit import Change
from planner.domain.plan import Plan
from planner.domain.session import Session
from planner.services.weeks import monday_of
from planner.storage.history import PastStep


def agreed_week(plan: Plan, monday: date, steps: Iterable[PastStep]) -> tuple[Session, ...]:
    """Return the agreed sessions of a week as they were after the step that accepted it; none without one.

    `steps` have led to the plan, newest first, with their changes to sessions; no more are taken than are
    wanted. Where they do not reach back so far, the week is as the oldest of them found it.
    """
    held = {id: each for id, each in plan.sessions.items() if _is_agreed(each, monday)}
    if not _is_accepted(held):
        return ()
    for step in steps:
        earlier = dict(held)
        _take_back(earlier, step.changes, monday)
        if not _is_accepted(earlier):
            break
        held = earlier
    return tuple(held.values())


def _take_back(held: dict[str, Session], changes: Iterable[Change], monday: date) -> None:
    for change in changes:
        before, after = change.before, change.after
        if isinstance(after, Session):
            held.pop(after.id, None)
        if isinstance(before, Session) and _is_agreed(before, monday):
            held[before.id] = before


def _is_agreed(session: Session, monday: date) -> bool:
    return session.is_held and monday_of(session.start) == monday


def _is_accepted(held: dict[str, Session]) -> bool:
    return any(session.accepted for session in held.values())
