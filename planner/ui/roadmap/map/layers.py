"""The columns of the map, and the points that its edges pass on their way through them.

An edge that is longer than one column passes a point in each column between. Edges from the same node pass
the same points, and part where the first of them arrives. The points lie in the lane of the node that they
come from, with room of their own, so that no edge runs behind a node.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from graphlib import TopologicalSorter

from planner.domain.item import Subject
from planner.ui.roadmap.map.graph import LANES, MapGraph
from planner.values import Value

Point = tuple[str, int]  # a node in its column, or in a later one where edges from it pass
Segment = tuple[Point, Point]  # from a point to one in the next column


class Layers(Value, dict=True):
    """A graph in columns.

    Attributes:
        column: the column of each node: the length of the longest path of prerequisites to it.
        points: the points of each column, lane by lane, in the order of the road within each.
    """

    graph: MapGraph
    column: Mapping[str, int]
    points: tuple[tuple[Point, ...], ...]

    @cached_property
    def lane(self) -> Mapping[str, int]:
        """The place of each node's lane from the top."""
        return {node.id: LANES.index(node.lane) for node in self.graph.nodes}

    @cached_property
    def lanes(self) -> tuple[Subject, ...]:
        """The lanes that hold something."""
        used = {node.lane for node in self.graph.nodes}
        return tuple(lane for lane in LANES if lane in used)

    @cached_property
    def segments(self) -> tuple[tuple[Segment, ...], ...]:
        """The segments from each column to the next; each is named once, however many edges take it."""
        found: list[dict[Segment, None]] = [{} for _column in self.points]
        for edge in self.graph.edges:
            for segment in self.way(*edge):
                found[segment[0][1]][segment] = None
        return tuple(tuple(each) for each in found)

    def way(self, before: str, after: str) -> Iterator[Segment]:
        """Yield the segments of an edge."""
        point = (before, self.column[before])
        for column in range(point[1] + 1, self.column[after]):
            following = (before, column)
            yield point, following
            point = following
        yield point, (after, self.column[after])

    def is_node(self, point: Point) -> bool:
        """Whether a point is a node, and not a place that edges pass."""
        return self.column[point[0]] == point[1]


def layers_of(graph: MapGraph) -> Layers:
    """Return a graph in columns, in the order of the road."""
    column = longest_paths(graph)
    points: list[list[Point]] = [[] for _column in range(max(column.values(), default=-1) + 1)]
    lanes = {node.id: LANES.index(node.lane) for node in graph.nodes}
    for node in graph.nodes:
        last = max((column[after] for after in graph.unlocks[node.id]), default=column[node.id] + 1)
        for passed in range(column[node.id], max(last, column[node.id] + 1)):
            points[passed].append((node.id, passed))
    for each in points:
        each.sort(key=lambda point: lanes[point[0]])
    return Layers(graph, column, tuple(map(tuple, points)))


def longest_paths(graph: MapGraph) -> dict[str, int]:
    """Return for each node the length of the longest path of prerequisites to it."""
    length: dict[str, int] = {}
    for id in TopologicalSorter(graph.needs).static_order():
        length[id] = max((length[before] + 1 for before in graph.needs[id]), default=0)
    return length


def by_lane(layers: Layers, points: Sequence[Point]) -> dict[int, list[Point]]:
    """Return the points of a column by their lanes, in their order."""
    found: dict[int, list[Point]] = {}
    for point in points:
        found.setdefault(layers.lane[point[0]], []).append(point)
    return found
