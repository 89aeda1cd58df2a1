"""On Friday a learner closes her week and prepares the next; on Monday it is not asked again."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.domain.session import SessionState
from planner.services.items import log_time
from planner.services.pausing import pause
from planner.services.sessions import sessions_of_week
from planner.ui.review.dialog import ReviewDialog
from planner.ui.week.completion_banner import CompletionBanner
from planner.ui.week.pause_banner import PauseBanner
from planner.ui.week.review_banner import ReviewBanner
from tests.features.conftest import close, moment
from tests.support.workspaces import Clock

THIS_WEEK, NEXT_WEEK = date(2026, 11, 23), date(2026, 11, 30)


def press(qtbot: QtBot, holder: QWidget, words: str) -> None:
    buttons = holder.findChildren(QPushButton)
    found = next(each for each in buttons if words in (each.text(), each.accessibleName()))
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def banner_of(program: Application) -> ReviewBanner:
    banner = program.window.findChild(ReviewBanner)
    assert banner is not None
    return banner


def go_to_friday(program: Application, clock: Clock) -> None:
    clock.now = moment(27, 21, 30)
    program.workspace.move_time()


def test_friday_offers_the_review_and_it_closes_one_week_and_opens_the_next(
    program: Application, clock: Clock, qtbot: QtBot
) -> None:
    workspace, window = program.workspace, program.window
    assert not banner_of(program).isVisible()
    go_to_friday(program, clock)
    press(qtbot, banner_of(program), "Weekly review…")
    dialog = window.findChild(ReviewDialog)
    assert dialog is not None
    over = [each for each in sessions_of_week(workspace.schedule, THIS_WEEK) if each.end <= clock.now]
    qtbot.keyClick(dialog.past.asks, Qt.Key.Key_D)
    press(qtbot, dialog, "Next")
    qtbot.keyClick(dialog.hours.days, Qt.Key.Key_Space)
    press(qtbot, dialog, "Next")
    with qtbot.waitSignal(program.performer.performed):
        press(qtbot, dialog, "Accept week")
    assert workspace.plan.sessions[over[0].id].state is SessionState.DONE
    week = sessions_of_week(workspace.schedule, NEXT_WEEK)
    assert week
    assert all(session.accepted and session.start.date() != NEXT_WEEK for session in week)
    assert not banner_of(program).isVisible()
    assert window.actions_by_id["undo"].text() == "Undo: Reviewed the week of Mon 30 Nov 2026"
    window.actions_by_id["undo"].trigger()
    assert not workspace.plan.days_off
    assert banner_of(program).isVisible()


def test_an_offer_that_was_closed_stays_closed_for_that_week_also_after_a_restart(
    program: Application,
    clock: Clock,
    qtbot: QtBot,
    folder: Path,
    open_program: Callable[[Path], Application],
) -> None:
    go_to_friday(program, clock)
    press(qtbot, banner_of(program), "Close")
    assert not banner_of(program).isVisible()
    close(program)
    again = open_program(folder)
    assert not banner_of(again).isVisible()
    clock.now = moment(30, 8)
    again.workspace.move_time()
    assert not banner_of(again).isVisible()
    clock.now = clock.now.replace(month=12, day=4)
    again.workspace.move_time()
    assert banner_of(again).isVisible()


def test_one_banner_at_a_time_a_pause_first_then_a_question(program: Application, clock: Clock) -> None:
    window, workspace = program.window, program.workspace
    go_to_friday(program, clock)
    paused, asked = window.findChild(PauseBanner), window.findChild(CompletionBanner)
    assert paused is not None
    assert asked is not None
    item = workspace.plan.item(workspace.schedule.sessions[0].item)
    day = clock.now.date()
    program.performer.perform(lambda plan, _schedule: log_time(plan, item.id, 1200, day, clock.now))
    minutes = item.effort.likely - 1200
    if minutes > 0:
        earlier = day.replace(day=26)
        program.performer.perform(
            lambda plan, _schedule: log_time(plan, item.id, min(1440, minutes), earlier, clock.now)
        )
    assert (paused.isVisible(), asked.isVisible(), banner_of(program).isVisible()) == (False, True, False)
    program.performer.perform(lambda plan, _schedule: pause(plan, NEXT_WEEK, clock.now))
    assert (paused.isVisible(), asked.isVisible(), banner_of(program).isVisible()) == (True, False, False)


def test_it_stands_in_the_menu_of_the_week_after_its_acceptance(program: Application) -> None:
    actions = program.window.actions_by_id
    action = actions["weekly-review"]
    assert action.isEnabled()
    assert action.shortcut().toString() == "Ctrl+Shift+R"
    menus = program.window.menuBar().findChildren(QMenu)
    (menu,) = [each for each in menus if action in each.actions()]
    placed = menu.actions()
    assert placed.index(action) == placed.index(actions["accept-week"]) + 1


def test_without_a_plan_there_is_nothing_to_review(
    tmp_path: Path, open_program: Callable[[Path], Application], clock: Clock
) -> None:
    clock.now = moment(27, 21, 30)
    program = open_program(tmp_path / "empty")
    assert not program.window.actions_by_id["weekly-review"].isEnabled()
    assert not banner_of(program).isVisible()
