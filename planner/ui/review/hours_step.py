"""Step two of a review: the hours of the week to come."""

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from planner.i18n import _
from planner.services.weekly_review import WEEK
from planner.ui.availability.add_forms import ExtraHoursForm
from planner.ui.availability.effects_view import EffectsView
from planner.ui.availability.removable_list import RemovableList
from planner.ui.review.day_list import DayList
from planner.ui.review.hours_rows import HoursRows
from planner.ui.shared.into_view import bring_into_view
from planner.ui.shared.steps import ScrolledStepPage
from planner.ui.widgets.card import Card, separator
from planner.ui.widgets.label import label

_DAY: Final = timedelta(days=1)
_COLUMN_GAP: Final = 24
_WIDE: Final = 600


class HoursStep(ScrolledStepPage):
    """Seven days to take off or put back, extra hours on one of them, and what both do to the dates.

    Attributes:
        days, extra, form, effects: the parts.

    Signals:
        day_turned: a day that was taken off, or put back.
        hours_added: a day, and the hours as typed.
        hours_removed: the key of a row of extra hours.
    """

    day_turned = Signal(object)
    hours_added = Signal(object, str)
    hours_removed = Signal(str)

    def __init__(self, coming: date, today: date) -> None:
        """Show the week that begins on a Monday; what is over of it stays as it is."""
        super().__init__(_("Your hours"), wide=_WIDE)
        first, last = max(coming, today), coming + WEEK - _DAY
        self.days = DayList()
        self.extra = RemovableList(
            _("Extra hours on one day"), "calendar-plus", _("Add extra hours"), _("There are none.")
        )
        self.form = ExtraHoursForm(first)
        self.form.day.set_days(first, last)
        self.extra.set_form(self.form)
        self.effects = EffectsView()
        self._total = label("", weight=500, wrap=True)
        self._hint = label(
            _("Keys: Space takes a day off or puts it back, plus adds hours on it."),
            "small",
            "text.tertiary",
            wrap=True,
        )
        self._lay_out()
        self.days.day_turned.connect(self.day_turned)
        self.days.hours_wished.connect(self._open_form)
        self.extra.add_requested.connect(lambda: self._open_form(self.days.current_day() or first))
        self.extra.remove_requested.connect(self.hours_removed)
        self.form.submitted.connect(self.submit)

    def show_rows(self, rows: HoursRows) -> None:
        """Show the week with other hours."""
        self.say(rows.sentence)
        self.days.show_days(rows.days)
        self.extra.show_rows(rows.extra)
        self._total.setText(rows.total)

    def focus_first(self) -> None:
        self.days.setFocus()

    def submit(self) -> None:
        """Add what is typed in the form."""
        self.hours_added.emit(self.form.day.day(), self.form.hours.text())

    def added(self) -> None:
        """Put the form away: what was typed in it is among the answers."""
        self.form.put_away()
        self.days.setFocus()

    def arrange(self, is_narrow: bool) -> None:
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)
        self._columns.setSpacing(12 if is_narrow else _COLUMN_GAP)

    def _lay_out(self) -> None:
        frame = Card(1)
        frame.body.addWidget(self.days)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._total)
        right.addWidget(self.extra)
        right.addWidget(self._hint)
        right.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(_COLUMN_GAP)
        self._columns.addWidget(frame, 1, Qt.AlignmentFlag.AlignTop)
        self._columns.addLayout(right, 1)
        self.body.addLayout(self._columns)
        self.body.addSpacing(2)
        self.body.addWidget(separator())
        self.body.addWidget(self.effects)
        self.body.addStretch(1)

    def _open_form(self, day: date) -> None:
        self.form.day.set_day(day)
        self.form.open_form()
        self.form.hours.setFocus()
        bring_into_view(self.form)
