"""A learner's hours change: she paints them, plans a summer, takes the holidays of her country off."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.domain.availability import TimeRange
from planner.scheduling.ordinary_hours import USUAL
from planner.services.study_weeks import week_on
from planner.ui.availability.holidays_dialog import HolidaysDialog
from planner.ui.availability.page import AvailabilityPage
from planner.ui.availability.week_dialog import WeekDialog
from planner.ui.week.grid.view import WeekGridView
from planner.ui.widgets.toast import Toast
from tests.support.workspaces import Clock

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SATURDAY, SUNDAY = 5, 6


@pytest.fixture
def page(program: Application, qtbot: QtBot) -> AvailabilityPage:
    """The page, opened by its keys."""
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    QTest.keyClick(program.window, Qt.Key.Key_6, CTRL)
    shown = program.window.page
    assert isinstance(shown, AvailabilityPage)
    QApplication.processEvents()
    return shown


def place(page: AvailabilityPage, column: int, minute: int) -> QPoint:
    grid = page.view.grid
    assert grid.grid_geometry is not None
    return QPoint(grid.grid_geometry.x(column) + 20, grid.grid_geometry.y(minute) + 2 - grid.top)


def paint(page: AvailabilityPage, column: int, start: int, last: int) -> None:
    ground = page.view.grid.viewport()
    QTest.mousePress(ground, LEFT, NO_KEYS, place(page, column, start))
    QTest.mouseMove(ground, place(page, column, last))
    QTest.mouseRelease(ground, LEFT, NO_KEYS, place(page, column, last))


def test_hours_painted_on_saturday_are_planned_at_once_and_taken_back_by_undo(
    program: Application, page: AvailabilityPage, qtbot: QtBot
) -> None:
    workspace = program.workspace
    margin = workspace.schedule.outlooks["gcp-pmle"].margin
    paint(page, SATURDAY, 570, 705)

    assert workspace.plan.patterns[USUAL].days[SATURDAY] == (TimeRange(570, 720),)
    after = workspace.schedule.outlooks["gcp-pmle"].margin
    assert margin is not None
    assert after is not None
    assert after > margin
    toast = program.window.findChild(Toast)
    assert toast is not None
    assert toast.accessibleName().startswith("Added 2 h 30 on Saturday")

    program.window.actions_by_id["show-week"].trigger()
    grid = program.window.page.findChild(WeekGridView)
    assert grid is not None
    QTest.keyClick(program.window, Qt.Key.Key_Z, CTRL)
    assert workspace.plan.patterns[USUAL].days[SATURDAY] == ()


def test_the_same_by_keys_alone(program: Application, page: AvailabilityPage) -> None:
    grid = page.view.grid
    assert QApplication.focusWidget() is grid
    for key in (*[Qt.Key.Key_Right] * SATURDAY, Qt.Key.Key_P):
        QTest.keyClick(grid, key)
    QTest.keyClick(grid, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert program.workspace.plan.patterns[USUAL].days[SATURDAY] == (TimeRange(1140, 1215, True),)

    QTest.keyClick(grid, Qt.Key.Key_Z, CTRL)
    assert program.workspace.plan.patterns[USUAL].days[SATURDAY] == ()
    QTest.keyClick(grid, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert program.workspace.plan.patterns[USUAL].days[SATURDAY] == (TimeRange(1140, 1215, True),)


def test_quick_strokes_are_one_step_and_slow_ones_are_not(
    program: Application, page: AvailabilityPage, clock: Clock
) -> None:
    workspace, before = program.workspace, program.workspace.plan.patterns
    for weekday in (SATURDAY, SUNDAY):
        clock.now += timedelta(seconds=0.5)
        paint(page, weekday, 570, 705)
    toast = program.window.findChild(Toast)
    assert toast is not None
    assert toast.accessibleName().startswith("Changed the study hours")
    clock.now += timedelta(seconds=1.5)
    paint(page, SATURDAY, 840, 885)
    assert [step.label for step in workspace.history()] == [
        "Added 1 h on Saturday",
        "Changed the study hours",
    ]
    QTest.keyClick(program.window, Qt.Key.Key_Z, CTRL)
    assert workspace.plan.patterns[USUAL].days[SATURDAY] == (TimeRange(570, 720),)
    QTest.keyClick(program.window, Qt.Key.Key_Z, CTRL)
    assert workspace.plan.patterns == before


def test_quick_strokes_by_keys_are_one_step(program: Application, page: AvailabilityPage) -> None:
    grid, before = page.view.grid, program.workspace.plan.patterns
    for key in (*[Qt.Key.Key_Right] * SATURDAY, *[Qt.Key.Key_Space, Qt.Key.Key_Down] * 4):
        QTest.keyClick(grid, key)
    assert program.workspace.plan.patterns[USUAL].days[SATURDAY] == (TimeRange(1140, 1200),)
    QTest.keyClick(grid, Qt.Key.Key_Z, CTRL)
    assert program.workspace.plan.patterns == before
    assert program.workspace.next_undo is None


def test_a_summer_has_hours_of_its_own_and_the_usual_week_returns(
    program: Application, page: AvailabilityPage
) -> None:
    plan = program.workspace.plan
    page.view.head.make_menu().actions()[0].trigger()
    dialog = program.window.findChild(WeekDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.title, "Summer")
    dialog.first.set_day(date(2027, 7, 1))
    dialog.ends.click()
    dialog.last.set_day(date(2027, 8, 31))
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    for weekday in range(5):
        QTest.mouseClick(page.view.grid.viewport(), LEFT, NO_KEYS, place(page, weekday, 600))

    after = program.workspace.plan
    assert week_on(after, date(2027, 7, 5)).minutes == week_on(plan, date(2027, 7, 5)).minutes + 5 * 15
    assert week_on(after, date(2027, 9, 1)).days == plan.patterns[USUAL].days
    assert after.patterns[USUAL] == plan.patterns[USUAL]


def test_holidays_are_taken_off_and_the_week_shows_them(
    program: Application, page: AvailabilityPage, qtbot: QtBot
) -> None:
    page.view.panel.holidays.click()
    dialog = program.window.findChild(HolidaysDialog)
    assert dialog is not None
    dialog.country.setCurrentIndex(dialog.country.findData("GB"))
    QTest.mouseClick(dialog.take, LEFT)
    off = {day.title: day.first for day in program.workspace.plan.days_off.values()}
    assert off["Good Friday"] == date(2027, 3, 26)
    assert all(session.start.date() not in off.values() for session in program.workspace.schedule.sessions)
    program.window.actions_by_id["undo"].trigger()
    assert program.workspace.plan.days_off == {}


def test_the_page_is_where_the_hours_are_changed_from_everywhere(program: Application, qtbot: QtBot) -> None:
    actions = program.window.actions_by_id
    assert any(actions["hours"] in menu.actions() for menu in program.window.menuBar().findChildren(QMenu))
    button = next(each for each in program.window.page.findChildren(QPushButton) if each.text() == "Hours")
    qtbot.mouseClick(button, LEFT)
    assert isinstance(program.window.page, AvailabilityPage)
    assert actions["show-availability"].isChecked()
