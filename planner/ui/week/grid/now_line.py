"""Where the line of now stands in the week grid."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import QRect

from planner.ui.week.grid.geometry import GridGeometry
from planner.ui.week.grid.overlays import NowMarker
from planner.ui.week.grid.painter import now_strips
from planner.ui.week.grid.values import GridRows


def minute_of(moment: datetime) -> int:
    """Return the minute of the day."""
    return moment.hour * 60 + moment.minute


def now_line(rows: GridRows, geometry: GridGeometry, now: datetime) -> tuple[int, int] | None:
    """Return the day and the minute that the line of now is at; None where they are not shown."""
    day, minute = rows.number_of(now.date()), minute_of(now)
    is_shown = geometry.hours.first * 60 <= minute <= geometry.hours.last * 60
    return (day, minute) if day is not None and is_shown else None


def place_marker(
    marker: NowMarker, line: tuple[int, int] | None, geometry: GridGeometry | None, top: int
) -> None:
    """Put the marker where the line is, while the body is scrolled to `top`."""
    if line is None or geometry is None:
        marker.hide()
        return
    day, minute = line
    marker.show_at(geometry.x(day), geometry.y(minute) - top, geometry.width_of(day))


def strips_at(geometry: GridGeometry, moment: datetime, height: int, top: int) -> Iterator[QRect]:
    """Yield what of the window is painted anew when the line comes to a moment or leaves it."""
    for strip in now_strips(geometry, minute_of(moment), height):
        yield strip.translated(0, -top)
