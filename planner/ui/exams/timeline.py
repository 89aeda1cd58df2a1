"""Paints the time line of the exams, and the card around it."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from planner.i18n import _
from planner.ui.exams.timeline_rows import TimelineRow, TimelineSpan
from planner.ui.icons import icon_pixmap
from planner.ui.progress.chart import Chart
from planner.ui.progress.chart_card import ChartCard
from planner.ui.theme import current_theme, theme_holder
from planner.values import Value

_LEAST: Final = QSize(240, 60)
_HEAD: Final = 24
_LANE: Final = 20
_BELOW: Final = 8
_BAR: Final = 6
_ICON: Final = 14
_GAP: Final = 4
_APART: Final = 12
_LINE: Final = 2
_BESIDE_LINE: Final = 5
_LEAST_PART: Final = 0.4  # of the width stays for the line itself, however long the names are


class _Placed(Value):
    """A span with its place in pixels: its lane, where its sign and its name are."""

    span: TimelineSpan
    lane: int
    left: float
    sign: float
    right: float


class TimelineChart(Chart[TimelineRow]):
    """Paints a TimelineRow: a bar of study to each date, its sign and its name; dates that meet go below.

    Signals:
        chosen: the id of the goal whose span was clicked.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(_("Exams over the months"), _LEAST)
        self._lit = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_holder().changed.connect(self._fit)

    def show_row(self, row: TimelineRow, spoken: str) -> None:
        super().show_row(row, spoken)
        self._fit()

    def light(self, id: str) -> None:
        """Let the span of a goal stand out, and say its words; until another is lit, or one is clicked."""
        self._lit = id
        self.update()
        words = next((span.words for span in self._row.spans if span.id == id), "") if self._row else ""
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paint(self, painter: QPainter, row: TimelineRow) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_months(painter, row)
        self._paint_today(painter, row)
        for placed in self._placed(row):
            self._paint_span(painter, placed)

    def words_at(self, place: QPoint) -> str:
        span = self._span_at(place)
        return "" if span is None else span.words

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        span = self._span_at(event.position().toPoint())
        if span is not None and event.button() == Qt.MouseButton.LeftButton:
            self.light("")
            self.chosen.emit(span.id)
        else:
            super().mouseReleaseEvent(event)

    def _fit(self) -> None:
        """Be as high as the lanes are many."""
        lanes = 1 + max((each.lane for each in self._placed(self._row)), default=0) if self._row else 1
        scale = current_theme().scale
        height = round((_HEAD + _LANE * lanes) * scale) + _BELOW
        if self.height() != height:
            self.setFixedHeight(height)

    def _span_at(self, place: QPoint) -> TimelineSpan | None:
        if self._row is None:
            return None
        lane = (place.y() - round(_HEAD * current_theme().scale)) // round(_LANE * current_theme().scale)
        for each in self._placed(self._row):
            if each.lane == lane and each.left <= place.x() <= each.right:
                return each.span
        return None

    def _placed(self, row: TimelineRow) -> Iterator[_Placed]:
        """Yield the spans with their places: each in the first lane in which nothing stands in its way."""
        length, lanes = self._length(row), list[list[tuple[float, float]]]()
        for span in row.spans:
            sign = span.at * length
            left = sign if span.first is None else min(span.first * length, sign)
            right = sign + self._name_width(span)
            lane = next((n for n, taken in enumerate(lanes) if _is_free(taken, left, right)), len(lanes))
            if lane == len(lanes):
                lanes.append([])
            lanes[lane].append((left, right))
            yield _Placed(span, lane, left, sign, right)

    def _length(self, row: TimelineRow) -> float:
        """Return how wide the line is, so that the name of every date has room behind it."""
        ends = [(self.width() - self._name_width(span)) / span.at for span in row.spans if span.at > 0]
        return max(_LEAST_PART * self.width(), min((self.width() - _APART, *ends)))

    def _name_width(self, span: TimelineSpan) -> float:
        font = current_theme().font("caption", 600)
        return _ICON + 2 * _GAP + QFontMetrics(font).horizontalAdvance(span.name)

    def _paint_months(self, painter: QPainter, row: TimelineRow) -> None:
        theme, length = current_theme(), self._length(row)
        first, last = self._today_span(row)
        font = theme.font("caption")
        painter.setFont(font)
        free = 0.0
        for part, name in row.months:
            x, width = round(part * length), QFontMetrics(font).horizontalAdvance(name) + 2
            left = x + _BESIDE_LINE
            is_named = left >= free and (left + width < first or last < left)
            # A line goes through no name of a month before, and not through the word for today.
            top = 0 if is_named or (x >= free and not first <= x <= last) else round(_HEAD * theme.scale)
            painter.fillRect(QRectF(x, top, 1, self.height() - top), theme.color("line.grid"))
            if is_named:
                painter.setPen(theme.color("text.tertiary"))
                place = QRectF(left, 0, width, round(_HEAD * theme.scale))
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, name)
                free = left + width + _BESIDE_LINE

    def _paint_today(self, painter: QPainter, row: TimelineRow) -> None:
        theme = current_theme()
        x = round(row.today * self._length(row))
        painter.fillRect(QRectF(x, 0, _LINE, self.height()), theme.color("now.line"))
        painter.setFont(theme.font("caption", 600))
        painter.setPen(theme.color("danger.text"))
        first, last = self._today_span(row)
        place = QRectF(first, 0, last - first, round(_HEAD * theme.scale))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, _("Today"))

    def _today_span(self, row: TimelineRow) -> tuple[float, float]:
        """Return where the word for today begins and ends: before its line, or else behind it."""
        x, width = round(row.today * self._length(row)), self._today_width()
        left = x - width - _BESIDE_LINE
        if left < 0:
            left = x + _LINE + _BESIDE_LINE
        return left, left + width

    def _today_width(self) -> float:
        return QFontMetrics(current_theme().font("caption", 600)).horizontalAdvance(_("Today")) + 2

    def _paint_span(self, painter: QPainter, placed: _Placed) -> None:
        theme, span = current_theme(), placed.span
        lane = round(_LANE * theme.scale)
        top = round(_HEAD * theme.scale) + placed.lane * lane
        middle = top + lane / 2
        if span.id == self._lit:
            self._paint_light(painter, placed, top, lane)
        if span.first is not None and span.last is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(span.role))
            last = max(min(span.last * self._length_of(placed), placed.sign), placed.left + _BAR)
            bar = QRectF(placed.left, middle - _BAR / 2, last - placed.left, _BAR)
            painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        is_mark = span.icon == "rotate-ccw"
        role = "warn.text" if is_mark else "text.primary"
        drawn = icon_pixmap(span.icon, role, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(placed.sign + _GAP, middle - _ICON / 2), drawn)
        painter.setFont(theme.font("caption", 400 if is_mark else 600))
        painter.setPen(theme.color("text.secondary" if is_mark else "text.primary"))
        place = QRectF(placed.sign + _ICON + 2 * _GAP, top, self.width(), lane)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, span.name)

    def _paint_light(self, painter: QPainter, placed: _Placed, top: float, lane: float) -> None:
        """Paint the ground and the edge of what is chosen, as of a row."""
        theme = current_theme()
        ground = QRectF(placed.left, top, placed.right - placed.left, lane).adjusted(-_GAP, 1, _GAP, -1)
        painter.setPen(QPen(theme.color("accent.base"), 1.5))
        painter.setBrush(theme.color("bg.selected"))
        painter.drawRoundedRect(ground, _GAP, _GAP)

    def _length_of(self, placed: _Placed) -> float:
        return placed.sign / placed.span.at if placed.span.at > 0 else 0.0


def _is_free(taken: list[tuple[float, float]], left: float, right: float) -> bool:
    return all(right + _APART <= first or last + _APART <= left for first, last in taken)


class TimelineCard(ChartCard):
    """The time line, with the menu that shows it as a table at its end.

    Signals:
        chosen: as for a `TimelineChart`.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        """Begin empty."""
        self.chart = TimelineChart()
        super().__init__(_("Exams over the months"), self.chart)
        self.chart.chosen.connect(self.chosen)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def lay_out(self, content: QWidget) -> None:
        """Put the line and its menu side by side; what it is called is known from the page."""
        self.heading.hide()
        self.legend.hide()
        row = QHBoxLayout()
        row.setContentsMargins(1, 0, 4, 0)
        row.setSpacing(4)
        row.addWidget(content, 1)
        row.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignTop)
        self.body.setContentsMargins(0, 1, 0, 1)
        self.body.addLayout(row)

    def show_line(self, row: TimelineRow | None) -> None:
        """Show another line, or nothing."""
        self.setVisible(row is not None)
        if row is not None:
            self.chart.show_row(row, row.spoken)
            self.show_table_of(row.table)
