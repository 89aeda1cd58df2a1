"""How the week grid fits its window: the geometry for its rows, and where it is scrolled to."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics

from planner.ui.theme import Theme
from planner.ui.week.grid.geometry import GridGeometry, HourSpan, fit_geometry
from planner.ui.week.grid.header import all_day_label
from planner.ui.week.grid.locale import GridLocale
from planner.ui.week.grid.values import GridRows
from planner.values import Value

_AXIS: Final = 50
_WEEKEND: Final = (5, 6)
_AXIS_MARGIN: Final = 12
_WIDE_TIME: Final = 22 * 60 + 58


class Anchor(Value):
    """A minute of the day that stays at a line of the window while the hours become higher or lower."""

    minute: float
    line: int

    @classmethod
    def at(cls, geometry: GridGeometry | None, top: int, line: int) -> "Anchor":
        """What is at a line of the window now, while the body is scrolled to `top`."""
        if geometry is None:
            return cls(0.0, line)
        return cls(geometry.hours.first * 60 + (top + line) * 60 / geometry.hour, line)

    def scroll_value(self, geometry: GridGeometry) -> int:
        """Where to scroll to in another geometry."""
        return round((self.minute - geometry.hours.first * 60) * geometry.hour / 60) - self.line


def fit(
    rows: GridRows,
    window: QSize,
    zoom: int | None,
    theme: Theme,
    locale: GridLocale,
    *,
    folds_weekend: bool = False,
) -> GridGeometry:
    """The geometry for rows in a window on the body; `zoom` is the wished height of an hour.

    A weekend may be folded; today never is.
    """
    weekend = (number for number, column in enumerate(rows.days) if column.day.weekday() in _WEEKEND)
    folded = frozenset(number for number in weekend if rows.days[number].day != rows.now.date())
    return fit_geometry(
        width=window.width(),
        height=window.height(),
        axis=axis_width(theme, locale),
        hours=HourSpan.around(rows.earliest, rows.latest),
        least=theme.size("hourMin"),
        most=theme.size("hourMax"),
        zoom=zoom,
        folded=folded if folds_weekend else frozenset(),
    )


def axis_width(theme: Theme, locale: GridLocale) -> int:
    """Wide enough for every time in this locale and type size."""
    metrics = QFontMetrics(theme.font("caption", 600))
    words = (locale.axis_minute(_WIDE_TIME), all_day_label())
    return max(_AXIS, max(map(metrics.horizontalAdvance, words)) + _AXIS_MARGIN)


def first_minute(rows: GridRows, now: datetime) -> int:
    """What a grid that is higher than its window begins with: now or the first session of today.

    In another week it is the first session of all.
    """
    today = rows.number_of(now.date())
    starts = [row.start for row in rows.sessions if today in (None, row.day)]
    if today is not None:
        starts.append(now.hour * 60 + now.minute)
    return min(starts, default=8 * 60)
