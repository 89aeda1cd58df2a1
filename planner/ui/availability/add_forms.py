"""The small forms that add days off, and hours on one day."""

from datetime import date, datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.formats import day
from planner.i18n import _
from planner.services.availability import add_day_off, add_extra_hours
from planner.services.several_edits import joined
from planner.ui.shared.add_form import AddForm
from planner.ui.shared.form import Form
from planner.ui.shared.hours_text import read_day
from planner.ui.widgets.date_field import DateField

_FAR_AHEAD: Final = date(2199, 12, 31)
_LONGEST_TITLE: Final = 100


class TimeForm(AddForm):
    """A form that adds time, or takes it away."""

    def begin_at(self, first: date) -> None:
        """Offer the days from one on; a day before it that stands in a field becomes that one."""
        for field in self.day_fields():
            with QSignalBlocker(field):  # nobody has touched it
                field.set_days(first, _FAR_AHEAD)

    def day_fields(self) -> tuple[DateField, ...]:
        """Return the fields for days."""
        raise NotImplementedError

    def edit(self, plan: Plan, now: datetime) -> Edit:
        """Return the edit that the fields ask for. Raises Refusal where it cannot be."""
        raise NotImplementedError


class DaysOffForm(TimeForm):
    """From, to, and what for."""

    def __init__(self, today: date) -> None:
        """Begin at today."""
        super().__init__()
        self.first = DateField(_("First day off"), today)
        self.last = DateField(_("Last day off"), today)
        self.begin_at(today)
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

    def day_fields(self) -> tuple[DateField, ...]:
        return self.first, self.last

    def clear(self) -> None:
        self.title.clear()

    def _move_last(self, first: date) -> None:
        self.touch()
        if self.last.day() < first:
            self.last.set_day(first)


class ExtraHoursForm(TimeForm):
    """A day, and its hours."""

    def __init__(self, today: date) -> None:
        """Begin at today."""
        super().__init__()
        self.day = DateField(_("Day of the extra hours"), today)
        self.begin_at(today)
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

    def day_fields(self) -> tuple[DateField, ...]:
        return (self.day,)

    def clear(self) -> None:
        self.hours.clear()
