"""Items that, marked as known, would do: the largest first, and of these as few as suffice."""

from collections.abc import Callable, Sequence

from planner.domain.item import ItemStatus
from planner.scheduling.remedies.case import Case


def items_to_know(case: Case) -> list[int] | None:
    """Return the numbers of the items; None where not even all of them suffice.

    What stands at the end of an exam's way, its own preparation, is no candidate: nobody knows that before.
    """
    own = {case.network.number.get(id) for id in case.goal.items} if case.goal.is_exam else set()
    candidates = [number for number in case.members if number not in own]
    candidates.sort(key=lambda number: (-case.workload.remaining[number], number))

    def suffices(numbers: Sequence[int]) -> bool:
        return case.is_met_with(numbers, ItemStatus.SKIPPED)

    count = _least_prefix(candidates, suffices, is_monotone=case.is_first_refused)
    return None if count is None else spared(candidates[:count], suffices)


def spared(numbers: Sequence[int], suffices: Callable[[Sequence[int]], bool]) -> list[int]:
    """Return a part of the numbers that suffices and of which none can be spared, the last spared first."""
    kept = list(numbers)
    for number in reversed(numbers):
        fewer = [other for other in kept if other != number]
        if suffices(fewer):
            kept = fewer
    return kept


def _least_prefix(
    candidates: Sequence[int], suffices: Callable[[Sequence[int]], bool], *, is_monotone: bool
) -> int | None:
    """Return how many of the first candidates suffice; the least number, which halving finds if it may."""
    if not is_monotone:
        counts = range(1, len(candidates) + 1)
        return next((count for count in counts if suffices(candidates[:count])), None)
    if not suffices(candidates):
        return None
    low, high = 0, len(candidates)
    while high - low > 1:
        middle = (low + high) // 2
        if suffices(candidates[:middle]):
            high = middle
        else:
            low = middle
    return high
