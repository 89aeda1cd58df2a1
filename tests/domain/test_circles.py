"""Circles of prerequisites are opened, and what stood before stays."""

import time
from graphlib import TopologicalSorter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.circles import Requires, without_circles
from planner.domain.errors import Cycle


def kept(requires: Requires, left_out: tuple[tuple[str, str], ...]) -> dict[str, list[str]]:
    return {id: [each for each in needed if (id, each) not in left_out] for id, needed in requires.items()}


def test_a_circle_is_opened_where_it_closes() -> None:
    assert without_circles({"a": ["b"], "b": ["c"], "c": ["a", "d"], "d": []}) == (("c", "a"),)
    assert without_circles({"a": ["a"], "b": ["a"]}) == (("a", "a"),)
    assert without_circles({"a": ["b"], "b": ["strange"]}) == ()


def test_what_stood_before_stays_and_new_items_keep_theirs_rather() -> None:
    own = {"a": ["b"], "b": []}
    assert without_circles({"a": ["b"], "b": ["a"]}, own) == (("b", "a"),)
    assert without_circles({"a": ["b"], "b": ["new"], "new": ["a"]}, own) == (("b", "new"),)
    with pytest.raises(Cycle) as refused:
        without_circles({"a": ["b"], "b": ["a"]}, {"a": ["b"], "b": ["a"]})
    assert refused.value.path in (("a", "b", "a"), ("b", "a", "b"))


@given(seed=st.integers(0, 10**6))
def test_no_circle_stays_and_nothing_of_ones_own_is_left_out(seed: int) -> None:
    rng = Random(seed)
    ids = [f"i{number}" for number in range(rng.randint(1, 12))]
    own = {id: rng.sample(ids[:place], rng.randint(0, min(3, place))) for place, id in enumerate(ids)}
    requires = {
        id: list(dict.fromkeys((*own.get(id, ()), *rng.sample([*ids, "new", "other"], rng.randint(0, 2)))))
        for id in (*ids, "new", "other")
    }
    left_out = without_circles(requires, own)
    after = kept(requires, left_out)
    TopologicalSorter(after).prepare()  # raises for a circle
    assert not [edge for edge in left_out if edge[1] in own.get(edge[0], ())]
    assert without_circles(after, own) == ()


@pytest.mark.parametrize("stands", [True, False])
def test_thousands_of_turned_prerequisites_take_no_time(stands: bool) -> None:
    count = 5_000
    own = {f"i{number}": [f"i{number - 1}"] if number else [] for number in range(count)}
    turned = {f"i{number}": [f"i{number + 1}"] if number + 1 < count else [] for number in range(count)}
    both = {id: [*needed, *turned[id]] for id, needed in own.items()}
    begin = time.perf_counter()
    left_out = without_circles(both, own if stands else None)
    assert time.perf_counter() - begin < 1
    assert len(left_out) == count - 1
