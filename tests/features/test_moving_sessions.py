"""A learner moves her sessions by hand: with the mouse, with keys, and back again."""

from datetime import datetime, time, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.domain.edit import Change, Edit
from planner.domain.session import Session, SessionState
from planner.formats import day_and_time, duration
from planner.services.availability import add_day_off
from planner.ui.shared.own_session_dialog import OwnSessionDialog
from planner.ui.week.grid.drag_values import Drag
from planner.ui.week.grid.session_block import SessionBlock
from planner.ui.week.grid.view import WeekGridView
from planner.ui.week.moving.move_dialog import MoveDialog
from planner.ui.week.moving.view import MovingView
from planner.ui.week.page import WeekPage
from planner.ui.week.panel.checklist_view import ChecklistView
from planner.ui.widgets.toast import Toast
from planner.values import replace
from tests.support.mouse import drag, hover, press, release
from tests.support.workspaces import MONDAY, Clock

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ALT = Qt.KeyboardModifier.AltModifier
ALT_SHIFT = ALT | Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
HOLD = QPoint(30, 9)


@pytest.fixture
def grid(story: Application) -> WeekGridView:
    found = story.window.findChild(WeekGridView)
    assert found is not None
    return found


def last_block(grid: WeekGridView) -> SessionBlock:
    """The last session of the week, which nothing follows."""
    return grid.board.blocks[-1]


def session(program: Application, id: str) -> Session:
    return next(each for each in program.workspace.schedule.sessions if each.id == id)


def by(grid: WeekGridView, *, days: int = 0, hours: float = 0) -> QPoint:
    geometry = grid.grid_geometry
    assert geometry is not None
    return QPoint(days * geometry.column, round(hours * geometry.hour))


def undo(program: Application) -> None:
    QTest.keyClick(program.window, Qt.Key.Key_Z, CTRL)


def press_key(key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, keys)


def test_a_session_is_dragged_and_the_panel_says_what_that_does(
    program: Application, grid: WeekGridView
) -> None:
    held = last_block(grid)
    before = session(program, held.row.id)
    press(held, HOLD)
    drag(held, HOLD + by(grid, days=-1, hours=-4))
    moving = program.window.findChild(MovingView)
    assert moving is not None
    assert moving.isVisible()
    assert moving.heading.text() == f"Moving {held.row.title}"
    assert "keeps Google PMLE" in grid.drag.layer.words.effect

    release(held, HOLD + by(grid, days=-1, hours=-4))
    after = session(program, held.row.id)
    assert after.pinned
    assert before.start - after.start == timedelta(days=1, hours=4)
    assert not moving.isVisible()
    toast = program.window.findChild(Toast)
    assert toast is not None
    assert toast.isVisible()
    undo(program)
    assert session(program, held.row.id) == before


def test_an_edge_is_pulled_a_copy_is_made_and_both_are_undone(
    program: Application, grid: WeekGridView
) -> None:
    held = next(each for each in grid.board.blocks if each.height() > 40)
    before = session(program, held.row.id)
    bottom = QPoint(30, held.height() - 5)
    press(held, bottom)
    drag(held, bottom + by(grid, hours=1))
    release(held, bottom + by(grid, hours=1))
    assert session(program, held.row.id).minutes > before.minutes
    undo(program)

    held = next(each for each in grid.board.blocks if each.row.id == before.id)
    count = len(program.workspace.schedule.sessions)
    press(held, HOLD)
    drag(held, HOLD + by(grid, hours=-6), CTRL)
    release(held, HOLD + by(grid, hours=-6), CTRL)
    assert session(program, before.id).start == before.start
    copies = [each for each in program.workspace.schedule.sessions if each.pinned and each.id != before.id]
    assert any(each.start == before.start - timedelta(hours=6) for each in copies)
    undo(program)
    assert len(program.workspace.schedule.sessions) == count


