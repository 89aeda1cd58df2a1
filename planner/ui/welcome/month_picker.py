"""A month that is always open, to pick one day."""

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QDate, QLocale, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from planner.i18n import _
from planner.services.weeks import first_of_week
from planner.ui.theme import Theme, current_theme
from planner.ui.widgets.buttons import icon_button
from planner.ui.widgets.calendar import first_weekday, months_later, weekdays
from planner.ui.widgets.card import Card
from planner.ui.widgets.label import label

_ROW: Final = 26
_WEEKS: Final = 6
_DAYS: Final = 7
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_DAYS,
    Qt.Key.Key_Down: _DAYS,
}


class MonthPicker(Card):
    """A calendar month with one chosen day. `day_chosen` tells the date that the learner picks.

    Attributes:
        turns: the buttons to the months before and after.
        days: what takes the keys that move the day.
    """

    day_chosen = Signal(object)

    def __init__(self, today: date, name: str) -> None:
        super().__init__(7)
        self._title = label("", "small", weight=600)
        self.days = MonthDays(today)
        self.days.setAccessibleName(name)
        self.days.day_chosen.connect(self.day_chosen)
        self.days.month_turned.connect(self._show_title)
        self.turns: list[QPushButton] = []
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 0, 0)
        head.setSpacing(0)
        head.addWidget(self._title, 1)
        for icon, words, months in (
            ("chevron-left", _("Previous month"), -1),
            ("chevron-right", _("Next month"), 1),
        ):
            button = icon_button(icon, words, size="small")
            button.clicked.connect(self.days.turn_back if months < 0 else self.days.turn_on)
            self.turns.append(button)
            head.addWidget(button)
        self.body.setSpacing(0)
        self.body.addLayout(head)
        self.body.addWidget(self.days)
        self.show_day(today)

    def show_day(self, day: date) -> None:
        """Show a day as the chosen one, in its month."""
        self.days.show_day(day)
        self._show_title(self.days.month)

    def _show_title(self, month: date) -> None:
        self._title.setText(f"{QLocale().standaloneMonthName(month.month)} {month.year}")


class MonthDays(QWidget):
    """The days of a month, painted. Arrows move the chosen day, Page Up and Page Down the month."""

    day_chosen = Signal(object)
    month_turned = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._chosen = today
        self._hovered: date | None = None
        self.month = today.replace(day=1)
        self._first_weekday = first_weekday()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def show_day(self, day: date) -> None:
        self._chosen = day
        self.month = day.replace(day=1)
        self._update()

    def turn_back(self) -> None:
        self._turn(-1)

    def turn_on(self) -> None:
        self._turn(1)

    def sizeHint(self) -> QSize:
        return QSize(_DAYS * 28, self._row() * (_WEEKS + 1))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._choose(self._chosen + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._choose(months_later(self._chosen, -1 if key == Qt.Key.Key_PageUp else 1))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event)
        if event.button() == Qt.MouseButton.LeftButton and day is not None:
            self._choose(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hovered = self._day_at(event)
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text.tertiary"))
        for column, weekday in enumerate(weekdays()):
            letter = QLocale().standaloneDayName(weekday + 1, QLocale.FormatType.NarrowFormat)
            painter.drawText(self._cell(-1, column), Qt.AlignmentFlag.AlignCenter, letter)
        for week in range(_WEEKS):
            for column in range(_DAYS):
                self._paint_day(painter, theme, self._day(week, column), self._cell(week, column))

    def _paint_day(self, painter: QPainter, theme: Theme, day: date, cell: QRect) -> None:
        disc = QRectF(0, 0, self._row() - 2, self._row() - 2)
        disc.moveCenter(QRectF(cell).center())
        is_chosen = day == self._chosen
        painter.setPen(Qt.PenStyle.NoPen)
        if is_chosen or day == self._hovered:
            painter.setBrush(theme.color("accent.base" if is_chosen else "bg.hover"))
            painter.drawEllipse(disc)
        if is_chosen and self.hasFocus():
            painter.setPen(QPen(theme.color("focus.ring"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc.adjusted(-2, -2, 2, 2))
        role = "text.primary" if day.month == self.month.month and day >= self._today else "text.disabled"
        painter.setFont(theme.font("small", 600 if is_chosen else 400))
        painter.setPen(theme.color("text.onAccent" if is_chosen else role))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(day.day))

    def _turn(self, months: int) -> None:
        self.month = months_later(self.month, months)
        self.month_turned.emit(self.month)
        self.update()

    def _choose(self, day: date) -> None:
        self.show_day(day)
        self.month_turned.emit(self.month)
        self.day_chosen.emit(day)

    def _update(self) -> None:
        day = self._chosen
        words = QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
        self.setAccessibleDescription(words)
        self.update()

    def _day_at(self, event: QMouseEvent) -> date | None:
        point = event.position().toPoint()
        for week in range(_WEEKS):
            for column in range(_DAYS):
                if self._cell(week, column).contains(point):
                    return self._day(week, column)
        return None

    def _day(self, week: int, column: int) -> date:
        first = first_of_week(self.month, self._first_weekday)
        return first + timedelta(days=week * _DAYS + column)

    def _cell(self, week: int, column: int) -> QRect:
        left = self.width() * column // _DAYS
        return QRect(left, (week + 1) * self._row(), self.width() * (column + 1) // _DAYS - left, self._row())

    def _row(self) -> int:
        return round(_ROW * current_theme().scale)
