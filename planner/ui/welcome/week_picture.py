"""A week of study hours at a glance, in which hours can be painted with the mouse."""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.domain.availability import NO_HOURS, TimeRange
from planner.formats import weekday_names
from planner.i18n import _
from planner.ui.shared.hours_text import clock
from planner.ui.theme import Theme, current_theme
from planner.ui.welcome.rows import WeekRows
from planner.ui.widgets.calendar import weekdays

_AXIS: Final = 36
_COLUMN: Final = 42
_HEAD: Final = 22
_HOUR: Final = 16
_SNAP: Final = 30
_LABELLED_HOURS: Final = 3
_AT_END: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A stretch being painted in one weekday, from where it began to where the pointer is (minutes)."""

    weekday: int
    begin: int
    at: int
    is_free: bool

    @property
    def span(self) -> TimeRange:
        first, last = min(self.begin, self.at), max(self.begin, self.at)
        return TimeRange(first, last + _SNAP)


class WeekPicture(QWidget):
    """Draws the hours of each weekday. `painted` tells a weekday (0 is Monday), a TimeRange, and whether it
    was painted free or erased. What the mouse does here can be typed in the fields beside it.
    """

    painted = Signal(int, object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spans: tuple[tuple[TimeRange, ...], ...] = NO_HOURS
        self._first_hour, self._last_hour = 6, 23
        self._stroke: _Stroke | None = None
        self._weekdays = weekdays()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("The hours of a week"))

    def show_rows(self, rows: WeekRows) -> None:
        """Show another week."""
        before = (self._first_hour, self._last_hour)
        self._spans = rows.spans
        self._first_hour, self._last_hour = rows.first_hour, rows.last_hour
        self.setAccessibleDescription(_spoken(rows))
        if before != (self._first_hour, self._last_hour):
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        hours = self._last_hour - self._first_hour
        return QSize(_AXIS + 7 * _COLUMN, self._head() + hours * _HOUR + 6)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            weekday, minute = place
            is_free = not any(span.start <= minute < span.end for span in self._spans[weekday])
            self._stroke = _Stroke(weekday, minute, minute, is_free)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._stroke is not None:
            self._stroke = replace(self._stroke, at=self._minute(event.position().y()))
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        stroke, self._stroke = self._stroke, None
        if stroke is not None:
            self.update()
            self.painted.emit(stroke.weekday, stroke.span, stroke.is_free)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setFont(theme.font("caption"))
        self._paint_lines(painter, theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names = weekday_names()
        for column, weekday in enumerate(self._weekdays):
            left, right = self._edges(column)
            painter.setPen(theme.color("text.secondary"))
            painter.drawText(
                QRect(left, 0, right - left, self._head() - 6), Qt.AlignmentFlag.AlignCenter, names[weekday]
            )
            for span in self._spans[weekday]:
                painter.setPen(QPen(theme.color("accent.line"), 1))
                painter.setBrush(theme.color("cone.50"))
                painter.drawRoundedRect(self._block(column, span), 4, 4)
        if self._stroke is not None:
            self._paint_stroke(painter, theme, self._stroke)

    def _paint_lines(self, painter: QPainter, theme: Theme) -> None:
        for hour in range(self._first_hour, self._last_hour + 1):
            y = self._y(hour * 60)
            painter.fillRect(_AXIS - 2, y, self.width() - _AXIS + 2, 1, theme.color("line.grid"))
            if hour % _LABELLED_HOURS == 0:
                painter.setPen(theme.color("text.tertiary"))
                painter.drawText(QRect(0, y - 8, _AXIS - 8, 16), _AT_END, str(hour))

    def _paint_stroke(self, painter: QPainter, theme: Theme, stroke: _Stroke) -> None:
        block = self._block(self._weekdays.index(stroke.weekday), stroke.span)
        painter.setPen(QPen(theme.color("accent.line"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(theme.color("bg.selected" if stroke.is_free else "bg.window"))
        painter.drawRoundedRect(block, 4, 4)
        painter.setPen(theme.color("text.primary"))
        painter.setFont(theme.font("caption", 600))
        words = _("{start} to {end}").format(start=clock(stroke.span.start), end=clock(stroke.span.end))
        height = _HOUR
        label = QRectF(block.center().x() - 50, block.top() - height, 100, height)
        painter.fillRect(label.adjusted(6, 1, -6, -1), theme.color("bg.raised"))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, words)

    def _block(self, column: int, span: TimeRange) -> QRectF:
        left, right = self._edges(column)
        top, bottom = self._y(span.start), self._y(span.end)
        return QRectF(left + 1.5, top + 0.5, right - left - 3, bottom - top - 1)

    def _place(self, point: QPointF) -> tuple[int, int] | None:
        """Return weekday and minute under a point, or None outside the days."""
        for column, weekday in enumerate(self._weekdays):
            left, right = self._edges(column)
            if left <= point.x() < right and point.y() >= self._head():
                return weekday, self._minute(point.y())
        return None

    def _minute(self, y: float) -> int:
        minute = self._first_hour * 60 + int((y - self._head()) * 60 / _HOUR)
        snapped = minute // _SNAP * _SNAP
        return min(max(snapped, self._first_hour * 60), self._last_hour * 60 - _SNAP)

    def _edges(self, column: int) -> tuple[int, int]:
        room = self.width() - _AXIS
        return _AXIS + room * column // 7, _AXIS + room * (column + 1) // 7

    def _y(self, minute: int) -> int:
        return self._head() + (minute - self._first_hour * 60) * _HOUR // 60

    def _head(self) -> int:
        return round(_HEAD * current_theme().scale)


def _spoken(rows: WeekRows) -> str:
    days = (
        f"{day.name} " + ", ".join(f"{clock(span.start)}-{clock(span.end)}" for span in spans)
        for day, spans in zip(rows.days, rows.spans, strict=True)
        if spans
    )
    return "; ".join(days)
