"""Learners who live a year with the planner: they study as planned, and ordinary life gets in the way."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from operator import attrgetter
from random import Random

from planner.domain.availability import BusyTime
from planner.domain.card import Rating
from planner.domain.edit import Change, Edit, merged_changes
from planner.domain.errors import Refusal
from planner.domain.item import Item, Subject
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionState
from planner.scheduling.engine import make_schedule
from planner.scheduling.network import compile_network
from planner.scheduling.schedule import Schedule
from planner.services.availability import add_day_off
from planner.services.items import finish_changes, new_entry
from planner.services.reviews import answer_review
from planner.services.sessions import accept_week
from planner.services.settling import settled
from planner.values import replace
from tests.support.plans import NOW, exam, goal, hours, item, make_plan

WEEKS = 52
_HOURS = (
    "mon-fri 19:00-21:00",
    "mon-thu 19:00-20:30, sat 09:00-12:30",
    "tue 18:30-21:00, sat-sun 10:00-13:00",
)
_MISSED, _DAY_OFF, _BUSY, _LONGER = 0.06, 0.02, 0.05, 0.2  # a session; a day; a day; an item


class Disturbance(StrEnum):
    """What gets in the way."""

    MISSED = "missed"
    DAY_OFF = "day off"
    BUSY = "busy"
    LONGER = "longer"


@dataclass(frozen=True, slots=True)
class Moment:
    """A plan just before and just after a disturbance, each with the moment of asking.

    `steps` are the changes in between, each with the plan before and after it and its own moment. A missed
    session has two: the evening, when its minutes are still held for it, and the next morning, when they are
    not.
    """

    kind: Disturbance
    before: Plan
    asked: datetime
    after: Plan
    asked_again: datetime
    steps: tuple[tuple[Plan, Plan, datetime], ...]


def a_learners_plan(rng: Random) -> Plan:
    """A year of study: two exams on chains of items, and the rest of the road for some day."""
    items: list[Item] = []
    for number in range(rng.randint(30, 45)):
        earlier = [f"i{other}" for other in range(max(0, number - 7), number)]
        needs = rng.sample(earlier, min(len(earlier), rng.choice((0, 1, 1, 2))))
        minutes = rng.choice((180, 300, 600, 900, 1_500))
        made = item(f"i{number}", minutes, needs=" ".join(needs), subject=rng.choice(list(Subject)[:5]))
        items.append(replace(made, position=number))
    third, half = f"i{len(items) // 3}", f"i{len(items) // 2}"
    goals = [
        exam("first", third, NOW + timedelta(weeks=rng.randint(24, 34)), created=1, buffer_days=2),
        exam("second", half, NOW + timedelta(weeks=rng.randint(40, 60)), created=2, buffer_days=2),
        goal("road", " ".join(each.id for each in items)),
    ]
    return make_plan(items, goals, hours=hours(rng.choice(_HOURS)))


class SimulatedLearner:
    """One learner; `live` yields every disturbance of a year.

    Attributes:
        seed: what makes the learner this one.
        plan: as it is now.
    """

    def __init__(self, seed: int) -> None:
        """Give the learner a road of its own."""
        self.seed = seed
        self._rng = Random(seed)
        self.plan = a_learners_plan(self._rng)
        self._network = compile_network(self.plan.items)
        self._effort = {
            each.id: round(each.effort.likely * (1.3 if self._rng.random() < _LONGER else 1))
            for each in self.plan.items.values()
        }

    def schedule(self, now: datetime, plan: Plan | None = None) -> Schedule:
        """The schedule of a plan, without another one of the learner's."""
        return make_schedule(plan or self.plan, now, self._network)

    def live(self, weeks: int = WEEKS) -> Iterator[Moment]:
        """Live some weeks, the first of which is accepted with the others on its Monday."""
        for number in range(7 * weeks):
            morning = NOW + timedelta(days=number)
            if morning.weekday() == 0:
                self._accept(morning)
            yield from self._plans_change(morning)
            yield from self._study(morning)

    def _accept(self, now: datetime) -> None:
        schedule = self.schedule(now)
        with suppress(Refusal):  # a week off has nothing to accept
            self._make(accept_week(self.plan, schedule, now.date(), now), now)

    def _plans_change(self, now: datetime) -> Iterator[Moment]:
        day = now + timedelta(days=self._rng.randint(1, 12))
        if self._rng.random() < _DAY_OFF:
            try:
                edit = add_day_off(self.plan, day.date(), day.date(), now)
            except Refusal:
                return  # it is off already
            yield self._disturbed(Disturbance.DAY_OFF, edit, now)
        if self._rng.random() < _BUSY:
            begin = datetime.combine(day, time(18, 30)) + timedelta(minutes=15 * self._rng.randrange(8))
            busy = BusyTime(f"busy-{now:%Y%m%d}", begin, begin + timedelta(minutes=90), "Busy", "life")
            yield self._disturbed(Disturbance.BUSY, Edit("Busy", (Change(None, busy),)), now)

    def _study(self, morning: datetime) -> Iterator[Moment]:
        """Do what was agreed for a day, or not, and say it all in the evening."""
        before, changes, missed, longer = self.plan, list[Change](), False, False
        evening = morning
        for session in sorted(self.plan.sessions.values(), key=attrgetter("start")):
            if not _is_agreed(session, morning):
                continue
            if self._rng.random() < _MISSED:
                missed = True
                continue
            evening = session.end
            done, is_longer = self._done(self.plan.after(Edit("", tuple(changes))), session)
            changes += done
            longer = longer or is_longer
        if changes:
            self._make(Edit("Studied", merged_changes(changes)), evening)
        if missed:
            after, tomorrow = self.plan, morning + timedelta(days=1)
            two = (before, after, evening), (after, after, tomorrow)
            yield Moment(Disturbance.MISSED, before, morning, after, tomorrow, two)
        elif longer:
            one = ((before, self.plan, evening),)
            yield Moment(Disturbance.LONGER, before, morning, self.plan, evening, one)

    def _done(self, plan: Plan, session: Session) -> tuple[tuple[Change, ...], bool]:
        """Return what a session that was studied changes, and whether its item now proves to be longer."""
        now, id = session.end, session.item
        if session.is_review:
            return self._answered(plan, session), False
        entry = new_entry(plan, id, session.minutes, now.date(), session.id)
        changes = (Change(session, replace(session, state=SessionState.DONE)), Change(None, entry))
        studied = plan.study_minutes().get(id, 0) + session.minutes
        if studied < plan.items[id].effort.likely or plan.status(id).is_settled:
            return changes, False
        if studied < self._effort[id]:
            return changes, True
        return (*changes, *finish_changes(plan, id, now.date())), False

    def _answered(self, plan: Plan, session: Session) -> tuple[Change, ...]:
        rating = self._rng.choices(list(Rating), (1, 2, 6, 1))[0]
        return answer_review(plan, self.schedule(session.end, plan), session.id, rating, session.end).changes

    def _disturbed(self, kind: Disturbance, edit: Edit, now: datetime) -> Moment:
        before = self.plan
        self._make(edit, now)
        return Moment(kind, before, now, self.plan, now, ((before, self.plan, now),))

    def _make(self, edit: Edit, now: datetime) -> None:
        _edit, self.plan, _schedule = settled(self.plan, edit, now, lambda plan: self.schedule(now, plan))


def from_nothing(plan: Plan, now: datetime) -> Plan:
    """The plan as one that recomputes everything has it: of what is to come, nothing is remembered."""
    return replace(plan, sessions={id: each for id, each in plan.sessions.items() if each.start <= now})


def _is_agreed(session: Session, morning: datetime) -> bool:
    is_open = session.accepted and session.state is SessionState.PLANNED
    return is_open and session.start.date() == morning.date() and session.start >= morning
