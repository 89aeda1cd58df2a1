"""Paints the hours of a goal, studied and to come: now as dashes, with the changes as a line."""

from typing import Final, TypeGuard

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.i18n import _
from planner.ui.theme import Theme, current_theme
from planner.ui.what_if.chart_rows import ChartRow, Course
from planner.ui.what_if.legend import dashed
from planner.values import Value, replace

_HEIGHT: Final = 124
_AXIS: Final = 22
_LEVELS: Final = 34
_EDGE: Final = 8
_GAP: Final = 5
_FADED: Final = 0.35


class _Date(Value):
    """A date as it is drawn."""

    course: Course
    pen: QPen

    @property
    def part(self) -> float:
        return self.course.due or 0.0

    @property
    def words(self) -> str:
        return self.course.due_words


class HoursChart(QWidget):
    """Paints a ChartRow. Its words are in the description."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._row: ChartRow | None = None
        self._stale: Course | None = None
        self._plot = QRectF()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.setAccessibleName(_("Hours studied and to come"))

    def show_row(self, row: ChartRow) -> None:
        """Show other courses; one that is not laid out yet keeps its line, faded."""
        kept = self._row.after if self._row is not None else None
        if row.after is None or row.after.points:
            self._stale = None
        elif kept is not None and kept.points:
            self._stale = kept
        self._row = row
        self.setAccessibleDescription(row.spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """As low as it can be read; it takes what room there is besides."""
        return QSize(400, round(_HEIGHT * current_theme().scale))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._row is None:
            return
        theme, row = current_theme(), self._row
        self._plot = self._place()
        painter = QPainter(self)
        self._paint_levels(painter, theme, row)
        self._paint_months(painter, theme, row)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        faint = theme.color("line.control")
        ink = theme.color("text.secondary")
        changed = row.after is not None and abs(row.after.total - row.before.total) > 0.001
        self._paint_total(painter, QPen(faint if changed else ink, 1.25, *_style(changed)), row.before)
        if row.after is not None and changed:
            self._paint_total(painter, QPen(ink, 1.25), row.after)
        self._paint_line(painter, dashed(faint, 2), row.before)
        self._paint_after(painter, theme, row)
        self._paint_dates(painter, theme, row)
        self._paint_start(painter, theme, row)

    # -- parts

    def _paint_levels(self, painter: QPainter, theme: Theme, row: ChartRow) -> None:
        painter.setFont(theme.font("caption"))
        plot = self._plot
        line = theme.line("caption")
        for level, words in row.levels:
            y = round(self._at(0, level).y())
            painter.fillRect(QRectF(plot.left(), y, plot.width(), 1), theme.color("line.grid"))
            painter.setPen(theme.color("text.tertiary"))
            place = QRectF(0, y - line / 2, plot.left() - 6, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_months(self, painter: QPainter, theme: Theme, row: ChartRow) -> None:
        font = theme.font("caption")
        painter.setFont(font)
        painter.setPen(theme.color("text.tertiary"))
        free, plot = 0.0, self._plot
        for part, name in row.months:
            x, width = self._at(part, 0).x(), QFontMetrics(font).horizontalAdvance(name) + 2
            if free <= x and x + width <= self.width():
                place = QRectF(x, plot.bottom() + 4, width, theme.line("caption"))
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, name)
                free = x + width + _EDGE

    def _paint_total(self, painter: QPainter, pen: QPen, course: Course) -> None:
        painter.setPen(pen)
        plot, y = self._plot, self._at(0, course.total).y()
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))

    def _paint_line(self, painter: QPainter, pen: QPen, course: Course) -> None:
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([self._at(x, y) for x, y in course.points]))

    def _paint_after(self, painter: QPainter, theme: Theme, row: ChartRow) -> None:
        if row.after is None:
            return
        color = theme.color("accent.line", _FADED if self._stale is not None else 1.0)
        self._paint_line(painter, QPen(color, 2.25), self._stale or row.after)

    def _paint_dates(self, painter: QPainter, theme: Theme, row: ChartRow) -> None:
        """The date; where another is tried, the one of now is in grey dashes."""
        before, after = row.before, row.after
        ink = QPen(theme.color("text.primary"), 1.5)
        grey = dashed(theme.color("line.control"), 1.5)
        dates = [_Date(course, pen) for course, pen in ((before, grey), (after, ink)) if _is_dated(course)]
        if len({date.part for date in dates}) == 1:
            dates = [replace(dates[-1], pen=ink)]
        dates.sort(key=lambda date: date.part)
        plot = self._plot
        for date in dates:
            x = self._at(date.part, 0).x()
            painter.setPen(date.pen)
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        self._paint_days(painter, theme, dates)

    def _paint_days(self, painter: QPainter, theme: Theme, dates: list[_Date]) -> None:
        """Between two dates where there is room for both days, else before the first and on a line above."""
        metrics = QFontMetrics(theme.font("caption", 600))
        widths = [metrics.horizontalAdvance(date.words) + 2 * _GAP for date in dates]
        lines = [self._at(date.part, 0).x() for date in dates]
        is_between = len(dates) == 2 and lines[1] - lines[0] > sum(widths)
        for number, date in enumerate(dates):
            left = lines[number] + 1 if is_between and not number else lines[number] - widths[number] - 1
            is_right = number == 1 and not is_between and lines[1] + widths[1] <= self.width()
            self._paint_day(
                painter,
                theme,
                date,
                lines[1] + 1 if is_right else left,
                widths[number],
                0 if is_between else number,
            )

    def _paint_day(
        self, painter: QPainter, theme: Theme, date: _Date, left: float, width: float, number: int
    ) -> None:
        plot, line = self._plot, theme.line("caption")
        is_ink = date.pen.style() == Qt.PenStyle.SolidLine
        place = QRectF(max(left, plot.left() + 1), plot.bottom() - (2.2 + 1.3 * number) * line, width, line)
        painter.fillRect(place, theme.color("bg.raised"))  # no line goes through the words
        painter.setFont(theme.font("caption", 600 if is_ink else 400))
        painter.setPen(theme.color("text.primary" if is_ink else "text.tertiary"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, date.words)

    def _paint_start(self, painter: QPainter, theme: Theme, row: ChartRow) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent.line"))
        if row.before.points:
            painter.drawEllipse(self._at(*row.before.points[0]), 4, 4)

    # -- places

    def _place(self) -> QRectF:
        scale = current_theme().scale
        left, top = round(_LEVELS * scale), _EDGE // 2
        bottom = self.height() - round(_AXIS * scale)
        return QRectF(left, top, self.width() - left - _EDGE, bottom - top)

    def _at(self, part: float, level: float) -> QPointF:
        plot = self._plot
        return QPointF(plot.left() + part * plot.width(), plot.bottom() - level * plot.height())


def _is_dated(course: Course | None) -> TypeGuard[Course]:
    return course is not None and course.due is not None


def _style(is_dashed: bool) -> tuple[Qt.PenStyle]:
    return (Qt.PenStyle.DashLine if is_dashed else Qt.PenStyle.SolidLine,)
