"""An evening with the focus timer: begun with one key, paused, closed and opened again, logged once."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.domain.focus_timer import Phase
from planner.domain.session import SessionState
from planner.services.sessions import finish_session
from planner.ui.week.page import WeekPage
from planner.ui.widgets.toast import Toast
from tests.features.conftest import close, moment
from tests.support.workspaces import Clock
from tests.ui.timer.conftest import buttons

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

FIRST = "course-python-20261123-1"


@pytest.fixture
def evening(program: Application, clock: Clock, qtbot: QtBot) -> Application:
    """The program in front at seven, when the first session begins."""
    clock.now = moment(23, 19)
    program.workspace.move_time()
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    return program


def press_f(program: Application) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_F)


def let_pass(program: Application, clock: Clock, minutes: int) -> None:
    """Let minutes pass in which the program runs."""
    for _minute in range(minutes):
        clock.now += timedelta(minutes=1)
        program.timer.clock.look()


def click(program: Application, words: str) -> None:
    QTest.mouseClick(buttons(program.timer.window)[words], Qt.MouseButton.LeftButton)


def minutes(program: Application) -> list[int]:
    return [entry.minutes for entry in program.workspace.plan.entries.values()]


def test_one_key_begins_with_the_selected_session_and_done_logs_it_as_one_step(
    evening: Application, clock: Clock
) -> None:
    press_f(evening)
    window, timer = evening.timer.window, evening.timer.clock
    assert window.isVisible()
    assert timer.timer is not None
    assert timer.timer.session is not None
    assert timer.timer.session.id == FIRST
    let_pass(evening, clock, 52)
    click(evening, "Done")
    assert minutes(evening) == [52]
    undo = evening.window.actions_by_id["undo"]
    assert undo.text() == "Undo: Did Course 1: Python"
    undo.trigger()
    assert minutes(evening) == []
    assert evening.workspace.plan.sessions[FIRST].state is SessionState.PLANNED


def test_the_side_bar_shows_how_long_and_its_click_the_window(
    evening: Application, clock: Clock, qtbot: QtBot
) -> None:
    entry = evening.timer.entry
    assert entry.button.accessibleName() == "Focus timer"
    assert not entry.time.isVisible()
    assert not entry.is_ticking
    press_f(evening)
    let_pass(evening, clock, 24)
    qtbot.waitUntil(lambda: entry.time.text() == "24:00")
    assert entry.button.accessibleName() == "Focus timer, Course 1: Python, 24 min done"
    evening.window.resize(1024, 640)
    assert entry.time_below.isVisible()
    assert entry.time_below.digits == "24:00"
    evening.timer.window.close()
    QTest.mouseClick(entry.button, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert evening.timer.window.isVisible()


def test_closing_its_window_says_that_it_goes_on(evening: Application) -> None:
    press_f(evening)
    click(evening, "Hide; the timer goes on")
    toast = evening.window.findChild(Toast)
    assert toast is not None
    assert toast.accessibleName() == "The timer goes on; the side bar shows it, and F brings it back."


def test_elsewhere_the_key_shows_the_window_and_begins_nothing(evening: Application) -> None:
    evening.window.show_page("show-roadmap")
    press_f(evening)
    assert evening.timer.window.isVisible()
    assert evening.timer.clock.timer is None


def test_a_second_session_does_not_take_the_timer_of_the_first(evening: Application, clock: Clock) -> None:
    press_f(evening)
    let_pass(evening, clock, 5)
    page = evening.window.page
    assert isinstance(page, WeekPage)
    page.select("role-of-mle-20261123-1")
    evening.window.actions_by_id["focus-timer"].trigger()
    assert evening.timer.clock.timer is not None
    assert evening.timer.clock.timer.item == "course-python"


def test_it_stands_in_the_menu_of_the_week_and_of_a_session(evening: Application) -> None:
    action = evening.window.actions_by_id["focus-timer"]
    assert any(action in menu.actions() for menu in evening.window.menuBar().findChildren(QMenu))
    page = evening.window.page
    assert isinstance(page, WeekPage)
    page.sessions.open_menu(FIRST, QPoint(200, 200))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert action in menu.actions()
    menu.close()


def test_it_goes_on_while_the_program_is_closed(
    evening: Application, clock: Clock, folder: Path, open_program: Callable[[Path], Application]
) -> None:
    press_f(evening)
    let_pass(evening, clock, 10)
    close(evening)
    clock.now += timedelta(minutes=20)
    again = open_program(folder)
    assert again.timer.window.isVisible()
    click(again, "Done")
    assert minutes(again) == [30]
    assert not (folder / "focus-timer.json").exists()


def test_after_a_night_it_asks_what_counts(
    evening: Application, clock: Clock, folder: Path, open_program: Callable[[Path], Application]
) -> None:
    press_f(evening)
    let_pass(evening, clock, 24)
    close(evening)
    clock.now = moment(24, 8)
    again = open_program(folder)
    click(again, "24 min")
    click(again, "Done")
    assert minutes(again) == [24]


def test_a_tick_in_the_week_meanwhile_logs_nothing_twice(evening: Application, clock: Clock) -> None:
    press_f(evening)
    let_pass(evening, clock, 24)
    evening.timer.window.close()
    evening.performer.perform(lambda plan, schedule: finish_session(plan, schedule, FIRST, clock.now))
    assert evening.timer.window.isVisible()  # it asks
    click(evening, "Leave it so")
    assert minutes(evening) == [60]


def test_two_programs_on_one_plan_log_once(
    evening: Application, clock: Clock, folder: Path, open_program: Callable[[Path], Application]
) -> None:
    press_f(evening)
    let_pass(evening, clock, 24)
    other = open_program(folder)
    assert other.timer.clock.timer is not None
    other.timer.clock.finish()
    evening.timer.clock.finish()
    assert minutes(other) == [24]
    evening.performer.keep_up()
    assert minutes(evening) == [24]
    assert evening.timer.clock.timer is None


def test_the_end_brings_up_the_window_without_a_sound(
    evening: Application, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    beeps: list[int] = []
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(1))
    press_f(evening)
    evening.timer.window.close()
    let_pass(evening, clock, 60)
    assert evening.timer.window.isVisible()
    assert beeps == []
    evening.timer._choices.has_sound = True
    evening.timer.clock.prolong()
    let_pass(evening, clock, 15)
    assert evening.timer.clock.timer is not None
    assert evening.timer.clock.timer.phase is Phase.ENDED
    assert beeps == [1]


def test_a_damaged_file_is_told_and_harms_nothing(
    folder: Path, open_program: Callable[[Path], Application]
) -> None:
    (folder / "focus-timer.json").write_bytes(b"\x00{")
    program = open_program(folder)
    assert "focus-timer-unreadable.json" in program.timer.window.note.text()
    assert (folder / "focus-timer-unreadable.json").exists()


def test_without_a_plan_there_is_nothing_to_time(
    tmp_path: Path, open_program: Callable[[Path], Application]
) -> None:
    program = open_program(tmp_path / "empty")
    assert not program.window.actions_by_id["focus-timer"].isEnabled()
    assert not program.timer.entry.button.isEnabled()