def test_a_new_session_is_drawn_and_asks_what_for(program: Application, grid: WeekGridView) -> None:
    geometry, ground = grid.grid_geometry, grid.viewport()
    assert geometry is not None
    at = QPoint(geometry.x(6) + 20, geometry.y(12 * 60) + 3 - grid.verticalScrollBar().value())
    press(ground, at)
    drag(ground, at + by(grid, hours=1))
    release(ground, at + by(grid, hours=1))
    (dialog,) = program.window.findChildren(OwnSessionDialog)
    assert (dialog.day.day().isoformat(), dialog.time.time().hour(), dialog.length.value()) == (
        "2026-11-29",
        12,
        60,
    )
    dialog.reject()


def test_time_that_is_over_is_told_while_a_session_is_drawn_on_it(
    program: Application, grid: WeekGridView
) -> None:
    geometry, ground = grid.grid_geometry, grid.viewport()
    assert geometry is not None
    at = QPoint(geometry.x(0) + 20, geometry.y(7 * 60) + 3 - grid.verticalScrollBar().value())
    press(ground, at)
    drag(ground, at + by(grid, hours=0.5))
    assert "now or later" in grid.drag.layer.words.effect
    grid.drag.cancel()


def test_what_cannot_be_is_said_and_nothing_moves(program: Application, grid: WeekGridView) -> None:
    pinned = grid.board.blocks[-1]
    pinned.setFocus()
    press_key(Qt.Key.Key_P)
    fixed = session(program, pinned.row.id)
    other = grid.board.blocks[-2]
    before = session(program, other.row.id)
    shift = pinned.place().topLeft() - other.place().topLeft()
    press(other, HOLD)
    drag(other, HOLD + shift)
    assert "is taken" in grid.drag.layer.words.effect
    release(other, HOLD + shift)
    assert session(program, before.id) == before
    assert session(program, fixed.id) == fixed


def test_keys_move_resize_and_remove(program: Application, grid: WeekGridView, clock: Clock) -> None:
    held = last_block(grid)
    id = held.row.id
    held.setFocus()
    start, minutes = session(program, id).start, session(program, id).minutes

    def now() -> tuple[datetime, int]:
        found = session(program, id)
        assert grid.selected == id
        assert found.pinned
        return found.start, found.minutes

    def press_slowly(key: Qt.Key, keys: Qt.KeyboardModifier) -> None:
        clock.now += timedelta(seconds=2)
        press_key(key, keys)

    press_slowly(Qt.Key.Key_Left, ALT)
    assert now() == (start - timedelta(days=1), minutes)
    press_slowly(Qt.Key.Key_Right, ALT)
    press_slowly(Qt.Key.Key_Down, ALT)
    later = now()[0]
    assert timedelta() < later - start <= timedelta(minutes=15)
    assert later.minute % 15 == 0
    press_slowly(Qt.Key.Key_Up, ALT)
    assert now()[0] == later - timedelta(minutes=15)
    press_slowly(Qt.Key.Key_Down, ALT_SHIFT)
    longer = now()[1]
    assert minutes < longer <= minutes + 15
    press_slowly(Qt.Key.Key_Up, ALT_SHIFT)
    assert now()[1] < longer
    for _step in range(5):
        undo(program)
        assert session(program, id).pinned
    undo(program)
    assert (session(program, id).start, session(program, id).pinned) == (start, False)

    press_key(Qt.Key.Key_Delete)
    assert session(program, id).state is SessionState.SKIPPED
    undo(program)
    assert session(program, id).state is SessionState.PLANNED


