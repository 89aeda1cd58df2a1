"""Groups of fields of the dialog of an exam: what only one's own asks for, its registration, and its seat."""

from datetime import date
from typing import Final

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from planner.domain.goal import DEFAULT_EXAM_MINUTES, Goal
from planner.i18n import _
from planner.services.naming import LONGEST_TITLE
from planner.ui.shared.form import Form
from planner.ui.widgets.date_field import DateField
from planner.ui.widgets.number_box import NumberBox
from planner.ui.widgets.one_line import one_line

_SHORTEST, _LONGEST = 5, 24 * 60  # minutes of an exam
_GAP: Final = 8


class OwnFields:
    """What only an exam of one's own asks for, because no catalogue knows it.

    Attributes:
        title, vendor, length: what it is called, who gives it, and how many minutes it takes.
    """

    def __init__(self, goal: Goal | None) -> None:
        """Show what a goal holds, or nothing yet."""
        self._is_new = goal is None
        self.title = one_line("", _("Title"))
        self.title.setMaxLength(LONGEST_TITLE)
        self.title.setText(goal.title if goal else "")
        self.vendor = one_line(_("A university, a vendor, a board"), _("Given by"))
        self.vendor.setMaxLength(LONGEST_TITLE)
        self.length = NumberBox(_SHORTEST, _LONGEST, (goal and goal.exam_minutes) or DEFAULT_EXAM_MINUTES)
        self.length.setSuffix(_(" min"))

    def show_in(self, form: Form, *, is_shown: bool) -> None:
        """Show the fields with their names, or none; who gives an exam is asked once."""
        form.show_field(self.title, is_shown)
        form.show_field(self.length, is_shown)
        form.show_field(self.vendor, is_shown and self._is_new)


class RegistrationFields:
    """Until when one can register.

    Attributes:
        is_known, day: whether that is known, and the last day.
    """

    def __init__(self, closes: date | None, usual: date) -> None:
        """Show a day, or offer the usual one."""
        self.is_known = QCheckBox(_("Registration closes"))
        self.is_known.setChecked(closes is not None)
        self.day = DateField(_("Last day to register"), closes or usual)
        self.day.setEnabled(closes is not None)
        self.is_known.toggled.connect(self.day.setEnabled)

    @property
    def closes(self) -> date | None:
        """The last day, where it is known."""
        return self.day.day() if self.is_known.isChecked() else None


class SeatFields(QWidget):
    """Where an exam is taken and what it costs, side by side.

    Attributes:
        booked: whether there is a seat; it stands before the others, as their name.
        place, fee: the fields.
    """

    def __init__(self, goal: Goal | None) -> None:
        """Show what a goal holds, or nothing yet."""
        super().__init__()
        self._is_new, self._offered = goal is None, ""
        self.booked = QCheckBox(_("Booked"))
        self.booked.setChecked(goal is not None and goal.booked)
        self.place = one_line(_("Test centre or online"), _("Place"))
        self.place.setMaxLength(LONGEST_TITLE)
        self.place.setText(goal.place if goal else "")
        self.fee = one_line("", _("Fee"))
        self.fee.setMaxLength(LONGEST_TITLE)
        self.fee.setText(goal.fee if goal else "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.place, 2)
        row.addWidget(self.fee, 1)
        self.setFocusProxy(self.place)

    def offer_fee(self, fee: str) -> None:
        """Let the catalogue's price stand in the field of a new exam, until another is typed."""
        self.fee.setPlaceholderText(fee or _("Fee"))
        if self._is_new and self.fee.text() == self._offered:
            self.fee.setText(fee)
        self._offered = fee
