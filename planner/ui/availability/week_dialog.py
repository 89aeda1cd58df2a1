"""Asks for a new week, or changes the name and the date of one."""

from datetime import date, datetime, timedelta
from typing import Final

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from planner.domain.availability import WeeklyPattern
from planner.i18n import _
from planner.services.study_weeks import add_week, change_week, week_title
from planner.services.workspace import Wish
from planner.ui.performer import Performer
from planner.ui.shared.form import Form
from planner.ui.shared.wish_dialog import WishDialog
from planner.ui.widgets.date_field import DateField
from planner.ui.widgets.label import label

_FIRST_YEAR: Final = date(2000, 1, 1)
_LAST_YEAR: Final = date(2199, 12, 31)
_LONGEST_TITLE: Final = 60
_MONTH: Final = timedelta(days=27)


class WeekDialog(WishDialog):
    """Name, and from when; a new week may also have a last day, after which the one before it returns.

    Attributes:
        title, first, ends, last: the fields.
    """

    def __init__(
        self,
        performer: Performer,
        week: WeeklyPattern,
        now: datetime,
        *,
        is_new: bool,
        parent: QWidget | None = None,
    ) -> None:
        """Ask for a week that begins as a copy of `week`, or change `week` itself."""
        sentence = _(
            "It begins as a copy of {title}. After its last day, what held before it returns."
        ).format(title=week_title(week))
        super().__init__(
            performer, _("New week") if is_new else _("Change the week"), sentence if is_new else "", parent
        )
        self._week, self._is_new = week, is_new
        self.title = QLineEdit("" if is_new else week_title(week))
        self.title.setMaxLength(_LONGEST_TITLE)
        self.title.setPlaceholderText(_("Summer, exam month, ..."))
        next_monday = now.date() + timedelta(days=7 - now.weekday())
        self.first = DateField(_("From"), next_monday if is_new else week.valid_from or next_monday)
        self.last = DateField(_("Until"), self.first.day() + _MONTH)
        for field in (self.first, self.last):
            field.set_days(_FIRST_YEAR, _LAST_YEAR)
        self.ends = QCheckBox(_("Until"))
        self.last.setEnabled(False)
        self._fill()
        self.title.textEdited.connect(self.forget_problem)
        self.first.day_changed.connect(self._move_last)
        self.ends.toggled.connect(self.last.setEnabled)
        self.title.setFocus()

    def accept(self) -> None:
        self.close_after(self._wish)

    def _wish(self) -> Wish:
        title, week = self.title.text(), self._week
        first = self.first.day()
        last = self.last.day() if self.ends.isChecked() else None
        if self._is_new:
            return lambda plan, _schedule: add_week(plan, title, first, last, like=week.id)
        since = None if week.valid_from is None else first
        return lambda plan, _schedule: change_week(plan, week.id, title, since)

    def _fill(self) -> None:
        form = Form()
        form.add(_("Name"), self.title)
        has_date = self._is_new or self._week.valid_from is not None
        if has_date:
            form.add(_("From"), self.first)
        if self._is_new:
            form.add_named(self.ends, self.last)
        self.content.addLayout(form)
        if not has_date:
            words = _("It holds from the beginning, until another week begins.")
            self.content.addWidget(label(words, "small", "text.tertiary", wrap=True))
        self.content.addWidget(self.problem)
        self.add_cancel()
        self.add_button(_("Add week") if self._is_new else _("Change"), "primary")

    def _move_last(self, day: date) -> None:
        self.forget_problem()
        if self.last.day() < day:
            self.last.set_day(day + _MONTH)
