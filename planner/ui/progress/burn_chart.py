"""Paints the hours of a goal: done as a line, planned as dashes, and the forecast as a cone.

Above them runs the line of all work, with its steps.
"""

from itertools import pairwise, takewhile
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from planner.i18n import _
from planner.ui.progress.burn_rows import BurnRow, Points, Step
from planner.ui.progress.chart import Chart
from planner.ui.progress.plot import Plot, Sign, dashed, paint_levels, paint_stops, plot_in
from planner.ui.theme import current_theme

_LEAST: Final = QSize(320, 220)
_FADED: Final = 0.45
_BESIDE: Final = 8
_DUE_LEVEL: Final = 0.6
_NEAR: Final = 6
_SEEN: Final = 2.0  # pixels; a lower step is no place for words to begin


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
        self._paint_work(painter, plot, row)
        _paint_line(painter, plot, row.plan, dashed(theme.color("line.control"), 1.25))
        painter.setOpacity(_FADED if self._is_old else 1.0)
        _paint_line(painter, plot, row.median, dashed(theme.color("accent.line"), 1.5, 2, 3))
        painter.setOpacity(1.0)
        _paint_line(painter, plot, row.done, QPen(theme.color("accent.line"), 2.25))
        self._paint_due(painter, plot, row)
        self._paint_today(painter, plot, row)
        self._paint_likely(painter, plot, row)

    def words_at(self, place: QPoint) -> str:
        """Return by how much the work grew or fell at the step that is nearest to a place."""
        row, plot = self.row, plot_in(self)
        near = [] if row is None else [step for step in row.steps if _is_near(plot, step, place)]
        nearest = min(near, key=lambda step: abs(plot.at(step.at, 0).x() - place.x()), default=None)
        return "" if nearest is None else nearest.words

    def _paint_bands(self, painter: QPainter, plot: Plot, row: BurnRow) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for band in row.bands:
            painter.setBrush(current_theme().color(f"cone.{band.percent}"))
            painter.drawPolygon(plot.line(band.outline))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_work(self, painter: QPainter, plot: Plot, row: BurnRow) -> None:
        pen = QPen(current_theme().color("text.secondary"), 1.5)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawPolyline(plot.line(row.work))
        self._write(painter, place_of_total(plot, row), row.total_words)

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
        before, words = before_dot(plot, row), place_of_total(plot, row).x()
        # Where the words on the work begin only behind it, or end before, there is room in front of the dot.
        is_before = before >= plot.area.left() and (
            words + _width(row.total_words) + _BESIDE < before or words > at.x()
        )
        place = QPointF(before if is_before else at.x() + _BESIDE, at.y() - 10)
        self._write(painter, place, row.likely_words, weight=600, role="accent.text")

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


def place_of_total(plot: Plot, row: BurnRow) -> QPointF:
    """Return where the words on the work begin: behind its last step, or before it where there is no room."""
    line = [plot.at(x, y) for x, y in row.work]
    width, level = _width(row.total_words), line[-1].y()
    flat = takewhile(lambda place: abs(place.y() - level) < _SEEN, reversed(line))
    last = min(place.x() for place in flat)
    has_likely = row.likely is not None and row.likely <= 1
    end = before_dot(plot, row) - _BESIDE if has_likely else plot.area.right()
    left = last + _BESIDE
    if left + width > end and last - _BESIDE - width >= plot.area.left():
        left = last - _BESIDE - width
    left = max(min(left, plot.area.right() - width), plot.area.left())
    crossed = [a.y() for a, b in pairwise(line) if b.x() > left and a.x() < left + width]
    return QPointF(left, min([level, *crossed]) - _BESIDE)


def before_dot(plot: Plot, row: BurnRow) -> float:
    """Return where the words on the likely day begin that stand before its dot, and not across the date."""
    width = _width(row.likely_words, 600)
    left = plot.at(row.likely or 0, 0).x() - 4 - width
    if row.due is not None:
        due = plot.at(row.due, 0).x()
        if left - 2 < due < left + width + 2:
            return due - _BESIDE - width
    return left


def _is_near(plot: Plot, step: Step, place: QPoint) -> bool:
    ends = [plot.at(step.at, y) for y in step.ends]
    ends.sort(key=lambda end: end.y())
    is_beside = abs(ends[0].x() - place.x()) <= _NEAR
    return is_beside and ends[0].y() - _NEAR <= place.y() <= ends[1].y() + _NEAR


def _paint_line(painter: QPainter, plot: Plot, points: Points, pen: QPen) -> None:
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(plot.line(points))


def _font(weight: int) -> QFont:
    return current_theme().font("small", weight)


def _width(words: str, weight: int = 400) -> int:
    return QFontMetrics(_font(weight)).horizontalAdvance(words)
