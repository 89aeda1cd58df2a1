"""Free time and whole days: a learner clicks where nothing is, copies there, and takes a day off."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from planner.app import Application
from planner.ui.shared.own_session_dialog import OwnSessionDialog
from planner.ui.week.grid.view import WeekGridView
from planner.ui.widgets.toast import Toast

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def grid(story: Application) -> WeekGridView:
    found = story.window.findChild(WeekGridView)
    assert found is not None
    return found


def free_point(grid: WeekGridView, day: int = 6, minute: int = 12 * 60 + 20) -> QPoint:
    geometry = grid.grid_geometry
    assert geometry is not None
    return QPoint(geometry.x(day) + 20, geometry.y(minute) - grid.verticalScrollBar().value())


def click_free(grid: WeekGridView) -> None:
    QTest.mouseClick(grid.viewport(), LEFT, pos=free_point(grid))


def key(key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, keys)


def right_click(widget: QWidget, at: QPoint) -> list[str]:
    """Open the menu there, and return what it offers."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)
    return [action.text() for action in menu().actions()] if open_menus() else []


def open_menus() -> list[QMenu]:
    popup = QApplication.activePopupWidget()
    return [popup] if isinstance(popup, QMenu) else []


def menu() -> QMenu:
    (found,) = open_menus()
    return found


def choose(words: str) -> None:
    action = next(each for each in menu().actions() if each.text() == words)
    opened = menu()
    action.trigger()
    opened.close()


def test_a_click_on_free_time_marks_it_and_a_new_session_begins_there(
    program: Application, grid: WeekGridView
) -> None:
    click_free(grid)
    assert grid.slot.isVisible()
    assert grid.selected is None
    key(Qt.Key.Key_N)
    (dialog,) = program.window.findChildren(OwnSessionDialog)
    assert dialog.day.day().isoformat() == "2026-11-29"
    assert (dialog.time.time().hour(), dialog.time.time().minute()) == (12, 15)
    dialog.reject()
    grid.setFocus()
    key(Qt.Key.Key_Escape)
    assert not grid.slot.isVisible()


def test_a_double_click_on_free_time_asks_for_a_new_session(program: Application, grid: WeekGridView) -> None:
    QTest.mouseDClick(grid.viewport(), LEFT, pos=free_point(grid))
    (dialog,) = program.window.findChildren(OwnSessionDialog)
    assert (dialog.time.time().hour(), dialog.time.time().minute()) == (12, 15)
    dialog.reject()


def test_a_session_is_copied_and_pasted_there(program: Application, grid: WeekGridView) -> None:
    assert not program.window.actions_by_id["paste"].isEnabled()
    block = grid.board.blocks[-1]
    block.setFocus()
    key(Qt.Key.Key_C, CTRL)
    click_free(grid)
    key(Qt.Key.Key_V, CTRL)
    pasted = [each for each in program.workspace.plan.sessions.values() if each.start.day == 29]
    assert [(each.start.hour, each.start.minute, each.pinned) for each in pasted] == [(12, 15, True)]
    assert not grid.slot.isVisible()
    assert program.workspace.next_undo is not None
    assert program.workspace.next_undo.startswith("Copied ")


def test_pasting_nowhere_says_what_to_do(program: Application, grid: WeekGridView) -> None:
    grid.board.blocks[-1].setFocus()
    key(Qt.Key.Key_C, CTRL)
    key(Qt.Key.Key_V, CTRL)
    toast = program.window.findChild(Toast)
    assert toast is not None
    assert toast.accessibleName() == "Click a free time in the week first; the copy goes there."


def test_free_time_has_a_menu(program: Application, grid: WeekGridView) -> None:
    assert right_click(grid.viewport(), free_point(grid)) == ["New session..."]
    assert grid.slot.moment is not None
    menu().close()
    grid.board.blocks[-1].setFocus()
    key(Qt.Key.Key_C, CTRL)
    assert right_click(grid.viewport(), free_point(grid)) == ["New session...", "Paste"]
    menu().close()


def test_a_day_is_taken_off_and_put_back_from_its_head(program: Application, grid: WeekGridView) -> None:
    geometry = grid.grid_geometry
    assert geometry is not None
    thursday = QPoint(geometry.x(3) + 20, 20)
    before = program.workspace.plan.days_off
    assert right_click(grid.header, thursday) == ["Day off", "Move all to the next day"]
    choose("Day off")
    assert [str(each.first) for each in program.workspace.plan.days_off.values()] == ["2026-11-26"]
    assert right_click(grid.header, thursday)[0] == "Put the day back to study"
    choose("Put the day back to study")
    assert program.workspace.plan.days_off == before


def test_a_day_s_sessions_are_all_put_off_in_one_step(program: Application, grid: WeekGridView) -> None:
    geometry = grid.grid_geometry
    assert geometry is not None
    ids = [each.row.id for each in grid.board.blocks if each.row.day == 3]
    right_click(grid.header, QPoint(geometry.x(3) + 20, 20))
    choose("Move all to the next day")
    by_id = {each.id: each for each in program.workspace.schedule.sessions}
    assert {by_id[id].start.day for id in ids} == {27}
    QTest.keyClick(program.window, Qt.Key.Key_Z, CTRL)
    by_id = {each.id: each for each in program.workspace.schedule.sessions}
    assert {by_id[id].start.day for id in ids} == {26}


def test_a_day_that_is_over_has_no_menu(program: Application, grid: WeekGridView) -> None:
    program.window.actions_by_id["previous-week"].trigger()
    assert right_click(grid.header, QPoint(200, 20)) == []