def test_quick_keys_are_one_step_that_the_toast_takes_back(
    program: Application, grid: WeekGridView, clock: Clock, qtbot: QtBot
) -> None:
    held = last_block(grid)
    held.setFocus()
    before, sessions = session(program, held.row.id), program.workspace.schedule.sessions
    for _press in range(4):
        clock.now += timedelta(seconds=0.3)
        press_key(Qt.Key.Key_Right, ALT)
    after = session(program, before.id)
    assert after.start == before.start + timedelta(days=4)
    (step,) = program.workspace.history()
    toast = program.window.findChild(Toast)
    assert toast is not None
    assert step.label in toast.accessibleName()
    assert program.window.actions_by_id["undo"].text() == f"Undo: {step.label}"

    with qtbot.waitSignal(program.performer.undone):
        qtbot.mouseClick(toast.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert program.workspace.schedule.sessions == sessions
    assert program.workspace.next_undo is None
    QTest.keyClick(program.window, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert session(program, before.id) == after


def test_slow_keys_are_undone_one_by_one(program: Application, grid: WeekGridView, clock: Clock) -> None:
    held = last_block(grid)
    held.setFocus()
    before = session(program, held.row.id)
    for _press in range(4):
        clock.now += timedelta(seconds=1.1)
        press_key(Qt.Key.Key_Right, ALT)
    for days in (3, 2, 1, 0):
        undo(program)
        assert session(program, before.id).start == before.start + timedelta(days=days)


def test_quick_keys_that_move_are_another_step_than_those_that_resize(
    program: Application, grid: WeekGridView
) -> None:
    held = last_block(grid)
    held.setFocus()
    before = session(program, held.row.id)
    for key, keys in ((Qt.Key.Key_Up, ALT), (Qt.Key.Key_Down, ALT_SHIFT)):
        for _press in range(4):
            press_key(key, keys)
    longer, title = session(program, before.id), held.row.title
    undo(program)
    moved = session(program, before.id)
    assert moved.start == longer.start < before.start
    assert moved.minutes == before.minutes < longer.minutes
    assert [step.label for step in program.workspace.history()] == [
        f"Made {title} {duration(longer.minutes)} long",
        f"Moved {title} to {day_and_time(moved.start)}",
    ]
    undo(program)
    assert session(program, before.id) == before


def test_quick_keys_there_and_back_leave_nothing_to_take_back(
    program: Application, grid: WeekGridView, clock: Clock
) -> None:
    held = last_block(grid)
    held.setFocus()
    id, title = held.row.id, held.row.title
    for _press in range(12):  # to where no other session is laid
        press_key(Qt.Key.Key_Up, ALT)
    (step,) = program.workspace.history()
    before = session(program, id)
    clock.now += timedelta(seconds=2)
    press_key(Qt.Key.Key_Up, ALT)
    press_key(Qt.Key.Key_Down, ALT)
    assert session(program, id) == before
    assert program.workspace.history() == (step,)
    toast = program.window.findChild(Toast)
    assert toast is not None
    assert toast.accessibleName() == f"Moved {title} to {day_and_time(before.start)}"
    assert not any(button.isVisible() for button in toast.findChildren(QPushButton))


def test_a_session_that_leaves_the_week_is_followed(program: Application, grid: WeekGridView) -> None:
    held = last_block(grid)
    held.setFocus()
    id = held.row.id
    for _day in range(7):
        press_key(Qt.Key.Key_Right, ALT)
    assert grid.accessibleName() == "Week 30 November to 6 December 2026"
    assert grid.selected == id


def test_a_dialog_moves_it_too_and_says_what_that_does(program: Application, grid: WeekGridView) -> None:
    held = last_block(grid)
    held.setFocus()
    before = session(program, held.row.id)
    press_key(Qt.Key.Key_M)
    (dialog,) = program.window.findChildren(MoveDialog)
    dialog.day.set_day(before.start.date() + timedelta(days=1))
    assert dialog.effect_words == "Google PMLE stays on track, 13.5 weeks slack."
    dialog.move_button.click()
    assert session(program, before.id).start == before.start + timedelta(days=1)
    undo(program)
    assert session(program, before.id) == before


def test_the_days_of_the_past_are_refused_in_the_dialog(program: Application, grid: WeekGridView) -> None:
    held = last_block(grid)
    held.setFocus()
    press_key(Qt.Key.Key_M)
    (dialog,) = program.window.findChildren(MoveDialog)
    dialog.day.set_day(program.workspace.now.date())
    dialog.time.setTime(dialog.time.minimumTime())
    dialog.move_button.click()
    assert dialog.isVisible()
    assert "now or later" in dialog.problem.text
    dialog.reject()


def test_a_session_is_split_from_its_menu(program: Application, grid: WeekGridView) -> None:
    last_block(grid).setFocus()
    count = len(grid.board.blocks)
    program.window.actions_by_id["split"].trigger()
    assert len(grid.board.blocks) >= count + 1
    undo(program)
    assert len(grid.board.blocks) == count


def test_its_page_is_opened_safely(
    program: Application, grid: WeekGridView, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("planner.ui.week.session_actions.open_link", opened.append)
    blocks = [
        each
        for each in grid.board.blocks
        if program.workspace.plan.items[session(program, each.row.id).item].resources
    ]
    blocks[0].setFocus()
    press_key(Qt.Key.Key_O, CTRL)
    assert opened
    assert opened[0].startswith("https://")


# -- several at once


def test_the_whole_week_is_selected_moved_and_undone_in_one_step(
    program: Application, grid: WeekGridView
) -> None:
    last_block(grid).setFocus()
    press_key(Qt.Key.Key_A, CTRL)
    before = {each.id: each.start for each in program.workspace.schedule.sessions}
    chosen = grid.group
    assert len(chosen) > 5
    press_key(Qt.Key.Key_Up, ALT)
    assert program.workspace.next_undo == f"Moved {len(chosen)} sessions"
    assert all(session(program, id).start < before[id] for id in chosen)
    assert set(grid.group) == set(chosen)
    press_key(Qt.Key.Key_Up, ALT)
    press_key(Qt.Key.Key_Up, ALT)
    undo(program)
    assert {each.id: each.start for each in program.workspace.schedule.sessions} == before


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ([Qt.Key.Key_P], "Pinned 2 sessions"),
        ([Qt.Key.Key_P, Qt.Key.Key_P], "Unpinned 2 sessions"),
        ([Qt.Key.Key_S], "Skipped 2 sessions"),
        ([Qt.Key.Key_Space], "Did 2 sessions"),
        ([Qt.Key.Key_Delete], "Removed 2 sessions"),
    ],
)
def test_keys_answer_all_that_are_selected(
    program: Application, grid: WeekGridView, keys: list[Qt.Key], said: str
) -> None:
    first, second = grid.board.blocks[0], grid.board.blocks[1]
    ids = {first.row.id, second.row.id}
    first.setFocus()
    QTest.mouseClick(second, Qt.MouseButton.LeftButton, CTRL, HOLD)
    assert set(grid.group) == ids
    actions = program.window.actions_by_id
    assert not actions["partly"].isEnabled()
    assert not actions["why"].isEnabled()
    for key in keys:
        press_key(key)
    assert program.workspace.next_undo == said


def test_the_panel_sums_what_is_selected(program: Application, grid: WeekGridView) -> None:
    last_block(grid).setFocus()
    press_key(Qt.Key.Key_A, CTRL)
    minutes = sum(session(program, id).minutes for id in grid.group)
    heading = f"{len(grid.group)} sessions selected"
    labels = {each.text() for each in program.window.findChildren(QLabel) if each.isVisible()}
    assert heading in labels
    assert any(text.startswith(duration(minutes)) for text in labels)


# -- from and to other places


def test_a_session_is_dropped_on_a_day_of_the_small_month_and_keeps_its_time(
    program: Application, grid: WeekGridView
) -> None:
    held = last_block(grid)
    before = session(program, held.row.id)
    month = program.window.side_bar.month
    target = before.start.date() + timedelta(days=5)
    points = (QPoint(x, y) for y in range(0, month.height(), 6) for x in range(0, month.width(), 6))
    place = next(at for at in points if month.day_under(month.mapToGlobal(at)) == target)
    to = held.mapFromGlobal(month.mapToGlobal(place))
    press(held, HOLD)
    drag(held, to)
    release(held, to)
    after = session(program, before.id)
    assert after.start == before.start + timedelta(days=5)
    assert after.minutes == before.minutes


def test_a_row_of_the_checklist_is_dragged_into_the_grid(program: Application, grid: WeekGridView) -> None:
    checklist = program.window.findChild(ChecklistView)
    assert checklist is not None
    id = grid.board.blocks[0].row.id
    before = session(program, id)
    checklist.select_session(id)
    row = checklist.visualRect(checklist.currentIndex()).center()
    rows = checklist.viewport()
    press(rows, row)
    drag(rows, row + QPoint(-3, 30))
    assert grid.drag.is_active
    release(rows, row + QPoint(-3, 30))  # not on the grid
    assert session(program, id) == before

    to = rows.mapFromGlobal(grid.viewport().mapToGlobal(grid.viewport().rect().center()))
    press(rows, row)
    drag(rows, to)
    release(rows, to)
    after = session(program, id)
    assert after.pinned
    assert after.start.date() == before.start.date() + timedelta(days=3)


def test_assistive_technology_moves_a_session_by_its_actions(
    program: Application, grid: WeekGridView
) -> None:
    held = last_block(grid)
    before, title = session(program, held.row.id), held.row.title
    told = QAccessible.queryAccessibleInterface(held)
    assert told is not None
    actions = told.actionInterface()
    assert actions is not None
    actions.doAction("day-before")
    assert session(program, before.id).start == before.start - timedelta(days=1)
    assert grid.selected == before.id
    actions.doAction("pin")
    assert program.workspace.next_undo == f"Unpinned {title}"


# -- a hand that is interrupted


def hold_and_drag(grid: WeekGridView) -> SessionBlock:
    held = last_block(grid)
    press(held, HOLD)
    drag(held, HOLD - by(grid, days=1, hours=3))
    assert grid.drag.is_active
    return held


def test_a_dialog_that_opens_in_mid_drag_puts_the_session_back(
    program: Application, grid: WeekGridView
) -> None:
    held = hold_and_drag(grid)
    before = session(program, held.row.id)
    program.window.actions_by_id["new-session"].trigger()
    assert not grid.drag.is_active
    (dialog,) = program.window.findChildren(OwnSessionDialog)
    dialog.reject()
    other = grid.board.blocks[0]
    press(other, HOLD)  # whose drag it is not
    release(other, HOLD)
    assert session(program, before.id) == before
    assert program.workspace.next_undo is None


def test_a_release_that_went_elsewhere_ends_the_drag(program: Application, grid: WeekGridView) -> None:
    held = hold_and_drag(grid)
    before = session(program, held.row.id)
    hover(held, HOLD)
    assert not grid.drag.is_active
    hold_and_drag(grid)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), grid.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(held, event)
    assert not grid.drag.is_active
    assert session(program, before.id) == before
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_a_dialog_that_opens_over_a_band_takes_it_away(program: Application, grid: WeekGridView) -> None:
    ground = grid.viewport()
    selected = grid.group
    press(ground, QPoint(200, 20), SHIFT)
    drag(ground, QPoint(700, 500), SHIFT)
    program.window.actions_by_id["new-session"].trigger()
    (dialog,) = program.window.findChildren(OwnSessionDialog)
    dialog.reject()
    drag(ground, QPoint(710, 510))
    release(ground, QPoint(710, 510))
    assert grid.group == selected


