"""Paints the ground of the week grid: open and closed hours, hour lines, the axis, and the line of now."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from planner.ui.theme import Theme
from planner.ui.week.grid.geometry import DAYS, GridGeometry
from planner.ui.week.grid.line_text import draw_line
from planner.ui.week.grid.locale import GridLocale
from planner.ui.week.grid.values import Stretch
from planner.values import Value

_HALF_HOURS_FROM: Final = 52
_LABEL_GAP: Final = 8  # between a label of the axis and the first day
_NOW_LABEL_GAP: Final = 5
_TICK: Final = 6  # how far the hour lines reach into the axis
_NOW_OVERLAP: Final = 2  # how much of its line a label of the axis may lose to the label of now
_LAST_LABEL_ROOM: Final = 4
_NOW_OPACITY: Final = 0.28


class Ground(Value, kw_only=True):
    """What is painted behind the sessions.

    Attributes:
        top: how far the body is scrolled.
        available: study hours of each day, in minutes after midnight.
        today: number of today in the week, or None.
        now: minute of the day that the line of now is at, or None.
    """

    geometry: GridGeometry
    top: int
    available: Sequence[Sequence[Stretch]]
    today: int | None
    now: int | None
    locale: GridLocale


def paint_ground(painter: QPainter, ground: Ground, theme: Theme, clip: QRect) -> None:
    """Paint the part of the body's window that lies in `clip`."""
    painter.fillRect(clip, theme.color("bg.offhours"))
    painter.translate(0, -ground.top)
    visible = clip.translated(0, ground.top)
    _paint_hours(painter, ground, theme, visible)
    _paint_lines(painter, ground, theme, visible)
    _paint_axis(painter, ground, theme, visible)
    if ground.now is not None:
        _paint_now(painter, ground, ground.now, theme)


def now_strips(geometry: GridGeometry, now: int, line: int) -> tuple[QRect, QRect]:
    """What changes when the line of now comes or goes: the line itself, and the labels near it.

    `line` is the height of the axis' text.
    """
    y = geometry.y(now)
    across = QRect(geometry.axis, y, geometry.width - geometry.axis, 1)
    reach = 2 * line
    return across, QRect(0, y - reach, geometry.axis, 2 * reach)


def _paint_hours(painter: QPainter, ground: Ground, theme: Theme, visible: QRect) -> None:
    geometry = ground.geometry
    for day, stretches in enumerate(ground.available):
        is_today = day == ground.today
        column = QRect(geometry.x(day), visible.y(), geometry.width_of(day), visible.height())
        if is_today:
            painter.fillRect(column & visible, theme.color("bg.today"))
        color = theme.color("bg.todayOpen" if is_today else "bg.canvas")
        for start, end in stretches:
            painter.fillRect(geometry.column_rect(day, start, end) & visible, color)


def _paint_lines(painter: QPainter, ground: Ground, theme: Theme, visible: QRect) -> None:
    geometry = ground.geometry
    line, half_line = theme.color("line.grid"), theme.color("line.gridHalf")
    left = geometry.axis - _TICK
    for hour in range(geometry.hours.first, geometry.hours.last):
        y = geometry.y(hour * 60)
        painter.fillRect(left, y, geometry.width - left, 1, line)
        if geometry.hour >= _HALF_HOURS_FROM:
            painter.fillRect(
                geometry.axis, geometry.y(hour * 60 + 30), geometry.width - geometry.axis, 1, half_line
            )
    for day in range(DAYS):
        painter.fillRect(geometry.x(day), visible.y(), 1, visible.height(), line)


def _paint_axis(painter: QPainter, ground: Ground, theme: Theme, visible: QRect) -> None:
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.color("text.tertiary"))
    for hour, place in axis_labels(ground, theme.line("caption")):
        if place.intersects(visible):
            draw_line(painter, place, ground.locale.axis_hour(hour), at_right=True)


def axis_labels(ground: Ground, line: int) -> Iterator[tuple[int, QRect]]:
    """The hours that have a label, and its place; `line` is the height of the axis' text.

    The label of now needs room of its own, and so does the first one, which stands under its line.
    """
    geometry = ground.geometry
    end = max(geometry.content_height, geometry.height) - _LAST_LABEL_ROOM
    free_from = 0
    for hour in range(geometry.hours.first, geometry.hours.last + 1):
        y = geometry.y(hour * 60)
        is_near_now = ground.now is not None and abs(geometry.y(ground.now) - y) < line - _NOW_OVERLAP
        top = 1 if hour == geometry.hours.first else y - (line + 1) // 2
        if y < end and top >= free_from and not is_near_now:
            free_from = top + line
            yield hour, QRect(0, top, geometry.axis - _LABEL_GAP, line)


def _paint_now(painter: QPainter, ground: Ground, now: int, theme: Theme) -> None:
    geometry = ground.geometry
    y = geometry.y(now)
    color = theme.color("now.line", _NOW_OPACITY)
    painter.fillRect(geometry.axis, y, geometry.width - geometry.axis, 1, color)
    height = theme.line("caption") + 1
    painter.setFont(theme.font("caption", 600))
    painter.setPen(theme.color("now.line"))
    place = QRect(0, y - height // 2, geometry.axis - _NOW_LABEL_GAP, height)
    draw_line(painter, place, ground.locale.axis_minute(now), at_right=True)
