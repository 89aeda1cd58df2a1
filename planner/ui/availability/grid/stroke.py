"""A stroke of the brush over the grid: where it began, where it is, and what it would paint. Knows no Qt."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from planner.domain.availability import MINUTES_PER_DAY
from planner.domain.painting import Brush
from planner.formats import duration
from planner.i18n import _, ngettext
from planner.ui.shared.date_words import DateWords
from planner.values import Value, replace

COLUMNS: Final = 7
_MIDNIGHT: Final = datetime.combine(date(2024, 1, 1), time.min)


class PaintWish(Value):
    """What is to be painted: weekdays (0 is Monday), and minutes after midnight."""

    weekdays: tuple[int, ...]
    start: int
    end: int
    brush: Brush


class Cell(Value):
    """One step of one column; `minute` is where it begins."""

    column: int
    minute: int


class Stroke(Value):
    """The rectangle between two cells, both included.

    Attributes:
        step: how many minutes a cell has.
        is_whole: whether it takes its columns from top to bottom.
    """

    begin: Cell
    at: Cell
    step: int
    is_whole: bool = False

    @property
    def columns(self) -> range:
        """The columns that it covers."""
        first, last = sorted((self.begin.column, self.at.column))
        return range(first, last + 1)

    @property
    def start(self) -> int:
        """The minute after midnight at which it begins."""
        return 0 if self.is_whole else min(self.begin.minute, self.at.minute)

    @property
    def end(self) -> int:
        """The minute after midnight at which it ends."""
        last = max(self.begin.minute, self.at.minute) + self.step
        return MINUTES_PER_DAY if self.is_whole else min(MINUTES_PER_DAY, last)

    @property
    def is_one_cell(self) -> bool:
        """Whether it covers no more than the cell where it began."""
        return self.begin == self.at and not self.is_whole

    def wish(self, weekdays: Sequence[int], brush: Brush) -> PaintWish:
        """Return what it would paint; `weekdays` are those of the columns."""
        return PaintWish(tuple(weekdays[column] for column in self.columns), self.start, self.end, brush)


def cell_at(column: int, minute: int, step: int) -> Cell:
    """Return the cell that a place lies in, or the nearest one."""
    last = (MINUTES_PER_DAY - 1) // step * step
    return Cell(min(max(column, 0), COLUMNS - 1), min(max(minute // step * step, 0), last))


def cursor_at(cell: Cell, step: int) -> Stroke:
    """Return the stroke over one cell, in steps of so many minutes."""
    cell = cell_at(cell.column, cell.minute, step)
    return Stroke(cell, cell, step)


def moved(stroke: Stroke, columns: int, minutes: int, *, extends: bool) -> Stroke:
    """Return the stroke after a step of the cursor: a single cell, or a rectangle that grows or shrinks."""
    at = cell_at(stroke.at.column + columns, stroke.at.minute + minutes, stroke.step)
    return replace(stroke, at=at) if extends else Stroke(at, at, stroke.step)


def clock_of(minute: int, words: DateWords) -> str:
    """Write a minute of the day as the locale does; the end of the day reads as the midnight it is."""
    return words.clock(_MIDNIGHT + timedelta(minutes=minute))


def span_words(start: int, end: int, words: DateWords) -> str:
    """Write "09:30 to 12:00"."""
    return _("{start} to {end}").format(start=clock_of(start, words), end=clock_of(end, words))


def stroke_words(stroke: Stroke, words: DateWords) -> str:
    """Write "09:30 to 12:00, 2 h 30", and over several days how many these are."""
    span = span_words(stroke.start, stroke.end, words)
    length = duration(stroke.end - stroke.start)
    count = len(stroke.columns)
    if count == 1:
        return _("{span}, {length}").format(span=span, length=length)
    days = ngettext("{count} day", "{count} days", count).format(count=count)
    return _("{span}, {length} on {days}").format(span=span, length=length, days=days)
