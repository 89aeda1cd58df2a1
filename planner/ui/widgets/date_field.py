"""A field for a day, typed or picked from a calendar."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QTextCharFormat,
    QValidator,
    QWheelEvent,
)
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QToolButton, QWidget

from planner.ui.icons import icon
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.free_typing import FreeTyping
from planner.ui.widgets.typed_day import parse_day
from planner.ui.widgets.wheel import take_no_focus_by_wheel, turn_with_focus

_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_ARROWS = {"qt_calendar_prevmonth": "chevron-left", "qt_calendar_nextmonth": "chevron-right"}


class DateField(QDateEdit):
    """A day, "12 Feb 2027"; ``day_changed`` tells the ``datetime.date``.

    It is typed the way people write days (see `parse_day`), changed with the arrow keys or picked.
    """

    day_changed = Signal(object)

    def __init__(self, name: str, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        take_no_focus_by_wheel(self)
        self._typing = FreeTyping(self, self._begin_typing, self._take)
        self._before_typing = day
        self.setAccessibleName(name)
        self.setDisplayFormat("d MMM yyyy")
        self.setCalendarPopup(True)
        self.set_day(day)
        self._dress_calendar()
        theme_holder().changed.connect(self._dress_calendar)
        self.dateChanged.connect(self._tell)

    def day(self) -> date:
        """The day in the field."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def set_day(self, day: date) -> None:
        """Show another day, or the nearest that is allowed."""
        self.setDate(_as_qdate(day))

    def set_days(self, first: date, last: date) -> None:
        """Allow the days from ``first`` to ``last``."""
        self.setDateRange(_as_qdate(first), _as_qdate(last))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._typing.press(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_KEYS:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._typing.stop()
        super().focusOutEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn_with_focus(self, event, super().wheelEvent)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        if self._typing.is_on:
            return QValidator.State.Intermediate, text, position
        return super().validate(text, position)

    def _begin_typing(self) -> None:
        self._before_typing = self.day()

    def _take(self, typed: str) -> bool:
        """Take the day that is typed, or the one before it while that is none or not allowed."""
        before = self._before_typing
        meant = parse_day(typed, before, month_names(), month_first=month_comes_first())
        is_allowed = meant is not None and self.minimumDate() <= _as_qdate(meant) <= self.maximumDate()
        self.setDate(_as_qdate(meant if meant is not None and is_allowed else before))
        return is_allowed

    def _dress_calendar(self) -> None:
        calendar = self.calendarWidget()
        if calendar is None:  # the field is on its way out
            return
        theme = current_theme()
        calendar.setGridVisible(False)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        # Qt draws weekends in red, which here is kept for what is wrong.
        plain = QTextCharFormat()
        plain.setForeground(theme.color("text.primary"))
        calendar.setHeaderTextFormat(_on(theme.color("bg.canvas"), theme.color("text.primary")))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekend, plain)
        for button in calendar.findChildren(QToolButton):
            if button.objectName() in _ARROWS:
                button.setIcon(icon(_ARROWS[button.objectName()]))
                button.setIconSize(QSize(16, 16))

    def _tell(self) -> None:
        self.day_changed.emit(self.day())


def _on(ground: QColor, text: QColor) -> QTextCharFormat:
    format_ = QTextCharFormat()
    format_.setForeground(text)
    format_.setBackground(ground)
    return format_


def month_names() -> list[str]:
    """Return the names of the twelve months in the learner's locale."""
    return [QLocale().monthName(number) for number in range(1, 13)]


def month_comes_first() -> bool:
    """Return whether the learner's locale writes the month before the day."""
    return QLocale().dateFormat(QLocale.FormatType.ShortFormat).startswith("M")


def _as_qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
