"""Where a session lands that is dragged: at even times, and at what lies near. Pure."""

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Final

from planner.ui.week.grid.geometry import MINUTES_PER_DAY
from planner.ui.week.grid.values import BlockRow, Stretch
from planner.values import Value

STEP: Final = 15
FINE_STEP: Final = 5
LEAST: Final = 15


class Grip(Enum):
    """What of a session is held: all of it, or its upper or lower edge."""

    WHOLE = "whole"
    TOP = "top"
    BOTTOM = "bottom"


class Spot(Value):
    """A place in the week: the day's number, and minutes after its midnight."""

    day: int
    start: int
    end: int

    @property
    def minutes(self) -> int:
        """How long it is."""
        return self.end - self.start


class Edges(Value):
    """Moments of a day that starts and ends are drawn to, within `reach` minutes."""

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    reach: int = 0


def edges_of(
    rows: Iterable[BlockRow], available: Sequence[Stretch], day: int, but: frozenset[str], reach: int
) -> Edges:
    """Return the edges of a day's sessions, but for the dragged ones, and of its study hours."""
    others = [row for row in rows if row.day == day and row.id not in but]
    return Edges(
        starts=tuple({*(row.end for row in others), *(start for start, _end in available)}),
        ends=tuple({*(row.start for row in others), *(end for _start, end in available)}),
        reach=reach,
    )


def moved(origin: Spot, day: int, start: float, edges: Edges, step: int = STEP) -> Spot:
    """Return the spot with another day and start, as near to `start` as the snapping allows."""
    length = origin.minutes
    begin = _near(start, edges.starts, edges.reach)
    if begin is None:
        end = _near(start + length, edges.ends, edges.reach)
        begin = _stepped(start, step) if end is None else end - length
    begin = min(max(begin, 0), MINUTES_PER_DAY - length)
    return Spot(day, begin, begin + length)


def resized(origin: Spot, grip: Grip, minute: float, edges: Edges, step: int = STEP) -> Spot:
    """Return the spot with its held edge as near to a minute as the snapping and the least length allow."""
    if grip is Grip.TOP:
        start = _snapped(minute, edges.starts, edges.reach, step)
        return Spot(origin.day, min(max(start, 0), max(0, origin.end - LEAST)), origin.end)
    end = _snapped(minute, edges.ends, edges.reach, step)
    return Spot(origin.day, origin.start, max(min(end, MINUTES_PER_DAY), origin.start + LEAST))


def drawn(day: int, first: float, last: float, edges: Edges, step: int = STEP) -> Spot:
    """Return the spot that is drawn on free time from one minute to another, upwards or downwards."""
    low, high = sorted((first, last))
    start = min(max(_snapped_down(low, edges, step), 0), MINUTES_PER_DAY - LEAST)
    end = _snapped(high, edges.ends, edges.reach, step)
    return Spot(day, start, min(max(end, start + LEAST), MINUTES_PER_DAY))


def _snapped_down(minute: float, edges: Edges, step: int) -> int:
    near = _near(minute, edges.starts, edges.reach)
    return int(minute // step) * step if near is None else near


def _snapped(minute: float, edges: Iterable[int], reach: int, step: int) -> int:
    near = _near(minute, edges, reach)
    return _stepped(minute, step) if near is None else near


def _stepped(minute: float, step: int) -> int:
    return round(minute / step) * step


def _near(minute: float, edges: Iterable[int], reach: int) -> int | None:
    """Return the nearest edge within reach, or None."""
    nearest = min(edges, key=lambda edge: abs(edge - minute), default=None)
    return nearest if nearest is not None and abs(nearest - minute) <= reach else None
