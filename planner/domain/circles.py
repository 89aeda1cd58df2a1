"""Prerequisites freed of circles: those that came last give way, never those that stood before."""

from collections.abc import Iterator, Mapping, Sequence

from planner.domain.errors import Cycle

Requires = Mapping[str, Sequence[str]]
Edge = tuple[str, str]  # an item, and what it needs


def without_circles(requires: Requires, own: Requires | None = None) -> tuple[Edge, ...]:
    """Return the prerequisites to leave out, so that what stays runs in no circle.

    Those in `own` stay; of others that would close a circle, those of items named in `own` go first. Walks
    into the depth, and where it comes back to where it came from, opens that circle. `O(items + edges)` where
    all is new; else what lies behind an opened edge is walked again. Raises Cycle where `own` has a circle.
    """
    standing = own or {}
    left_out: dict[Edge, None] = {}

    def needed_by(id: str) -> Iterator[str]:
        before = standing.get(id, ())
        for needed in sorted(requires.get(id, ()), key=lambda needed: needed not in before):
            if (id, needed) not in left_out:
                yield needed

    finished: set[str] = set()
    for start in requires:
        path = {start: needed_by(start)} if start not in finished else {}  # in the order walked
        while path:
            id, ahead = next(reversed(path.items()))
            needed = next(ahead, None)
            if needed is None:
                del path[id]
                finished.add(id)
            elif needed in path:
                edge = _edge_to_open(path, needed, standing)
                left_out[edge] = None
                while next(reversed(path)) != edge[0]:
                    path.popitem()  # it may be walked again from elsewhere
            elif needed not in finished:
                path[needed] = needed_by(needed)
    return tuple(left_out)


def _edge_to_open(path: dict[str, Iterator[str]], first: str, own: Requires) -> Edge:
    """Return an edge of the circle from the end of a path to one of its items; the nearest to the end."""
    found: Edge | None = None
    circle = [first]
    for id in reversed(path):
        if circle[-1] not in own.get(id, ()):
            found = found or (id, circle[-1])
            if id in own or not own:
                return id, circle[-1]
        circle.append(id)
        if id == first:
            break
    if found is None:
        raise Cycle(circle[::-1])
    return found
