"""A learner works through a week: sees it, ticks sessions, changes her mind, closes and comes back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.domain.item import ItemStatus
from planner.domain.session import SessionKind, SessionState
from planner.services.items import log_time
from planner.services.weeks import monday_of
from planner.ui.week.completion_banner import CompletionBanner
from planner.ui.week.dialogs.complete_item_dialog import CompleteItemDialog
from planner.ui.week.dialogs.partly_dialog import PartlyDialog
from planner.ui.week.grid.view import WeekGridView
from planner.ui.week.page import WeekPage
from planner.ui.week.panel.hours_cell import CompactHours
from planner.ui.widgets.toast import Toast
from tests.features.conftest import close, moment
from tests.support.workspaces import MONDAY, Clock


def grid_of(program: Application) -> WeekGridView:
    grid = program.window.findChild(WeekGridView)
    assert grid is not None
    return grid


def first_session(program: Application) -> str:
    return program.workspace.schedule.sessions[0].id


def do(program: Application, action: str) -> None:
    found: QAction = program.window.actions_by_id[action]
    assert found.isEnabled(), action
    found.trigger()


def test_the_week_opens_first_with_what_to_do_today(program: Application) -> None:
    grid = grid_of(program)
    shown = {row.id for row in grid.board.rows}
    week = [
        session.id
        for session in program.workspace.schedule.sessions
        if monday_of(session.start) == monday_of(MONDAY) and session.kind is not SessionKind.EXAM
    ]
    assert shown == set(week)
    assert grid.selected == first_session(program)
    assert "23" in grid.accessibleName()


def test_a_tick_by_key_is_saved_shown_and_undone(program: Application, qtbot: QtBot) -> None:
    id = first_session(program)
    grid = grid_of(program)
    grid.select(id)
    block = grid.board.block(id)
    assert block is not None
    block.setFocus()
    with qtbot.waitSignal(program.performer.performed):
        qtbot.keyClick(block, Qt.Key.Key_Space)
    assert program.workspace.plan.sessions[id].state is SessionState.DONE
    assert program.workspace.plan.logged[program.workspace.plan.sessions[id].item] == 60
    with qtbot.waitSignal(program.performer.undone):
        qtbot.keyClick(program.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert program.workspace.plan.sessions[id].state is SessionState.PLANNED
    assert program.workspace.plan.logged == {}


def test_the_toast_names_the_step_and_takes_it_back(program: Application, qtbot: QtBot) -> None:
    do(program, "done")
    toast = program.window.findChild(Toast)
    assert toast is not None
    assert toast.isVisibleTo(program.window)
    assert toast.accessibleName().startswith("Did ")
    button = toast.findChild(QPushButton)
    assert button is not None
    with qtbot.waitSignal(program.performer.undone):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert program.workspace.plan.logged == {}


def test_partly_done_asks_for_the_minutes(program: Application, qtbot: QtBot) -> None:
    id = first_session(program)
    do(program, "partly")
    dialog = program.window.findChild(PartlyDialog)
    assert dialog is not None
    with qtbot.waitSignal(program.performer.performed):
        dialog.accept()
    assert program.workspace.plan.sessions[id].state is SessionState.PARTLY
    assert program.workspace.plan.logged == {program.workspace.plan.sessions[id].item: 30}


def test_an_item_is_done_by_evidence_and_the_plan_follows(program: Application, qtbot: QtBot) -> None:
    item = program.workspace.schedule.sessions[0].item
    do(program, "complete")
    dialog = program.window.findChild(CompleteItemDialog)
    assert dialog is not None
    assert dialog.question.done_when
    with qtbot.waitSignal(program.performer.performed):
        dialog.accept()
    assert program.workspace.plan.status(item) is ItemStatus.DONE
    assert all(row.id.rsplit("-", 2)[0] != item for row in grid_of(program).board.rows)


def test_skip_pin_and_back(program: Application) -> None:
    id = first_session(program)
    do(program, "pin")
    assert program.workspace.plan.sessions[id].pinned
    assert program.window.actions_by_id["pin"].text() == "Unpin"
    do(program, "pin")
    do(program, "skip")
    assert program.workspace.plan.sessions[id].state is SessionState.SKIPPED
    do(program, "undo")
    assert program.workspace.plan.sessions[id].state is SessionState.PLANNED


def test_the_next_week_can_be_seen_and_accepted(program: Application) -> None:
    do(program, "next-week")
    assert "30" in grid_of(program).accessibleName()
    do(program, "accept-week")
    assert not program.window.actions_by_id["accept-week"].isEnabled()
    sessions = program.workspace.plan.sessions.values()
    accepted = {monday_of(session.start) for session in sessions if session.accepted}
    assert accepted == {date(2026, 11, 23), date(2026, 11, 30)}
    do(program, "today")
    assert "23" in grid_of(program).accessibleName()


def test_closing_and_opening_again_shows_the_same_and_undo_still_works(
    open_program: Callable[[Path], Application], folder: Path
) -> None:
    before = open_program(folder)
    do(before, "done")
    rows = list(grid_of(before).board.rows)
    plan = before.workspace.plan
    close(before)
    after = open_program(folder)
    assert after.workspace.plan == plan
    assert list(grid_of(after).board.rows) == rows
    assert after.window.actions_by_id["undo"].text().startswith("Undo: Did ")
    do(after, "undo")
    assert after.workspace.plan.logged == {}


def test_a_missed_evening_is_told_calmly_and_its_work_returns(
    open_program: Callable[[Path], Application], folder: Path, clock: Clock
) -> None:
    clock.now = moment(24, 8)
    program = open_program(folder)
    monday = [s for s in program.workspace.schedule.sessions if s.start.date() == MONDAY.date()]
    assert {session.state_at(clock.now) for session in monday} == {SessionState.MISSED}
    assert program.workspace.schedule.goals[0].verdict == "feasible"


def test_another_program_writes_and_the_window_follows(
    program: Application, folder: Path, qtbot: QtBot, clock: Clock
) -> None:
    from planner.services.items import know_item
    from tests.support.workspaces import workspace_at

    other = workspace_at(folder, clock)
    with qtbot.waitSignal(program.performer.changed, timeout=5000):
        other.perform(lambda plan, _schedule: know_item(plan, "containers", clock.now))
    other.close()
    assert program.workspace.plan.status("containers") is ItemStatus.SKIPPED


@pytest.mark.parametrize(
    "page", ["show-roadmap", "show-courses", "show-exams", "show-progress", "show-availability", "show-week"]
)
def test_every_page_opens_by_its_key(program: Application, qtbot: QtBot, page: str) -> None:
    action = program.window.actions_by_id[page]
    do(program, "show-exams")
    do(program, page)
    assert action.isChecked()
    assert program.window.page.isVisible()


def buttons_of(banner: CompletionBanner) -> list[QPushButton]:
    assert banner.banner is not None
    return banner.banner.findChildren(QPushButton)


def test_the_week_asks_whether_an_item_is_done_when_it_was_studied_as_long_as_estimated(
    program: Application, qtbot: QtBot
) -> None:
    workspace, item = program.workspace, program.workspace.schedule.sessions[0].item
    whole = workspace.plan.items[item].effort.likely
    banner = program.window.findChild(CompletionBanner)
    assert banner is not None
    assert not banner.isVisibleTo(program.window)
    program.performer.perform(lambda plan, _schedule: log_time(plan, item, whole, MONDAY.date(), MONDAY))
    assert banner.isVisibleTo(program.window)
    mark, close = buttons_of(banner)
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not banner.isVisibleTo(program.window)
    program.performer.perform(lambda plan, _schedule: log_time(plan, item, 30, MONDAY.date(), MONDAY))
    mark, close = buttons_of(banner)
    qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)
    dialog = program.window.findChild(CompleteItemDialog)
    assert dialog is not None
    dialog.accept()
    assert workspace.plan.status(item) is ItemStatus.DONE
    assert not banner.isVisibleTo(program.window)
    program.performer.undo()
    assert banner.isVisibleTo(program.window)


def test_the_side_bar_says_when_the_plan_was_saved(
    program: Application, open_program: Callable[[Path], Application], folder: Path, clock: Clock
) -> None:
    def saved(of: Application) -> str:
        return next(each.text() for each in of.window.side_bar.findChildren(QLabel) if "Saved" in each.text())

    assert saved(program) == "Saved 08:00"
    clock.now = moment(23, 21, 50)
    program.workspace.move_time()
    assert saved(program) == "Saved 08:00"
    do(program, "done")
    assert saved(program) == "Saved 21:50"
    clock.now = moment(23, 23, 15)
    program.workspace.reload()
    assert saved(program) == "Saved 21:50"
    close(program)
    clock.now = moment(24, 7)
    assert saved(open_program(folder)) == "Saved Mon 23 Nov"


def test_a_folded_weekend_stays_folded_after_a_restart(
    program: Application, open_program: Callable[[Path], Application], folder: Path
) -> None:
    program.window.actions_by_id["weekend"].trigger()
    grid = program.window.findChild(WeekGridView)
    assert grid is not None
    assert grid.grid_geometry is not None
    assert grid.grid_geometry.folded
    close(program)
    again = open_program(folder)
    assert not again.window.actions_by_id["weekend"].isChecked()
    shown = again.window.findChild(WeekGridView)
    assert shown is not None
    assert shown.grid_geometry is not None
    assert shown.grid_geometry.folded


def test_in_a_narrower_window_the_week_keeps_its_panel_while_the_lists_open_theirs_on_demand(
    program: Application,
) -> None:
    window, panel = program.window, program.window.actions_by_id["panel"]
    window.resize(1200, 800)
    do(program, "show-roadmap")
    assert not panel.isChecked()
    do(program, "show-week")
    page = window.page
    assert isinstance(page, WeekPage)
    assert panel.isChecked()
    assert page.is_panel_open
    panel.trigger()
    assert not page.is_panel_open
    do(program, "show-exams")
    assert not panel.isEnabled()
    do(program, "show-week")
    assert not panel.isChecked()


def test_in_a_small_window_the_hours_are_in_the_strip_or_in_the_panel(program: Application) -> None:
    program.window.resize(1024, 640)
    page, hours = program.window.page, program.window.findChild(CompactHours)
    assert isinstance(page, WeekPage)
    assert hours is not None
    seen = []
    for is_open in (False, True, False):
        page.set_panel_open(is_open)
        do(program, "next-week")
        seen.append(hours.isVisible())
    assert seen == [True, False, True]
