"""Prerequisites freed of circles: those that came last give way, never those that stood before."""

from collections.abc import Iterator, Mapping, Sequence

from planner.domain.errors import Cycle

Requires = Mapping[str, Sequence[str]]
Edge = tuple[str, str]  # an item, and what it needs


def without_circles(requires: Requires, standing: Requires | None = None) -> tuple[Edge, ...]:
    """Return the prerequisites to leave out, so that what stays runs in no circle.

    Those `standing` stay; of others that would close a circle, those of items named in `standing` go first.
    `O(items + edges)` where all is new; else what lies behind an opened edge may be walked again. Raises
    Cycle where those standing run in a circle.
    """
    walk = _Walk(requires, standing or {})
    for start in requires:
        walk.all_behind(start)
    return tuple(walk.left_out)


class _Walk:
    """Walks into the depth, and where it comes back to where it came from, opens that circle.

    Attributes:
        left_out: the edges at which circles were opened, in that order.
    """

    def __init__(self, requires: Requires, standing: Requires) -> None:
        self.left_out: dict[Edge, None] = {}
        self._requires = requires
        self._standing = {id: frozenset(needed) for id, needed in standing.items()}
        self._path: dict[str, Iterator[str]] = {}  # in the order walked, each with what lies ahead of it
        self._finished: set[str] = set()
        self._led_back: dict[str, str] = {}  # to where on the path an item that was on it leads

    def all_behind(self, start: str) -> None:
        """Open every circle to which an item leads."""
        if start not in self._finished:
            self._path[start] = self._needed_by(start)
        while self._path:
            id, ahead = next(reversed(self._path.items()))
            needed = next(ahead, None)
            if needed is None:
                del self._path[id]
                self._finished.add(id)
            elif needed not in self._finished:
                self._go_on(needed)

    def _needed_by(self, id: str) -> Iterator[str]:
        for needed in sorted(self._requires.get(id, ()), key=lambda needed: not self._stands(id, needed)):
            if (id, needed) not in self.left_out:
                yield needed

    def _stands(self, id: str, needed: str) -> bool:
        return needed in self._standing.get(id, ())

    def _go_on(self, needed: str) -> None:
        first = needed if needed in self._path else self._led_back.get(needed, needed)
        edge = self._edge_to_open(needed, first) if first in self._path else None
        if edge is None:
            self._path[needed] = self._needed_by(needed)
        else:
            self._open(edge, first)

    def _open(self, edge: Edge, first: str) -> None:
        """Leave an edge out, and shorten the path to its item; the rest may be walked again from elsewhere.

        The longer that is, the more it costs, so keep that it leads to the first item: then it need not be
        walked to the end. What was kept no longer counts where the edge may be on such a way.
        """
        self.left_out[edge] = None
        is_on_a_way = edge[0] in self._led_back and edge[0] not in self._standing
        if is_on_a_way:
            self._led_back.clear()
        while (last := next(reversed(self._path))) != edge[0]:
            if not is_on_a_way:
                self._led_back[last] = first
            self._path.popitem()

    def _edge_to_open(self, after: str, first: str) -> Edge | None:
        """Return an edge of the circle from an item of the path to its end; the nearest to the end.

        `after` is what comes after the end: the `first` item, or one that leads there; None where then all
        of the path stands. Raises Cycle where the whole circle does.
        """
        found: Edge | None = None
        circle = [after]
        for id in reversed(self._path):
            if not self._stands(id, circle[-1]):
                found = found or (id, circle[-1])
                if id in self._standing or not self._standing:
                    return id, circle[-1]
            circle.append(id)
            if id == first:
                break
        if found is None and after == first:
            raise Cycle(circle[::-1])
        return found