def drag_a_row(program: Application, grid: WeekGridView) -> tuple[ChecklistView, QPoint, QPoint]:
    """Drag the first row of the checklist over the grid; return it, and from where to where in its rows."""
    checklist = program.window.findChild(ChecklistView)
    assert checklist is not None
    checklist.setFocus()
    checklist.select_session(grid.board.blocks[0].row.id)
    rows = checklist.viewport()
    row = checklist.visualRect(checklist.currentIndex()).center()
    to = rows.mapFromGlobal(grid.viewport().mapToGlobal(grid.viewport().rect().center()))
    press(rows, row)
    drag(rows, to)
    assert grid.drag.is_active
    return checklist, row, to


def test_a_dialog_that_opens_puts_a_row_of_the_checklist_back(
    program: Application, grid: WeekGridView
) -> None:
    checklist, _row, to = drag_a_row(program, grid)
    program.window.actions_by_id["new-session"].trigger()
    (dialog,) = program.window.findChildren(OwnSessionDialog)
    dialog.reject()
    drag(checklist.viewport(), to + QPoint(3, 3))
    assert not grid.drag.is_active
    release(checklist.viewport(), to + QPoint(3, 3))
    assert program.workspace.next_undo is None
    QTest.keyClick(checklist, Qt.Key.Key_Space)  # the keys are free again
    assert program.workspace.next_undo is not None
    assert program.workspace.next_undo.startswith("Did ")


