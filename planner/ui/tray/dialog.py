"""The dialog "Reminders and tray": every choice holds as soon as it is made."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, QTime, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QTimeEdit, QVBoxLayout, QWidget

from planner.i18n import _, ngettext
from planner.services.reminders import LEADS
from planner.ui.shared.form import Form
from planner.ui.shared.narrow_dialog import NarrowDialog
from planner.ui.theme import current_theme
from planner.ui.tray.kept_choices import KeptChoices, TrayChoice
from planner.ui.widgets.card import separator
from planner.ui.widgets.label import label

_WIDTH: Final = 480
_INDENT: Final = 24  # where the words of a check box begin
_NEVER: Final = -1


class ReminderDialog(NarrowDialog):
    """Shows the choices and keeps each change of them.

    Attributes:
        is_on: the one switch for all reminders.
        lead, quiet_from, quiet_to, of_week, of_registration: what is told, and when nothing is.
        has_icon, keeps_running: the tray.

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
        self._has_tray = has_tray
        self.is_on = QCheckBox(_("Reminders"))
        self.lead = _lead_box()
        self.of_week = QCheckBox(_("When the week wants planning"))
        self.of_registration = QCheckBox(_("When the registration for an exam closes"))
        self.quiet_from, self.quiet_to = QTimeEdit(), QTimeEdit()
        self.has_icon = QCheckBox(_("Show an icon in the tray"))
        self.keeps_running = QCheckBox(_("Keep running in the tray when the window is closed"))
        self._fill()
        self._show()
        self._connect()
        self.add_button(_("Close"), "primary")
        self.setFixedWidth(round(_WIDTH * max(1.0, current_theme().scale)))
        self.finished.connect(self.deleteLater)
        self.is_on.setFocus()

    # -- built

    def _fill(self) -> None:
        column = self.content
        column.addWidget(self.is_on)
        self._details = QWidget()
        details = QVBoxLayout(self._details)
        details.setContentsMargins(_INDENT, 0, 0, 0)
        details.setSpacing(8)
        form = Form()
        form.add(_("Before a session"), self.lead)
        form.add_named(label(_("Quiet hours")), self._quiet_row())
        details.addLayout(form)
        details.addLayout(_with_note(self.of_week, _("On Sunday evening or Monday morning, once.")))
        details.addLayout(_with_note(self.of_registration, _("A week before, and the day before.")))
        details.addWidget(_words(_("None come during appointments, on days off and in a pause.")))
        column.addWidget(self._details)
        column.addSpacing(4)
        column.addWidget(separator())
        column.addSpacing(4)
        column.addWidget(self.has_icon)
        column.addLayout(_with_note(self.keeps_running, self._tray_words()))

    def _quiet_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.quiet_from, 1)
        row.addWidget(label(_("to")))
        row.addWidget(self.quiet_to, 1)
        self.quiet_from.setAccessibleName(_("Quiet hours begin"))
        self.quiet_to.setAccessibleName(_("Quiet hours end"))
        holder.setToolTip(_("The same time twice leaves no quiet hours."))
        return holder

    def _tray_words(self) -> str:
        if self._has_tray:
            return _("Else the program ends with its window, and reminds you of nothing.")
        return _(
            "This desktop has no tray, so the program ends with its window. Reminders come while it is open "
            "or minimised."
        )

    # -- what is chosen

    def _show(self) -> None:
        wishes, tray = self._choices.wishes, self._choices.tray
        self.is_on.setChecked(wishes.is_on)
        self.lead.setCurrentIndex(self.lead.findData(_NEVER if wishes.lead is None else wishes.lead))
        self.of_week.setChecked(wishes.of_week)
        self.of_registration.setChecked(wishes.of_registration)
        for field, minute in zip((self.quiet_from, self.quiet_to), wishes.quiet, strict=True):
            field.setTime(QTime(*divmod(minute, 60)))
        self.has_icon.setChecked(tray.has_icon and self._has_tray)
        self.keeps_running.setChecked(tray.keeps_running and self._has_tray)
        self._allow()

    def _allow(self) -> None:
        """Who keeps running in the tray has its icon."""
        self._details.setEnabled(self.is_on.isChecked())
        self.keeps_running.setEnabled(self._has_tray)
        self.has_icon.setEnabled(self._has_tray and not self.keeps_running.isChecked())

    def _connect(self) -> None:
        self.lead.currentIndexChanged.connect(self._keep_wishes)
        for check in (self.is_on, self.of_week, self.of_registration):
            check.toggled.connect(self._keep_wishes)
        for field in (self.quiet_from, self.quiet_to):
            field.timeChanged.connect(self._keep_wishes)
        for check in (self.has_icon, self.keeps_running):
            check.toggled.connect(self._keep_tray)

    def _keep_wishes(self, _value: object) -> None:
        lead = int(self.lead.currentData())
        self._choices.keep_wishes(
            replace(
                self._choices.wishes,
                is_on=self.is_on.isChecked(),
                lead=None if lead == _NEVER else lead,
                of_week=self.of_week.isChecked(),
                of_registration=self.of_registration.isChecked(),
                quiet=(_minute_of(self.quiet_from), _minute_of(self.quiet_to)),
            )
        )
        self._allow()
        self.changed.emit()

    def _keep_tray(self, _value: object) -> None:
        if self.keeps_running.isChecked():
            blocker = QSignalBlocker(self.has_icon)
            self.has_icon.setChecked(True)
            del blocker
        self._choices.keep_tray(TrayChoice(self.has_icon.isChecked(), self.keeps_running.isChecked()))
        self._allow()
        self.changed.emit()


def _lead_box() -> QComboBox:
    box = QComboBox()
    for minutes in LEADS:
        words = ngettext("{count} minute before", "{count} minutes before", minutes)
        box.addItem(words.format(count=minutes) if minutes else _("When it begins"), minutes)
    box.addItem(_("Not at all"), _NEVER)
    return box


def _minute_of(field: QTimeEdit) -> int:
    return field.time().hour() * 60 + field.time().minute()


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
