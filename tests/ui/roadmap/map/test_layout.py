"""What holds for the layout of every map."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.item import Subject
from planner.domain.plan import Plan
from planner.ui.roadmap.map.crossings import best_order, crossings
from planner.ui.roadmap.map.graph import LANES, MapGraph, MapNode, map_graph
from planner.ui.roadmap.map.layers import layers_of, longest_paths
from planner.ui.roadmap.map.layout import MapLayout, lay_out
from planner.ui.roadmap.map.placing import Measure, rising
from tests.support.random_maps import random_graph
from tests.ui.roadmap.map.graphs import graph_of, graphs

MEASURE = Measure()


@given(graphs())
def test_everything_that_is_needed_lies_in_an_earlier_column(graph: MapGraph) -> None:
    places = lay_out(graph, MEASURE).places
    assert set(places) == set(graph.needs)
    for before, after in graph.edges:
        assert places[before].column < places[after].column
        assert places[before].x + MEASURE.width < places[after].x


@given(graphs())
def test_a_column_is_the_longest_path_of_prerequisites(graph: MapGraph) -> None:
    column = longest_paths(graph)
    for id, needs in graph.needs.items():
        assert column[id] == max((column[each] + 1 for each in needs), default=0)


@given(graphs())
def test_no_two_nodes_overlap_and_all_lie_in_their_lanes(graph: MapGraph) -> None:
    layout = lay_out(graph, MEASURE)
    bands = {band.lane: band for band in layout.lanes}
    columns: dict[int, list[float]] = {}
    for id, place in layout.places.items():
        band = bands[place.lane]
        assert band.top <= place.y, id
        assert place.y + MEASURE.height <= band.top + band.height, id
        columns.setdefault(place.column, []).append(place.y)
    for tops in columns.values():
        assert all(lower - upper >= MEASURE.height for upper, lower in pairwise(sorted(tops)))
    assert all(upper.top + upper.height == lower.top for upper, lower in pairwise(layout.lanes))


@given(graphs())
def test_no_edge_runs_behind_a_node(graph: MapGraph) -> None:
    layout = lay_out(graph, MEASURE)
    for way in layout.ways.values():
        assert len(way) % 2 == 0
        for (x, y), (to_x, to_y) in zip(way[1:-1:2], way[2::2], strict=True):
            assert y == to_y, "it runs straight on where it passes a column"
            for place in layout.places.values():
                passes = x <= place.x and place.x + MEASURE.width <= to_x
                assert not (passes and place.y < y < place.y + MEASURE.height)


@given(graphs())
def test_an_edge_leads_from_node_to_node_and_only_forwards(graph: MapGraph) -> None:
    layout = lay_out(graph, MEASURE)
    assert list(layout.ways) == list(graph.edges)
    half = MEASURE.height / 2
    for (before, after), way in layout.ways.items():
        start, end = layout.places[before], layout.places[after]
        assert way[0] == (start.x + MEASURE.width, start.y + half)
        assert way[-1] == (end.x, end.y + half)
        assert all(one[0] < other[0] for one, other in pairwise(way))


@given(graphs())
def test_sorting_never_makes_more_edges_cross(graph: MapGraph) -> None:
    layers = layers_of(graph)
    order = best_order(layers)
    assert [sorted(points) for points in order] == [sorted(points) for points in layers.points]
    for points in order:
        lanes = [layers.lane[id] for id, _column in points]
        assert lanes == sorted(lanes), "a point never leaves its lane"
    assert crossings(order, layers.segments) <= crossings(layers.points, layers.segments)


@given(graphs(most=12))
def test_crossings_are_counted_as_one_would(graph: MapGraph) -> None:
    layers = layers_of(graph)
    place = {point: at for points in layers.points for at, point in enumerate(points)}
    count = 0
    for segments in layers.segments:
        for number, (start, end) in enumerate(segments):
            for other_start, other_end in segments[:number]:
                one = place[start] - place[other_start]
                count += one * (place[end] - place[other_end]) < 0
    assert crossings(layers.points, layers.segments) == count


@given(graphs())
def test_a_map_is_always_laid_out_alike(graph: MapGraph) -> None:
    first = lay_out(graph, MEASURE)
    lay_out.cache_clear()
    assert lay_out(MapGraph(graph.nodes), MEASURE) == first


def test_it_is_worked_out_once_for_a_graph() -> None:
    graph = random_graph(40)
    first = lay_out(graph, MEASURE)
    assert lay_out(MapGraph(graph.nodes), Measure()) is first
    assert lay_out(graph, MEASURE.scaled(1.5)) is not first


def test_bigger_text_has_bigger_nodes() -> None:
    bigger = lay_out(random_graph(40), MEASURE.scaled(1.5))
    assert (bigger.measure.width, bigger.measure.height) == (258, 63)
    assert bigger.width > lay_out(random_graph(40), MEASURE).width


def test_an_empty_map_has_no_size() -> None:
    layout = lay_out(MapGraph(()), MEASURE)
    assert (layout.height, layout.lanes, layout.ways, layout.crossings) == (0, (), {}, 0)


def test_two_edges_are_untangled() -> None:
    graph = graph_of(a="", b="", x="b", y="a")
    layout = lay_out(graph, MEASURE)
    assert (layout.crossings_unsorted, layout.crossings) == (1, 0)


def test_a_chain_is_a_straight_line() -> None:
    places = lay_out(graph_of(a="", b="", c="a b", d="c", e="d"), MEASURE).places
    assert places["c"].y == places["d"].y == places["e"].y


def test_an_edge_makes_room_for_itself_in_its_own_lane() -> None:
    layout = lay_out(graph_of(a="", b="a", c="a b"), MEASURE)
    (_start, passes, goes_on, _end) = layout.ways["a", "c"]
    assert passes[1] == goes_on[1]
    assert abs(passes[1] - layout.places["b"].y - MEASURE.height / 2) > MEASURE.height / 2


def test_lanes_stand_in_the_order_of_the_design_without_the_empty_ones() -> None:
    nodes = (MapNode("a", Subject.CERT), MapNode("b", Subject.DATA), MapNode("c", Subject.ML))
    lanes = [band.lane for band in lay_out(MapGraph(nodes), MEASURE).lanes]
    assert lanes == [Subject.DATA, Subject.ML, Subject.CERT]
    assert set(LANES) == set(Subject)


@pytest.fixture(scope="module")
def shipped(shipped_plan: Plan) -> MapLayout:
    return lay_out(map_graph(shipped_plan), MEASURE)


def test_a_quarter_of_the_crossings_of_the_shipped_roadmap_goes(shipped: MapLayout) -> None:
    assert shipped.crossings <= 0.75 * shipped.crossings_unsorted


@given(st.lists(st.tuples(st.floats(-100, 100), st.floats(0.05, 10)), max_size=12))
def test_numbers_are_made_to_rise_and_move_as_little_as_can_be(wishes: list[tuple[float, float]]) -> None:
    found = rising(wishes)
    assert len(found) == len(wishes)
    assert all(one <= other + 1e-9 for one, other in pairwise(found))
    if all(one[0] <= other[0] for one, other in pairwise(wishes)):
        assert found == [number for number, _weight in wishes]
    if wishes:
        total = sum(number * weight for number, weight in wishes)
        assert sum(
            number * weight for number, (_wish, weight) in zip(found, wishes, strict=True)
        ) == pytest.approx(total, abs=1e-6)
