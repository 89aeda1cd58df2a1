"""The checklist of the week stands by day or by subject, as the learner likes, also tomorrow."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from planner.app import Application
from planner.domain.item import Subject
from planner.domain.session import SessionState
from planner.services.words import subject_name
from planner.ui.week.grid.view import WeekGridView
from planner.ui.week.panel.checklist_delegate import CHECK_LEFT, CHECK_SIZE
from planner.ui.week.panel.checklist_model import ChecklistModel
from planner.ui.week.panel.checklist_rows import GroupRow
from planner.ui.week.panel.checklist_view import ChecklistView
from planner.ui.week.panel.week_panel import WeekPanel
from tests.features.conftest import close
from tests.support.mouse import drag, press, release

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT = Qt.MouseButton.LeftButton


def panel_of(program: Application) -> WeekPanel:
    panel = program.window.findChild(WeekPanel)
    assert panel is not None
    return panel


def groups(program: Application) -> list[GroupRow]:
    model = model_of(panel_of(program).checklist)
    found = [model.group_at(model.index(row, 0)) for row in range(model.rowCount())]
    return [each for each in found if each is not None]


def model_of(checklist: ChecklistView) -> ChecklistModel:
    model = checklist.model()
    assert isinstance(model, ChecklistModel)
    return model


def place_of(checklist: ChecklistView, id: str) -> QRect:
    index = model_of(checklist).index_of(id)
    checklist.scrollTo(index)
    return checklist.visualRect(index)


def subjects_of_the_week(program: Application) -> list[str]:
    """The names of the tracks that the sessions in the grid are of, in the order of the side bar."""
    plan = program.workspace.plan
    grid = program.window.findChild(WeekGridView)
    assert grid is not None
    stored = {session.id: session for session in program.workspace.schedule.sessions}
    found = {plan.items[stored[block.row.id].item].subject for block in grid.board.blocks}
    return [subject_name(subject) for subject in Subject if subject in found]


def state_of(program: Application, id: str) -> SessionState:
    return next(each.state for each in program.workspace.schedule.sessions if each.id == id)


def by_subject(program: Application) -> None:
    program.window.actions_by_id["by-subject"].setChecked(True)


def test_a_click_beside_the_hours_turns_days_into_subjects_and_back(story: Application) -> None:
    panel = panel_of(story)
    days = [group.title for group in groups(story)]
    assert days[0].startswith("Today, Monday 23")
    QTest.mouseClick(panel.order_button, LEFT)
    assert [group.title for group in groups(story)] == subjects_of_the_week(story)
    assert panel.order_button.isChecked()
    assert panel.checklist.selected_session
    QTest.mouseClick(panel.order_button, LEFT)
    assert [group.title for group in groups(story)] == days
    assert not panel.order_button.isChecked()


def test_the_keyboard_switches_it_with_a_letter_and_on_the_button(story: Application) -> None:
    panel = panel_of(story)
    action = story.window.actions_by_id["by-subject"]
    panel.checklist.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(panel.checklist, Qt.Key.Key_G)
    assert [group.title for group in groups(story)] == subjects_of_the_week(story)
    QTest.keyClick(panel.checklist, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is panel.order_button
    QTest.keyClick(panel.order_button, Qt.Key.Key_Space)
    assert not action.isChecked()
    assert groups(story)[0].title.startswith("Today")
    QTest.keyClick(panel.order_button, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is panel.checklist


def test_it_stands_in_the_menu_and_says_what_it_does(story: Application) -> None:
    action = story.window.actions_by_id["by-subject"]
    assert any(action in menu.actions() for menu in story.window.menuBar().findChildren(QMenu))
    tip = panel_of(story).order_button.toolTip()
    assert tip.startswith("Checklist by subject (G). ")
    assert panel_of(story).order_button.accessibleName() == "Checklist by subject"


def test_a_tick_under_a_subject_marks_the_session_done_and_counts_it(story: Application) -> None:
    by_subject(story)
    checklist = panel_of(story).checklist
    session = groups(story)[0].sessions[0]
    place = place_of(checklist, session.id)
    box = QPoint(place.left() + CHECK_LEFT + CHECK_SIZE // 2, place.center().y())
    QTest.mouseClick(checklist.viewport(), LEFT, pos=box)
    assert state_of(story, session.id) is SessionState.DONE
    assert groups(story)[0].meta.startswith("1 of ")
    story.performer.undo()
    assert state_of(story, session.id) is SessionState.PLANNED
    assert groups(story)[0].meta.startswith("0 of ")


def test_space_ticks_the_session_that_is_selected_in_the_grid(story: Application) -> None:
    by_subject(story)
    checklist = panel_of(story).checklist
    id = checklist.selected_session
    assert checklist.viewport().rect().contains(checklist.visualRect(checklist.currentIndex()))
    checklist.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(checklist, Qt.Key.Key_Space)
    assert state_of(story, id) is SessionState.DONE
    assert checklist.selected_session == id


def test_a_row_is_dragged_from_under_its_subject_into_the_grid(story: Application) -> None:
    by_subject(story)
    checklist = panel_of(story).checklist
    grid = story.window.findChild(WeekGridView)
    assert grid is not None
    id = groups(story)[0].sessions[0].id
    start = place_of(checklist, id).center()
    to = checklist.viewport().mapFromGlobal(grid.viewport().mapToGlobal(grid.viewport().rect().center()))
    press(checklist.viewport(), start)
    drag(checklist.viewport(), to)
    release(checklist.viewport(), to)
    moved = next(each for each in story.workspace.schedule.sessions if each.id == id)
    assert moved.pinned
    (row,) = [each for group in groups(story) for each in group.sessions if each.id == id]
    assert row.length.startswith("Thu, ")


def test_the_order_holds_for_every_week_and_is_kept_after_a_restart(
    story: Application, open_program: Callable[[Path], Application], folder: Path
) -> None:
    QTest.mouseClick(panel_of(story).order_button, LEFT)
    story.window.actions_by_id["next-week"].trigger()
    assert [group.title for group in groups(story)] == subjects_of_the_week(story)
    close(story)
    again = open_program(folder)
    assert panel_of(again).order_button.isChecked()
    assert [group.title for group in groups(again)] == subjects_of_the_week(again)
    again.window.actions_by_id["by-subject"].trigger()
    close(again)
    assert groups(open_program(folder))[0].title.startswith("Today")
