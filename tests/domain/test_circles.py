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
    standing = {"a": ["b"], "b": []}
    assert without_circles({"a": ["b"], "b": ["a"]}, standing) == (("b", "a"),)
    assert without_circles({"a": ["b"], "b": ["new"], "new": ["a"]}, standing) == (("b", "new"),)
    with pytest.raises(Cycle) as refused:
        without_circles({"a": ["b"], "b": ["a"]}, {"a": ["b"], "b": ["a"]})
    assert refused.value.path in (("a", "b", "a"), ("b", "a", "b"))


@given(seed=st.integers(0, 10**6))
def test_no_circle_stays_and_nothing_that_stands_is_left_out(seed: int) -> None:
    rng = Random(seed)
    ids = [f"i{number}" for number in range(rng.randint(1, 12))]
    standing = {id: rng.sample(ids[:place], rng.randint(0, min(3, place))) for place, id in enumerate(ids)}
    requires = {
        id: list(
            dict.fromkeys((*standing.get(id, ()), *rng.sample([*ids, "new", "other"], rng.randint(0, 2))))
        )
        for id in (*ids, "new", "other")
    }
    left_out = without_circles(requires, standing)
    after = kept(requires, left_out)
    TopologicalSorter(after).prepare()  # raises for a circle
    assert not [edge for edge in left_out if edge[1] in standing.get(edge[0], ())]
    assert without_circles(after, standing) == ()


def test_what_leads_back_is_not_walked_to_its_end_again() -> None:
    count = 4_000
    standing = {f"i{number}": [f"i{number + 1}"] for number in range(count)}
    requires = {"first": list(standing), **standing, f"i{count}": ["first"]}
    standing[f"i{count}"] = ["first"]
    begin = time.perf_counter()
    assert without_circles(requires, standing) == tuple(("first", id) for id in requires["first"])
    assert time.perf_counter() - begin < 1


def test_rings_of_which_every_other_item_is_new_take_no_time() -> None:
    count = 3_000
    steps = (1, 2, 3, count - 1, count - 2)
    requires = {f"i{number}": [f"i{(number + step) % count}" for step in steps] for number in range(count)}
    begin = time.perf_counter()
    left_out = without_circles(requires, {f"i{number}": [] for number in range(0, count, 2)})
    assert time.perf_counter() - begin < 1
    TopologicalSorter(kept(requires, left_out)).prepare()


@pytest.mark.parametrize("stands", [True, False])
def test_thousands_of_turned_prerequisites_take_no_time(stands: bool) -> None:
    count = 5_000
    standing = {f"i{number}": [f"i{number - 1}"] if number else [] for number in range(count)}
    turned = {f"i{number}": [f"i{number + 1}"] if number + 1 < count else [] for number in range(count)}
    both = {id: [*needed, *turned[id]] for id, needed in standing.items()}
    begin = time.perf_counter()
    left_out = without_circles(both, standing if stands else None)
    assert time.perf_counter() - begin < 1
    assert len(left_out) == count - 1
