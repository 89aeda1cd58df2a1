"""A week with longer or shorter study hours, in the shape that the learner gave it."""

from collections.abc import Sequence
from typing import Final

from planner.domain.availability import MINUTES_PER_DAY, TimeRange, WeeklyPattern
from planner.values import replace

_SNAP: Final = 5  # minutes; nobody plans a week more finely

Days = tuple[tuple[TimeRange, ...], ...]


def resized_days(pattern: WeeklyPattern, minutes: int) -> Days | None:
    """Return a week's ranges, longer or shorter in the same measure, so that they add up to some minutes.

    The sum is rounded down to five minutes. None where a day has no room for its share, or nothing is left
    of a range.
    """
    steps = minutes // _SNAP
    days: list[tuple[TimeRange, ...]] = []
    before = 0
    for ranges in pattern.days:
        lengths = []
        for span in ranges:
            after = before + span.minutes
            lengths.append((steps * after // pattern.minutes - steps * before // pattern.minutes) * _SNAP)
            before = after
        day = _with_lengths(ranges, lengths)
        if day is None:
            return None
        days.append(day)
    return tuple(days)


def _with_lengths(ranges: Sequence[TimeRange], lengths: Sequence[int]) -> tuple[TimeRange, ...] | None:
    """Let ranges end later, or begin earlier where the day or the next range leaves no room."""
    longer: list[TimeRange] = []
    latest = MINUTES_PER_DAY
    for span, length in zip(reversed(ranges), reversed(lengths), strict=True):
        end = min(span.start + length, latest)
        latest = end - length
        if latest < 0 or not length:
            return None
        longer.append(replace(span, start=latest, end=end))
    return tuple(reversed(longer))
