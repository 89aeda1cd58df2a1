"""A learner opens the program for the first time and has a plan after five steps."""

import gc
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSysInfo, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.domain.plan import Plan
from planner.paths import Paths
from planner.program import Program
from planner.services.backups import back_up_now
from planner.services.catalog import shipped_roadmap
from planner.services.items import know_item
from planner.services.sample_folder import make_sample_folder
from planner.services.weeks import monday_of
from planner.ui.main_window import MainWindow
from planner.ui.one_window import OneWindow
from planner.ui.week.grid.session_block import SessionBlock
from planner.ui.week.grid.view import WeekGridView
from planner.ui.week.page import WeekPage
from planner.ui.welcome.assistant import WelcomeAssistant
from planner.ui.widgets.banner import Banner
from planner.ui.widgets.empty_state import EmptyState
from tests.features.conftest import close, end_program, run_program
from tests.support.widgets import let_go
from tests.support.workspaces import MONDAY, Clock


@pytest.fixture
def fresh(open_program: Callable[[Path], Application], tmp_path: Path) -> Application:
    """The program on an empty folder."""
    return open_program(tmp_path / "new")


def assistant_of(program: Application) -> WelcomeAssistant:
    found = program.window.findChild(WelcomeAssistant)
    assert found is not None
    return found


def way_of(assistant: WelcomeAssistant, words: str) -> QPushButton:
    return next(each for each in assistant.findChildren(QPushButton) if each.text() == words)


def test_four_times_continue_and_create_gives_a_full_week(fresh: Application, qtbot: QtBot) -> None:
    assistant = assistant_of(fresh)
    for _step in range(4):
        qtbot.keyClick(assistant, Qt.Key.Key_Return)
    assert not fresh.workspace.has_plan
    with qtbot.waitSignal(fresh.performer.changed):
        qtbot.keyClick(assistant, Qt.Key.Key_Return)
    plan = fresh.workspace.plan
    assert len(plan.items) == 120
    week = [session for session in plan.sessions.values() if session.accepted]
    assert {monday_of(session.start) for session in week} == {monday_of(MONDAY)}
    assert sum(session.minutes for session in week) >= 570


@pytest.mark.parametrize("background", [each.id for each in shipped_roadmap().backgrounds])
def test_whoever_she_is_the_first_screen_is_a_full_sensible_week(
    background: str, fresh: Application, qtbot: QtBot
) -> None:
    assistant = assistant_of(fresh)
    assistant._background.card(background).click()
    for _step in range(5):
        qtbot.keyClick(assistant, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: fresh.workspace.has_plan)
    plan, now = fresh.workspace.plan, fresh.workspace.now
    week = [session for session in plan.sessions.values() if session.accepted]
    assert {monday_of(session.start) for session in week} == {monday_of(now)}
    assert {session.start.weekday() for session in week} == {0, 1, 2, 3, 4}
    assert 570 <= sum(session.minutes for session in week) <= 600
    assert len({session.item for session in week}) >= 3
    needed = {id for session in week for id in plan.items[session.item].requires}
    assert all(plan.status(id).is_settled for id in needed - {session.item for session in week})
    assert isinstance(fresh.window.page, WeekPage)
    blocks = [each for each in fresh.window.page.findChildren(SessionBlock) if each.isVisible()]
    assert len(blocks) == len(week)


def test_late_on_a_friday_the_first_screen_is_the_week_that_begins_with_the_first_session(
    open_program: Callable[[Path], Application], tmp_path: Path, clock: Clock, qtbot: QtBot
) -> None:
    clock.now = datetime(2026, 11, 27, 22, 16)
    fresh = open_program(tmp_path / "new")
    assistant = assistant_of(fresh)
    for _step in range(5):
        qtbot.keyClick(assistant, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: fresh.workspace.has_plan)
    page = fresh.window.page
    assert isinstance(page, WeekPage)
    assert page.first_day == date(2026, 11, 30)
    blocks = [each for each in page.findChildren(SessionBlock) if each.isVisible()]
    assert len(blocks) >= 5
    first = next(fresh.workspace.schedule.since(clock.now.date()))
    assert page.selected == first.id
    fresh.window.actions_by_id["today"].trigger()
    assert page.first_day == date(2026, 11, 23)
    page.set_panel_open(True)
    shown = {each.text(): each for each in page.findChildren(QPushButton) if each.isVisible()}
    shown["Show the next session"].click()
    assert (page.first_day, page.selected) == (date(2026, 11, 30), first.id)


