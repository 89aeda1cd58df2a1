"""The compiled roadmap: numbers in study order, edges, closures, and the circle that is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import Cycle
from planner.domain.item import Item
from planner.domain.roadmap import closure
from planner.scheduling.network import compile_network
from tests.support.plans import item
from tests.support.strategies import items


def by_id(*made: Item) -> dict[str, Item]:
    return {entry.id: entry for entry in made}


def test_prerequisites_have_lower_numbers() -> None:
    network = compile_network(by_id(item("c", needs="a b"), item("b", needs="a"), item("a")))
    assert [entry.id for entry in network.items] == ["a", "b", "c"]
    assert network.requires == ((), (0,), (0, 1))
    assert network.unlocks == ((1, 2), (2,), ())


def test_an_unknown_prerequisite_is_passed_over() -> None:
    network = compile_network(by_id(item("a", needs="nowhere")))
    assert network.requires == ((),)


def test_a_circle_is_refused_with_its_path() -> None:
    with pytest.raises(Cycle) as refusal:
        compile_network(by_id(item("a", needs="c"), item("b", needs="a"), item("c", needs="b")))
    assert set(refusal.value.path) == {"a", "b", "c"}
    assert refusal.value.path[0] == refusal.value.path[-1]


def test_a_closure_stops_at_what_is_settled() -> None:
    network = compile_network(by_id(item("a"), item("b", needs="a"), item("c", needs="b")))
    assert network.closure(["c"], set()) == [0, 1, 2]
    assert network.closure(["c"], {1}) == [2]
    assert network.closure(["c", "unknown"], {2}) == []


@given(items(), st.data())
def test_the_numbers_keep_every_order_and_closures_are_those_of_the_roadmap(
    made: list[Item], data: st.DataObject
) -> None:
    plan_items = by_id(*made)
    network = compile_network(plan_items)
    assert all(before < number for number, needs in enumerate(network.requires) for before in needs)
    targets = data.draw(st.lists(st.sampled_from(list(plan_items)), max_size=3))
    settled = data.draw(st.sets(st.sampled_from(list(plan_items)), max_size=3))
    numbers = network.closure(targets, {network.number[id] for id in settled})
    assert {network.items[number].id for number in numbers} == closure(plan_items, targets, settled)
    assert numbers == sorted(numbers)
