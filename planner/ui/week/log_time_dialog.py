"""Asks for time spent on an item outside of its sessions."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget

from planner.i18n import _
from planner.ui.week.dialog_rows import LogQuestion
from planner.ui.week.partly_dialog import duration_field, field_row
from planner.ui.widgets.dialog import PlainDialog
from planner.ui.widgets.label import label


class LogTimeDialog(PlainDialog):
    """Fields for the time and the day, which is today or an earlier one.

    Attributes:
        question: what was asked.
    """

    def __init__(self, question: LogQuestion, parent: QWidget | None = None) -> None:
        super().__init__(_("Log time"), question.title, parent)
        self.question = question
        self._spent = duration_field(_("Time spent"), question.suggested)
        self._day = _day_field(question.today)
        self.content.addLayout(field_row(_("Time spent"), self._spent))
        self.content.addLayout(field_row(_("Day"), self._day))
        self.content.addWidget(label(question.sentence, "small", "text.secondary", wrap=True))
        self.add_cancel()
        self.add_button(_("Log time"), "primary")
        self._spent.setFocus()
        self._spent.selectAll()

    @property
    def minutes(self) -> int:
        """The minutes in the field."""
        return self._spent.value()

    @property
    def day(self) -> date:
        """The day in the field."""
        day = self._day.date()
        return date(day.year(), day.month(), day.day())


def _day_field(today: date) -> QDateEdit:
    last = QDate(today.year, today.month, today.day)
    field = QDateEdit(last)
    field.setAccessibleName(_("Day"))
    field.setDisplayFormat("ddd d MMM yyyy")
    field.setCalendarPopup(True)
    field.setMaximumDate(last)
    return field
