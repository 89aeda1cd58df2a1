"""Paints the hours of a goal: done as a line, planned as dashes, and the forecast as a cone."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from planner.i18n import _
from planner.ui.progress.burn_rows import BurnRow, Points
from planner.ui.progress.chart import Chart
from planner.ui.progress.plot import Plot, Sign, dashed, paint_levels, paint_stops, plot_in
from planner.ui.theme import current_theme

_LEAST: Final = QSize(320, 220)
_FADED: Final = 0.45
_BESIDE: Final = 8
_DUE_LEVEL: Final = 0.6


class BurnChart(Chart[BurnRow]):
    """Paints a BurnRow; while another forecast is worked out, the one there is fades."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(_("Hours done and forecast"), _LEAST)
        self._is_old = False

    def set_old(self, is_old: bool) -> None:
        """Say whether the forecast is of the plan before its last change."""
        self._is_old = is_old
        self.update()

    def paint(self, painter: QPainter, row: BurnRow) -> None:
        theme, plot = current_theme(), plot_in(self)
        paint_levels(painter, plot, row.levels)
        paint_stops(painter, plot, row.months)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(_FADED if self._is_old else 1.0)
        self._paint_bands(painter, plot, row)
        painter.setOpacity(1.0)
        self._paint_total(painter, plot, row)
        _paint_line(painter, plot, row.plan, dashed(theme.color("line.control"), 1.25))
        painter.setOpacity(_FADED if self._is_old else 1.0)
        _paint_line(painter, plot, row.median, dashed(theme.color("accent.line"), 1.5, 2, 3))
        painter.setOpacity(1.0)
        _paint_line(painter, plot, row.done, QPen(theme.color("accent.line"), 2.25))
        self._paint_due(painter, plot, row)
        self._paint_today(painter, plot, row)
        self._paint_likely(painter, plot, row)

    def _paint_bands(self, painter: QPainter, plot: Plot, row: BurnRow) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for band in row.bands:
            painter.setBrush(current_theme().color(f"cone.{band.percent}"))
            painter.drawPolygon(plot.line(band.outline))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_total(self, painter: QPainter, plot: Plot, row: BurnRow) -> None:
        theme = current_theme()
        painter.setPen(QPen(theme.color("text.secondary"), 1.5))
        left = plot.at(0, row.total)
        painter.drawLine(left, plot.at(1, row.total))
        self._write(painter, left + QPointF(_BESIDE, -_BESIDE), row.total_words)

    def _paint_due(self, painter: QPainter, plot: Plot, row: BurnRow) -> None:
        if row.due is None:
            return
        theme = current_theme()
        top, bottom = plot.at(row.due, 1), plot.at(row.due, 0)
        painter.setPen(QPen(theme.color("text.primary"), 1.5))
        painter.drawLine(top, bottom)
        name, day = row.due_words
        at = QPointF(top.x(), plot.at(0, _DUE_LEVEL).y())
        # Where there is no room behind the line, the words stand before it.
        is_before = at.x() + _BESIDE + max(_width(name, 600), _width(day)) > self.width()
        aside = QPointF(-_BESIDE if is_before else _BESIDE, 0)
        self._write(painter, at + aside, name, weight=600, is_before=is_before)
        below = QPointF(0, theme.line("small"))
        self._write(painter, at + aside + below, day, is_before=is_before)

    def _paint_today(self, painter: QPainter, plot: Plot, row: BurnRow) -> None:
        theme, at = current_theme(), plot.at(*row.done[-1])
        painter.setPen(QPen(theme.color("bg.raised"), 2))
        painter.setBrush(theme.color("accent.line"))
        painter.drawEllipse(at, 4.5, 4.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        is_low = at.y() + 2 * _BESIDE + 4 > plot.area.bottom()
        down = -_BESIDE if is_low else _BESIDE + theme.line("small") / 2
        place = at + QPointF(_BESIDE + 2, down)
        if is_low:  # there the planned line would go through the words
            line = theme.line("small")
            ground = QRectF(place.x() - 2, place.y() - 0.8 * line, _width(row.today_words, 600) + 4, line)
            painter.fillRect(ground, theme.color("bg.raised"))
        self._write(painter, place, row.today_words, weight=600)

    def _paint_likely(self, painter: QPainter, plot: Plot, row: BurnRow) -> None:
        if row.likely is None or row.likely > 1:
            return
        theme, at = current_theme(), plot.at(row.likely, row.total)
        painter.setPen(QPen(theme.color("accent.line"), 2))
        painter.setBrush(theme.color("bg.raised"))
        painter.drawEllipse(at, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        room = at.x() - plot.area.left() - 2 * _BESIDE - _width(row.total_words)
        is_before = _width(row.likely_words, 600) < room
        aside = QPointF(-4 if is_before else _BESIDE, -10)
        self._write(
            painter, at + aside, row.likely_words, weight=600, role="accent.text", is_before=is_before
        )

    def _write(
        self,
        painter: QPainter,
        at: QPointF,
        words: str,
        *,
        weight: int = 400,
        role: str = "",
        is_before: bool = False,
    ) -> None:
        """Write words on a base line that begins, or ends, at a place."""
        theme = current_theme()
        painter.setFont(_font(weight))
        painter.setPen(theme.color(role or ("text.primary" if weight == 600 else "text.secondary")))
        painter.drawText(at - QPointF(_width(words, weight) if is_before else 0, 0), words)


def burn_signs(row: BurnRow) -> tuple[Sign, ...]:
    """Return the legend: the bands that are drawn, and the plan."""
    percents = [band.percent for band in reversed(row.bands)]
    cone = (Sign(_("{percent}%").format(percent=percent), f"cone.{percent}") for percent in percents)
    return (*cone, Sign(_("plan"), "line.control", is_line=True))


def _paint_line(painter: QPainter, plot: Plot, points: Points, pen: QPen) -> None:
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(plot.line(points))


def _font(weight: int) -> QFont:
    return current_theme().font("small", weight)


def _width(words: str, weight: int = 400) -> int:
    return QFontMetrics(_font(weight)).horizontalAdvance(words)
