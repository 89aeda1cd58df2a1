import time
from itertools import pairwise

import pytest
from hypothesis import given

from planner.domain.errors import Cycle, Refusal, UnknownId
from planner.domain.item import Item
from planner.domain.roadmap import check_roadmap, closure, dependants, study_order
from tests.domain.samples import an_item, by_id, graphs

Items = dict[str, Item]


def reaches(items: Items, start: str, target: str, *, soft: bool = False) -> bool:
    """Whether `target` must come before `start`, by one edge or more."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        item = items[waiting.pop()]
        for before in (*item.requires, *(item.after if soft else ())):
            if before == target:
                return True
            if before not in found:
                found.add(before)
                waiting.append(before)
    return False


def has_circle(items: Items) -> bool:
    return any(reaches(items, id, id) for id in items)


def test_without_any_edge_the_position_decides_and_then_the_id() -> None:
    items = by_id(an_item("b", position=1), an_item("c", position=0), an_item("a", position=1))
    assert study_order(items) == ("c", "a", "b")
    assert study_order({}) == ()


def test_prerequisites_and_soft_order_come_first() -> None:
    items = by_id(
        an_item("course", "maths"),
        an_item("project", after=("course",), position=1),
        an_item("maths", position=2),
    )
    assert study_order(items) == ("maths", "course", "project")


def test_soft_order_gives_way_to_prerequisites() -> None:
    items = by_id(an_item("a", after=("b",)), an_item("b", "a", position=1))
    assert study_order(items) == ("a", "b")


def test_a_soft_circle_leaves_the_rest_of_the_soft_order_standing() -> None:
    items = by_id(
        an_item("downstream", after=("a",)),
        an_item("a", after=("b",), position=1),
        an_item("b", after=("a",), position=2),
        an_item("first", after=("last",), position=3),
        an_item("last", position=4),
    )
    assert study_order(items) == ("a", "downstream", "b", "last", "first")


def test_what_an_item_names_but_nobody_knows_does_not_bind() -> None:
    assert study_order(by_id(an_item("a", "gone", after=("gone",)))) == ("a",)


@given(graphs(circles=False))
def test_the_order_holds_every_item_once_and_every_prerequisite_before(items: Items) -> None:
    order = study_order(items)
    assert sorted(order) == sorted(items)
    place = {id: number for number, id in enumerate(order)}
    for item in items.values():
        assert all(place[before] < place[item.id] for before in item.requires)


@given(graphs(circles=False))
def test_soft_order_is_kept_wherever_it_closes_no_circle(items: Items) -> None:
    place = {id: number for number, id in enumerate(study_order(items))}
    for item in items.values():
        for before in item.after:
            if not reaches(items, before, item.id, soft=True):
                assert place[before] < place[item.id]


@given(graphs(circles=True))
def test_a_circle_of_prerequisites_is_refused_with_its_path(items: Items) -> None:
    if not has_circle(items):
        assert len(study_order(items)) == len(items)
        return
    with pytest.raises(Cycle) as refusal:
        study_order(items)
    path = refusal.value.path
    assert path[0] == path[-1]
    assert len(set(path)) == len(path) - 1 >= 1
    assert all(before in items[id].requires for id, before in pairwise(path))
    assert str(refusal.value) == f"These items need each other in a circle: {' > '.join(path)}."


def test_an_item_that_needs_itself_is_a_circle() -> None:
    with pytest.raises(Cycle) as refusal:
        check_roadmap([an_item("a", "a")])
    assert refusal.value.path == ("a", "a")


def test_long_chains_and_many_soft_circles_take_no_time() -> None:
    chain = [an_item(f"t{n}", f"t{n + 1}" if n < 999 else "c0", position=n) for n in range(1_000)]
    circles = []
    for n in range(500):
        needs = (f"c{n + 1}",) if n < 499 else ()
        circles.append(an_item(f"c{n}", f"d{n}", position=1_000 + n))
        circles.append(an_item(f"d{n}", *needs, after=(f"c{n}",), position=2_000 + n))
    start = time.perf_counter()
    assert len(study_order(by_id(*chain, *circles))) == 2_000
    assert time.perf_counter() - start < 3


@pytest.mark.parametrize("field", ["requires", "after", "covers"])
def test_a_roadmap_that_names_an_unknown_item_is_refused(field: str) -> None:
    unknown = an_item("vectors", **{field: ("calculs",)})
    with pytest.raises(UnknownId) as refusal:
        check_roadmap([an_item("calculus"), unknown])
    kind = "prerequisite" if field == "requires" else "item"
    assert str(refusal.value) == (f"Item vectors: there is no {kind} called calculs. Did you mean calculus?")


def test_a_roadmap_with_a_doubled_id_is_refused() -> None:
    with pytest.raises(Refusal, match=r"^Two items are both called a\.$"):
        check_roadmap([an_item("a"), an_item("b"), an_item("a")])


def test_a_sound_roadmap_passes() -> None:
    check_roadmap([an_item("b", "a", after=("c",), covers=("c",)), an_item("a"), an_item("c")])


CHAIN = by_id(
    an_item("exam", "course"), an_item("course", "maths"), an_item("maths", "school"), an_item("school")
)


def test_closure_brings_along_what_is_needed() -> None:
    assert closure(CHAIN, ["course"]) == {"course", "maths", "school"}
    assert closure(CHAIN, []) == set()
    assert closure(CHAIN, ["unknown", "school"]) == {"school"}


def test_closure_stops_at_what_is_settled() -> None:
    assert closure(CHAIN, ["exam"], {"maths"}) == {"exam", "course"}
    assert closure(CHAIN, ["maths", "exam"], {"maths"}) == {"exam", "course"}


@given(graphs(circles=False))
def test_closure_is_what_the_edges_reach(items: Items) -> None:
    for target in items:
        expected = {id for id in items if id == target or reaches(items, target, id)}
        assert closure(items, [target]) == expected


def test_dependants_are_those_who_need_an_item_themselves_in_order() -> None:
    items = by_id(
        an_item("late", "maths", position=3), an_item("early", "maths", "gone", position=2), an_item("maths")
    )
    assert dependants(items) == {"late": [], "early": [], "maths": ["early", "late"]}
