"""Which sessions of a day stand side by side because they overlap. Pure."""

from collections.abc import Iterator, Sequence

from planner.scheduling.minutes import MINUTES_PER_DAY
from planner.ui.week.grid.values import Stretch
from planner.values import Value


class Lane(Value):
    """A share of a day's column: ``number`` counts from 0, ``count`` lanes have the same width."""

    number: int = 0
    count: int = 1


WHOLE_COLUMN = Lane()


def legible_stretches(
    stretches: Sequence[Stretch], are_short: Sequence[bool], least_minutes: int
) -> list[Stretch]:
    """Let short sessions that follow each other closely reach far enough for a line of text each.

    What they need is taken from the sessions behind them, which begin a little lower then and keep a line
    of text themselves, or from the time behind them. Where the day has not as much, all stay as they are.
    """
    shown: list[Stretch] = []
    reach = 0
    for number, ((start, end), is_short) in enumerate(zip(stretches, are_short, strict=True)):
        if number and start < stretches[number - 1][1]:
            return list(stretches)  # they overlap in truth, and stand side by side
        if is_short or start < reach:
            start = max(start, reach)
            end = reach = max(end, start + least_minutes)
        shown.append((start, end))
    return shown if reach <= MINUTES_PER_DAY else list(stretches)


def lanes_of_day(stretches: Sequence[Stretch], least_minutes: int) -> list[Lane]:
    """Return the lane of each stretch of a day, in their order; they are sorted by start.

    A stretch counts as at least `least_minutes` long, for its block has to hold a line of text.
    """
    shown = [(start, max(end, start + least_minutes)) for start, end in stretches]
    lanes: list[Lane] = []
    for cluster in _clusters(shown):
        numbers = _lane_numbers(cluster)
        lanes += [Lane(number, max(numbers) + 1) for number in numbers]
    return lanes


def _clusters(stretches: Sequence[Stretch]) -> Iterator[list[Stretch]]:
    """Yield the stretches in groups; those of one group hang together, those of two do not overlap."""
    cluster: list[Stretch] = []
    reach = 0
    for start, end in stretches:
        if cluster and start >= reach:
            yield cluster
            cluster = []
        cluster.append((start, end))
        reach = max(reach, end) if len(cluster) > 1 else end
    if cluster:
        yield cluster


def _lane_numbers(cluster: Sequence[Stretch]) -> list[int]:
    """Put each stretch into the first lane that is free when it starts."""
    ends: list[int] = []
    numbers = []
    for start, end in cluster:
        number = next((lane for lane, free_from in enumerate(ends) if free_from <= start), len(ends))
        ends[number : number + 1] = [end]
        numbers.append(number)
    return numbers
