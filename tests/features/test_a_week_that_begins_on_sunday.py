"""Where weeks begin on Sunday, everything on the Week page tells of the same seven days."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel

from planner.app import Application
from planner.services.weeks import monday_of
from planner.ui.week.grid.view import WeekGridView
from planner.ui.week.head import WeekHead
from planner.ui.week.panel.checklist_view import ChecklistView
from tests.features.conftest import moment
from tests.support.workspaces import MONDAY, Clock


@pytest.fixture
def program(
    qapp: QApplication, open_program: Callable[[Path], Application], folder: Path
) -> Iterator[Application]:
    """The program of an American, open on a plan."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield open_program(folder)
    QLocale.setDefault(before)


def head_texts(program: Application) -> list[str]:
    head = program.window.findChild(WeekHead)
    assert head is not None
    return [each.text() for each in head.findChildren(QLabel)]


def days_of_the_checklist(program: Application) -> list[str]:
    checklist = program.window.findChild(ChecklistView)
    assert checklist is not None
    model = checklist.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_head_grid_and_checklist_show_the_same_days(program: Application) -> None:
    grid = program.window.findChild(WeekGridView)
    assert grid is not None
    assert grid.accessibleName() == "Week 22 to 28 November 2026"
    assert head_texts(program)[:2] == ["22 to 28 November 2026", "Week 48"]
    assert days_of_the_checklist(program)[0].startswith("Today")
    assert len(days_of_the_checklist(program)) == 6
    assert not program.window.actions_by_id["today"].isEnabled()


def test_the_arrows_and_a_day_turn_by_the_shown_week(program: Application, clock: Clock) -> None:
    actions = program.window.actions_by_id
    actions["next-week"].trigger()
    assert head_texts(program)[0] == "29 November to 5 December 2026"
    actions["today"].trigger()
    assert head_texts(program)[0] == "22 to 28 November 2026"
    clock.now = moment(29, 8)
    program.workspace.reload()
    actions["today"].trigger()
    assert head_texts(program)[0] == "29 November to 5 December 2026"


def test_accepting_takes_the_week_of_the_plan_that_is_shown_most_of(program: Application) -> None:
    actions = program.window.actions_by_id
    actions["next-week"].trigger()
    assert actions["accept-week"].isEnabled()
    actions["accept-week"].trigger()
    accepted = {
        monday_of(session.start) for session in program.workspace.schedule.sessions if session.accepted
    }
    assert accepted == {monday_of(MONDAY), monday_of(moment(30, 8))}
    assert not actions["accept-week"].isEnabled()
    assert "Accepted" in head_texts(program)
