"""The menu of the tray: two lines of text, and what can be done."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.ui.tray.menu import TrayMenu
from planner.ui.tray.rows import TrayRows

ROWS = TrayRows("Next: 19:00, Review gaps & more from practice exam 1", "4 h 15 of 16 h 45 done this week")


@pytest.fixture
def owner(british: None, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def actions(owner: QWidget) -> dict[str, QAction]:
    return {"quit": QAction("Quit", owner)}


@pytest.fixture
def menu(owner: QWidget, actions: dict[str, QAction]) -> TrayMenu:
    return shown(owner, actions)


def shown(owner: QWidget, actions: dict[str, QAction]) -> TrayMenu:
    menu = TrayMenu(actions, owner)
    menu.show_rows(ROWS)
    menu.show_reminders(are_on=True, are_paused=False)
    return menu


def entries(menu: TrayMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.isVisible() and not action.isSeparator()]


def entry(menu: TrayMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == text)


def test_its_words_are_those_of_the_design(menu: TrayMenu) -> None:
    assert menu.next.words.text() == ROWS.next
    assert menu.week.words.text() == ROWS.week
    assert entries(menu)[2:] == [
        "Log time...",
        "Add a session...",
        "Pause reminders until tomorrow",
        "Open Study Planner",
        "Quit",
    ]


def test_a_desktop_that_draws_it_shows_the_same_words(menu: TrayMenu) -> None:
    assert entries(menu)[:2] == [ROWS.next.replace("&", "&&"), ROWS.week]


def test_the_focus_timer_stands_first_where_there_is_one(owner: QWidget, actions: dict[str, QAction]) -> None:
    actions["focus-timer"] = QAction("Start focus timer", owner)
    assert entries(shown(owner, actions))[2] == "Start focus timer"


def test_without_a_plan_there_is_one_line_and_nothing_to_log(menu: TrayMenu) -> None:
    menu.show_rows(TrayRows("There is no plan yet.", ""))
    assert "4 h 15 of 16 h 45 done this week" not in entries(menu)
    assert not menu.week.isVisible()
    assert not entry(menu, "Log time...").isEnabled()
    assert not entry(menu, "Add a session...").isEnabled()


def test_a_pause_can_be_ended_there(menu: TrayMenu, qtbot: QtBot) -> None:
    with qtbot.waitSignal(menu.pause_requested):
        entry(menu, "Pause reminders until tomorrow").trigger()
    menu.show_reminders(are_on=True, are_paused=True)
    with qtbot.waitSignal(menu.resume_requested):
        entry(menu, "Resume reminders").trigger()
    menu.show_reminders(are_on=False, are_paused=False)
    assert not entry(menu, "Pause reminders until tomorrow").isEnabled()


def test_each_entry_asks_for_what_it_says(menu: TrayMenu, actions: dict[str, QAction], qtbot: QtBot) -> None:
    for text, signal in (
        ("Log time...", menu.log_requested),
        ("Add a session...", menu.session_requested),
        ("Open Study Planner", menu.open_requested),
        ("Quit", actions["quit"].triggered),
    ):
        with qtbot.waitSignal(signal):
            entry(menu, text).trigger()