def test_a_menu_over_a_row_of_the_checklist_puts_it_back(program: Application, grid: WeekGridView) -> None:
    checklist, row, _to = drag_a_row(program, grid)
    place = checklist.viewport().mapToGlobal(row)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, row, place)
    QApplication.sendEvent(checklist.viewport(), event)
    assert not grid.drag.is_active
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_a_row_of_the_checklist_whose_release_went_elsewhere_is_put_back(
    program: Application, grid: WeekGridView
) -> None:
    checklist, row, to = drag_a_row(program, grid)
    hover(checklist.viewport(), row)
    assert not grid.drag.is_active
    release(checklist.viewport(), to)
    assert program.workspace.next_undo is None


def test_another_button_puts_a_row_of_the_checklist_back(program: Application, grid: WeekGridView) -> None:
    checklist, row, to = drag_a_row(program, grid)
    rows, place = checklist.viewport(), QPointF(row)
    right, both = Qt.MouseButton.RightButton, Qt.MouseButton.LeftButton | Qt.MouseButton.RightButton
    kind, keys = QEvent.Type.MouseButtonPress, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(rows, QMouseEvent(kind, place, rows.mapToGlobal(place), right, both, keys))
    assert not grid.drag.is_active
    drag(rows, to)  # the left one is still held
    assert not grid.drag.is_active


