"""Paints a year day by day in five steps of accent."""

from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.i18n import _
from planner.ui.progress.chart import Chart
from planner.ui.progress.year_rows import STEPS, WEEKS, DayCell, YearRow
from planner.ui.theme import current_theme

_NAMES: Final = 34
_MONTHS: Final = 18
_GAP: Final = 3
_EDGE: Final = 2  # what today's frame needs beside the last column
_SMALLEST: Final = 7
_LARGEST: Final = 26
_DAYS: Final = 7
_SIGN: Final = 11


class YearMap(Chart[YearRow]):
    """Paints a YearRow; its height follows from its width, for a day is a square."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(_("Last 12 months"), QSize(400, 100))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def height_at(self, width: int) -> int:
        """Return the height that belongs to a width."""
        return self._months() + _DAYS * (self._side(width) + _GAP) - _GAP + _EDGE

    def paint(self, painter: QPainter, row: YearRow) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_names(painter, row)
        for week, days in enumerate(row.weeks):
            for day, cell in enumerate(days):
                self._paint_day(painter, self._place(week, day), cell)

    def words_at(self, place: QPoint) -> str:
        if self._row is None:
            return ""
        step = self._side(self.width()) + _GAP
        week, day = (place.x() - self._names()) // step, (place.y() - self._months()) // step
        is_day = 0 <= week < len(self._row.weeks) and 0 <= day < _DAYS
        return self._row.weeks[week][day].words if is_day else ""

    def _paint_names(self, painter: QPainter, row: YearRow) -> None:
        theme = current_theme()
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text.tertiary"))
        line = theme.line("caption")
        for week, name in row.months:
            left = self._place(week, 0).left()
            painter.drawText(QRectF(left, 0, self.width() - left, line), Qt.AlignmentFlag.AlignVCenter, name)
        for day in range(0, _DAYS, 2):
            place = self._place(0, day)
            middle = QRectF(0, place.center().y() - line / 2, self._names(), line)
            painter.drawText(middle, Qt.AlignmentFlag.AlignVCenter, row.weekdays[day])

    def _paint_day(self, painter: QPainter, place: QRectF, cell: DayCell) -> None:
        theme = current_theme()
        if cell.step is None:
            painter.setPen(QPen(theme.color("line.default"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 2.5, 2.5)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"heat.{cell.step}"))
        painter.drawRoundedRect(place, 3, 3)
        if cell.is_today:
            painter.setPen(QPen(theme.color("text.primary"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(-1, -1, 1, 1), 4, 4)

    def _place(self, week: int, day: int) -> QRectF:
        side = self._side(self.width())
        step = side + _GAP
        return QRectF(self._names() + week * step, self._months() + day * step, side, side)

    def _side(self, width: int) -> int:
        return max(_SMALLEST, min(_LARGEST, (width - self._names() - _EDGE) // WEEKS - _GAP))

    def _names(self) -> int:
        return round(_NAMES * current_theme().scale)

    def _months(self) -> int:
        return round(_MONTHS * current_theme().scale)


class StepsLegend(QWidget):
    """The five steps from light to dark."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(STEPS * (_SIGN + 4) - 4, _SIGN)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(STEPS):
            painter.setBrush(theme.color(f"heat.{step}"))
            painter.drawRoundedRect(QRectF(step * (_SIGN + 4), 0, _SIGN, _SIGN), 2.5, 2.5)
