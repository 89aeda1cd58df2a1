"""The week as a printed grid: no line of now and no tint of today, but outlines, hatches and codes."""

from collections.abc import Sequence
from math import ceil
from typing import Final

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QFontMetricsF

from planner.ui.printing.block import LEAST_HEIGHT, draw_block
from planner.ui.printing.page import Page
from planner.ui.week.grid.block_lanes import Lane, lanes_of_day, legible_stretches
from planner.ui.week.grid.geometry import DAYS, HOURS_PER_DAY, LAST_HOUR, HourSpan
from planner.ui.week.grid.header import all_day_label
from planner.ui.week.grid.locale import GridLocale
from planner.ui.week.grid.values import AllDayEntry, BlockRow, BusyRow, DayColumn, GridRows, Stretch
from planner.values import Value

_AXIS: Final = 52
_AXIS_MARGIN: Final = 12
_HEAD: Final = 46
_CHIP: Final = 19
_CHIP_STEP: Final = 22
_MOST_CHIPS: Final = 3
_TICK: Final = 6
_LEAST_HOURS: Final = 10
_LANE_GAP: Final = 2
_WIDEST_HOUR: Final = 22


class PrintedGrid(Value):
    """Translates days and minutes into places on the page.

    Attributes:
        body: where the hours are, with the axis at its left.
        floor: below it there are no blocks; a short one at the end of the day may reach below the hours.
    """

    body: QRectF
    axis: float
    hours: HourSpan
    floor: float

    @property
    def column(self) -> float:
        """The width of a day."""
        return (self.body.width() - self.axis) / DAYS

    @property
    def hour(self) -> float:
        """The height of an hour."""
        return self.body.height() / self.hours.count

    def x(self, day: int) -> float:
        """The left edge of a day; 7 is the right edge of the last."""
        return self.body.left() + self.axis + day * self.column

    def y(self, minute: float) -> float:
        """The line of a minute of the day, or the nearest edge of the hours that are shown."""
        y = self.body.top() + (minute - self.hours.first * 60) * self.hour / 60
        return min(self.body.bottom(), max(self.body.top(), y))

    def stretch(self, day: int, start: int, end: int) -> QRectF:
        """The place of a stretch of a day."""
        return QRectF(self.x(day), self.y(start), self.column, self.y(end) - self.y(start))


def draw_grid(page: Page, place: QRectF, rows: GridRows, words: GridLocale) -> None:
    """Draw a week into a place of the page."""
    chips = min(_MOST_CHIPS, max(len(day.all_day) for day in rows.days))
    head = _HEAD + (_CHIP_STEP * chips + 4 if chips else 0)
    hours = printed_hours(rows)
    body = place.adjusted(0, head, 0, -LEAST_HEIGHT if hours.last == HOURS_PER_DAY else 0)
    grid = PrintedGrid(body, _axis_width(page, words), hours, place.bottom())
    for busy in rows.busy:
        _draw_busy(page, grid, busy)
    _draw_lines(page, grid, place)
    for day, column in enumerate(rows.days):
        _draw_day(page, column, QRectF(grid.x(day), place.top(), grid.column, _HEAD))
        _draw_chips(page, column.all_day, grid.x(day), place.top() + _HEAD, grid.column)
    if chips:
        label = QRectF(place.left(), place.top() + _HEAD, grid.axis - 8, 26)
        page.words(label, all_day_label(), "caption", color="text.tertiary", at_right=True)
        page.rule(place.left(), place.right(), place.top() + _HEAD)
    _draw_axis(page, grid, words)
    for day in range(DAYS):
        _draw_blocks(page, grid, day, [row for row in rows.sessions if row.day == day])
    page.rule(place.left(), place.right(), grid.body.top(), width=1.5)
    page.shape(place, line="line.default")


def printed_hours(rows: GridRows) -> HourSpan:
    """Return the hours that hold all that is printed, at least ten: paper cannot be scrolled or zoomed.

    What fills a whole day says nothing of hours; it is named above them.
    """
    stretches = [(row.start, row.end) for row in rows.sessions]
    stretches += [(row.start, row.end) for row in rows.busy if not row.is_all_day]
    if not stretches:
        return HourSpan.around(rows.earliest, rows.latest)
    first = min(start for start, _end in stretches) // 60
    last = ceil(max(end for _start, end in stretches) / 60)
    last = max(last, min(LAST_HOUR, first + _LEAST_HOURS))
    return HourSpan(max(0, min(first, last - _LEAST_HOURS)), last)


def _axis_width(page: Page, words: GridLocale) -> float:
    metrics = QFontMetricsF(page.look.font("caption"))
    texts = (words.axis_hour(_WIDEST_HOUR), words.axis_hour(10), all_day_label())
    return max(_AXIS, max(map(metrics.horizontalAdvance, texts)) + _AXIS_MARGIN)


