"""A field for a day, typed or picked from a calendar."""

from datetime import date

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QToolButton, QWidget

from planner.ui.icons import icon
from planner.ui.theme import current_theme, theme_holder

_ARROWS = {"qt_calendar_prevmonth": "chevron-left", "qt_calendar_nextmonth": "chevron-right"}


class DateField(QDateEdit):
    """A day with its weekday, "Fri 12 Feb 2027"; ``day_changed`` tells the ``datetime.date``."""

    day_changed = Signal(object)

    def __init__(self, name: str, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDisplayFormat("d MMM yyyy")  # with a weekday in it, Qt refuses days that are typed
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


def _as_qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
