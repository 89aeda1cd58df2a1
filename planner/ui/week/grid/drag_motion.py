"""From the hand's way over the grid to what would land where. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta

from planner.ui.week.grid.drag_values import Drag, DragKind, Landing
from planner.ui.week.grid.geometry import MINUTES_PER_DAY
from planner.ui.week.grid.snapping import FINE_STEP, STEP, Edges, Grip, Spot, drawn, moved, resized
from planner.ui.week.grid.values import BlockRow
from planner.values import Value


class Held(Value):
    """What the hand took hold of, in the week that began on `week`.

    Attributes:
        rows: the sessions that go along, that under the hand first; none while a new one is drawn.
        grip: what of it is held.
        minute: the minute of the day under the hand when it took hold.
        day: the number of the day in that week.
    """

    week: date
    rows: tuple[BlockRow, ...]
    grip: Grip
    day: int
    minute: float


class Hand(Value):
    """Where the hand is now, in the week that begins on `week`, and which keys are held."""

    week: date
    day: int
    minute: float
    is_fine: bool = False
    is_copying: bool = False
    is_elsewhere: bool = False  # over a day outside of the grid, where a session keeps its time

    @property
    def step(self) -> int:
        """The minutes that sessions are moved by."""
        if self.is_elsewhere:
            return 1
        return FINE_STEP if self.is_fine else STEP


def drag_of(held: Held, hand: Hand, edges: Edges) -> Drag:
    """Return what would be if the hand let go now; `edges` are those of the day under it."""
    if not held.rows:
        spot = drawn(held.day, held.minute, hand.minute, edges, hand.step)
        return Drag(DragKind.DRAW, (_landing("", held.week, spot),))
    row = held.rows[0]
    origin = Spot(row.day, row.start, row.end)
    if held.grip is not Grip.WHOLE:
        spot = resized(origin, held.grip, hand.minute, edges, hand.step)
        return Drag(DragKind.RESIZE, (_landing(row.id, held.week, spot),))
    spot = moved(origin, hand.day, row.start + hand.minute - held.minute, edges, hand.step)
    days = (hand.week - held.week).days + spot.day - origin.day
    minutes = _together(held.rows, spot.start - origin.start)
    landings = tuple(_shifted(each, held.week, days, minutes) for each in held.rows)
    return Drag(DragKind.MOVE, landings, hand.is_copying)


def changes_nothing(held: Held, drag: Drag) -> bool:
    """Whether everything would stay where it is."""
    if not held.rows or drag.is_copy:
        return False
    before = tuple(_landing(row.id, held.week, Spot(row.day, row.start, row.end)) for row in held.rows)
    return drag.landings == before[: len(drag.landings)]


def _together(rows: Sequence[BlockRow], minutes: int) -> int:
    """Return how far all of some sessions can go together, each within its day."""
    earliest, latest = min(row.start for row in rows), max(row.end for row in rows)
    return min(max(minutes, -earliest), MINUTES_PER_DAY - latest)


def _shifted(row: BlockRow, week: date, days: int, minutes: int) -> Landing:
    spot = Spot(row.day + days, row.start + minutes, row.end + minutes)
    return _landing(row.id, week, spot)


def _landing(id: str, week: date, spot: Spot) -> Landing:
    return Landing(id, week + timedelta(days=spot.day), spot.start, spot.end)
