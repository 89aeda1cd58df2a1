"""Joins what stands alone to the group of its nearest neighbour, one after the other."""

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from math import inf

from planner.exchange.roadmap_sh.nodes import Area, Node

_MOST_COMPARED = 700  # of which each is compared with each
_NEIGHBOURS = 60  # that are compared of more, above and below

Placed = tuple[str, Area]


def nearest_heads(placed: Sequence[Placed], heads: Mapping[str, Node]) -> dict[str, Node]:
    """Return the heads of those that have none, by key; none at all where nobody has one.

    Who has found a head counts as a neighbour for the others, so that a column that begins beside its topic
    stays together to its end.
    """
    told = [(area, heads[key]) for key, area in placed if key in heads]
    untold = [(key, area) for key, area in placed if key not in heads]
    if not told or not untold:
        return {}
    if len(untold) > _MOST_COMPARED:
        return dict(_by_height(told, untold))
    best = {
        key: min(((area.distance(other), head) for other, head in told), key=_first) for key, area in untold
    }
    found: dict[str, Node] = {}
    waiting = dict(untold)
    while waiting:
        key = min(waiting, key=lambda each: best[each][0])
        found[key], area = best[key][1], waiting.pop(key)
        for other, place in waiting.items():
            distance = area.distance(place)
            if distance < best[other][0]:
                best[other] = distance, found[key]
    return found


def _first(each: tuple[float, Node]) -> float:
    return each[0]


def _by_height(told: Sequence[tuple[Area, Node]], untold: Sequence[Placed]) -> Iterator[tuple[str, Node]]:
    """Compare each with those at about its height alone."""
    ordered = sorted(told, key=lambda each: each[0].top)
    heights = [area.top for area, _head in ordered]
    for key, area in untold:
        place = bisect(heights, area.top)
        near = ordered[max(place - _NEIGHBOURS, 0) : place + _NEIGHBOURS]
        distance, head = min(((area.distance(other), head) for other, head in near), key=_first)
        if distance < inf:
            yield key, head
