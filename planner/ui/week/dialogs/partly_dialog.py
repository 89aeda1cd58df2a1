"""Asks how long a session really took."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from planner.formats import duration
from planner.i18n import _
from planner.ui.shared.narrow_dialog import NarrowDialog
from planner.ui.week.dialogs.questions import TimeQuestion, left_words
from planner.ui.widgets.duration_spin_box import DurationSpinBox
from planner.ui.widgets.label import label
from planner.ui.widgets.one_line import one_line

_FIELD_WIDTH = 104


class TimeSpentDialog(NarrowDialog):
    """A field for the time spent, and what becomes of the rest.

    Attributes:
        question: what was asked.
    """

    def __init__(
        self, title: str, question: TimeQuestion, confirm: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, question.sentence, parent)
        self.question = question
        self._spent = duration_field(_("Time spent"), question.suggested)
        self._left = label("", "small", "text.secondary", wrap=True)
        self._note = note_field()
        self.content.addLayout(field_row(_("Time spent"), self._spent))
        self.content.addWidget(self._left)
        self.content.addWidget(self._note)
        self._spent.value_changed.connect(self._say_what_is_left)
        self._say_what_is_left(self.minutes)
        self.add_cancel()
        self.add_button(confirm, "primary")
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

    def _say_what_is_left(self, minutes: int) -> None:
        self._left.setText(left_words(self.question.planned, minutes))


class PartlyDialog(TimeSpentDialog):
    """Asks for the minutes of a session that is partly done."""

    def __init__(self, question: TimeQuestion, parent: QWidget | None = None) -> None:
        super().__init__(_("Partly done"), question, _("Save"), parent)


class DoneTimeDialog(TimeSpentDialog):
    """Asks for the real minutes of a session that is done."""

    def __init__(self, question: TimeQuestion, parent: QWidget | None = None) -> None:
        super().__init__(_("Mark done"), question, _("Mark done"), parent)


def duration_field(name: str, minutes: int) -> DurationSpinBox:
    """Return a field for 1 minute to 24 hours."""
    field = DurationSpinBox(duration, name=name, minimum=1)
    field.set_value(minutes)
    field.setMinimumWidth(_FIELD_WIDTH)
    return field


def note_field() -> QLineEdit:
    """Return a field for what was studied."""
    return one_line(_("What you did, if you like"), _("What you did"))


def field_row(name: str, field: QWidget) -> QHBoxLayout:
    """Return a row with a name at its beginning and the field at its end."""
    row = QHBoxLayout()
    row.setSpacing(8)
    words = label(name)
    words.setBuddy(field)
    row.addWidget(words)
    row.addStretch(1)
    row.addWidget(field)
    return row
