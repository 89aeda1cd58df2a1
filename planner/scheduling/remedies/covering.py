"""The cheapest set that covers several needs, closed under "what depends on it goes with it".

A covering knapsack, searched best first with a bound that never says too much (A*: Hart, Nilsson and Raphael
1968): for each need, the least sum that the candidates not yet decided can add up to and that covers it.
"""

from collections.abc import Callable, Iterator, Sequence
from heapq import heappop, heappush
from typing import Final, NamedTuple

from planner.scheduling.demand import bits
from planner.values import Value

_MOST_NODES: Final = 50_000
_MOST_TRIALS: Final = 1_000


class SearchTooLongError(Exception):
    """The search was given up before it came to an answer."""


class Candidate(Value):
    """Something that may be chosen.

    Attributes:
        cost: what choosing it costs; never negative.
        with_it: places of the candidates, all earlier ones, without which it cannot be chosen.
    """

    cost: int
    with_it: frozenset[int]


class Need(Value):
    """An amount to be covered, and what each candidate that is chosen gives towards it.

    A set that does not cover every need does not suffice; one that does may not suffice yet.
    """

    amount: int
    given: tuple[int, ...]


class _Node(NamedTuple):
    """A part of the candidates decided upon. Those sort first that may cost least."""

    bound: int
    undecided: int
    size: int
    chosen: int


class _Covering:
    def __init__(self, candidates: Sequence[Candidate], needs: Sequence[Need]) -> None:
        self._costs = [candidate.cost for candidate in candidates]
        self._with_it = [sum(1 << place for place in candidate.with_it) for candidate in candidates]
        self._needs = [(need, _suffix_sums(need)) for need in needs]

    def covers(self, chosen: int) -> bool:
        return all(_sum(need.given, chosen) >= need.amount for need, _sums in self._needs)

    def node(self, place: int, chosen: int) -> _Node | None:
        """Return a node with its bound; None where nothing that covers all needs can come of it."""
        more = 0
        for need, sums in self._needs:
            missing = need.amount - _sum(need.given, chosen)
            if missing > 0:
                reachable = sums[place] >> missing
                if not reachable:
                    return None
                more = max(more, missing + (reachable & -reachable).bit_length() - 1)
        return _Node(_sum(self._costs, chosen) + more, len(self._costs) - place, chosen.bit_count(), chosen)

    def after(self, node: _Node) -> Iterator[_Node]:
        """Yield the nodes in which one candidate more is decided upon."""
        if not node.undecided:
            return
        place = len(self._costs) - node.undecided
        choices = [node.chosen]
        if self._with_it[place] & ~node.chosen == 0:
            choices.append(node.chosen | 1 << place)
        for chosen in choices:
            made = self.node(place + 1, chosen)
            if made is not None:
                yield made


def cheapest_cover(
    candidates: Sequence[Candidate], needs: Sequence[Need], suffices: Callable[[list[int]], bool]
) -> list[int] | None:
    """Return the places of the cheapest candidates that cover all needs and suffice; None where none do.

    What a candidate gives towards a need must not exceed its cost. Raises SearchTooLongError.
    """
    covering = _Covering(candidates, needs)
    first = covering.node(0, 0)
    waiting = [] if first is None else [first]
    tried: set[int] = set()
    for _turn in range(_MOST_NODES):
        if not waiting:
            return None
        node = heappop(waiting)
        if node.chosen not in tried and covering.covers(node.chosen):
            tried.add(node.chosen)
            places = bits(node.chosen)
            if suffices(places):
                return places
            if len(tried) == _MOST_TRIALS:
                break
        for after in covering.after(node):
            heappush(waiting, after)
    raise SearchTooLongError


def _suffix_sums(need: Need) -> list[int]:
    """Return for each place a number with a bit for every sum that the candidates from there on can give."""
    sums = [1]
    for given in reversed(need.given):
        sums.append(sums[-1] | sums[-1] << given)
    return sums[::-1]


def _sum(values: Sequence[int], chosen: int) -> int:
    return sum(values[place] for place in bits(chosen))
