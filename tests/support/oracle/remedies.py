"""The remedies of a goal, each found by trying: the plan is changed and judged anew by the oracle.

How both sides read the planning page where it can be read in two ways:

- What is left out or known takes its pinned sessions to come with it.
- An exam that moves takes its own hours along, so a date is judged in the plan that it makes. It holds only
  with every other admitted goal met, and is the earliest where the minute before it does not hold.
- An exam's own items are neither left out nor known. Nor is left out what any wanted item needs that stays.
- Let go is the goal of lowest standing that does; a later one only for its exam's hours.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from fractions import Fraction
from itertools import chain, combinations

from planner.domain.goal import Goal
from planner.domain.item import ItemStatus, Progress
from planner.domain.plan import Plan
from planner.domain.roadmap import study_order
from planner.scheduling.remedies.remedy import Remedy
from planner.values import replace
from tests.support.oracle.minutes import to_moment
from tests.support.oracle.verdicts import Oracle, Wanted
from tests.support.oracle.work import study_due

WEEK = 10_080


class QuickOracle(Oracle):
    """The oracle without its two other ways of confirming every answer; the verdicts' own tests have them.

    It looks ahead two years; a date beyond them is not judged.
    """

    longest = 2 * 366

    def is_feasible(self, goals: Collection[Wanted]) -> bool:
        return all(work <= free for _release, _due, work, free in self.pairs(self.dues(goals)))


@dataclass
class RemedyOracle:
    """A plan at one moment with a goal that is refused."""

    plan: Plan
    now: datetime
    goal: Goal
    oracle: Oracle = field(init=False)
    _pairs: dict[tuple[str, ...], list[tuple[int, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.oracle = QuickOracle(self.plan, self.now)
        self.order = sorted(
            [*self.oracle.admitted, *(self.plan.goals[id] for id in self.oracle.refused)],
            key=lambda goal: (goal.priority, goal.due, goal.created),
        )

    def refused_in(self, plan: Plan) -> set[str]:
        return set(self._oracle_of(plan).refused)

    def _oracle_of(self, plan: Plan) -> Oracle:
        same_minutes = _holds_time(plan) == _holds_time(self.plan)
        return QuickOracle(plan, self.now, self.oracle.minutes if same_minutes else None)

    def is_met_in(self, plan: Plan) -> bool:
        return self.goal.id not in self.refused_in(plan)

    # -- hours

    def added_factor(self, minutes: int) -> Fraction | None:
        due = study_due(self.goal)
        assert due is not None
        free, span = self.oracle.free_until(due), due - self.oracle.now
        return 1 + Fraction(minutes * span, free * WEEK) if free and span > 0 else None

    def most_added(self) -> int:
        due = study_due(self.goal)
        assert due is not None
        return WEEK - self.oracle.free_until(due) * WEEK // (due - self.oracle.now)

    def refused_with_hours(self, minutes: int) -> set[str]:
        factor = self.added_factor(minutes)
        assert factor is not None
        admitted: list[Goal] = []
        refused: set[str] = set()
        for goal in self.order:
            pairs = self._work_and_free([*admitted, goal])
            if all(free > 0 and work <= factor * free for work, free in pairs):
                admitted.append(goal)
            else:
                refused.add(goal.id)
        return refused

    def _work_and_free(self, goals: list[Goal]) -> list[tuple[int, int]]:
        key = tuple(goal.id for goal in goals)
        if key not in self._pairs:
            dues = self.oracle.dues([(goal, study_due(goal)) for goal in goals])
            self._pairs[key] = [(work, free) for _r, _d, work, free in self.oracle.pairs(dues)]
        return self._pairs[key]

    # -- date

    def moved_to(self, due: datetime) -> Plan:
        return replace(self.plan, goals={**self.plan.goals, self.goal.id: replace(self.goal, due=due)})

    def earliest_date_in(self, plan: Plan) -> datetime | None:
        oracle = self._oracle_of(plan)
        oracle.admitted = [plan.goals[goal.id] for goal in self.oracle.admitted]
        earliest = oracle.earliest_due(plan.goals[self.goal.id])
        return None if earliest is None else to_moment(earliest) + timedelta(days=self.goal.buffer_days)

    def holds_on(self, due: datetime) -> bool:
        """Whether the goal is met then with every other admitted goal met, too."""
        plan = self.moved_to(due)
        earliest = self.earliest_date_in(plan)
        return earliest is not None and earliest <= due and self.is_met_in(plan)

    # -- items

    def with_items(self, ids: Collection[str], status: ItemStatus) -> Plan:
        progress = {**self.plan.progress, **{id: Progress(id, status, self.now.date()) for id in ids}}
        sessions = {
            id: entry
            for id, entry in self.plan.sessions.items()
            if not (
                entry.item in ids and entry.pinned and entry.state == "planned" and entry.start > self.now
            )
        }
        return replace(self.plan, progress=progress, sessions=sessions)

    def fewest_left_out(self) -> int | None:
        """The least minutes of a set that may be left out and does, of all such sets."""
        for ids in sorted(self._sets_that_may_go(), key=self._minutes_of):
            if ids and self.is_met_in(self.with_items(ids, ItemStatus.LEFT_OUT)):
                return self._minutes_of(ids)
        return None

    def may_be_left_out(self, ids: Collection[str]) -> bool:
        return frozenset(ids) in set(map(frozenset, self._sets_that_may_go()))

    def _sets_that_may_go(self) -> Iterator[tuple[str, ...]]:
        open_goals = [goal for goal in self.plan.goals.values() if goal.outcome is None]
        wanted = set().union(*map(self.oracle.work.members, open_goals))
        own = {id for goal in open_goals if goal.kind == "exam" for id in goal.items}
        optional = [
            id for id in self.oracle.work.members(self.goal) if not self.plan.items[id].core and id not in own
        ]
        for ids in _subsets(sorted(optional)):
            needing = {other for other in wanted if not set(self.plan.items[other].requires).isdisjoint(ids)}
            if needing <= set(ids):
                yield ids

    def _minutes_of(self, ids: Collection[str]) -> int:
        return sum(map(self.oracle.work.remaining, ids))

    def known(self) -> list[str] | None:
        """The largest first until they suffice; then, from the smallest on, each that can be spared goes."""
        own = set(self.goal.items) if self.goal.kind == "exam" else set()
        work = self.oracle.work
        number = {id: place for place, id in enumerate(study_order(self.plan.items))}
        candidates = [id for id in work.members(self.goal) if work.remaining(id) and id not in own]
        candidates.sort(key=lambda id: (-work.remaining(id), number[id]))
        for count in range(1, len(candidates) + 1):
            if self._is_met_knowing(candidates[:count]):
                return _spared(candidates[:count], self._is_met_knowing)
        return None

    def _is_met_knowing(self, ids: list[str]) -> bool:
        return self.is_met_in(self.with_items(ids, ItemStatus.SKIPPED))

    # -- goals

    def without(self, goal: str) -> Plan:
        return replace(self.plan, goals={id: other for id, other in self.plan.goals.items() if id != goal})

    def let_go(self) -> str | None:
        place = self.order.index(self.goal)
        later = [goal for goal in self.order[place + 1 :] if goal.kind == "exam"]
        for goal in (*reversed(later), *reversed(self.order[:place])):
            if self.is_met_in(self.without(goal.id)):
                return goal.id
        return None


def faults(oracle: RemedyOracle, remedies: Collection[Remedy]) -> Iterator[str]:
    """All that is wrong with the remedies of a goal, in words."""
    by_kind = {remedy.kind.value: remedy for remedy in remedies}
    if len(by_kind) != len(remedies):
        yield "two remedies of one kind"
    if [remedy.cost for remedy in remedies] != sorted(remedy.cost for remedy in remedies):
        yield "not the cheapest first"
    yield from _wrong_hours(oracle, by_kind.get("more-hours"))
    yield from _wrong_date(oracle, by_kind.get("later-date"))
    yield from _wrong_items_left_out(oracle, by_kind.get("leave-out"))
    yield from _wrong_items_known(oracle, by_kind.get("known"))
    yield from _wrong_goal(oracle, by_kind.get("let-go"))


def _wrong_hours(oracle: RemedyOracle, remedy: Remedy | None) -> Iterator[str]:
    if remedy is None:
        if oracle.added_factor(1) is not None:
            most = oracle.most_added()
            enough = [m for m in _some_of(most) if oracle.goal.id not in oracle.refused_with_hours(m)]
            if enough:
                yield f"{enough[0]} minutes a week more would do, but none are offered"
        return
    assert remedy.minutes_per_week is not None
    refused = oracle.refused_with_hours(remedy.minutes_per_week)
    if oracle.goal.id in refused:
        yield f"{remedy.minutes_per_week} minutes a week more do not suffice"
    for fewer in _some_of(remedy.minutes_per_week - 1):
        if oracle.goal.id not in oracle.refused_with_hours(fewer):
            yield f"{fewer} minutes a week more suffice, {remedy.minutes_per_week} are asked for"
    yield from _wrong_effect(oracle, remedy, refused)


def _wrong_date(oracle: RemedyOracle, remedy: Remedy | None) -> Iterator[str]:
    earliest = oracle.earliest_date_in(oracle.plan)
    if remedy is None:
        if earliest is not None and oracle.holds_on(earliest):
            yield f"{earliest} would do, but no date is offered"
        return
    assert remedy.due is not None
    if (remedy.due - oracle.now).days > QuickOracle.longest:
        return
    plan = oracle.moved_to(remedy.due)
    if not oracle.is_met_in(plan) or not oracle.holds_on(remedy.due):
        yield f"{remedy.due} does not suffice"
    if oracle.holds_on(remedy.due - timedelta(minutes=1)):
        yield f"{remedy.due} is later than it must be"
    if oracle.goal.exam_end is None and remedy.due != earliest:
        yield f"{remedy.due} is not the earliest date {earliest}"
    yield from _wrong_effect(oracle, remedy, oracle.refused_in(plan))


def _wrong_items_left_out(oracle: RemedyOracle, remedy: Remedy | None) -> Iterator[str]:
    fewest = oracle.fewest_left_out()
    if remedy is None:
        if fewest is not None:
            yield f"{fewest} minutes could be left out, but none are offered"
        return
    plan = oracle.with_items(remedy.items, ItemStatus.LEFT_OUT)
    minutes = sum(map(oracle.oracle.work.remaining, remedy.items))
    if not remedy.is_exact or minutes != fewest:
        yield f"{minutes} minutes are left out where {fewest} do"
    if not oracle.may_be_left_out(remedy.items):
        yield f"{remedy.items} may not be left out"
    if not oracle.is_met_in(plan):
        yield f"{remedy.items} left out do not suffice"
    yield from _wrong_effect(oracle, remedy, oracle.refused_in(plan))


def _wrong_items_known(oracle: RemedyOracle, remedy: Remedy | None) -> Iterator[str]:
    known = oracle.known()
    said = None if remedy is None else set(remedy.items)
    if said != (None if known is None else set(known)):
        yield f"{said} are to be known, {known} by the oracle"
    elif remedy is not None:
        yield from _wrong_effect(
            oracle, remedy, oracle.refused_in(oracle.with_items(remedy.items, ItemStatus.SKIPPED))
        )


def _wrong_goal(oracle: RemedyOracle, remedy: Remedy | None) -> Iterator[str]:
    goal = oracle.let_go()
    said = None if remedy is None else remedy.let_go
    if said != goal:
        yield f"{said} is let go, {goal} by the oracle"
    elif remedy is not None and goal is not None:
        yield from _wrong_effect(oracle, remedy, oracle.refused_in(oracle.without(goal)))


def _wrong_effect(oracle: RemedyOracle, remedy: Remedy, refused: set[str]) -> Iterator[str]:
    before = set(oracle.oracle.refused)
    others = {goal.id for goal in oracle.order if goal.id != oracle.goal.id}
    if set(remedy.admits) != (before - refused) & others - {remedy.let_go}:
        yield f"{remedy.kind} lets in {before - refused}, not {remedy.admits}"
    if set(remedy.refuses) != (refused - before) & others:
        yield f"{remedy.kind} keeps out {refused - before}, not {remedy.refuses}"


def _some_of(most: int) -> list[int]:
    """All of a few numbers from 1 on; of many the last ones and some between."""
    if most <= 60:
        return list(range(1, most + 1))
    return [*range(1, most, max(1, most // 40)), *range(most - 10, most + 1)]


def _holds_time(plan: Plan) -> tuple[object, ...]:
    """What the study minutes of plans that differ by a remedy depend on."""
    exams = {(goal.due, goal.exam_end) for goal in plan.goals.values() if goal.kind == "exam"}
    return exams, plan.sessions


def _subsets(ids: list[str]) -> Iterator[tuple[str, ...]]:
    yield from chain.from_iterable(combinations(ids, size) for size in range(len(ids) + 1))


def _spared(ids: list[str], suffices: Callable[[list[str]], bool]) -> list[str]:
    kept = list(ids)
    for id in reversed(ids):
        fewer = [other for other in kept if other != id]
        if suffices(fewer):
            kept = fewer
    return kept
