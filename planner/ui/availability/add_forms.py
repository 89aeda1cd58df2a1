"""The small forms that add days off, and hours on one day."""

from datetime import date, datetime
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.formats import day
from planner.i18n import _
from planner.services.availability import add_day_off, add_extra_hours
from planner.services.several_edits import joined
from planner.ui.shared.form import Form
from planner.ui.shared.hours_text import read_day
from planner.ui.shared.wish_dialog import ProblemLine
from planner.ui.widgets.buttons import icon_button, push_button
from planner.ui.widgets.date_field import DateField

_FAR_AHEAD: Final = date(2199, 12, 31)
_LONGEST_TITLE: Final = 100
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AddForm(QWidget):
    """Fields with an "Add" button; hidden until it is asked for. Enter adds, Escape puts it away.

    Attributes:
        is_touched: whether something was typed or chosen that is not added yet.

    Signals:
        submitted: "Add" was clicked, or Enter pressed.
        touched: something was typed or chosen, or forgotten again.
    """

    submitted = Signal()
    touched = Signal()

    def __init__(self) -> None:
        """Begin hidden; what makes a form fills `body`."""
        super().__init__()
        self.is_touched = False
        self.problem = ProblemLine()
        self.add_button = push_button(_("Add"), size="small")
        self.add_button.clicked.connect(self.submitted)
        self.close_button = icon_button("x", _("Close without adding"), size="small")
        self.close_button.clicked.connect(self.put_away)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 2, 0, 6)
        self.body.setSpacing(6)
        self.hide()

    def open_form(self) -> None:
        """Show the form, and go to its first field."""
        self.problem.show_problem("")
        self.show()
        self.first_field().setFocus(Qt.FocusReason.TabFocusReason)

    def put_away(self) -> None:
        """Hide the form and forget what was typed."""
        self.clear()
        self.is_touched = False
        self.problem.show_problem("")
        self.hide()
        self.touched.emit()

    def touch(self, _value: object = None) -> None:
        """Remember that something was typed or chosen."""
        self.is_touched = True
        self.problem.show_problem("")
        self.touched.emit()

    def first_field(self) -> QWidget:
        """Return where filling in begins."""
        return self

    def clear(self) -> None:
        """Forget what was typed."""

    def edit(self, plan: Plan, now: datetime) -> Edit:
        """Return the edit that the fields ask for. Raises Refusal where it cannot be."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTERS and not self.close_button.hasFocus():
            self.submitted.emit()
        elif event.key() in (Qt.Key.Key_Escape, *_ENTERS):
            self.put_away()
        else:
            super().keyPressEvent(event)


class DaysOffForm(AddForm):
    """From, to, and what for."""

    def __init__(self, today: date) -> None:
        """Begin at today."""
        super().__init__()
        self.first = DateField(_("First day off"), today)
        self.last = DateField(_("Last day off"), today)
        for field in (self.first, self.last):
            field.set_days(today, _FAR_AHEAD)
        self.first.day_changed.connect(self._move_last)
        self.last.day_changed.connect(self.touch)
        self.title = QLineEdit()
        self.title.setMaxLength(_LONGEST_TITLE)
        self.title.setPlaceholderText(_("What for, if you like"))
        self.title.setAccessibleName(_("What the days off are for"))
        self.title.textEdited.connect(self.touch)
        days, rest = Form(), QHBoxLayout()
        days.setVerticalSpacing(6)
        days.add(_("From"), self.first)
        days.add(_("Until"), self.last)
        rest.setSpacing(8)
        self.body.addLayout(days)
        self.body.addLayout(rest)
        rest.addWidget(self.title, 1)
        rest.addWidget(self.add_button)
        rest.addWidget(self.close_button)
        self.body.addWidget(self.problem)

    def edit(self, plan: Plan, now: datetime) -> Edit:
        """Return the edit that takes the days off. Raises Refusal where they cannot be taken."""
        return add_day_off(plan, self.first.day(), self.last.day(), now, self.title.text().strip())

    def first_field(self) -> QWidget:
        return self.first

    def clear(self) -> None:
        self.title.clear()

    def _move_last(self, first: date) -> None:
        self.touch()
        if self.last.day() < first:
            self.last.set_day(first)


class ExtraHoursForm(AddForm):
    """A day, and its hours."""

    def __init__(self, today: date) -> None:
        """Begin at today."""
        super().__init__()
        self.day = DateField(_("Day of the extra hours"), today)
        self.day.set_days(today, _FAR_AHEAD)
        self.hours = QLineEdit()
        self.hours.setPlaceholderText("09:00-12:00")
        self.hours.setAccessibleName(_("Extra hours"))
        self.hours.textEdited.connect(self.touch)
        fields, buttons = QHBoxLayout(), QHBoxLayout()
        for row in (fields, buttons):
            row.setSpacing(8)
            self.body.addLayout(row)
        fields.addWidget(self.day)
        fields.addWidget(self.hours, 1)
        buttons.addStretch(1)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.close_button)
        self.body.addWidget(self.problem)

    def edit(self, plan: Plan, now: datetime) -> Edit:
        """Return the edit that adds the hours. Raises Refusal where they cannot be read or added."""
        ranges = read_day(self.hours.text())
        if not ranges:
            raise Refusal(_("Write the hours like 09:00-12:00."))
        on = self.day.day()
        makers = (partial(add_extra_hours, on=on, hours=hours, now=now) for hours in ranges)
        return joined(plan, _("Added hours on {day}").format(day=day(on)), makers)

    def first_field(self) -> QWidget:
        return self.day

    def clear(self) -> None:
        self.hours.clear()