def test_what_puts_the_row_back_in_the_grid_ends_it_in_the_checklist_too(
    program: Application, grid: WeekGridView
) -> None:
    checklist, _row, to = drag_a_row(program, grid)
    grid.setFocus()
    press_key(Qt.Key.Key_Escape)
    assert not grid.drag.is_active
    drag(checklist.viewport(), to + QPoint(3, 3))
    assert not grid.drag.is_active


def test_keys_that_are_pressed_while_the_hand_rests_change_how_a_row_lands(
    program: Application, grid: WeekGridView, monkeypatch: pytest.MonkeyPatch
) -> None:
    checklist, _row, _to = drag_a_row(program, grid)
    told: list[Drag] = []
    grid.drag.changed.connect(told.append)
    monkeypatch.setattr(QApplication, "queryKeyboardModifiers", lambda: CTRL)
    QTest.keyPress(checklist, Qt.Key.Key_Control)
    assert [each.is_copy for each in told] == [True]
    monkeypatch.setattr(QApplication, "queryKeyboardModifiers", lambda: Qt.KeyboardModifier.NoModifier)
    QTest.keyRelease(checklist, Qt.Key.Key_Control)
    assert [each.is_copy for each in told] == [True, False]
    press_key(Qt.Key.Key_Escape)


def test_escape_puts_a_row_of_the_checklist_back(program: Application, grid: WeekGridView) -> None:
    before = session(program, grid.board.blocks[0].row.id)
    checklist, _row, to = drag_a_row(program, grid)
    QTest.keyClick(checklist, Qt.Key.Key_Escape)
    assert not grid.drag.is_active
    drag(checklist.viewport(), to + QPoint(3, 3))
    release(checklist.viewport(), to)
    assert session(program, before.id) == before


def take_weeks_off(program: Application) -> None:
    """Change the plan so that the date of the exam becomes tight."""
    first, last = MONDAY.date() + timedelta(days=8), MONDAY.date() + timedelta(days=89)
    program.performer.perform(lambda plan, _schedule: add_day_off(plan, first, last, MONDAY))


