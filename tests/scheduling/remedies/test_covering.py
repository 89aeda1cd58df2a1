"""The search for the cheapest cover, against trying every set."""

from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.scheduling.remedies.covering import Candidate, Need, SearchTooLongError, cheapest_cover

Puzzle = tuple[list[Candidate], list[Need]]


@st.composite
def puzzles(draw: st.DrawFn) -> Puzzle:
    """Up to eight candidates, some of which need earlier ones, and up to three needs."""
    count = draw(st.integers(1, 8))
    costs = draw(st.lists(st.integers(0, 30), min_size=count, max_size=count))
    candidates = [
        Candidate(cost, frozenset(draw(st.sets(st.integers(0, place - 1), max_size=2)) if place else ()))
        for place, cost in enumerate(costs)
    ]
    needs = []
    for _number in range(draw(st.integers(1, 3))):
        given = tuple(cost if draw(st.booleans()) else 0 for cost in costs)
        needs.append(Need(draw(st.integers(1, 60)), given))
    return candidates, needs


def covers(needs: list[Need], places: tuple[int, ...]) -> bool:
    return all(sum(need.given[place] for place in places) >= need.amount for need in needs)


def is_closed(candidates: list[Candidate], places: tuple[int, ...]) -> bool:
    return all(candidates[place].with_it <= set(places) for place in places)


def cheapest_by_trying(candidates: list[Candidate], needs: list[Need], *, least_size: int = 0) -> int | None:
    sizes = range(least_size, len(candidates) + 1)
    sets = chain.from_iterable(combinations(range(len(candidates)), size) for size in sizes)
    costs = (
        sum(candidates[place].cost for place in places)
        for places in sets
        if is_closed(candidates, places) and covers(needs, places)
    )
    return min(costs, default=None)


@given(puzzles())
def test_no_set_that_covers_is_cheaper(puzzle: Puzzle) -> None:
    candidates, needs = puzzle
    found = cheapest_cover(candidates, needs, lambda _places: True)
    if found is None:
        assert cheapest_by_trying(candidates, needs) is None
    else:
        assert is_closed(candidates, tuple(found))
        assert covers(needs, tuple(found))
        assert sum(candidates[place].cost for place in found) == cheapest_by_trying(candidates, needs)


@given(puzzles(), st.integers(0, 4))
def test_a_set_that_covers_must_still_suffice(puzzle: Puzzle, least: int) -> None:
    candidates, needs = puzzle
    found = cheapest_cover(candidates, needs, lambda places: len(places) >= least)
    cost = None if found is None else sum(candidates[place].cost for place in found)
    assert cost == cheapest_by_trying(candidates, needs, least_size=least)


def test_many_alike_are_no_trouble() -> None:
    candidates = [Candidate(60, frozenset())] * 25
    needs = [Need(12 * 60 + 1, (60,) * 25)]
    found = cheapest_cover(candidates, needs, lambda _places: True)
    assert found is not None
    assert len(found) == 13


def test_a_search_without_end_is_given_up() -> None:
    candidates = [Candidate(60 + place, frozenset()) for place in range(25)]
    needs = [Need(60, tuple(candidate.cost for candidate in candidates))]
    with pytest.raises(SearchTooLongError):
        cheapest_cover(candidates, needs, lambda _places: False)
