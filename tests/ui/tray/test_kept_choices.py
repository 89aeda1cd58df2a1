"""The choices are kept from one run to the next."""

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from planner.services.reminders import ReminderWishes, ToldBefore
from planner.ui.tray.kept_choices import KeptChoices, TrayChoice
from planner.values import replace

NOW = datetime(2026, 11, 25, 18, 50)


def again(settings: QSettings) -> KeptChoices:
    """The choices as the next run reads them."""
    settings.sync()
    return KeptChoices(QSettings(settings.fileName(), QSettings.Format.IniFormat))


def test_reminders_are_on_and_the_tray_is_off_at_first(choices: KeptChoices) -> None:
    assert choices.wishes == ReminderWishes()
    assert choices.tray == TrayChoice(has_icon=False, keeps_running=False)
    assert choices.before == ToldBefore()


@pytest.mark.parametrize(
    "wishes",
    [
        ReminderWishes(
            is_on=False, lead=None, of_week=False, of_registration=False, quiet=(0, 0), paused_until=NOW
        ),
        ReminderWishes(lead=0, quiet=(23 * 60 + 30, 6 * 60 + 15)),
    ],
)
def test_what_is_wished_is_kept(choices: KeptChoices, settings: QSettings, wishes: ReminderWishes) -> None:
    choices.keep_wishes(wishes)
    assert again(settings).wishes == wishes


def test_who_keeps_running_in_the_tray_has_an_icon(choices: KeptChoices, settings: QSettings) -> None:
    choices.keep_tray(TrayChoice(has_icon=False, keeps_running=True))
    assert again(settings).tray == TrayChoice(has_icon=True, keeps_running=True)


def test_what_was_told_is_kept_and_forgotten_in_time(choices: KeptChoices, settings: QSettings) -> None:
    before = ToldBefore(
        frozenset({"session a&b 2026-11-25", "week 2026-11-23"}), {"session ü 2026-11-25": NOW}
    )
    choices.keep_before(before, date(2026, 11, 25))
    assert again(settings).before == before
    choices.keep_before(before, date(2026, 11, 28))
    assert again(settings).before == ToldBefore()


def test_the_first_hiding_is_the_first_once(choices: KeptChoices, settings: QSettings) -> None:
    assert choices.take_first_hiding()
    assert not again(settings).take_first_hiding()


@pytest.mark.parametrize("broken", ["", "x", "[1", "99999", "{}"])
def test_what_cannot_be_read_is_as_if_never_chosen(tmp_path: Path, broken: str) -> None:
    settings = QSettings(str(tmp_path / "broken.ini"), QSettings.Format.IniFormat)
    for key in ("reminders_lead", "quiet_from", "quiet_to", "reminders_paused_until"):
        settings.setValue(key, broken)
    for key in ("reminders_told", "reminders_later"):
        settings.setValue(key, broken)
    choices = KeptChoices(settings)
    assert choices.wishes == replace(ReminderWishes())
    assert choices.before == ToldBefore()
