"""The learner keeps several plans, each in a folder of its own, and goes from one to the other."""

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget

from planner.app import Application
from planner.paths import Paths
from planner.program import Program
from planner.services.backups import back_up_now
from planner.services.items import know_item
from planner.ui.main_window import MainWindow
from planner.ui.one_window import OneWindow
from planner.ui.palette.results import ResultRow
from planner.ui.plans.desk import PlansDesk
from planner.ui.plans.name_dialog import PlanNameDialog
from planner.ui.plans.recent import RecentPlans
from planner.ui.plans.rescue_dialog import RescueDialog
from planner.ui.welcome.assistant import WelcomeAssistant
from planner.ui.widgets.toast import Toast
from tests.support.widgets import let_go
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def titles(whole: Program) -> list[str]:
    """Return the plans in the menu, the open one with a star."""
    menu = whole.application.window.plans_menu
    menu.aboutToShow.emit()
    shown = menu.actions()[: [action.isSeparator() for action in menu.actions()].index(True)]
    return [action.text() + "*" * action.isChecked() for action in shown]


def choose(whole: Program, title: str) -> None:
    menu = whole.application.window.plans_menu
    next(action for action in menu.actions() if action.text() == title).trigger()
    QApplication.processEvents()


def name_it(whole: Program, action: str, name: str) -> PlanNameDialog:
    whole.application.window.actions_by_id[action].trigger()
    dialog = next(each for each in whole.application.window.findChildren(PlanNameDialog) if each.isVisible())
    dialog.name.setText(name)
    dialog.accept()
    QApplication.processEvents()
    return dialog


def words_of(widget: QWidget | None) -> str:
    assert widget is not None
    return " ".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def desk_of(whole: Program) -> PlansDesk:
    desk = whole.application.window.findChild(PlansDesk)
    assert desk is not None
    return desk


def test_a_scenario_is_tried_and_left_again(whole: Program, folder: Path) -> None:
    assert titles(whole) == ["Main plan*"]
    first = whole.application.window
    name_it(whole, "duplicate-plan", "Two jobs")
    assert whole.application.window is not first
    assert whole.application.paths == Paths(folder / "plans" / "Two jobs")
    assert whole.application.window.windowTitle() == "Two jobs, Study Planner"
    assert "Opened: Two jobs" in words_of(whole.application.window.findChild(Toast))
    assert titles(whole) == ["Main plan", "Two jobs*"]
    whole.application.performer.perform(lambda plan, _schedule: know_item(plan, "containers", MONDAY))
    choose(whole, "Main plan")
    assert whole.application.paths == Paths(folder)
    assert "containers" not in whole.application.workspace.plan.progress
    choose(whole, "Two jobs")
    assert "containers" in whole.application.workspace.plan.progress


def test_a_name_that_is_taken_is_told_in_the_dialog(whole: Program) -> None:
    name_it(whole, "duplicate-plan", "Two jobs")
    dialog = name_it(whole, "duplicate-plan", "two jobs")
    assert "There is a plan of this name already" in dialog.problem.text
    dialog.reject()


def test_a_new_plan_begins_with_the_first_questions_and_the_same_look(whole: Program, folder: Path) -> None:
    whole.application.window.actions_by_id["theme-dark"].trigger()
    name_it(whole, "new-plan", "Chinese")
    program = whole.application
    assert not program.workspace.has_plan
    assert program.choices.look.theme == "dark"
    assistant = program.window.findChild(WelcomeAssistant)
    assert assistant is not None
    assert assistant.isVisible()
    assistant.reject()
    choose(whole, "Main plan")
    assert whole.application.workspace.has_plan


def test_a_running_timer_stays_with_its_plan(whole: Program) -> None:
    program = whole.application
    program.timer.clock.start_session(program.workspace.schedule.sessions[0].id)
    running = program.timer.clock.timer
    assert running is not None
    name_it(whole, "duplicate-plan", "Scenario")
    assert whole.application.timer.clock.timer is None
    choose(whole, "Main plan")
    assert whole.application.timer.clock.timer == running


def test_choices_of_one_plan_s_window_are_not_undone_in_another(whole: Program) -> None:
    whole.application.window.actions_by_id["theme-dark"].trigger()
    name_it(whole, "duplicate-plan", "Scenario")
    assert whole.application.performer.next_undo is None