def test_set_up_later_writes_nothing_and_can_be_taken_up_again(
    fresh: Application, qtbot: QtBot, open_program: Callable[[Path], Application], tmp_path: Path
) -> None:
    assistant_of(fresh).reject()
    assert not fresh.workspace.has_plan
    assert fresh.workspace.plan == Plan()
    action = fresh.window.actions_by_id["set-up"]
    assert action.isEnabled()
    close(fresh)
    again = open_program(tmp_path / "new")
    assert assistant_of(again).isVisible()


def answer_up_to_the_exam(assistant: WelcomeAssistant, qtbot: QtBot) -> None:
    """Choose another background, other hours and an exam; stay at the step of the exam."""
    assistant._background.card("data-engineer").click()
    for _step in range(2):
        qtbot.keyClick(assistant, Qt.Key.Key_Return)
    assistant._week.hours.setValue(14)
    qtbot.keyClick(assistant, Qt.Key.Key_Return)
    assistant._goal.goal_title.setFocus()
    qtbot.keyClicks(assistant._goal.goal_title, "My goal")
    assistant._goal.exam_wanted.emit("gcp-pmle")


LEAVE = {
    "Escape": lambda program, qtbot: qtbot.keyClick(assistant_of(program), Qt.Key.Key_Escape),
    "Set up later": lambda program, _qtbot: assistant_of(program).later_button.click(),
    "closing the dialog": lambda program, _qtbot: assistant_of(program).close(),
}


@pytest.mark.parametrize("leave", LEAVE.values(), ids=LEAVE)
def test_answers_are_there_again_in_the_same_run_and_in_the_next(
    leave: Callable[[Application, QtBot], object],
    fresh: Application,
    qtbot: QtBot,
    open_program: Callable[[Path], Application],
    tmp_path: Path,
) -> None:
    answer_up_to_the_exam(assistant_of(fresh), qtbot)
    given = assistant_of(fresh).answers
    assert (given.background, given.hours_per_week, given.goal_title) == ("data-engineer", 14, "My goal")
    assert given.exam("gcp-pmle") is not None
    leave(fresh, qtbot)
    assert not fresh.workspace.has_plan
    qtbot.waitUntil(lambda: fresh.window.findChild(WelcomeAssistant) is None)
    fresh.window.actions_by_id["set-up"].trigger()
    assert (assistant_of(fresh).answers, assistant_of(fresh).step) == (given, 3)
    assert assistant_of(fresh)._week.hours.value() == 14
    close(fresh)
    again = assistant_of(open_program(tmp_path / "new"))
    assert (again.answers, again.step) == (given, 3)
    assert not again.next_button.isHidden()


def test_answers_survive_a_program_that_ends_without_a_word(
    fresh: Application, qtbot: QtBot, open_program: Callable[[Path], Application], tmp_path: Path
) -> None:
    answer_up_to_the_exam(assistant_of(fresh), qtbot)
    given = assistant_of(fresh).answers
    again = assistant_of(open_program(tmp_path / "new"))  # the first one never closed
    assert (again.answers, again.step) == (given, 3)


def test_a_plan_that_is_made_forgets_the_answers(fresh: Application, qtbot: QtBot, tmp_path: Path) -> None:
    assistant = assistant_of(fresh)
    answer_up_to_the_exam(assistant, qtbot)
    assert Paths(tmp_path / "new").first_run.exists()
    assistant.forward()
    with qtbot.waitSignal(fresh.performer.changed):
        assistant.forward()
    assert fresh.workspace.has_plan
    assert not Paths(tmp_path / "new").first_run.exists()


def test_leftovers_that_cannot_be_read_begin_a_first_run_as_ever(
    open_program: Callable[[Path], Application], tmp_path: Path
) -> None:
    Paths(tmp_path).first_run.write_bytes(b"\x00 not for us")
    assistant = assistant_of(open_program(tmp_path))
    assert assistant.isVisible()
    assert (assistant.step, assistant.answers.background) == (0, "software-engineer")
    assert Paths(tmp_path).first_run.read_bytes() == b"\x00 not for us"


