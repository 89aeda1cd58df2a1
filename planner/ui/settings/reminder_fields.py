"""The fields for reminders and tray: each change is told as it is made."""

from datetime import time
from typing import Final

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from planner.i18n import _, ngettext
from planner.services.reminders import LEADS, ReminderWishes
from planner.ui.tray.kept_choices import TrayChoice
from planner.ui.widgets.label import label
from planner.ui.widgets.time_field import TimeField
from planner.values import replace

_NEVER: Final = -1


class ReminderFields(QObject):
    """Shows what is chosen, and tells what is chosen instead; their words stand beside them.

    Attributes:
        is_on: the one switch for all reminders.
        lead, of_week, of_registration, quiet_from, quiet_to: what is told, and when nothing is.
        has_icon, keeps_running: the tray.

    Signals:
        wishes_chosen: the ReminderWishes, one of which is another now.
        tray_chosen: the TrayChoice, which is another now.
    """

    wishes_chosen = Signal(object)
    tray_chosen = Signal(object)

    def __init__(self, parent: QObject, *, has_tray: bool) -> None:
        """Begin with what is usual."""
        super().__init__(parent)
        self._has_tray = has_tray
        self._wishes = ReminderWishes()
        self.is_on = QCheckBox()
        self.lead = _lead_box()
        self.of_week = QCheckBox()
        self.of_registration = QCheckBox()
        self.quiet_from, self.quiet_to = TimeField(), TimeField()
        self.has_icon = QCheckBox()
        self.keeps_running = QCheckBox()
        self.quiet_from.setAccessibleName(_("Quiet hours begin"))
        self.quiet_to.setAccessibleName(_("Quiet hours end"))
        for field in (self.quiet_from, self.quiet_to):
            field.setMinimumWidth(field.sizeHint().width())
        self._connect()

    @property
    def details(self) -> tuple[QWidget, ...]:
        """The fields that count only where there are reminders."""
        return self.lead, self.of_week, self.of_registration, self.quiet_from, self.quiet_to

    def show(self, wishes: ReminderWishes, tray: TrayChoice) -> None:
        """Show what is chosen, and tell nothing of it."""
        self._wishes = wishes
        blockers = [QSignalBlocker(field) for field in (*self.details, self.is_on)]
        blockers += [QSignalBlocker(field) for field in (self.has_icon, self.keeps_running)]
        self.is_on.setChecked(wishes.is_on)
        self.lead.setCurrentIndex(self.lead.findData(_NEVER if wishes.lead is None else wishes.lead))
        self.of_week.setChecked(wishes.of_week)
        self.of_registration.setChecked(wishes.of_registration)
        for field, minute in zip((self.quiet_from, self.quiet_to), wishes.quiet, strict=True):
            field.set_value(time(*divmod(minute, 60)))
        self.has_icon.setChecked(tray.has_icon and self._has_tray)
        self.keeps_running.setChecked(tray.keeps_running and self._has_tray)
        del blockers
        self._allow()

    def tray_words(self) -> str:
        """Say what it is good for to keep running, or why that cannot be."""
        if self._has_tray:
            return _("Else the program ends with its window, and reminds you of nothing.")
        return _(
            "This desktop has no tray, so the program ends with its window. Reminders come while it is open "
            "or minimised."
        )

    def _allow(self) -> None:
        """Who keeps running in the tray has its icon."""
        for field in self.details:
            field.setEnabled(self.is_on.isChecked())
        self.keeps_running.setEnabled(self._has_tray)
        self.has_icon.setEnabled(self._has_tray and not self.keeps_running.isChecked())

    def _connect(self) -> None:
        self.lead.currentIndexChanged.connect(self._tell_wishes)
        for check in (self.is_on, self.of_week, self.of_registration):
            check.toggled.connect(self._tell_wishes)
        for field in (self.quiet_from, self.quiet_to):
            field.timeChanged.connect(self._tell_wishes)
        for check in (self.has_icon, self.keeps_running):
            check.toggled.connect(self._tell_tray)

    def _tell_wishes(self, _value: object) -> None:
        lead = int(self.lead.currentData())
        self._wishes = replace(
            self._wishes,
            is_on=self.is_on.isChecked(),
            lead=None if lead == _NEVER else lead,
            of_week=self.of_week.isChecked(),
            of_registration=self.of_registration.isChecked(),
            quiet=(_minute_of(self.quiet_from), _minute_of(self.quiet_to)),
        )
        self._allow()
        self.wishes_chosen.emit(self._wishes)

    def _tell_tray(self, _value: object) -> None:
        if self.keeps_running.isChecked():
            blocker = QSignalBlocker(self.has_icon)
            self.has_icon.setChecked(True)
            del blocker
        self._allow()
        self.tray_chosen.emit(TrayChoice(self.has_icon.isChecked(), self.keeps_running.isChecked()))


def quiet_row(fields: ReminderFields) -> QWidget:
    """Put the two ends of the quiet hours side by side."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(fields.quiet_from, 1)
    row.addWidget(label(_("to")))
    row.addWidget(fields.quiet_to, 1)
    holder.setToolTip(_("The same time twice leaves no quiet hours."))
    return holder


def _lead_box() -> QComboBox:
    box = QComboBox()
    for minutes in LEADS:
        words = ngettext("{count} minute before", "{count} minutes before", minutes)
        box.addItem(words.format(count=minutes) if minutes else _("When it begins"), minutes)
    box.addItem(_("Not at all"), _NEVER)
    return box


def _minute_of(field: TimeField) -> int:
    return field.value().hour * 60 + field.value().minute
