"""Where everything on the map lies: columns, lanes, nodes and the ways of the edges. Knows no Qt."""

from collections.abc import Mapping
from functools import lru_cache

from planner.domain.item import Subject
from planner.ui.roadmap.map.crossings import Order, best_order, crossings
from planner.ui.roadmap.map.graph import LANES, MapGraph
from planner.ui.roadmap.map.layers import Layers, layers_of
from planner.ui.roadmap.map.placing import Heights, Measure, heights_of
from planner.values import Value

Spot = tuple[float, float]
Edge = tuple[str, str]


class Place(Value):
    """The upper left corner of a node, and its column and lane."""

    x: float
    y: float
    column: int
    lane: Subject


class LaneBand(Value):
    """A lane across the whole map."""

    lane: Subject
    top: float
    height: float


class MapLayout(Value):
    """A map laid out.

    Attributes:
        places: of all nodes, in the order of the road.
        ways: for each edge, the spots through which it goes: it bends from the first to the second, runs
            straight on to the third where it passes a column, and so on.
        crossings: how many pairs of edges cross; edges from the same node count once where they run together.
        crossings_unsorted: how many would cross in the order of the road.
    """

    measure: Measure
    places: Mapping[str, Place]
    lanes: tuple[LaneBand, ...]
    ways: Mapping[Edge, tuple[Spot, ...]]
    width: float
    height: float
    crossings: int
    crossings_unsorted: int


@lru_cache(maxsize=4)
def lay_out(graph: MapGraph, measure: Measure) -> MapLayout:
    """Return the layout of a graph; it is worked out once, and kept for the newest few."""
    layers = layers_of(graph)
    order = best_order(layers)
    heights = heights_of(layers, order, measure)
    lanes = _lanes(layers, heights, measure)
    places = _places(layers, heights, lanes, measure)
    columns = len(layers.points)
    return MapLayout(
        measure=measure,
        places=places,
        lanes=tuple(lanes.values()),
        ways=_ways(layers, heights, lanes, measure),
        width=2 * measure.margin + max(0, columns * measure.pitch - measure.gutter),
        height=sum(band.height for band in lanes.values()),
        crossings=_count(layers, order),
        crossings_unsorted=_count(layers, layers.points),
    )


def _count(layers: Layers, order: Order) -> int:
    return crossings(order, layers.segments)


def _lanes(layers: Layers, heights: Heights, measure: Measure) -> dict[Subject, LaneBand]:
    lanes: dict[Subject, LaneBand] = {}
    top = 0.0
    for lane in layers.lanes:
        inside = max(heights.lanes[LANES.index(lane)], measure.height)
        lanes[lane] = LaneBand(lane, top, round(inside) + 2 * measure.padding)
        top += lanes[lane].height
    return lanes


def _places(
    layers: Layers, heights: Heights, lanes: Mapping[Subject, LaneBand], measure: Measure
) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for node in layers.graph.nodes:
        column = layers.column[node.id]
        top = lanes[node.lane].top + measure.padding
        middle = heights.middle[node.id, column]
        x = measure.margin + column * measure.pitch
        places[node.id] = Place(x, _upper_edge(top + middle, measure), column, node.lane)
    return places


def _upper_edge(middle: float, measure: Measure) -> int:
    """Return the whole pixel with which a node around a middle begins."""
    return round(middle - measure.height / 2)


def _ways(
    layers: Layers, heights: Heights, lanes: Mapping[Subject, LaneBand], measure: Measure
) -> dict[Edge, tuple[Spot, ...]]:
    tops = {node.id: lanes[node.lane].top + measure.padding for node in layers.graph.nodes}
    ways: dict[Edge, tuple[Spot, ...]] = {}
    for edge in layers.graph.edges:
        spots: list[Spot] = []
        for start, end in layers.way(*edge):
            for point, edge_of_column in ((start, measure.width), (end, 0)):
                x = measure.margin + point[1] * measure.pitch + edge_of_column
                # Rounded as the nodes are, so that an edge ends in the middle of one.
                upper = _upper_edge(tops[point[0]] + heights.middle[point], measure)
                spots.append((x, upper + measure.height / 2))
        ways[edge] = tuple(spots)
    return ways
