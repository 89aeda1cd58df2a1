"""What is chosen for the window is kept, and what cannot be read is as usual."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from planner.ui.window_choices import Look, Region, WindowChoices

CHOSEN = Look("dark", 130, more_contrast=True, less_motion=True)
REGION = Region("de", 6, "12")


def settings_at(folder: Path) -> QSettings:
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)


def test_at_first_all_is_as_usual(tmp_path: Path) -> None:
    choices = WindowChoices(settings_at(tmp_path))
    assert (choices.look, choices.region) == (Look(), Region())
    assert choices.look.options == {"scale": 1.0, "high_contrast": False, "reduced_motion": False}


def test_what_is_chosen_is_told_and_there_after_a_restart(tmp_path: Path, qtbot: QtBot) -> None:
    settings = settings_at(tmp_path)
    choices = WindowChoices(settings)
    with qtbot.waitSignals([choices.look_changed, choices.region_changed]):
        choices.keep_look(CHOSEN)
        choices.keep_region(REGION)
    settings.sync()
    again = WindowChoices(settings_at(tmp_path))
    assert (again.look, again.region) == (CHOSEN, REGION)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", "pink"),
        ("text_percent", "huge"),
        ("first_weekday", "9"),
        ("first_weekday", ""),
        ("clock", "13"),
    ],
)
def test_what_cannot_be_read_is_as_usual(tmp_path: Path, key: str, value: str) -> None:
    settings = settings_at(tmp_path)
    settings.setValue(key, value)
    choices = WindowChoices(settings)
    assert (choices.look, choices.region) == (Look(), Region())


@pytest.mark.parametrize(("written", "read"), [("10", 80), ("900", 150)])
def test_text_keeps_within_what_the_design_allows(tmp_path: Path, written: str, read: int) -> None:
    settings = settings_at(tmp_path)
    settings.setValue("text_percent", written)
    assert WindowChoices(settings).look.text_percent == read


def test_a_step_goes_there_and_back(tmp_path: Path) -> None:
    choices = WindowChoices(settings_at(tmp_path))
    look, region = choices.look_step(CHOSEN, "Look"), choices.region_step(REGION, "Region")
    look.again()
    region.again()
    assert (choices.look, choices.region) == (CHOSEN, REGION)
    look.back()
    region.back()
    assert (choices.look, choices.region) == (Look(), Region())