@pytest.mark.parametrize(
    "page", ["show-week", "show-roadmap", "show-courses", "show-exams", "show-progress", "show-availability"]
)
def test_without_a_plan_every_page_says_what_belongs_there(fresh: Application, page: str) -> None:
    assistant_of(fresh).reject()
    fresh.window.actions_by_id[page].trigger()
    shown = fresh.window.page
    assert shown.isVisible()
    assert not shown.grab().isNull()
    if page != "show-week":
        assert any(each.isVisible() for each in shown.findChildren(EmptyState))


def test_the_window_comes_back_as_it_was_left(
    open_program: Callable[[Path], Application], folder: Path
) -> None:
    program = open_program(folder)
    program.window.actions_by_id["side-bar"].setChecked(False)
    program.window.actions_by_id["menu-bar"].setChecked(True)
    close(program)
    again = open_program(folder)
    assert isinstance(again.window, MainWindow)
    assert not again.window.actions_by_id["side-bar"].isChecked()
    assert again.window.menuBar().isVisible()


def test_the_theme_that_was_chosen_is_kept(open_program: Callable[[Path], Application], folder: Path) -> None:
    program = open_program(folder)
    before = program.window.grab().toImage()
    program.window.actions_by_id["theme-dark"].trigger()
    assert program.window.grab().toImage() != before
    close(program)
    assert str(open_program(folder).settings.value("theme")) == "dark"


def test_an_error_that_nobody_caught_is_told_once_and_logged(
    program: Application, folder: Path, qtbot: QtBot
) -> None:
    from planner.ui.fault_reporter import FaultReporter
    from planner.ui.widgets.error_dialog import ErrorDialog

    report = FaultReporter(lambda: program.window, lambda: Paths(folder))
    for _time in range(2):
        try:
            raise ZeroDivisionError("planted")
        except ZeroDivisionError as error:
            report(type(error), error, error.__traceback__)
    dialogs = program.window.findChildren(ErrorDialog)
    assert len(dialogs) == 1
    log = (folder / "planner.log").read_text(encoding="utf-8")
    assert log.count("\nZeroDivisionError\n") == 2
    assert "planted" not in log
    dialogs[0].reject()


def test_a_date_far_away_does_not_trouble_the_clock(
    open_program: Callable[[Path], Application], folder: Path, qtbot: QtBot
) -> None:
    program = open_program(folder)
    program.window.side_bar.month.day_activated.emit(date(2028, 2, 29))
    grid = program.window.findChild(WeekGridView)
    assert grid is not None
    assert "28 February" in grid.accessibleName()


def banner_of(whole: Program) -> Banner:
    return next(
        each for each in whole.application.window.findChildren(Banner) if "sample" in each.accessibleName()
    )


@pytest.fixture
def nothing_yet(qapp: QApplication, clock: Clock, tmp_path: Path) -> Iterator[Program]:
    """The whole program, which can open another plan, on an empty folder."""
    yield from run_program(qapp, clock, tmp_path / "new")


