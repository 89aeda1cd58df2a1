"""Paints the hours planned for each exam as bars below the hours available, and the card around that."""

from itertools import groupby
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from planner.i18n import _
from planner.ui.exams.load_rows import LoadBar, LoadRow
from planner.ui.progress.chart import Chart
from planner.ui.progress.chart_card import ChartCard
from planner.ui.progress.plot import Plot, Sign, dashed, paint_levels, paint_stops, plot_in
from planner.ui.theme import current_theme

_LEAST: Final = QSize(320, 180)
_MOST_WIDE: Final = 26
_SHARE: Final = 0.55  # of the room of a bar that it takes
_RADIUS: Final = 2.0
_APART: Final = 1.0  # between the parts of a bar


class LoadChart(Chart[LoadRow]):
    """Paints a LoadRow: a bar for each week or month with a part for each goal; dashed what is available."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(_("Hours planned"), _LEAST)

    def paint(self, painter: QPainter, row: LoadRow) -> None:
        plot, count = plot_in(self), len(row.bars)
        paint_levels(painter, plot, row.levels)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, bar in enumerate(row.bars):
            self._paint_bar(painter, plot, row, bar, (number + 0.5) / count)
        self._paint_available(painter, plot, row)
        names = (((number + 0.5) / count, bar.name) for number, bar in enumerate(row.bars) if bar.name)
        paint_stops(painter, plot, names, has_lines=False)

    def words_at(self, place: QPoint) -> str:
        if self._row is None:
            return ""
        area, count = plot_in(self).area, len(self._row.bars)
        number = int((place.x() - area.left()) * count // area.width())
        return self._row.bars[number].words if 0 <= number < count else ""

    def _paint_bar(self, painter: QPainter, plot: Plot, row: LoadRow, bar: LoadBar, middle: float) -> None:
        width = min(_MOST_WIDE * current_theme().scale, _SHARE * plot.area.width() / len(row.bars))
        painter.setPen(Qt.PenStyle.NoPen)
        below = 0.0
        for (_name, role), part in zip(row.goals, bar.parts, strict=False):
            foot, head = plot.at(middle, below), plot.at(middle, below + part)
            below += part
            height = foot.y() - head.y() - _APART
            if height > 0:
                radius = min(_RADIUS, height / 2)
                painter.setBrush(current_theme().color(role))
                painter.drawRoundedRect(QRectF(foot.x() - width / 2, head.y(), width, height), radius, radius)

    def _paint_available(self, painter: QPainter, plot: Plot, row: LoadRow) -> None:
        """Draw one line through what follows each other with the same hours, so that its dashes go on."""
        painter.setPen(dashed(current_theme().color("text.secondary"), 1.25, 4, 3))
        number, count = 0, len(row.bars)
        for available, bars in groupby(row.bars, key=lambda bar: bar.available):
            after = number + len(list(bars))
            left, right = plot.at(number / count, available), plot.at(after / count, available)
            painter.drawLine(QPointF(left.x() + 2, left.y()), QPointF(right.x() - 2, right.y()))
            number = after


class LoadCard(ChartCard):
    """The chart with its legend, and the menu with its numbers and its picture."""

    def __init__(self) -> None:
        """Begin empty."""
        self.chart = LoadChart()
        super().__init__(_("Hours planned"), self.chart)

    def show_load(self, row: LoadRow | None) -> None:
        """Show another row; without one the card has nothing to say."""
        if row is None:
            return
        self.heading.setText(row.title)
        self.chart.setAccessibleName(row.title)
        self.chart.show_row(row, row.spoken)
        signs = [Sign(name, role) for name, role in row.goals]
        self.show_signs((*signs, Sign(_("available"), "text.secondary", is_line=True)))
        self.show_table_of(row.table)
