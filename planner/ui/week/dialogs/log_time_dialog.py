"""Asks for time spent on an item outside of its sessions."""

from datetime import date

from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.ui.shared.narrow_dialog import NarrowDialog
from planner.ui.week.dialogs.partly_dialog import duration_field, field_row, note_field
from planner.ui.week.dialogs.questions import LogQuestion
from planner.ui.widgets.date_field import DateField
from planner.ui.widgets.label import label

_YEARS_BACK = 50


class LogTimeDialog(NarrowDialog):
    """Fields for the time and the day, which is today or an earlier one.

    Attributes:
        question: what was asked.
    """

    def __init__(self, question: LogQuestion, parent: QWidget | None = None) -> None:
        super().__init__(_("Log time"), question.title, parent)
        self.question = question
        self._spent = duration_field(_("Time spent"), question.suggested)
        self._day = DateField(_("Day"), question.today)
        self._day.set_days(date(question.today.year - _YEARS_BACK, 1, 1), question.today)
        self.content.addLayout(field_row(_("Time spent"), self._spent))
        self.content.addLayout(field_row(_("Day"), self._day))
        self._note = note_field()
        self.content.addWidget(self._note)
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
    def note(self) -> str:
        """What was studied, if that was said."""
        return self._note.text()

    @property
    def day(self) -> date:
        """The day in the field."""
        return self._day.day()