def _draw_lines(page: Page, grid: PrintedGrid, place: QRectF) -> None:
    left, right = grid.x(0) - _TICK, grid.body.right()
    hours = (grid.y(hour * 60) for hour in range(grid.hours.first + 1, grid.hours.last))
    page.lines((QLineF(left, y, right, y) for y in hours), "line.grid")
    days = (grid.x(day) for day in range(DAYS))
    page.lines((QLineF(x, place.top(), x, place.bottom()) for x in days), "line.grid")


def _draw_axis(page: Page, grid: PrintedGrid, words: GridLocale) -> None:
    """Write the hours; the first stands under its line."""
    line = page.look.line("caption")
    for hour in range(grid.hours.first, grid.hours.last):
        y = grid.y(hour * 60)
        top = y + 2 if hour == grid.hours.first else y - line / 2
        label = QRectF(grid.body.left(), top, grid.axis - 8, line)
        page.words(label, words.axis_hour(hour), "caption", color="text.tertiary", at_right=True)


def _draw_day(page: Page, day: DayColumn, place: QRectF) -> None:
    """Write a day's number, and beside it its name over its hours."""
    number = QRectF(place.left() + 7, place.top(), 28, place.height())
    width = page.words(number, day.number, "day")
    beside = QRectF(number.left() + max(26, width) + 7, place.top() + 9, 0, 14)
    beside.setRight(place.right() - 3)
    hours = day.hours
    if not hours:
        beside.translate(0, 7)  # the name alone stands beside the middle of the number
    page.words(beside, day.weekday, color="text.secondary")
    metrics = QFontMetricsF(page.look.font("caption"))
    if day.short_hours and metrics.horizontalAdvance(hours) > beside.width():
        hours = day.short_hours
    page.words(beside.translated(0, 15), hours, "caption", color="text.tertiary")


def _draw_chips(page: Page, entries: Sequence[AllDayEntry], left: float, top: float, width: float) -> None:
    """Write what concerns the whole day, exams first; where that is much, how much more there is."""
    shown = sorted(entries, key=lambda entry: not entry.is_exam)
    for number, entry in enumerate(shown[:_MOST_CHIPS]):
        place = QRectF(left + 2, top + 4 + number * _CHIP_STEP, width - 5, _CHIP)
        is_last = number == _MOST_CHIPS - 1
        more = f" +{len(shown) - _MOST_CHIPS}" if is_last and len(shown) > _MOST_CHIPS else ""
        _draw_chip(page, entry, more, place)


def _draw_chip(page: Page, entry: AllDayEntry, more: str, place: QRectF) -> None:
    is_ink = entry.is_exam and not page.look.saves_ink
    line = "text.primary" if entry.is_exam else "line.default"
    page.shape(place, fill="text.primary" if is_ink else "bg.canvas", line=line, radius=4)
    color = "bg.canvas" if is_ink else "text.primary"
    page.icon(entry.icon, QRectF(place.left() + 6, place.center().y() - 6, 12, 12), color)
    text = place.adjusted(22, 0, -5, 0)
    if more:
        text.adjust(0, 0, -page.words(text, more, "caption", color=color, at_right=True), 0)
    page.words(text, entry.text, "caption", weight=600 if entry.is_exam else 500, color=color)


def _draw_busy(page: Page, grid: PrintedGrid, busy: BusyRow) -> None:
    place = grid.stretch(busy.day, busy.start, busy.end).adjusted(1, 0, 0, 0)
    line = page.look.line("caption")
    if place.height() < 1:
        return
    page.hatch(place)
    if place.height() < line or busy.is_all_day:
        return
    metrics = QFontMetricsF(page.look.font("caption"))
    width = min(place.width(), metrics.horizontalAdvance(busy.title) + 14)
    label = QRectF(place.left(), place.top(), width, line + 3)
    page.shape(label & place, fill="bg.canvas")
    text = label.adjusted(7, 2, -4, -1)
    page.words(text, busy.title, "caption", color="text.tertiary")


def _draw_blocks(page: Page, grid: PrintedGrid, day: int, rows: Sequence[BlockRow]) -> None:
    """Draw the sessions of a day, each at least a line of text high; those that overlap share the width."""
    least = ceil(LEAST_HEIGHT * 60 / grid.hour)
    stretches = [(row.start, row.end) for row in rows]
    are_short = [end - start < least for start, end in stretches]
    shown = legible_stretches(stretches, are_short, least)
    for row, stretch, lane in zip(rows, shown, lanes_of_day(shown, least), strict=True):
        draw_block(page, row, _block_place(grid, day, stretch, lane))


def _block_place(grid: PrintedGrid, day: int, stretch: Stretch, lane: Lane) -> QRectF:
    whole = grid.stretch(day, *stretch).adjusted(2, 1, -4, -1)
    height = max(LEAST_HEIGHT - 2.0, whole.height())
    top = min(whole.top(), grid.floor - height - 1)
    width = (whole.width() - (lane.count - 1) * _LANE_GAP) / lane.count
    return QRectF(whole.left() + lane.number * (width + _LANE_GAP), top, width, height)
