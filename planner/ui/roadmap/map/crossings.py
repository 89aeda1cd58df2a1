"""The order of the map's points within their lanes, so that few edges cross.

The barycentre pass of K. Sugiyama, S. Tagawa, M. Toda: "Methods for Visual Understanding of Hierarchical
System Structures", IEEE Transactions on Systems, Man, and Cybernetics 11(2), 1981. Column after column, each
point goes where the mean of its neighbours in the column before lies, to and fro; the best order met is kept.
Lanes keep their places, so a point only moves within its lane. Afterwards neighbours of a lane change places
wherever that takes crossings away, after E. Gansner et al., "A Technique for Drawing Directed Graphs", 1993.

Of the 1073 crossings of the shipped roadmap 786 are left. igraph's Sugiyama layout, which knows no lanes,
leaves 1010 when its order is kept within them.
"""

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from typing import Final

from planner.ui.roadmap.map.layers import Layers, Point, Segment

Order = tuple[tuple[Point, ...], ...]  # the points of each column from top to bottom
_Neighbours = Mapping[Point, Sequence[Point]]

_MOST_SWEEPS: Final = 24
_PATIENCE: Final = 4  # sweeps without a better order before it is left at that


def best_order(layers: Layers) -> Order:
    """Return an order in which at most as many edges cross as in the order of the road."""
    return _Sorter(layers).sorted()


def crossings(order: Order, segments: Sequence[Sequence[Segment]]) -> int:
    """Return how many pairs of segments cross in an order."""
    place = _places(order)
    return sum(_crossings(each, place) for each in segments)


class _Sorter:
    """Sorts the points of one graph."""

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        self._left: dict[Point, list[Point]] = {}
        self._right: dict[Point, list[Point]] = {}
        for segment in (each for between in layers.segments for each in between):
            self._right.setdefault(segment[0], []).append(segment[1])
            self._left.setdefault(segment[1], []).append(segment[0])

    def sorted(self) -> Order:
        order = best = self._layers.points
        fewest = self._crossings(best)
        waited = 0
        for sweep in range(_MOST_SWEEPS):
            order = self._swept(order, forwards=sweep % 2 == 0)
            count = self._crossings(order)
            waited = 0 if count < fewest else waited + 1
            if count < fewest:
                best, fewest = order, count
            if waited == _PATIENCE or not fewest:
                break
        return self._exchanged(best)

    def _crossings(self, order: Order) -> int:
        return crossings(order, self._layers.segments)

    def _swept(self, order: Order, *, forwards: bool) -> Order:
        columns = list(order)
        numbers = range(1, len(columns)) if forwards else range(len(columns) - 2, -1, -1)
        for number in numbers:
            beside = columns[number - 1 if forwards else number + 1]
            columns[number] = self._by_barycentre(
                columns[number], beside, self._left if forwards else self._right
            )
        return tuple(columns)

    def _by_barycentre(
        self, points: tuple[Point, ...], beside: tuple[Point, ...], neighbours: _Neighbours
    ) -> tuple[Point, ...]:
        """Without a neighbour there, a point stays about where it is."""
        there = {point: (place + 0.5) / len(beside) for place, point in enumerate(beside)}
        wanted: dict[Point, tuple[int, float]] = {}
        for place, point in enumerate(points):
            places = [there[each] for each in neighbours.get(point, ())]
            mean = sum(places) / len(places) if places else (place + 0.5) / len(points)
            wanted[point] = (self._layers.lane[point[0]], mean)
        return tuple(sorted(points, key=wanted.__getitem__))

    def _exchanged(self, order: Order) -> Order:
        """Let neighbours change places while that takes crossings away."""
        columns = [list(points) for points in order]
        place = _places(order)
        improved = True
        while improved:
            improved = False
            for points in columns:
                for at in range(len(points) - 1):
                    upper, lower = points[at], points[at + 1]
                    if self._gain(upper, lower, place) > 0:
                        points[at], points[at + 1] = lower, upper
                        place[upper], place[lower] = place[lower], place[upper]
                        improved = True
        return tuple(map(tuple, columns))

    def _gain(self, upper: Point, lower: Point, place: Mapping[Point, int]) -> int:
        """Return how many crossings go when two neighbours change places; none where lanes differ."""
        if self._layers.lane[upper[0]] != self._layers.lane[lower[0]]:
            return 0
        gain = 0
        for neighbours in (self._left, self._right):
            above = [place[each] for each in neighbours.get(upper, ())]
            below = [place[each] for each in neighbours.get(lower, ())]
            gain += sum((one > other) - (one < other) for one in above for other in below)
        return gain


def _places(order: Order) -> dict[Point, int]:
    return {point: place for points in order for place, point in enumerate(points)}


def _crossings(segments: Sequence[Segment], place: Mapping[Point, int]) -> int:
    """Count the pairs whose ends stand the other way round than their beginnings."""
    ends = sorted((place[start], place[end]) for start, end in segments)
    met: list[int] = []
    count = 0
    for _start, end in ends:
        count += len(met) - bisect_right(met, end)
        insort(met, end)
    return count
