"""How high the points of the map lie: near the points that they are bound to, and never over each other."""

from collections.abc import Iterator, Mapping, Sequence

from planner.ui.roadmap.map.crossings import Order
from planner.ui.roadmap.map.layers import Layers, Point, by_lane
from planner.values import Value

_SWEEPS = 4
_PASSING = 4.0  # how much more an edge is kept straight where it only passes
_ALONE = 0.05  # how much a point that is bound to nothing minds being moved


class Measure(Value, kw_only=True):
    """The sizes of the map's parts in pixels.

    Attributes:
        gutter: between two columns, where the edges bend.
        gap: between two nodes of a column; `strand` between two edges that pass, `clear` between both.
        padding: above and below the nodes of a lane.
        margin: left of the first column and right of the last.
    """

    width: int = 172
    height: int = 42
    gutter: int = 40
    gap: int = 10
    strand: int = 6
    clear: int = 9
    padding: int = 10
    margin: int = 12

    @property
    def pitch(self) -> int:
        """From column to column."""
        return self.width + self.gutter

    def scaled(self, scale: float) -> "Measure":
        """Return the measure for a size of the text; spacing stays."""
        return Measure(width=round(self.width * scale), height=round(self.height * scale))


class Heights(Value):
    """The heights of all lanes, by their places, and the middle of each point within its lane."""

    lanes: Mapping[int, float]
    middle: Mapping[Point, float]


def heights_of(layers: Layers, order: Order, measure: Measure) -> Heights:
    """Return how high everything lies, for an order of the points."""
    stacks = [
        _Stack.of(layers, points, measure) for column in order for points in by_lane(layers, column).values()
    ]
    lanes: dict[int, float] = {}
    for stack in stacks:
        lanes[stack.lane] = max(lanes.get(stack.lane, 0.0), stack.height)
    middle = {point: at for stack in stacks for point, at in stack.packed()}
    neighbours = _neighbours_of_lane(layers)
    for sweep in range(_SWEEPS):
        for stack in stacks if sweep % 2 == 0 else reversed(stacks):
            middle.update(stack.placed(middle, neighbours[sweep % 2], lanes[stack.lane]))
    return Heights(lanes, middle)


class _Stack(Value):
    """The points of a lane in one column. `offsets` is where their middles lie when they are packed."""

    lane: int
    points: tuple[Point, ...]
    offsets: tuple[float, ...]
    height: float
    weights: tuple[float, ...]

    @classmethod
    def of(cls, layers: Layers, points: Sequence[Point], measure: Measure) -> "_Stack":
        nodes = [layers.is_node(point) for point in points]
        offsets: list[float] = []
        for place, is_node in enumerate(nodes):
            half = measure.height / 2 if is_node else 0.0
            if not place:
                offsets.append(max(half, measure.strand / 2))
                continue
            before = measure.height / 2 if nodes[place - 1] else 0.0
            offsets.append(offsets[-1] + before + _space(measure, nodes[place - 1], is_node) + half)
        end = measure.height / 2 if nodes[-1] else measure.strand / 2
        weights = tuple(1.0 if is_node else _PASSING for is_node in nodes)
        return cls(layers.lane[points[0][0]], tuple(points), tuple(offsets), offsets[-1] + end, weights)

    def packed(self) -> Iterator[tuple[Point, float]]:
        yield from zip(self.points, self.offsets, strict=True)

    def placed(
        self, middle: Mapping[Point, float], neighbours: Mapping[Point, Sequence[Point]], room: float
    ) -> Iterator[tuple[Point, float]]:
        """Yield the places that are nearest to those of the neighbours, in order and with their spaces."""
        wishes: list[tuple[float, float]] = []
        for point, offset, weight in zip(self.points, self.offsets, self.weights, strict=True):
            bound = [middle[each] for each in neighbours.get(point, ())]
            wish = sum(bound) / len(bound) if bound else middle[point]
            wishes.append((wish - offset, weight if bound else _ALONE))
        slack = room - self.height
        for point, offset, shift in zip(self.points, self.offsets, rising(wishes), strict=True):
            yield point, offset + min(slack, max(0.0, shift))


def rising(wishes: Sequence[tuple[float, float]]) -> list[float]:
    """Return the never falling numbers that lie nearest to some (number, weight), by least squares.

    Neighbours that would fall are pooled (Ayer et al. 1955).
    """
    pools: list[tuple[float, float, int]] = []  # mean, weight, how many
    for number, weight in wishes:
        pool = (number, weight, 1)
        while pools and pools[-1][0] > pool[0]:
            mean, mass, many = pools.pop()
            total = mass + pool[1]
            pool = ((mean * mass + pool[0] * pool[1]) / total, total, many + pool[2])
        pools.append(pool)
    return [mean for mean, _weight, many in pools for _each in range(many)]


def _space(measure: Measure, is_node: bool, follows_node: bool) -> int:
    if is_node and follows_node:
        return measure.gap
    return measure.clear if is_node or follows_node else measure.strand


def _neighbours_of_lane(layers: Layers) -> tuple[dict[Point, list[Point]], dict[Point, list[Point]]]:
    """The points in the same lane that each is bound to, in the column before and in the one after."""
    before: dict[Point, list[Point]] = {}
    after: dict[Point, list[Point]] = {}
    for start, end in (each for between in layers.segments for each in between):
        if layers.lane[start[0]] == layers.lane[end[0]]:
            before.setdefault(end, []).append(start)
            after.setdefault(start, []).append(end)
    return before, after
