"""The dialog "Reminders and tray": every choice holds as soon as it is made."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from planner.i18n import _
from planner.services.reminders import ReminderWishes
from planner.ui.shared.form import Form
from planner.ui.shared.narrow_dialog import NarrowDialog
from planner.ui.theme import current_theme
from planner.ui.tray.fields import ReminderFields, quiet_row
from planner.ui.tray.kept_choices import KeptChoices, TrayChoice
from planner.ui.widgets.card import separator
from planner.ui.widgets.label import label

_WIDTH: Final = 480
_INDENT: Final = 24  # where the words of a check box begin


class ReminderDialog(NarrowDialog):
    """Shows the choices and keeps each change of them.

    Attributes:
        fields: what is chosen.

    Signals:
        changed: something else was chosen, and is kept.
    """

    changed = Signal()

    def __init__(self, choices: KeptChoices, *, has_tray: bool, parent: QWidget | None = None) -> None:
        """Show the kept choices; a desktop without a tray leaves those of the tray out, and says so."""
        super().__init__(
            _("Reminders and tray"),
            _("Reminders come as notifications of your desktop, without a sound."),
            parent,
        )
        self._choices = choices
        self.fields = ReminderFields(lambda words: words, self, has_tray=has_tray)
        self.fields.show(choices.wishes, choices.tray)
        self._fill()
        self.fields.allowed.connect(self._allow)
        self.fields.wishes_chosen.connect(self._keep_wishes)
        self.fields.tray_chosen.connect(self._keep_tray)
        self.add_button(_("Close"), "primary")
        self.setFixedWidth(round(_WIDTH * max(1.0, current_theme().scale)))
        self.finished.connect(self.deleteLater)
        self.fields.is_on.setFocus()

    def _fill(self) -> None:
        column, fields = self.content, self.fields
        column.addWidget(fields.is_on)
        self._details = QWidget()
        details = QVBoxLayout(self._details)
        details.setContentsMargins(_INDENT, 0, 0, 0)
        details.setSpacing(8)
        form = Form()
        form.add(_("Before a session"), fields.lead)
        form.add_named(label(_("Quiet hours")), quiet_row(fields))
        details.addLayout(form)
        details.addLayout(_with_note(fields.of_week, _("On Sunday evening or Monday morning, once.")))
        details.addLayout(_with_note(fields.of_registration, _("A week before, and the day before.")))
        details.addWidget(_words(_("None come during appointments, on days off and in a pause.")))
        column.addWidget(self._details)
        column.addSpacing(4)
        column.addWidget(separator())
        column.addSpacing(4)
        column.addWidget(fields.has_icon)
        column.addLayout(_with_note(fields.keeps_running, fields.tray_words()))
        self._allow()

    def _allow(self) -> None:
        self._details.setEnabled(self.fields.is_on.isChecked())

    def _keep_wishes(self, wishes: ReminderWishes) -> None:
        self._choices.keep_wishes(wishes)
        self.changed.emit()

    def _keep_tray(self, choice: TrayChoice) -> None:
        self._choices.keep_tray(choice)
        self.changed.emit()


def _with_note(check: QCheckBox, text: str) -> QVBoxLayout:
    """A check box, and below it words that begin where its own do."""
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(check)
    note = QHBoxLayout()
    note.setContentsMargins(_INDENT, 0, 0, 0)
    note.addWidget(_words(text))
    column.addLayout(note)
    return column


def _words(text: str) -> QWidget:
    return label(text, "small", "text.secondary", wrap=True)
