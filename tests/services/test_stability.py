"""Ordinary life disturbs simulated learners; planning again moves as little as it can.

What is measured: of the sessions that were laid out for the four weeks to come before a disturbance, how many
stand at no such place after it, in this program and in one that remembers nothing of what it laid out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import repeat
from multiprocessing import get_context

import pytest

from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.scheduling.engine import judge
from planner.scheduling.schedule import Schedule, Verdict
from planner.values import replace
from tests.support.simulated_year import Disturbance, Moment, SimulatedLearner, from_nothing

SIGHT = timedelta(weeks=4)
_MET = (Verdict.FEASIBLE, Verdict.TIGHT, Verdict.DONE)
Place = tuple[str, datetime, datetime]


@dataclass(slots=True)
class Count:
    """What all moments of some learners add up to."""

    moments: Counter[Disturbance] = field(default_factory=Counter)
    laid: int = 0
    moved: Counter[Disturbance] = field(default_factory=Counter)
    moved_from_nothing: Counter[Disturbance] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def add(self, other: "Count") -> None:
        """Count in what others add up to."""
        self.moments += other.moments
        self.laid += other.laid
        self.moved += other.moved
        self.moved_from_nothing += other.moved_from_nothing
        self.broken += other.broken

    def __str__(self) -> str:
        each = (
            f"{kind}: {self.moments[kind]} times, {self.moved[kind]} of {self.moved_from_nothing[kind]}"
            for kind in Disturbance
        )
        return f"{self.laid} sessions; moved here of moved from nothing: {'; '.join(each)}"


def count(learners: range, weeks: int) -> Count:
    """Let some learners live, and count what their disturbances moved."""
    result = Count()
    for seed in learners:
        learner = SimulatedLearner(seed)
        for moment in learner.live(weeks):
            _take(result, learner, moment)
    return result


def count_side_by_side(learners: int, weeks: int, share: int = 5) -> Count:
    """Count as `count` does in one process for each core, a share of the learners at a time."""
    shares = [range(first, min(first + share, learners)) for first in range(0, learners, share)]
    result = Count()
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:
        for each in processes.map(count, shares, repeat(weeks)):
            result.add(each)
    return result


def _take(result: Count, learner: SimulatedLearner, moment: Moment) -> None:
    kind, asked, again = moment.kind, moment.asked, moment.asked_again
    before, after = learner.schedule(asked, moment.before), learner.schedule(again, moment.after)
    bare_before = learner.schedule(asked, from_nothing(moment.before, asked))
    bare_after = learner.schedule(again, from_nothing(moment.after, again))
    result.moments[kind] += 1
    result.laid += len(_places(before, again))
    result.moved[kind] += len(_places(before, again) - _places(after, again))
    result.moved_from_nothing[kind] += len(_places(bare_before, again) - _places(bare_after, again))
    for plan, plan_after, now in moment.steps:
        moved = _moved_without_need(plan, plan_after, learner.schedule(now, plan_after))
        result.broken += [f"{kind}, learner {learner.seed}: {each}" for each in moved]


def _places(schedule: Schedule, start: datetime) -> set[Place]:
    return {(each.item, each.start, each.end) for each in _to_come(schedule, start)}


def _to_come(schedule: Schedule, start: datetime) -> Iterator[Session]:
    for session in schedule.sessions:
        is_study = session.kind is SessionKind.STUDY and session.state is SessionState.PLANNED
        if is_study and start <= session.start < start + SIGHT:
            yield session


def _moved_without_need(before: Plan, plan: Plan, schedule: Schedule) -> Iterator[Session]:
    """Yield the accepted sessions that are gone although they could have stayed beside all that did.

    One that became shorter stayed as it is, where all of it could not.
    """
    now = schedule.as_of
    there = {(each.item, each.start): each.end for each in _to_come(schedule, now)}
    agreed = [each for each in before.sessions.values() if _is_agreed(each, now)]
    stayed = {
        each.id: replace(each, end=min(each.end, there[each.item, each.start]))
        for each in agreed
        if (each.item, each.start) in there
    }
    for session in agreed:
        if stayed.get(session.id) != session:
            others = {id: each for id, each in stayed.items() if id != session.id}
            beside = replace(plan, sessions={**plan.sessions, **_pinned(others)})
            if _could_stay(beside, schedule, session):
                yield session


def _is_agreed(session: Session, now: datetime) -> bool:
    is_open = session.state is SessionState.PLANNED and session.start > now
    return is_open and session.accepted and not session.pinned and not session.is_review


def _pinned(sessions: Mapping[str, Session]) -> dict[str, Session]:
    return {id: replace(each, pinned=True) for id, each in sessions.items()}


def _could_stay(plan: Plan, schedule: Schedule, session: Session) -> bool:
    """Whether a session could stand in a plan: something to study by then, time free, no date lost."""
    now = schedule.as_of
    held = sum(each.minutes for each in plan.sessions.values() if _holds(each, session.item, now))
    if schedule.items[session.item].remaining < held + session.minutes:
        return False
    for id in plan.items[session.item].requires:
        finish = schedule.items[id].planned_finish
        if not schedule.items[id].state.is_settled and (finish is None or finish > session.start):
            return False
    if any(busy.start < session.end and session.start < busy.end for busy in plan.busy_times.values()):
        return False
    if any(off.first <= session.start.date() <= off.last for off in plan.days_off.values()):
        return False
    pinned = replace(plan, sessions={**plan.sessions, session.id: replace(session, pinned=True)})
    return _met(schedule) <= {id for id, outlook in judge(pinned, now).items() if outlook.verdict in _MET}


def _holds(session: Session, item: str, now: datetime) -> bool:
    is_open = session.state is SessionState.PLANNED and session.start > now
    return is_open and session.pinned and session.item == item


def _met(schedule: Schedule) -> set[str]:
    return {outlook.goal for outlook in schedule.goals if outlook.verdict in _MET}


def test_a_session_that_moves_without_need_is_found() -> None:
    """The check itself: a plan that simply forgets an accepted session is caught."""
    learner = SimulatedLearner(0)
    moment = next(each for each in learner.live() if each.kind is Disturbance.BUSY)
    now = moment.asked_again
    forgotten = next(
        each
        for each in moment.after.sessions.values()
        if each.accepted and each.start > now and each.state is SessionState.PLANNED
    )
    bare = {id: each for id, each in moment.after.sessions.items() if id != forgotten.id}
    after = replace(moment.after, sessions=bare)
    off = replace(forgotten, id="other", start=forgotten.start + timedelta(minutes=5))
    schedule = learner.schedule(now, replace(after, sessions={**bare, "other": off}))
    assert list(_moved_without_need(moment.before, after, schedule)) == [forgotten]


@pytest.fixture(scope="module")
def counted(thorough: bool) -> Count:
    return count_side_by_side(200, 52) if thorough else count(range(3), 10)


def test_counting_side_by_side_gives_what_counting_in_a_row_gives() -> None:
    assert count_side_by_side(2, 3, share=1) == count(range(2), 3)


def test_every_disturbance_was_met(counted: Count) -> None:
    assert min(counted.moments[kind] for kind in Disturbance) > 0
    assert counted.laid > 10 * sum(counted.moments.values())


def test_no_session_of_the_accepted_week_moves_that_could_stay(counted: Count) -> None:
    assert counted.broken == []


def test_at_most_half_as_many_sessions_move_as_when_all_is_made_anew(counted: Count) -> None:
    assert counted.moved.total() * 2 <= counted.moved_from_nothing.total(), str(counted)


@pytest.mark.parametrize("kind", [kind for kind in Disturbance if kind is not Disturbance.DAY_OFF])
def test_that_holds_for_each_kind_by_itself(counted: Count, kind: Disturbance) -> None:
    assert counted.moved[kind] * 2 <= counted.moved_from_nothing[kind], str(counted)
