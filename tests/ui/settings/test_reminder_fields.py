"""The fields for reminders and tray: what is chosen is told, and what cannot be chosen is said."""

import pytest
from PySide6.QtCore import QObject, QTime
from PySide6.QtWidgets import QApplication

from planner.services.reminders import ReminderWishes
from planner.ui.settings.reminder_fields import ReminderFields
from planner.ui.tray.kept_choices import TrayChoice


class Chosen:
    """Fields, and what they have told."""

    def __init__(self, *, has_tray: bool, tray: TrayChoice) -> None:
        self.parent = QObject()
        self.fields = ReminderFields(self.parent, has_tray=has_tray)
        self.fields.show(ReminderWishes(), tray)
        self.wishes: list[ReminderWishes] = []
        self.trays: list[TrayChoice] = []
        self.fields.wishes_chosen.connect(self.wishes.append)
        self.fields.tray_chosen.connect(self.trays.append)


@pytest.fixture
def chosen(qapp: QApplication) -> Chosen:
    return Chosen(has_tray=True, tray=TrayChoice())


def test_it_shows_what_is_chosen(chosen: Chosen) -> None:
    fields = chosen.fields
    assert fields.is_on.isChecked()
    assert fields.lead.currentText() == "10 minutes before"
    assert (fields.quiet_from.time(), fields.quiet_to.time()) == (QTime(22, 0), QTime(7, 0))
    assert fields.of_week.isChecked()
    assert not fields.has_icon.isChecked()
    assert not fields.keeps_running.isChecked()
    assert chosen.wishes == []


def test_every_choice_is_told_at_once(chosen: Chosen) -> None:
    fields = chosen.fields
    fields.lead.setCurrentIndex(fields.lead.findText("30 minutes before"))
    fields.of_week.click()
    fields.of_registration.click()
    fields.quiet_from.setTime(QTime(21, 30))
    fields.quiet_to.setTime(QTime(8, 0))
    assert len(chosen.wishes) == 5
    assert chosen.wishes[-1] == ReminderWishes(
        lead=30, of_week=False, of_registration=False, quiet=(21 * 60 + 30, 8 * 60)
    )


def test_sessions_may_be_told_when_they_begin_or_not_at_all(chosen: Chosen) -> None:
    lead = chosen.fields.lead
    lead.setCurrentIndex(0)
    assert (lead.currentText(), chosen.wishes[-1].lead) == ("When it begins", 0)
    lead.setCurrentIndex(lead.count() - 1)
    assert (lead.currentText(), chosen.wishes[-1].lead) == ("Not at all", None)


def test_one_switch_is_for_all_reminders(chosen: Chosen) -> None:
    fields = chosen.fields
    fields.is_on.click()
    assert not chosen.wishes[-1].is_on
    assert not any(field.isEnabled() for field in fields.details)
    fields.is_on.click()
    assert chosen.wishes[-1] == ReminderWishes()
    assert all(field.isEnabled() for field in fields.details)


def test_who_keeps_running_has_the_icon(chosen: Chosen) -> None:
    fields = chosen.fields
    fields.keeps_running.click()
    assert chosen.trays[-1] == TrayChoice(has_icon=True, keeps_running=True)
    assert fields.has_icon.isChecked()
    assert not fields.has_icon.isEnabled()
    fields.keeps_running.click()
    assert chosen.trays[-1] == TrayChoice(has_icon=True, keeps_running=False)
    fields.has_icon.click()
    assert chosen.trays[-1] == TrayChoice()


def test_a_desktop_without_a_tray_says_so_and_forgets_nothing(qapp: QApplication) -> None:
    chosen = Chosen(has_tray=False, tray=TrayChoice(has_icon=True, keeps_running=True))
    assert not chosen.fields.keeps_running.isEnabled()
    assert not chosen.fields.has_icon.isEnabled()
    assert "This desktop has no tray" in chosen.fields.tray_words()
    assert chosen.trays == []