def test_a_folder_from_elsewhere_is_remembered(
    whole: Program, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "stick"
    workspace_at(elsewhere, Clock(), first_plan()).close()
    desk_of(whole).open_folder(elsewhere)
    assert whole.application.paths == Paths(elsewhere)
    assert titles(whole) == ["Main plan", "stick*"]
    choose(whole, "Main plan")
    assert titles(whole) == ["Main plan*", "stick"]


def test_a_folder_with_other_files_is_told_and_nothing_changes(whole: Program, tmp_path: Path) -> None:
    other = tmp_path / "letters"
    other.mkdir()
    (other / "letter.txt").touch()
    before = whole.application
    desk_of(whole).open_folder(other)
    assert whole.application is before
    assert "holds other files" in words_of(before.window.findChild(Toast))


def test_a_damaged_plan_is_told_and_this_one_stays_open(whole: Program, folder: Path) -> None:
    name_it(whole, "duplicate-plan", "Scenario")
    choose(whole, "Main plan")
    (folder / "plans" / "Scenario" / "planner.db").write_bytes(b"nothing of use")
    before = whole.application
    choose(whole, "Scenario")
    assert whole.application is before
    dialog = before.window.findChild(RescueDialog)
    assert "is not a study plan" in words_of(dialog)
    assert "There is no backup that could take its place." in words_of(dialog)
    assert before.workspace.saved_at is not None


def test_a_backup_takes_the_place_of_a_damaged_plan_by_one_click(whole: Program, folder: Path) -> None:
    name_it(whole, "duplicate-plan", "Scenario")
    paths = whole.application.paths
    whole.application.performer.perform(lambda plan, _schedule: know_item(plan, "containers", MONDAY))
    back_up_now(paths)
    choose(whole, "Main plan")
    paths.database.write_bytes(b"nothing of use")
    choose(whole, "Scenario")
    dialog = whole.application.window.findChild(RescueDialog)
    assert dialog is not None
    assert "made by hand" in words_of(dialog)
    next(each for each in dialog.list.findChildren(QPushButton) if each.text() == "Restore").click()
    QApplication.processEvents()
    assert whole.application.paths == paths
    assert "containers" in whole.application.workspace.plan.progress
    assert "Restored the backup: " in words_of(whole.application.window.findChild(Toast))
    (kept,) = (paths.data_dir / "damaged").iterdir()
    assert (kept / "planner.db").read_bytes() == b"nothing of use"


def test_a_backup_that_vanished_is_told_in_the_dialog_and_nothing_changes(whole: Program) -> None:
    name_it(whole, "duplicate-plan", "Scenario")
    paths = whole.application.paths
    backup = back_up_now(paths)
    choose(whole, "Main plan")
    paths.database.write_bytes(b"nothing of use")
    choose(whole, "Scenario")
    backup.unlink()
    dialog = whole.application.window.findChild(RescueDialog)
    assert dialog is not None
    next(each for each in dialog.list.findChildren(QPushButton) if each.text() == "Restore").click()
    assert dialog.problem.text
    assert dialog.isVisible()
    assert paths.database.read_bytes() == b"nothing of use"
    assert not (paths.data_dir / "damaged").exists()
    dialog.reject()


def test_the_plan_that_was_opened_last_is_remembered(whole: Program, folder: Path) -> None:
    recent = RecentPlans(Paths(folder))
    assert recent.last == Paths(folder)
    name_it(whole, "duplicate-plan", "Scenario")
    assert recent.last == whole.application.paths
    choose(whole, "Main plan")
    assert recent.last == Paths(folder)


def test_windows_and_plans_of_before_are_let_go(whole: Program) -> None:
    name_it(whole, "duplicate-plan", "Scenario")
    before: list[weakref.ref[Application]] = []
    for title in ("Main plan", "Scenario", "Main plan"):
        whole.application.window.show_page("settings")  # for which the tray is made, too
        before.append(weakref.ref(whole.application))
        choose(whole, title)
        before.append(weakref.ref(whole.application))
        whole.rebuild()
    let_go()
    gc.collect()
    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    assert windows == [whole.application.window]
    assert [each() for each in before] == [None] * len(before)


def test_a_plan_that_another_window_has_open_is_left_to_it(whole: Program, folder: Path) -> None:
    name_it(whole, "duplicate-plan", "Scenario")
    choose(whole, "Main plan")
    other = OneWindow(Paths(folder / "plans" / "Scenario"))
    assert other.take()
    before = whole.application
    choose(whole, "Scenario")
    assert whole.application is before
    assert "open in another window" in words_of(before.window.findChild(Toast))
    other.release()
    choose(whole, "Scenario")
    assert whole.application is not before
    assert OneWindow(Paths(folder)).take()


def test_every_folder_is_locked_while_its_plan_is_open(whole: Program, folder: Path) -> None:
    name_it(whole, "duplicate-plan", "Scenario")
    assert not OneWindow(Paths(folder / "plans" / "Scenario")).take()
    for dialog in whole.application.window.findChildren(QDialog):
        assert not dialog.isVisible()


def found_by(whole: Program, typed: str) -> list[str]:
    view = whole.application.late.palette.view
    if view.isVisible():
        whole.application.late.palette.close()
    whole.application.late.palette.toggle()
    view.line.setText(typed)
    rows = [view.model.row_at(view.model.index(place, 0)) for place in range(view.model.rowCount())]
    return [row.entry.title for row in rows if isinstance(row, ResultRow)]


def test_the_palette_finds_other_plans_and_what_makes_them(whole: Program, folder: Path) -> None:
    name_it(whole, "duplicate-plan", "Two jobs")
    ways = {
        *("New plan...", "Duplicate the plan as a scenario..."),
        *("Open a plan in another folder...", "Open plan: Main plan"),
    }
    for typed in ("plans", "switch", "switch plan"):
        assert ways <= set(found_by(whole, typed)), typed
    assert ways <= set(found_by(whole, "plan"))
    assert found_by(whole, "")[-1] != "Open plan: Main plan"
    assert found_by(whole, "main plan")[0] == "Open plan: Main plan"
    view = whole.application.late.palette.view
    QTest.keyClick(view.line, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert whole.application.paths == Paths(folder)
    assert found_by(whole, "switch two jobs") == ["Open plan: Two jobs"]
