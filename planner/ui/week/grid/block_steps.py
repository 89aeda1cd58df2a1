"""Which block the arrow keys lead to. Pure."""

from collections.abc import Sequence
from enum import Enum

from planner.domain.session import SessionState
from planner.ui.week.grid.values import BlockRow


class Step(Enum):
    """A key that moves from block to block."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    FIRST = "first"
    LAST = "last"


def next_block(rows: Sequence[BlockRow], current: str, step: Step) -> str | None:
    """The block that a step leads to, or None where there is none; `rows` are sorted by day and start.

    Up and down stay in the day; left and right go to the nearest block of the next day that has any.
    """
    if step is Step.FIRST or step is Step.LAST:
        return rows[0 if step is Step.FIRST else -1].id if rows else None
    place = next((number for number, row in enumerate(rows) if row.id == current), None)
    if place is None:
        return None
    if step is Step.UP or step is Step.DOWN:
        return _beside(rows, place, -1 if step is Step.UP else 1)
    return _across(rows, rows[place], -1 if step is Step.LEFT else 1)


def block_to_start_at(rows: Sequence[BlockRow], today: int | None, minute: int) -> str | None:
    """The block that the keys begin at: the next one that is planned, or the first; None without any."""
    for row in rows:
        is_ahead = today is None or (row.day, row.end) > (today, minute)
        if is_ahead and row.state is SessionState.PLANNED:
            return row.id
    return rows[0].id if rows else None


def _beside(rows: Sequence[BlockRow], place: int, way: int) -> str | None:
    other = place + way
    if 0 <= other < len(rows) and rows[other].day == rows[place].day:
        return rows[other].id
    return None


def _across(rows: Sequence[BlockRow], current: BlockRow, way: int) -> str | None:
    ahead = [row for row in rows if (row.day - current.day) * way > 0]
    if not ahead:
        return None
    day = min((row.day for row in ahead), key=lambda day: abs(day - current.day))
    middle = current.start + current.end
    nearest = min((row for row in ahead if row.day == day), key=lambda row: abs(row.start + row.end - middle))
    return nearest.id
