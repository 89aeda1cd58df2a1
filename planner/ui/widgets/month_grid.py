"""The days of one month, painted, to choose one of them."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from planner.services.weeks import first_of_week
from planner.ui.theme import Theme, current_theme
from planner.ui.widgets.calendar import first_weekday, months_later, weekdays
from planner.ui.widgets.label import plain_tool_tip

_WEEKS: Final = 6
_DAYS: Final = 7
_NUMBERS_WIDTH: Final = 20
_ROW: Final = 22
_DAY: Final = 18
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_DAYS,
    Qt.Key.Key_Down: _DAYS,
}


class MonthGrid(QWidget):
    """Six weeks that hold the month; ``MiniMonth`` tells what it shows and does.

    ``day_activated`` and ``month_shown`` tell a ``datetime.date``, the latter the first of the month.
    """

    day_activated = Signal(object)
    month_shown = Signal(object)

    def __init__(self, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.month = today.replace(day=1)
        self._today = today
        self._week_of = today
        self._cursor = today
        self._hovered: date | None = None
        self._marks: Mapping[date, str] = {}
        self._first_weekday = first_weekday()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name_cursor()

    def set_today(self, today: date) -> None:
        if today != self._today:
            self._today = today
            self.update()

    def show_week(self, day: date) -> None:
        if (day, day, day.replace(day=1)) != (self._week_of, self._cursor, self.month):
            self._week_of = self._cursor = day
            self._show_month(day)

    def set_marks(self, marks: Mapping[date, str]) -> None:
        if marks != self._marks:
            self._marks = dict(marks)
            self.update()

    def turn(self, months: int) -> None:
        self._cursor = months_later(self._cursor, months)
        self._show_month(months_later(self.month, months))

    def turn_back(self) -> None:
        self.turn(-1)

    def turn_on(self) -> None:
        self.turn(1)

    def sizeHint(self) -> QSize:
        return QSize(_grown(163), self._row() * (_WEEKS + 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(_grown(_NUMBERS_WIDTH) + _grown(_DAY) * _DAYS, self._row() * (_WEEKS + 1))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell_mark(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._go(self._cursor + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._go(months_later(self._cursor, -1 if key == Qt.Key.Key_PageUp else 1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            into = (self._cursor.weekday() - self._first_weekday) % _DAYS
            self._go(self._cursor + timedelta(days=-into if key == Qt.Key.Key_Home else _DAYS - 1 - into))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.day_activated.emit(self._cursor)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and day is not None:
            self._cursor = day
            self._name_cursor()
            self.update()
            self.day_activated.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._day_at(event.position().toPoint()))

    def leaveEvent(self, _event: QEvent) -> None:
        self._hover(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("caption"))
        self._paint_weekdays(painter, theme)
        for week in range(_WEEKS):
            self._paint_week(painter, theme, week)

    def _paint_weekdays(self, painter: QPainter, theme: Theme) -> None:
        painter.setPen(theme.color("text.tertiary"))
        for column, weekday in enumerate(weekdays()):
            letter = QLocale().standaloneDayName(weekday + 1, QLocale.FormatType.NarrowFormat)
            painter.drawText(self._cell(-1, column), Qt.AlignmentFlag.AlignCenter, letter)

    def _paint_week(self, painter: QPainter, theme: Theme, week: int) -> None:
        days = [self._first_day() + timedelta(days=week * _DAYS + column) for column in range(_DAYS)]
        top = self._cell(week, 0).top()
        if self._week_of in days:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("bg.selected"))
            painter.drawRoundedRect(QRectF(0, top, self.width(), self._row()), 5, 5)
        painter.setPen(theme.color("text.tertiary"))
        # The week that holds the Thursday of the row gives it its ISO number.
        thursday = next(day for day in days if day.weekday() == 3)
        place = QRect(0, top, _grown(_NUMBERS_WIDTH), self._row())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(thursday.isocalendar().week))
        for column, day in enumerate(days):
            self._paint_day(painter, theme, day, self._cell(week, column))

    def _paint_day(self, painter: QPainter, theme: Theme, day: date, cell: QRect) -> None:
        disc = QRectF(0, 0, self._row() - 2, self._row() - 2)
        disc.moveCenter(QRectF(cell).center())
        painter.setPen(Qt.PenStyle.NoPen)
        if day == self._today or day == self._hovered:
            painter.setBrush(theme.color("accent.base" if day == self._today else "bg.pressed"))
            painter.drawEllipse(disc)
        if day == self._cursor and self.hasFocus():
            painter.setPen(QPen(theme.color("focus.ring"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc.adjusted(-1, -1, 1, 1))
        if day in self._marks:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("text.primary"))
            painter.drawEllipse(QRectF(disc.center().x() - 2, cell.bottom() - 3, 4, 4))
        painter.setFont(theme.font("caption", 600 if day == self._today else 400))
        painter.setPen(theme.color(self._text_role(day)))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(day.day))

    def _text_role(self, day: date) -> str:
        if day == self._today:
            return "text.onAccent"
        return "text.primary" if day.month == self.month.month else "text.disabled"

    def _go(self, day: date) -> None:
        self._cursor = day
        self._show_month(day)

    def _show_month(self, day: date) -> None:
        self.month = day.replace(day=1)
        self._name_cursor()
        self.month_shown.emit(self.month)
        self.update()

    def _name_cursor(self) -> None:
        day = self._cursor
        words = QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
        mark = self._marks.get(day)
        self.setAccessibleName(f"{words}, {mark}" if mark else words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def _tell_mark(self, event: QHelpEvent) -> None:
        day = self._day_at(event.pos())
        mark = self._marks.get(day) if day is not None else None
        QToolTip.showText(event.globalPos(), plain_tool_tip(mark or ""), self)

    def day_under(self, place: QPoint) -> date | None:
        """Return the day at a place of the screen, or None."""
        return self._day_at(self.mapFromGlobal(place)) if self.isVisible() else None

    def _hover(self, day: date | None) -> None:
        if day != self._hovered:
            self._hovered = day
            self.update()

    def _first_day(self) -> date:
        return first_of_week(self.month, self._first_weekday)

    def _day_at(self, point: QPoint) -> date | None:
        for week in range(_WEEKS):
            for column in range(_DAYS):
                if self._cell(week, column).contains(point):
                    return self._first_day() + timedelta(days=week * _DAYS + column)
        return None

    def _cell(self, week: int, column: int) -> QRect:
        start = _grown(_NUMBERS_WIDTH)
        room = self.width() - start
        left = start + room * column // _DAYS
        width = start + room * (column + 1) // _DAYS - left
        return QRect(left, (week + 1) * self._row(), width, self._row())

    def _row(self) -> int:
        return _grown(_ROW)


def _grown(pixels: int) -> int:
    """``pixels`` at the size of the learner's text."""
    return round(pixels * current_theme().scale)
