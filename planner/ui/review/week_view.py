"""The proposed week, painted day by day in one or two columns."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.review.week_rows import PlannedDay, PlannedLine, split_days
from planner.ui.theme import Theme, current_theme, theme_holder
from planner.ui.widgets.painted_text import TRAILING, paint_text

_LINE: Final = 22
_DAY_GAP: Final = 5
_COLUMN_GAP: Final = 28
_TEXT_GAP: Final = 10
_DOT: Final = 8
_TWO_COLUMNS: Final = 560


class WeekView(QWidget):
    """Paints the days: the date once, then each session with time, track, title and length."""

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[PlannedDay, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme_holder().changed.connect(self.updateGeometry)

    def show_days(self, days: tuple[PlannedDay, ...]) -> None:
        """Show another week."""
        self._days = days
        self.setAccessibleDescription(". ".join(day.spoken for day in days))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(map(_height_of, self._columns(width)))

    def sizeHint(self) -> QSize:
        return QSize(_TWO_COLUMNS, self.heightForWidth(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page = _Page(painter, current_theme(), self._days)
        columns = self._columns(self.width())
        width = (self.width() - _COLUMN_GAP * (len(columns) - 1)) // len(columns)
        for number, days in enumerate(columns):
            page.paint_column(days, number * (width + _COLUMN_GAP), width)

    def _columns(self, width: int) -> list[tuple[PlannedDay, ...]]:
        if width < _TWO_COLUMNS * current_theme().scale:
            return [self._days]
        count = split_days(self._days)
        return [self._days[:count], self._days[count:]]


class _Page:
    """What all lines of the week share while they are painted."""

    def __init__(self, painter: QPainter, theme: Theme, days: tuple[PlannedDay, ...]) -> None:
        self._painter, self._theme = painter, theme
        self._small, self._bold = theme.font("small"), theme.font("small", 600)
        times = [line.time for day in days for line in day.lines]
        self._day_width = _widest([day.title for day in days], self._bold) + _TEXT_GAP
        self._time_width = _widest(times, self._small) + _TEXT_GAP

    def paint_column(self, days: tuple[PlannedDay, ...], left: int, width: int) -> None:
        top, line = 0, _line_height()
        for day in days:
            place = QRect(left, top, width, line)
            paint_text(self._painter, place, day.title, self._bold, "text.secondary")
            for number, planned in enumerate(day.lines):
                self._paint_line(
                    planned, place.translated(0, number * line).adjusted(self._day_width, 0, 0, 0)
                )
            if not day.lines:
                note = place.adjusted(self._day_width, 0, 0, 0)
                paint_text(self._painter, note, day.note, self._small, "text.tertiary")
            top += day.height * line + _DAY_GAP

    def _paint_line(self, line: PlannedLine, place: QRect) -> None:
        paint_text(self._painter, place, line.time, self._small, "text.tertiary")
        paint_text(self._painter, place, line.length, self._small, "text.secondary", TRAILING)
        left = place.left() + self._time_width
        role = f"track.{line.subject}" if line.subject else "text.primary"
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._theme.color(role))
        self._painter.drawRoundedRect(QRectF(left, place.center().y() - 3, _DOT, _DOT), 2, 2)
        length = QFontMetrics(self._small).horizontalAdvance(line.length)
        room = place.adjusted(self._time_width + 2 * _DOT, 0, -length - _TEXT_GAP, 0)
        paint_text(self._painter, room, line.title, self._theme.naming_font(), "text.primary")


def _line_height() -> int:
    return round(_LINE * current_theme().scale)


def _height_of(days: tuple[PlannedDay, ...]) -> int:
    lines = sum(day.height for day in days)
    return lines * _line_height() + max(0, len(days) - 1) * _DAY_GAP


def _widest(texts: list[str], font: QFont) -> int:
    metrics = QFontMetrics(font)
    return max((metrics.horizontalAdvance(text) for text in texts), default=0)
