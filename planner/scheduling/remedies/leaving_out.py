"""Optional items that, left out, would do: the fewest minutes of them that suffice."""

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile
from typing import Final

from planner.domain.item import ItemStatus
from planner.scheduling.deadlines import DatedGoal, earliest_dues
from planner.scheduling.demand import Load, by_number, demand_of, parcels_of
from planner.scheduling.remedies.case import Case
from planner.scheduling.remedies.covering import Candidate, Need, SearchTooLongError, cheapest_cover
from planner.scheduling.workload import Workload
from planner.values import Value

MOST_EXACT: Final = 25


class LeftOut(Value):
    """Numbers of the items to leave out, in the study order, and whether no fewer minutes would do."""

    numbers: tuple[int, ...]
    is_exact: bool


def items_to_leave_out(case: Case) -> LeftOut | None:
    """Return what to leave out; None where nothing that may be left out suffices.

    Up to 25 candidates the answer is exact. Of more, or where the search would take too long, it is a set
    of which nothing can be put back.
    """
    candidates = optional_items(case)
    if not candidates or (case.is_first_refused and not _suffices(case, candidates)):
        return None
    if len(candidates) <= MOST_EXACT:
        try:
            return _fewest_minutes(case, candidates)
        except SearchTooLongError:
            pass
    if not _suffices(case, candidates):
        return None
    return LeftOut(tuple(sorted(_none_to_put_back(case, candidates))), is_exact=False)


def optional_items(case: Case) -> list[int]:
    """Return the items of the goal that may be left out, each after those that need it."""
    return optional_of(case.workload, case.dated.index)


def optional_of(workload: Workload, index: int) -> list[int]:
    """Return the items of a goal of the workload that may be left out, each after those that need it.

    They are not core, no exam's own preparation, and nothing that is kept and wanted requires them.
    """
    network, holders = workload.network, workload.holders
    exams = (goal for goal in workload.goals if goal.is_exam)
    own = {network.number.get(id) for goal in exams for id in goal.items}
    found: list[int] = []
    for number in range(len(holders) - 1, -1, -1):
        is_free = not network.items[number].core and number not in own
        if is_free and holders[number] >> index & 1:
            wanted_after = (after for after in network.unlocks[number] if holders[after])
            if all(after in found for after in wanted_after):
                found.append(number)
    return found


def _suffices(case: Case, numbers: Collection[int]) -> bool:
    return case.is_met_with(numbers, ItemStatus.LEFT_OUT)


def _fewest_minutes(case: Case, numbers: Sequence[int]) -> LeftOut | None:
    place = {number: place for place, number in enumerate(numbers)}
    unlocks = case.network.unlocks
    candidates = [
        Candidate(
            cost=case.workload.remaining[number],
            with_it=frozenset(place[after] for after in unlocks[number] if after in place),
        )
        for number in numbers
    ]
    needs = list(_needs(case, numbers))
    found = cheapest_cover(
        candidates, needs, lambda places: _suffices(case, [numbers[place] for place in places])
    )
    return None if found is None else LeftOut(tuple(sorted(numbers[place] for place in found)), is_exact=True)


def _needs(case: Case, numbers: Sequence[int]) -> Iterator[Need]:
    """Yield for each span that lacks time the optional minutes within it that must at least go.

    Asked are this goal and those before it that are met whatever is left out. An item that is left out may
    take along what only it needs, and what was urgent for its sake alone: the most that can go like that is
    taken off beforehand.
    """
    refused = case.admission.overloads
    certain = [*takewhile(lambda dated: dated.goal.id not in refused, case.before), case.dated]
    now = _Bound(case.workload, certain)
    without_all = _Bound(case.with_items(numbers, ItemStatus.LEFT_OUT), certain)
    without_dependants = {
        number: _Bound(case.with_items(after, ItemStatus.LEFT_OUT), certain)
        for number, after in _dependants(case, numbers).items()
        if after
    }
    parcels = case.admission.parcels
    demand = demand_of(case.workload.now, case.workload.time, parcels, earliest_dues(certain, parcels))
    for load in demand.loads():
        if load.work > load.free:
            given = tuple(now.minutes_within(load, number) for number in numbers)
            along = load.work - without_all.work_within(load) - sum(given)
            for number, bound in without_dependants.items():
                along += now.minutes_within(load, number) - bound.minutes_within(load, number)
            yield Need(load.work - max(load.free, 0) - along, given)


def _dependants(case: Case, numbers: Sequence[int]) -> dict[int, set[int]]:
    """Return for each of the numbers those of the others that need it, directly or not."""
    found: dict[int, set[int]] = {}
    for number in numbers:  # each comes after those that need it
        direct = {after for after in case.network.unlocks[number] if after in found}
        found[number] = direct.union(*(found[after] for after in direct))
    return found


class _Bound:
    """The work of some goals, by number, with the release and the date that bind it."""

    def __init__(self, workload: Workload, goals: Collection[DatedGoal]) -> None:
        parcels = parcels_of(workload)
        self._workload = workload
        self._due = by_number(parcels, earliest_dues(goals, parcels), len(workload.holders))

    def minutes_within(self, load: Load, number: int) -> int:
        """Return the minutes of an item that lie within the span of a load, all or none."""
        is_within = self._workload.release[number] >= load.start and self._due[number] <= load.until
        return self._workload.remaining[number] if is_within else 0

    def work_within(self, load: Load) -> int:
        """Return W(r, D) for the span of a load."""
        return sum(self.minutes_within(load, number) for number in range(len(self._due)))


def _none_to_put_back(case: Case, numbers: Sequence[int]) -> set[int]:
    """Return a part of the numbers that suffices and of which none can be put back, the longest first."""
    left_out = set(numbers)
    by_length = sorted(numbers, key=lambda number: (-case.workload.remaining[number], number))
    while True:
        for number in by_length:
            may_come_back = number in left_out and left_out.isdisjoint(case.network.requires[number])
            if may_come_back and _suffices(case, left_out - {number}):
                left_out.remove(number)
                break
        else:
            return left_out
