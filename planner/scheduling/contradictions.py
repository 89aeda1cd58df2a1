"""Pinned sessions that contradict what their items need: another pin, the day on which one opens, or time.

The learner's own hand is never bound, and the verdicts count every pin as it stands. That two of them cannot
both hold is told, so that nobody finds it out in the week of the exam.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.roadmap import closure
from planner.domain.session import Session, SessionKind, SessionState
from planner.scheduling.schedule import Schedule
from planner.values import Value


class Contradiction(Value, kw_only=True):
    """A pinned session that begins before its item can be studied.

    Attributes:
        session: the pinned session.
        need: id of what its item needs and cannot have by then; of the item itself where that opens later.
        later: the pinned session of `need` that ends after it begins, if that is why.
        opens: the first day of `need`, if that is why; without either, its work is not done by then.
    """

    session: Session
    need: str
    later: Session | None = None
    opens: date | None = None


def contradictions(plan: Plan, now: datetime) -> list[Contradiction]:
    """Return every pinned session to come that contradicts another one or a first day, by start."""
    pins = _pins(plan, now)
    return [found for session in pins for found in _contradictions_of(plan, session, pins)]


def contradiction_of(plan: Plan, session: Session, now: datetime) -> Contradiction | None:
    """Return what a session contradicts, None for most; the first one where there are two."""
    if not session.pinned or session.start <= now or not _is_to_study(plan, session):
        return None
    return next(_contradictions_of(plan, session, _pins(plan, now)), None)


def new_contradiction(before: Plan, plan: Plan, schedule: Schedule) -> Contradiction | None:
    """Return what a change contradicted that was no contradiction before it; the first one by start.

    A session that it pinned before the work that it needs is laid out counts too.
    """
    if plan.sessions is before.sessions and plan.items is before.items:
        return None
    now = schedule.as_of
    pinned = (each for each in _pins(plan, now) if before.sessions.get(each.id) != each)
    return added_contradiction(before, plan, now) or next(_too_early(plan, schedule, pinned), None)


def added_contradiction(before: Plan, plan: Plan, now: datetime) -> Contradiction | None:
    """Return the first contradiction between pins and days that one plan has and another had not."""
    known = contradictions(before, now)
    return next((each for each in contradictions(plan, now) if each not in known), None)


def _pins(plan: Plan, now: datetime) -> list[Session]:
    pins = (session for session in plan.sessions.values() if session.pinned and session.start > now)
    return sorted((each for each in pins if _is_to_study(plan, each)), key=lambda each: (each.start, each.id))


def _is_to_study(plan: Plan, session: Session) -> bool:
    is_planned = session.kind is SessionKind.STUDY and session.state is SessionState.PLANNED
    return is_planned and session.item in plan.items and not plan.status(session.item).is_settled


def _contradictions_of(plan: Plan, session: Session, pins: Iterable[Session]) -> Iterator[Contradiction]:
    needs = _needs(plan, session)
    late = [pin for pin in pins if pin.item in needs and pin.item != session.item and pin.end > session.start]
    if late:
        last = max(late, key=lambda pin: pin.end)
        yield Contradiction(session=session, need=last.item, later=last)
    opening = [item for item in needs.values() if item.opens and item.opens > session.start.date()]
    if opening:
        last_item = max(opening, key=lambda item: (item.opens, item.id))
        yield Contradiction(session=session, need=last_item.id, opens=last_item.opens)


def _needs(plan: Plan, session: Session) -> dict[str, Item]:
    """Return the item of a session and all that it needs and that is not settled, by id."""
    settled = {id for id in plan.progress if plan.status(id).is_settled}
    return {id: plan.items[id] for id in closure(plan.items, (session.item,), settled)}


def _too_early(plan: Plan, schedule: Schedule, pins: Iterable[Session]) -> Iterator[Contradiction]:
    for session in pins:
        needs = (id for id, item in _needs(plan, session).items() if _takes_an_end(item))
        finishes = {id: schedule.finish_of_item(id) or datetime.max for id in needs if id != session.item}
        late = {id: finish for id, finish in finishes.items() if finish > session.start}
        if late:
            yield Contradiction(session=session, need=max(late, key=lambda id: (late[id], id)))


def _takes_an_end(item: Item) -> bool:
    """Whether an item has work that ends: a milestone has none, and what comes round again no end."""
    return not item.is_milestone and item.recurring is None