def test_she_looks_around_in_a_sample_and_goes_on_where_she_was(
    nothing_yet: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    assistant = assistant_of(nothing_yet.application)
    answer_up_to_the_exam(assistant, qtbot)
    given, before = assistant.answers, nothing_yet.application.window
    way_of(assistant, "See a sample plan").click()
    qtbot.waitUntil(lambda: nothing_yet.application.window is not before)
    sample = nothing_yet.application
    assert banner_of(nothing_yet).isVisible()
    assert sample.window.windowTitle() == "Sample plan, Study Planner"
    assert tmp_path not in sample.paths.data_dir.parents
    assert len([session for session in sample.workspace.plan.sessions.values() if session.accepted]) > 10
    sample.performer.perform(lambda plan, _schedule: know_item(plan, "kubernetes-kubeflow", MONDAY))
    button = banner_of(nothing_yet).findChild(QPushButton)
    assert button is not None
    button.click()
    qtbot.waitUntil(lambda: nothing_yet.application is not sample)
    assert nothing_yet.application.paths == Paths(tmp_path / "new")
    assert not nothing_yet.application.workspace.has_plan
    assert not sample.paths.data_dir.exists()
    again = assistant_of(nothing_yet.application)
    assert (again.answers, again.step) == (given, 3)


def test_a_sample_stays_marked_in_a_window_that_is_built_anew(nothing_yet: Program, qtbot: QtBot) -> None:
    before = nothing_yet.application
    before.window.actions_by_id["theme-dark"].trigger()
    way_of(assistant_of(before), "See a sample plan").click()
    qtbot.waitUntil(lambda: nothing_yet.application is not before)
    sample = nothing_yet.application
    assert sample.choices.look.theme == "dark"
    nothing_yet.rebuild()
    assert nothing_yet.application is not sample
    assert banner_of(nothing_yet).isVisible()
    nothing_yet.open_plan(nothing_yet._before_sample)  # as by the menu of plans
    assert not sample.paths.data_dir.exists()
    assert not nothing_yet.application.workspace.has_plan


def test_a_sample_goes_with_the_program(nothing_yet: Program, qtbot: QtBot) -> None:
    before = nothing_yet.application
    way_of(assistant_of(before), "See a sample plan").click()
    qtbot.waitUntil(lambda: nothing_yet.application is not before)
    folder = nothing_yet.application.paths.data_dir
    assert folder.exists()
    nothing_yet.application.window.actions_by_id["set-up"].trigger()
    qtbot.waitUntil(lambda: not folder.exists())
    qtbot.wait(50)  # what waits to be written is written now
    let_go()
    assert not folder.parent.exists()
    assert assistant_of(nothing_yet.application).isVisible()
    way_of(assistant_of(nothing_yet.application), "See a sample plan").click()
    qtbot.waitUntil(lambda: nothing_yet.application.workspace.has_plan)
    folder = nothing_yet.application.paths.data_dir
    nothing_yet.application.window.actions_by_id["side-bar"].trigger()  # a choice that waits to be written
    end_program(nothing_yet)
    gc.collect()
    assert not folder.parent.exists()


def test_what_a_program_left_that_was_killed_in_a_sample_goes_after_the_next_start(
    nothing_yet: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("planner.program._CLEAR_AFTER_MS", 0)
    killed, open_one = make_sample_folder(), make_sample_folder()
    killed.lock.write_text(f"999999999\nstudy-planner\n{QSysInfo.machineHostName()}\n", encoding="utf-8")
    only = OneWindow(open_one)
    assert only.take()
    nothing_yet.begin()
    qtbot.waitUntil(lambda: not killed.data_dir.parent.exists())
    assert open_one.data_dir.exists()
    only.release()


def test_without_a_program_around_it_no_sample_is_offered(fresh: Application) -> None:
    ways = [each.text() for each in assistant_of(fresh).findChildren(QPushButton)]
    assert "Open a plan..." in ways
    assert "See a sample plan" not in ways


def test_she_goes_on_with_a_backup_instead(
    fresh: Application, qtbot: QtBot, tmp_path: Path, folder: Path
) -> None:
    backup = back_up_now(Paths(folder))
    assistant = assistant_of(fresh)
    answer_up_to_the_exam(assistant, qtbot)
    assistant.open_button.click()
    dialog = assistant.findChild(QFileDialog)
    assert dialog is not None
    with qtbot.waitSignal(fresh.performer.changed):
        dialog.fileSelected.emit(str(backup))
    assert not assistant.isVisible()
    assert fresh.workspace.has_plan
    assert len(fresh.workspace.plan.items) == 120
    assert not Paths(tmp_path / "new").first_run.exists()
    assert not fresh.window.actions_by_id["set-up"].isEnabled()


def test_a_file_that_is_no_plan_is_told_and_the_questions_stay(fresh: Application, tmp_path: Path) -> None:
    (tmp_path / "other.db").write_text("no plan", encoding="utf-8")
    assistant = assistant_of(fresh)
    assistant.file_chosen.emit(tmp_path / "other.db")
    assert assistant.isVisible()
    assert "other.db" in assistant._refused.text()
    assert not fresh.workspace.has_plan


def test_without_a_plan_there_is_none_to_copy(nothing_yet: Program, whole: Program) -> None:
    assert not nothing_yet.application.window.actions_by_id["duplicate-plan"].isEnabled()
    assert whole.application.window.actions_by_id["duplicate-plan"].isEnabled()
