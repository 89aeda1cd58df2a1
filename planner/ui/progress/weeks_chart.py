"""Paints the hours of the weeks as bars against the target."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from planner.i18n import _
from planner.ui.progress.chart import Chart
from planner.ui.progress.plot import Plot, Sign, dashed, paint_levels, plot_in
from planner.ui.progress.week_rows import WeekBar, WeeksRow
from planner.ui.theme import current_theme

_LEAST: Final = QSize(320, 110)
_BEFORE: Final = 6
_MOST_WIDE: Final = 18
_APART: Final = 7
_RADIUS: Final = 2.0


class WeeksChart(Chart[WeeksRow]):
    """Paints a WeeksRow: what is done in accent, lighter under the target, what is planned pale."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(_("Hours a week"), _LEAST)

    def paint(self, painter: QPainter, row: WeeksRow) -> None:
        theme, plot = current_theme(), plot_in(self)
        paint_levels(painter, plot, row.levels)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, bar in enumerate(row.bars):
            left = self._left(plot, row, number)
            self._paint_bar(painter, plot, row, left, bar.planned, "heat.1")
            self._paint_bar(painter, plot, row, left, bar.done, "heat.3" if bar.is_under else "accent.base")
        painter.setPen(dashed(theme.color("text.secondary"), 1.25, 4, 3))
        y = plot.at(0, row.target).y()
        painter.drawLine(QPointF(plot.area.left(), y), QPointF(plot.area.right(), y))
        self._paint_names(painter, plot, row)

    def words_at(self, place: QPoint) -> str:
        if self._row is None:
            return ""
        plot = plot_in(self)
        number = int((place.x() - self._left(plot, self._row, 0)) // self._step(plot, self._row))
        return self._row.bars[number].words if 0 <= number < len(self._row.bars) else ""

    def _paint_bar(
        self, painter: QPainter, plot: Plot, row: WeeksRow, left: float, part: float, role: str
    ) -> None:
        if part <= 0:
            return
        top, bottom = plot.at(0, part).y(), plot.area.bottom()
        width = min(_MOST_WIDE, self._step(plot, row) - _APART)
        radius = min(_RADIUS, (bottom - top) / 2)
        painter.setBrush(current_theme().color(role))
        painter.drawRoundedRect(QRectF(left, top, width, bottom - top), radius, radius)

    def _paint_names(self, painter: QPainter, plot: Plot, row: WeeksRow) -> None:
        """Write the names below their bars; this week's first, and others where they leave it room."""
        theme, taken = current_theme(), list[tuple[float, float]]()
        for bar, number in sorted(zip(row.bars, range(len(row.bars)), strict=True), key=_this_week_first):
            font = theme.font("caption", 600 if bar.is_now else 400)
            left, width = self._left(plot, row, number), QFontMetrics(font).horizontalAdvance(bar.name) + 2
            is_free = all(left + width < first or last < left for first, last in taken)
            if not bar.name or not is_free or left + width > self.width():
                continue
            taken.append((left, left + width))
            painter.setFont(font)
            painter.setPen(theme.color("text.primary" if bar.is_now else "text.tertiary"))
            place = QRectF(left, plot.area.bottom() + 5, width, theme.line("caption"))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, bar.name)

    def _step(self, plot: Plot, row: WeeksRow) -> float:
        return (plot.area.width() - _BEFORE) / max(len(row.bars), 1)

    def _left(self, plot: Plot, row: WeeksRow, number: int) -> float:
        return plot.area.left() + _BEFORE + number * self._step(plot, row)


def week_signs(row: WeeksRow) -> tuple[Sign, ...]:
    """Return the legend with the target."""
    return (
        Sign(_("done"), "accent.base"),
        Sign(_("planned"), "heat.1"),
        Sign(row.target_words, "text.secondary", is_line=True),
    )


def _this_week_first(numbered: tuple[WeekBar, int]) -> tuple[bool, int]:
    return not numbered[0].is_now, numbered[1]
