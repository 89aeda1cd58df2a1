"""Pinned sessions that contradict what their items need: another pin, the day on which one opens, or time.

The learner's own hand is never bound, and the verdicts count every pin as it stands. That two of them cannot
both hold is told, so that nobody finds it out in the week of the exam.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime

from planner.domain.item import Item
from planner.domain.plan import Plan
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

    def is_like(self, other: "Contradiction") -> bool:
        """Whether another one is told in the same words, though a session is longer or accepted there."""
        return self._told == other._told

    @property
    def _told(self) -> tuple[object, ...]:
        later = None if self.later is None else (self.later.id, self.later.start)
        return self.session.id, self.session.start, self.need, later, self.opens


def contradictions(plan: Plan, now: datetime) -> list[Contradiction]:
    """Return every pinned session to come that contradicts another one or a first day, by start.

    The time grows with the pins and all that their items need, each looked at once.
    """
    pins = _pins(plan, now)
    if not pins:
        return []
    obstacles = _Obstacles(plan, pins)
    return [found for session in pins for found in obstacles.of(session)]


def added_contradiction(known: Collection[Contradiction], plan: Plan, now: datetime) -> Contradiction | None:
    """Return the first contradiction between pins and days of a plan that is not among the known ones."""
    found = contradictions(plan, now)
    return next((each for each in found if not any(each.is_like(other) for other in known)), None)


def new_contradiction(before: Plan, plan: Plan, schedule: Schedule) -> Contradiction | None:
    """Return what a change contradicted that was no contradiction before it; the first one by start.

    A session that it pinned before the work that it needs is laid out counts too.
    """
    if plan.sessions is before.sessions and plan.items is before.items:
        return None
    now = schedule.as_of
    added = added_contradiction(contradictions(before, now), plan, now)
    pinned = (each for each in _pins(plan, now) if _is_elsewhere(each, before.sessions.get(each.id)))
    return added or next(_too_early(plan, schedule, pinned), None)


def _is_elsewhere(session: Session, before: Session | None) -> bool:
    return before is None or not before.pinned or before.start != session.start


def _pins(plan: Plan, now: datetime) -> list[Session]:
    pins = (session for session in plan.sessions.values() if session.pinned and session.start > now)
    return sorted((each for each in pins if _is_to_study(plan, each)), key=lambda each: (each.start, each.id))


def _is_to_study(plan: Plan, session: Session) -> bool:
    is_planned = session.kind is SessionKind.STUDY and session.state is SessionState.PLANNED
    return is_planned and session.item in plan.items and not plan.status(session.item).is_settled


class _Obstacles:
    """What stands latest in the way of items: the pins of what they need, and first days."""

    def __init__(self, plan: Plan, pins: Iterable[Session]) -> None:
        self._plan = plan
        self._pin: dict[str, Session] = {}  # by item, the one that ends last
        for session in sorted(pins, key=lambda each: each.end):
            self._pin[session.item] = session
        self._before: dict[str, Session | None] = {}  # by item, the last pin of what it needs
        self._opening: dict[str, tuple[date, str] | None] = {}  # by item, the last first day, and whose

    def of(self, session: Session) -> Iterator[Contradiction]:
        """Yield what a pinned session contradicts."""
        self._look_at(session.item)
        later, opening = self._before[session.item], self._opening[session.item]
        if later is not None and later.end > session.start:
            yield Contradiction(session=session, need=later.item, later=later)
        if opening is not None and opening[0] > session.start.date():
            yield Contradiction(session=session, need=opening[1], opens=opening[0])

    def _look_at(self, id: str) -> None:
        """See what stands in the way of an item, after all that it needs; chains may be long."""
        waiting = [] if id in self._before else [id]
        while waiting:
            needs = _open_needs(self._plan, waiting[-1])
            unseen = [need for need in needs if need not in self._before]
            if unseen:
                waiting += unseen
            else:
                self._sum_up(waiting.pop(), needs)

    def _sum_up(self, id: str, needs: Iterable[str]) -> None:
        pins = [pin for need in needs for pin in (self._before[need], self._pin.get(need)) if pin is not None]
        opens = self._plan.items[id].opens
        days = [day for need in needs if (day := self._opening[need]) is not None]
        days += [] if opens is None else [(opens, id)]
        self._before[id] = max(pins, key=lambda pin: pin.end, default=None)
        self._opening[id] = max(days, default=None)


def _open_needs(plan: Plan, id: str) -> list[str]:
    """Return what an item needs directly and that is not settled."""
    return [
        need for need in plan.items[id].requires if need in plan.items and not plan.status(need).is_settled
    ]


def _too_early(plan: Plan, schedule: Schedule, pins: Iterable[Session]) -> Iterator[Contradiction]:
    """Yield the pins that begin before the work right before them is done, which comes after all other."""
    for session in pins:
        finishes = {id: _finish(schedule, id) for id in _nearest_work(plan, session.item)}
        late = {id: finish for id, finish in finishes.items() if finish > session.start}
        if late:
            yield Contradiction(session=session, need=max(late, key=lambda id: (late[id], id)))


def _finish(schedule: Schedule, id: str) -> datetime:
    """Return when an item is done; long ago where today's sessions hold all that was left of it."""
    finish = schedule.finish_of_item(id)
    if finish is not None:
        return finish
    return datetime.max if schedule.standings[id].remaining else datetime.min


def _nearest_work(plan: Plan, id: str) -> set[str]:
    """Return what an item needs directly, and behind milestones and what comes round again what they need."""
    found: set[str] = set()
    seen, waiting = {id}, _open_needs(plan, id)
    while waiting:
        need = waiting.pop()
        if need not in seen:
            seen.add(need)
            if _takes_an_end(plan.items[need]):
                found.add(need)
            else:
                waiting += _open_needs(plan, need)
    return found


def _takes_an_end(item: Item) -> bool:
    """Whether an item has work that ends: a milestone has none, and what comes round again no end."""
    return not item.is_milestone and item.recurring is None
