"""The program is started: on the plan that was open last, and on a backup where the plan cannot be opened."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.paths import Paths
from planner.program import Program
from planner.services.backups import back_up_now
from planner.services.items import know_item
from planner.services.plans import duplicate_plan
from planner.start import Start
from planner.ui.one_window import OneWindow
from planner.ui.plans.recent import RecentPlans
from planner.ui.plans.rescue_dialog import RescueDialog
from planner.ui.widgets.banner import Banner
from planner.ui.widgets.error_dialog import ErrorDialog
from planner.ui.widgets.toast import Toast
from tests.support.widgets import let_go
from tests.support.workspaces import MONDAY, Clock

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Begin = Callable[..., Program | None]


@pytest.fixture
def home(folder: Path) -> Paths:
    return Paths(folder)


@pytest.fixture
def scenario(home: Paths) -> Paths:
    """Another plan, which was open last."""
    copy = duplicate_plan(home, home, "Two jobs")
    RecentPlans(home).remember_last(copy)
    return copy


@pytest.fixture
def start(qapp: QApplication, clock: Clock) -> Start:
    return Start(qapp, clock)


@pytest.fixture
def begin(start: Start, home: Paths) -> Iterator[Begin]:
    """Start the program on a folder; its window is closed when the story ends."""
    begun: list[Program] = []

    def on(paths: Paths = home, *, is_named: bool = False) -> Program | None:
        program = start.begin(paths, is_named=is_named)
        begun.extend(filter(None, [program]))
        return program

    yield on
    for program in begun:
        if isValid(program.application.window):
            program.application.window.close()
            program.close()
            program.application.window.deleteLater()
    let_go()


@pytest.fixture
def asked() -> list[str]:
    """What the dialogs said."""
    return []


def answer(kind: type[QDialog], button: str, asked: list[str]) -> None:
    """Press a button of the dialog that comes next."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            QTimer.singleShot(5, press)
            return
        asked.append(" ".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible()))
        next(each for each in dialog.findChildren(QPushButton) if each.text() == button).click()

    QTimer.singleShot(0, press)


