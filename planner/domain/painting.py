"""Painting the hours of a day: a brush goes over a stretch, and what was there gives way to it."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from planner.domain.availability import TimeRange

Day = tuple[TimeRange, ...]


class Brush(StrEnum):
    """What a stroke makes of the time that it goes over."""

    AVAILABLE = "available"
    PREFERRED = "preferred"
    ERASE = "erase"


def painted(day: Iterable[TimeRange], start: int, end: int, brush: Brush) -> Day:
    """Return a day's ranges after a stroke over the minutes from `start` to `end`.

    They are in order and as few as can be: ranges that touch and are equally preferred become one.
    """
    ranges = [part for span in day for part in _outside(span, start, end)]
    if brush is not Brush.ERASE:
        ranges.append(TimeRange(start, end, brush is Brush.PREFERRED))
    return joined(ranges)


def joined(day: Iterable[TimeRange]) -> Day:
    """Return the same minutes of a day in as few ranges as can be, in order."""
    ranges: list[TimeRange] = []
    for span in sorted(day):
        last = ranges[-1] if ranges else None
        if last is not None and last.end == span.start and last.preferred == span.preferred:
            ranges[-1] = TimeRange(last.start, span.end, span.preferred)
        else:
            ranges.append(span)
    return tuple(ranges)


def length(day: Iterable[TimeRange]) -> int:
    """Return the minutes of a day's ranges."""
    return sum(span.minutes for span in day)


def preferred_length(day: Iterable[TimeRange]) -> int:
    """Return the preferred minutes of a day's ranges."""
    return sum(span.minutes for span in day if span.preferred)


def is_same(one: Sequence[TimeRange], other: Sequence[TimeRange]) -> bool:
    """Whether two days hold the same minutes, however these are cut into ranges."""
    return joined(one) == joined(other)


def _outside(span: TimeRange, start: int, end: int) -> Iterator[TimeRange]:
    for first, last in ((span.start, min(span.end, start)), (max(span.start, end), span.end)):
        if first < last:
            yield TimeRange(first, last, span.preferred)
