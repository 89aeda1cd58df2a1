"""An evening goes by without a word; the week tells it once, and then not again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.domain.session import SessionState
from planner.services.pausing import end_pause, pause
from planner.ui.week.missed_banner import MissedBanner
from planner.ui.week.review_banner import ReviewBanner
from tests.features.conftest import close, moment
from tests.support.workspaces import Clock

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def banner_of(program: Application) -> MissedBanner:
    banner = program.window.findChild(MissedBanner)
    assert banner is not None
    return banner


def press(qtbot: QtBot, holder: QWidget, words: str) -> None:
    buttons = holder.findChildren(QPushButton)
    found = next(each for each in buttons if words in (each.text(), each.accessibleName()))
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def go_to(program: Application, clock: Clock, day: int) -> None:
    clock.now = moment(day, 8)
    program.workspace.move_time()


def test_what_was_not_logged_is_told_after_midnight_and_done_after_all_is_one_step(
    program: Application, clock: Clock, qtbot: QtBot
) -> None:
    workspace = program.workspace
    monday = [each for each in workspace.schedule.sessions if each.start.date() == clock.now.date()]
    assert not banner_of(program).isVisible()
    go_to(program, clock, 24)
    assert banner_of(program).isVisible()
    with qtbot.waitSignal(program.performer.performed):
        press(qtbot, banner_of(program), "Done after all")
    assert not banner_of(program).isVisible()
    assert {workspace.plan.sessions[each.id].state for each in monday} == {SessionState.DONE}
    assert sum(each.minutes for each in workspace.plan.entries.values()) == 120
    program.window.actions_by_id["undo"].trigger()
    assert not workspace.plan.entries
    assert banner_of(program).isVisible()


def test_closed_it_stays_closed_also_after_a_restart_until_another_is_missed(
    program: Application,
    clock: Clock,
    qtbot: QtBot,
    folder: Path,
    open_program: Callable[[Path], Application],
) -> None:
    go_to(program, clock, 24)
    press(qtbot, banner_of(program), "Close")
    assert not banner_of(program).isVisible()
    close(program)
    again = open_program(folder)
    assert not banner_of(again).isVisible()
    go_to(again, clock, 25)
    assert banner_of(again).isVisible()
    told = banner_of(again).banner
    assert told is not None
    assert "on Tuesday" in told.accessibleName()


def test_what_was_seen_is_told_once_also_where_it_was_not_closed(
    program: Application, clock: Clock, folder: Path, open_program: Callable[[Path], Application]
) -> None:
    go_to(program, clock, 24)
    go_to(program, clock, 25)  # a window that stays open tells both evenings
    assert banner_of(program).isVisible()
    close(program)
    assert not banner_of(open_program(folder)).isVisible()


def test_while_the_plan_rests_it_waits(
    program: Application,
    clock: Clock,
    folder: Path,
    open_program: Callable[[Path], Application],
) -> None:
    resting = moment(30, 0).date()
    clock.now = moment(26, 8)
    program.performer.perform(lambda plan, _schedule: pause(plan, resting, clock.now))
    assert not banner_of(program).isVisible()
    close(program)
    again = open_program(folder)  # nothing was told, for the pause was
    assert not banner_of(again).isVisible()
    again.performer.perform(lambda plan, _schedule: end_pause(plan, clock.now))
    assert banner_of(again).isVisible()


def test_while_a_review_is_offered_it_waits_for_that_asks_the_same(
    program: Application, clock: Clock, qtbot: QtBot
) -> None:
    review = program.window.findChild(ReviewBanner)
    assert review is not None
    go_to(program, clock, 27)
    assert (review.isVisible(), banner_of(program).isVisible()) == (True, False)
    press(qtbot, review, "Close")
    assert (review.isVisible(), banner_of(program).isVisible()) == (False, True)


def test_the_smallest_window_has_room_for_it(program: Application, clock: Clock) -> None:
    program.window.resize(QSize(1024, 640))
    go_to(program, clock, 26)
    assert banner_of(program).isVisible()
    assert program.window.width() == 1024