def answer_after(button: str, another: str, asked: list[str]) -> None:
    """Press another button of a dialog once it says what was wrong with the first."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if not (isinstance(dialog, RescueDialog) and dialog.problem.text):
            QTimer.singleShot(5, press)
            return
        answer(RescueDialog, another, asked)

    QTimer.singleShot(0, press)


def damage(home: Paths) -> None:
    """Lose a page, in the middle of the file."""
    content = home.database.read_bytes()
    middle = len(content) // 2 // 4096 * 4096
    home.database.write_bytes(content[:middle] + bytes(4096) + content[middle + 4096 :])


def folder_of(program: Program | None) -> Path:
    assert program is not None
    return program.application.paths.data_dir


def test_it_begins_with_the_plan_that_was_open_last(begin: Begin, start: Start, scenario: Paths) -> None:
    program = begin()
    assert folder_of(program) == scenario.data_dir
    assert program is not None
    assert program.application.window.windowTitle() == "Two jobs, Study Planner"
    assert start.told == ""


def test_a_folder_that_is_named_is_opened_itself(begin: Begin, home: Paths, scenario: Paths) -> None:
    assert folder_of(begin(is_named=True)) == home.data_dir
    assert RecentPlans(home).last == scenario


def test_a_plan_that_was_moved_away_is_told_once_and_the_main_one_is_open(
    begin: Begin, start: Start, home: Paths, scenario: Paths, tmp_path_factory: pytest.TempPathFactory
) -> None:
    scenario.data_dir.rename(tmp_path_factory.mktemp("elsewhere") / "Two jobs")
    assert folder_of(begin()) == home.data_dir
    assert start.told == "Two jobs is not where it was any more, so the main plan is open."
    assert RecentPlans(home).last == home


def test_plans_that_moved_together_are_found(
    begin: Begin, home: Paths, scenario: Paths, tmp_path_factory: pytest.TempPathFactory
) -> None:
    moved = home.data_dir.rename(tmp_path_factory.mktemp("elsewhere") / "Study")
    assert folder_of(begin(Paths(moved))) == moved / "plans" / "Two jobs"


def test_a_last_plan_that_cannot_be_read_of_the_choices_is_the_main_one(begin: Begin, home: Paths) -> None:
    home.window.write_text("[General]\nlast_plan=a, b\n")
    assert folder_of(begin()) == home.data_dir


def test_a_last_plan_of_a_newer_version_is_told_and_the_main_one_is_open(
    begin: Begin, start: Start, home: Paths, scenario: Paths, asked: list[str]
) -> None:
    with closing(sqlite3.connect(scenario.database)) as connection:
        connection.execute("PRAGMA user_version = 999")
    answer(ErrorDialog, "Close", asked)
    assert folder_of(begin()) == home.data_dir
    assert "newer version" in asked[0]
    assert RecentPlans(home).last == home
    assert OneWindow(scenario).take()


def test_a_plan_that_cannot_be_opened_ends_the_start(
    begin: Begin, start: Start, home: Paths, asked: list[str]
) -> None:
    home.database.write_bytes(b"nothing of use")
    answer(RescueDialog, "Close", asked)
    assert begin() is None
    assert start.code == 1
    assert "There is no backup that could take its place. Nothing was changed." in asked[0]
    assert home.database.read_bytes() == b"nothing of use"


def test_a_damaged_plan_goes_on_with_a_backup_by_one_click(
    begin: Begin, start: Start, home: Paths, asked: list[str]
) -> None:
    back_up_now(home)
    home.database.write_bytes(b"nothing of use")
    answer(RescueDialog, "Restore", asked)
    program = begin()
    assert program is not None
    assert program.application.workspace.has_plan
    assert "made by hand" in asked[0]
    assert start.told.startswith("Restored the backup: ")
    assert start.told.endswith(f"is kept in {next((home.data_dir / 'damaged').iterdir())}.")


LOOK = "Open a copy of what can be read"


def test_what_can_be_read_of_a_damaged_plan_is_shown_in_a_copy_in_which_nothing_changes(
    begin: Begin, start: Start, home: Paths, asked: list[str]
) -> None:
    damage(home)
    before = home.database.read_bytes()
    answer(RescueDialog, LOOK, asked)
    program = begin()
    assert program is not None
    copy, workspace = program.application.paths, program.application.workspace
    assert (start.code, copy != home) == (0, True)
    assert len(workspace.plan.items) > 10
    assert workspace.schedule.sessions
    (banner,) = program.application.window.findChildren(Banner)
    assert banner.accessibleName().startswith("A copy of what can be read Nothing can be changed here")
    assert str(home.database) in banner.accessibleName()
    done = program.application.performer.perform(
        lambda plan, _schedule: know_item(plan, "containers", MONDAY)
    )
    assert done is None
    told = program.application.window.findChild(Toast)
    assert told is not None
    assert told.accessibleName() == "This is a copy to look at, in which nothing can be changed."
    program.application.show()
    program.begin()
    assert not copy.backups.exists()
    program.application.window.close()
    program.close()
    assert not copy.data_dir.parent.exists()
    assert home.database.read_bytes() == before


def test_from_the_copy_there_is_a_way_back_to_the_choices(
    begin: Begin, home: Paths, asked: list[str], qtbot: QtBot
) -> None:
    back_up_now(home)
    damage(home)
    answer(RescueDialog, LOOK, asked)
    program = begin()
    assert program is not None
    copy = program.application
    copy.show()
    back = next(
        each for each in copy.window.findChildren(QPushButton) if each.text() == "Back to the choices"
    )
    back.click()
    qtbot.waitUntil(lambda: bool(copy.window.findChildren(RescueDialog)))
    (dialog,) = copy.window.findChildren(RescueDialog)
    next(each for each in dialog.findChildren(QPushButton) if each.text() == LOOK).click()
    qtbot.waitUntil(lambda: program.application is not copy)
    assert not copy.paths.data_dir.parent.exists()
    again = program.application
    program.leave_sample()
    (dialog,) = again.window.findChildren(RescueDialog)
    next(each for each in dialog.findChildren(QPushButton) if each.text() == "Restore").click()
    qtbot.waitUntil(lambda: program.application is not again)
    assert program.application.paths == home
    assert not again.paths.data_dir.parent.exists()


def test_where_nothing_can_be_read_that_is_said_beside_the_other_choices(
    begin: Begin, home: Paths, asked: list[str]
) -> None:
    home.database.write_bytes(home.database.read_bytes()[:200])
    answer(RescueDialog, LOOK, asked)
    answer_after(LOOK, "Close", asked)
    assert begin() is None
    assert "Nothing of a plan can be read" in asked[1]


@pytest.mark.parametrize("is_empty", [True, False])
def test_a_plan_that_is_gone_while_its_backups_are_there(
    begin: Begin, home: Paths, asked: list[str], is_empty: bool
) -> None:
    back_up_now(home)
    home.database.unlink()
    if is_empty:
        home.database.touch()
    answer(RescueDialog, "Restore", asked)
    program = begin()
    assert "is missing or empty" in asked[0]
    assert program is not None
    assert program.application.workspace.has_plan


def test_another_plan_can_be_begun_where_one_is_gone(begin: Begin, home: Paths, asked: list[str]) -> None:
    back_up_now(home)
    home.database.unlink()
    answer(RescueDialog, "Begin a new plan", asked)
    program = begin()
    assert program is not None
    assert not program.application.workspace.has_plan


def test_a_window_that_is_open_comes_to_the_front(
    begin: Begin, start: Start, scenario: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    held = OneWindow(scenario)
    assert held.take()
    assert begin() is None
    assert start.code == 0
    assert "is open already" in capsys.readouterr().err
    held.release()
