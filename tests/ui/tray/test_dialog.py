"""The dialog of the choices: each holds as soon as it is made."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.services.reminders import ReminderWishes
from planner.ui.tray.dialog import ReminderDialog
from planner.ui.tray.kept_choices import KeptChoices, TrayChoice
from planner.ui.widgets.label import ThemedLabel


@pytest.fixture
def dialog(british: None, choices: KeptChoices, present: Callable[[QWidget], None]) -> ReminderDialog:
    made = ReminderDialog(choices, has_tray=True)
    present(made)
    return made


def words(dialog: ReminderDialog) -> str:
    return " ".join(each.text() for each in dialog.findChildren(ThemedLabel) if each.isVisible())


def test_it_shows_what_is_chosen(dialog: ReminderDialog) -> None:
    assert dialog.fields.is_on.isChecked()
    assert dialog.fields.lead.currentText() == "10 minutes before"
    assert (dialog.fields.quiet_from.time(), dialog.fields.quiet_to.time()) == (QTime(22, 0), QTime(7, 0))
    assert dialog.fields.of_week.isChecked()
    assert not dialog.fields.has_icon.isChecked()
    assert not dialog.fields.keeps_running.isChecked()


def test_it_is_as_high_as_its_words(dialog: ReminderDialog) -> None:
    layout = dialog.layout()
    assert layout is not None
    assert dialog.height() == layout.totalHeightForWidth(dialog.width())


def test_every_choice_is_kept_and_told_at_once(
    dialog: ReminderDialog, choices: KeptChoices, qtbot: QtBot
) -> None:
    choices_made: tuple[Callable[[], object], ...] = (
        lambda: dialog.fields.lead.setCurrentIndex(dialog.fields.lead.findText("30 minutes before")),
        dialog.fields.of_week.click,
        dialog.fields.of_registration.click,
        lambda: dialog.fields.quiet_from.setTime(QTime(21, 30)),
        lambda: dialog.fields.quiet_to.setTime(QTime(8, 0)),
    )
    for choose in choices_made:
        with qtbot.waitSignal(dialog.changed):
            choose()
    assert choices.wishes == ReminderWishes(
        lead=30, of_week=False, of_registration=False, quiet=(21 * 60 + 30, 8 * 60)
    )


def test_sessions_may_be_told_when_they_begin_or_not_at_all(
    dialog: ReminderDialog, choices: KeptChoices
) -> None:
    dialog.fields.lead.setCurrentIndex(0)
    assert (dialog.fields.lead.currentText(), choices.wishes.lead) == ("When it begins", 0)
    dialog.fields.lead.setCurrentIndex(dialog.fields.lead.count() - 1)
    assert (dialog.fields.lead.currentText(), choices.wishes.lead) == ("Not at all", None)


def test_one_switch_is_for_all_reminders(dialog: ReminderDialog, choices: KeptChoices) -> None:
    dialog.fields.is_on.click()
    assert not choices.wishes.is_on
    fields = (
        dialog.fields.lead,
        dialog.fields.quiet_from,
        dialog.fields.quiet_to,
        dialog.fields.of_week,
        dialog.fields.of_registration,
    )
    assert not any(field.isEnabled() for field in fields)
    dialog.fields.is_on.click()
    assert choices.wishes == ReminderWishes()
    assert all(field.isEnabled() for field in fields)


def test_who_keeps_running_has_the_icon(dialog: ReminderDialog, choices: KeptChoices) -> None:
    dialog.fields.keeps_running.click()
    assert choices.tray == TrayChoice(has_icon=True, keeps_running=True)
    assert dialog.fields.has_icon.isChecked()
    assert not dialog.fields.has_icon.isEnabled()
    dialog.fields.keeps_running.click()
    assert choices.tray == TrayChoice(has_icon=True, keeps_running=False)
    dialog.fields.has_icon.click()
    assert choices.tray == TrayChoice()


def test_a_desktop_without_a_tray_says_so_and_forgets_nothing(
    british: None, choices: KeptChoices, present: Callable[[QWidget], None]
) -> None:
    choices.keep_tray(TrayChoice(has_icon=True, keeps_running=True))
    dialog = ReminderDialog(choices, has_tray=False)
    present(dialog)
    assert not dialog.fields.keeps_running.isEnabled()
    assert not dialog.fields.has_icon.isEnabled()
    assert "This desktop has no tray" in words(dialog)
    assert choices.tray.keeps_running
