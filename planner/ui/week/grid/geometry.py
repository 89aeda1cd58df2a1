"""Where days and minutes lie in the week grid: one place that translates between them and pixels."""

from math import ceil, floor
from typing import Final

from PySide6.QtCore import QRect

from planner.ui.week.grid.block_lanes import WHOLE_COLUMN, Lane
from planner.values import Value

DAYS: Final = 7
HOURS_PER_DAY: Final = 24
MINUTES_PER_DAY: Final = 24 * 60
FIRST_HOUR: Final = 7
LAST_HOUR: Final = 22
FOLDED_WIDTH: Final = 44
_LANE_GAP: Final = 2


class HourSpan(Value):
    """The hours that are shown, from the start of ``first`` to the end of ``last - 1``."""

    first: int = FIRST_HOUR
    last: int = LAST_HOUR

    @classmethod
    def around(cls, earliest: int | None, latest: int | None) -> "HourSpan":
        """The usual hours, widened to hold the minutes between `earliest` and `latest`."""
        first = FIRST_HOUR if earliest is None else min(FIRST_HOUR, earliest // 60)
        last = LAST_HOUR if latest is None else max(LAST_HOUR, ceil(latest / 60))
        return cls(first, last)

    @property
    def count(self) -> int:
        """How many hours there are."""
        return self.last - self.first

    def widened(self, count: int) -> "HourSpan":
        """At least `count` hours, or the whole day: first the evening grows, then the morning."""
        last = min(HOURS_PER_DAY, max(self.last, self.first + count))
        return HourSpan(max(0, min(self.first, last - count)), last)


class GridGeometry(Value, kw_only=True):
    """Translates between (day, minute) and pixels of the grid's body.

    Pixels count from the upper left corner of the first hour, wherever the body is scrolled.

    Attributes:
        axis: width of the hour labels, left of the first day.
        column: width of a day.
        hour: height of an hour.
        height: height of the window on the body.
        folded: the numbers of the days that are only a narrow column, `FOLDED_WIDTH` wide.
    """

    axis: int
    column: int
    hour: int
    hours: HourSpan
    height: int
    folded: frozenset[int] = frozenset()

    @property
    def width(self) -> int:
        """Width of the axis and all days."""
        return self.x(DAYS)

    @property
    def content_height(self) -> int:
        """Height of all hours."""
        return self.hours.count * self.hour

    @property
    def scroll_range(self) -> int:
        """How far the body can be scrolled."""
        return max(0, self.content_height - self.height)

    def x(self, day: int) -> int:
        """The left edge of a day."""
        narrow = sum(1 for each in self.folded if each < day)
        return self.axis + (day - narrow) * self.column + narrow * FOLDED_WIDTH

    def width_of(self, day: int) -> int:
        """The width of a day."""
        return FOLDED_WIDTH if day in self.folded else self.column

    def y(self, minute: int) -> int:
        """The line of a minute of the day."""
        return floor((minute - self.hours.first * 60) * self.hour / 60 + 0.5)

    def day_at(self, x: int) -> int | None:
        """The day at a place, or None beside the days."""
        return next((day for day in range(DAYS) if self.x(day) <= x < self.x(day + 1)), None)

    def nearest_day(self, x: int) -> int:
        """The day at a place, or the first or the last one beside the days."""
        day = self.day_at(x)
        return day if day is not None else 0 if x < self.axis else DAYS - 1

    def minute_at(self, y: int) -> int:
        """The minute of the day at a place, within the day."""
        minute = self.hours.first * 60 + floor(y * 60 / self.hour)
        return min(MINUTES_PER_DAY, max(0, minute))

    def minutes_of(self, pixels: int) -> int:
        """How many minutes a height stands for, rounded up."""
        return ceil(pixels * 60 / self.hour)

    def column_rect(self, day: int, start: int, end: int) -> QRect:
        """The ground of a day between two minutes."""
        return QRect(self.x(day), self.y(start), self.width_of(day), self.y(end) - self.y(start))

    def busy_rect(self, day: int, start: int, end: int) -> QRect:
        """The place of busy time."""
        return self.column_rect(day, start, end).adjusted(2, 1, -1, 0)

    def block_rect(self, day: int, start: int, end: int, lane: Lane = WHOLE_COLUMN) -> QRect:
        """The place of a session's block, its ring not counted."""
        whole = self.column_rect(day, start, end).adjusted(2, 1, -5, -1)
        width = (whole.width() - (lane.count - 1) * _LANE_GAP) // lane.count
        return QRect(whole.x() + lane.number * (width + _LANE_GAP), whole.y(), width, whole.height())


def fit_geometry(
    *,
    width: int,
    height: int,
    axis: int,
    hours: HourSpan,
    least: int,
    most: int,
    zoom: int | None = None,
    folded: frozenset[int] = frozenset(),
) -> GridGeometry:
    """Return the geometry of a grid `width` x `height` that shows `hours`.

    An hour is as high as fits, between `least` and `most` pixels, or `zoom` high. Where room is left, more
    hours are shown; where it is short, the grid scrolls. The axis is at least `axis` wide and takes what
    seven equal columns leave.
    """
    room = width - len(folded) * FOLDED_WIDTH
    column = max(0, (room - axis) // (DAYS - len(folded)))
    fitting = height // hours.count
    hour = min(most, max(least, fitting if zoom is None else zoom))
    shown = hours.widened(height // hour)
    axis = room - (DAYS - len(folded)) * column
    return GridGeometry(axis=axis, column=column, hour=hour, hours=shown, height=height, folded=folded)
