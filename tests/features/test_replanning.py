"""A skipped evening leaves the weeks untidy; the learner looks at them laid out anew, and takes them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.services.sessions import skip_session
from planner.ui.replan.dialog import ReplanDialog
from planner.ui.replan.rows import MOVE
from tests.support.workspaces import Clock


def skip_first(program: Application, clock: Clock) -> None:
    first = program.workspace.schedule.sessions[0].id
    program.performer.perform(lambda plan, schedule: skip_session(plan, schedule, first, clock.now))


def dialog_of(program: Application) -> ReplanDialog:
    dialog = program.window.findChild(ReplanDialog)
    assert dialog is not None
    return dialog


def test_the_weeks_are_laid_out_anew_by_keyboard_and_come_back_with_one_undo(
    program: Application, clock: Clock, qtbot: QtBot
) -> None:
    skip_first(program, clock)
    workspace, before = program.workspace, program.workspace.plan.sessions
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    QTest.keyClick(program.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(program)
    dialog.choice.set_value(MOVE)
    with qtbot.waitSignal(program.performer.performed):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert workspace.plan.sessions != before
    undo = program.window.actions_by_id["undo"]
    assert undo.text() == "Undo: Replanned the weeks"
    undo.trigger()
    assert workspace.plan.sessions == before


def test_it_stands_in_the_menu_of_the_week_after_the_review(program: Application) -> None:
    actions = program.window.actions_by_id
    menus = program.window.menuBar().findChildren(QMenu)
    (menu,) = [each for each in menus if actions["replan"] in each.actions()]
    placed = menu.actions()
    assert placed.index(actions["replan"]) == placed.index(actions["weekly-review"]) + 1


def test_without_a_plan_there_is_nothing_to_replan(
    tmp_path: Path, open_program: Callable[[Path], Application]
) -> None:
    program = open_program(tmp_path / "empty")
    assert not program.window.actions_by_id["replan"].isEnabled()
