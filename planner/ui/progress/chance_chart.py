"""Paints how the chance of a date grows with the hours a week."""

from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from planner.i18n import _
from planner.ui.progress.chance_rows import ChanceRow
from planner.ui.progress.chart import Chart
from planner.ui.progress.plot import Plot, dashed, paint_levels, paint_stops, plot_in
from planner.ui.theme import current_theme

_LEAST: Final = QSize(280, 120)
_BESIDE: Final = 8


class ChanceChart(Chart[ChanceRow]):
    """Paints a ChanceRow, with a mark at the present hours."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(_("Hours a week and chance"), _LEAST)

    def paint(self, painter: QPainter, row: ChanceRow) -> None:
        if not row.points:
            return
        theme, plot = current_theme(), plot_in(self)
        paint_levels(painter, plot, row.levels)
        paint_stops(painter, plot, row.hours, has_lines=False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("accent.line"), 2.25)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(plot.line(row.points))
        if row.now is not None:
            self._paint_now(painter, plot, row.now, row.now_words)

    def _paint_now(self, painter: QPainter, plot: Plot, now: tuple[float, float], words: str) -> None:
        theme, at = current_theme(), plot.at(*now)
        painter.setPen(dashed(theme.color("line.control"), 1.25))
        painter.drawLine(at, QPointF(at.x(), plot.area.bottom()))
        painter.setPen(QPen(theme.color("bg.raised"), 2))
        painter.setBrush(theme.color("accent.line"))
        painter.drawEllipse(at, 4.5, 4.5)
        font = theme.font("small", 600)
        width = QFontMetrics(font).horizontalAdvance(words)
        is_before = at.x() + _BESIDE + width > self.width()
        left = at.x() - _BESIDE - width if is_before else at.x() + _BESIDE
        painter.setFont(font)
        painter.setPen(theme.color("text.primary"))
        painter.drawText(QPointF(left, plot.area.bottom() - _BESIDE), words)
