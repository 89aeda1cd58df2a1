"""Arithmetic of half-open intervals of minutes, kept sorted and disjoint."""

from collections.abc import Iterable, Sequence

Interval = tuple[int, int]


def union(intervals: Iterable[Interval]) -> list[Interval]:
    """Return the covered minutes as sorted intervals that neither overlap nor touch."""
    result: list[Interval] = []
    for start, end in sorted(intervals):
        if start >= end:
            continue
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def subtract(intervals: Sequence[Interval], holes: Sequence[Interval]) -> list[Interval]:
    """Return what is left of sorted, disjoint intervals without sorted, disjoint holes."""
    if not holes:
        return list(intervals)
    result: list[Interval] = []
    first = 0
    for start, end in intervals:
        while first < len(holes) and holes[first][1] <= start:
            first += 1
        index, cursor = first, start
        while index < len(holes) and holes[index][0] < end:
            if holes[index][0] > cursor:
                result.append((cursor, holes[index][0]))
            cursor = max(cursor, holes[index][1])
            index += 1
        if cursor < end:
            result.append((cursor, end))
    return result


def total(intervals: Iterable[Interval]) -> int:
    """Return the minutes in disjoint intervals."""
    return sum(end - start for start, end in intervals)