def test_a_change_in_mid_drag_is_not_laid_to_the_hand(program: Application, grid: WeekGridView) -> None:
    held = hold_and_drag(grid)
    assert grid.drag.layer.words.effect == "keeps Google PMLE, 13.5 weeks slack"
    take_weeks_off(program)
    assert grid.drag.layer.words.effect == "keeps Google PMLE, 2 weeks slack"  # while the hand rests
    drag(held, HOLD - by(grid, days=1, hours=2))
    assert grid.drag.layer.words.effect == "keeps Google PMLE, 2 weeks slack"
    press_key(Qt.Key.Key_Escape)
    assert not grid.drag.is_active


def test_a_change_behind_the_dialog_is_not_laid_to_what_is_chosen_there(
    program: Application, grid: WeekGridView
) -> None:
    last_block(grid).setFocus()
    press_key(Qt.Key.Key_M)
    (dialog,) = program.window.findChildren(MoveDialog)
    take_weeks_off(program)
    dialog.day.set_day(dialog.place.start.date() - timedelta(days=1))
    assert dialog.effect_words.startswith("Google PMLE stays tight")
    dialog.reject()


def test_a_session_that_lasts_past_midnight_is_dragged_with_all_its_time(
    program: Application, grid: WeekGridView
) -> None:
    stored = session(program, last_block(grid).row.id)
    start = datetime.combine(stored.start.date(), time(23))
    late = replace(stored, id="late", start=start, end=start + timedelta(minutes=75), pinned=True)
    program.performer.perform(lambda _plan, _schedule: Edit("Late", (Change(None, late),)))
    held = next(each for each in grid.board.blocks if each.row.id == "late")
    assert held.row.end - held.row.start == 60  # what of it lies on its day
    press(held, HOLD)
    drag(held, HOLD - by(grid, hours=3))
    release(held, HOLD - by(grid, hours=3))
    after = session(program, "late")
    assert after.start == late.start - timedelta(hours=3)
    assert after.minutes == 75


# -- several, and what is left over


def test_remove_passes_over_what_was_answered(program: Application, grid: WeekGridView) -> None:
    grid.board.blocks[0].setFocus()
    press_key(Qt.Key.Key_Space)
    press_key(Qt.Key.Key_A, CTRL)
    count = len(grid.group)
    press_key(Qt.Key.Key_Delete)
    assert program.workspace.next_undo == f"Removed {count - 1} sessions"


def test_a_copy_is_pasted_though_its_session_is_gone(program: Application, grid: WeekGridView) -> None:
    title = last_block(grid).row.title
    last_block(grid).setFocus()
    press_key(Qt.Key.Key_C, CTRL)
    grid.put_slot(5, 10 * 60)
    program.window.actions_by_id["paste"].trigger()
    (own,) = (each for each in program.workspace.plan.sessions.values() if each.pinned)

    next(each for each in grid.board.blocks if each.row.id == own.id).setFocus()
    press_key(Qt.Key.Key_C, CTRL)
    press_key(Qt.Key.Key_Delete)
    assert own.id not in {each.id for each in program.workspace.schedule.sessions}
    grid.put_slot(6, 10 * 60)
    program.window.actions_by_id["paste"].trigger()
    start = own.start + timedelta(days=1)
    assert program.workspace.next_undo == f"Copied {title} to {day_and_time(start)}"


def test_nothing_is_put_into_a_week_that_is_not_shown(program: Application, grid: WeekGridView) -> None:
    last_block(grid).setFocus()
    press_key(Qt.Key.Key_C, CTRL)
    grid.put_slot(6, 10 * 60)
    assert grid.slot.moment is not None
    program.window.actions_by_id["next-week"].trigger()
    assert grid.slot.moment is None
    program.window.actions_by_id["paste"].trigger()
    assert program.workspace.next_undo is None


def test_assistive_technology_acts_on_one_of_a_group(program: Application, grid: WeekGridView) -> None:
    last_block(grid).setFocus()
    press_key(Qt.Key.Key_A, CTRL)
    lead = grid.group[0]
    page = program.window.page
    assert isinstance(page, WeekPage)
    assert page.sessions.about("skip") == f"{len(grid.group)} sessions"
    page.sessions.act_on(lead, "skip")
    sessions = program.workspace.plan.sessions.values()
    assert [each.id for each in sessions if each.state is SessionState.SKIPPED] == [lead]
