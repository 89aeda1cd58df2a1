"""Chains, how nodes stand, and where the arrow keys lead."""

from hypothesis import given

from planner.ui.roadmap.map.graph import MapGraph
from planner.ui.roadmap.map.layout import lay_out
from planner.ui.roadmap.map.placing import Measure
from planner.ui.roadmap.map.standing import Arrival, NodeLook, lit_edges, looks
from planner.ui.roadmap.map.steps import Step, step_from
from tests.ui.roadmap.map.graphs import graph_of, graphs

MEASURE = Measure()
ROAD = graph_of(a="", b="", c="a b", d="c", e="c", f="b")


def step(graph: MapGraph, id: str, step: Step) -> str:
    return step_from(graph, lay_out(graph, MEASURE), id, step)


def test_a_chain_is_all_that_is_needed_and_all_that_is_unlocked() -> None:
    assert ROAD.upstream("d") == {"a", "b", "c", "d"}
    assert ROAD.downstream("b") == {"b", "c", "d", "e", "f"}
    assert ROAD.chain("c") == {"a", "b", "c", "d", "e"}


def test_the_edges_of_a_chain_are_lit() -> None:
    assert lit_edges(ROAD, None) == frozenset()
    assert lit_edges(ROAD, "c") == {("a", "c"), ("b", "c"), ("c", "d"), ("c", "e")}
    assert lit_edges(ROAD, "f") == {("b", "f")}


def test_what_is_not_in_the_chain_or_is_hidden_fades() -> None:
    plain = looks(ROAD, None, {"d"})
    assert [id for id, look in plain.items() if look.is_faded] == ["d"]
    assert plain["a"] == NodeLook()
    chosen = looks(ROAD, "c", {"a"})
    assert [id for id, look in chosen.items() if look.is_faded] == ["a", "f"]
    assert [id for id, look in chosen.items() if look.is_selected] == ["c"]
    assert (chosen["d"].arrival, chosen["f"].arrival) == (Arrival.LIT, Arrival.PLAIN)


def test_sideways_follows_the_edges() -> None:
    assert step(ROAD, "c", Step.TO_UNLOCKED) in ("d", "e")
    assert step(ROAD, "c", Step.TO_NEED) in ("a", "b")
    assert step(ROAD, "f", Step.TO_NEED) == "b"


def test_where_no_edge_leads_on_it_goes_to_the_next_column() -> None:
    assert step(ROAD, "f", Step.TO_UNLOCKED) in ("d", "e")
    assert step(ROAD, "d", Step.TO_UNLOCKED) == "d"
    assert step(ROAD, "a", Step.TO_NEED) == "a"


def test_up_and_down_stay_in_the_column() -> None:
    down = step(ROAD, step(ROAD, "a", Step.UP), Step.DOWN)
    assert {down, step(ROAD, down, Step.UP)} == {"a", "b"}


def test_to_the_ends_of_a_lane() -> None:
    assert step(ROAD, "c", Step.LANE_START) in ("a", "b")
    assert step(ROAD, "a", Step.LANE_END) in ("d", "e")


@given(graphs())
def test_every_node_is_reached_from_every_other(graph: MapGraph) -> None:
    layout = lay_out(graph, MEASURE)
    for start in list(graph.needs)[:3]:
        met, open_ids = {start}, [start]
        while open_ids:
            id = open_ids.pop()
            for each in Step:
                other = step_from(graph, layout, id, each)
                if other not in met:
                    met.add(other)
                    open_ids.append(other)
        assert met == set(graph.needs)
