"""A part of the program fails under a click: the plan is as it was, and the report tells nothing private."""

import sys
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from planner.app import Application
from planner.domain.edit import Edit
from planner.domain.plan import Plan
from planner.paths import Paths
from planner.scheduling.schedule import Schedule
from planner.services.goals import edit_goal
from planner.services.item_notes import write_note
from planner.services.items import know_item
from planner.ui.fault_reporter import FaultReporter
from planner.ui.widgets.error_dialog import ErrorDialog
from tests.support.workspaces import Clock

pytestmark = pytest.mark.qt_no_exception_capture
TITLE, NOTE = "Leave my job at Initech", "They must not find out before March"


@pytest.fixture
def told(program: Application, folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Application:
    """The program with its reporter, and private words in the plan."""
    monkeypatch.setattr(sys, "excepthook", FaultReporter(lambda: program.window, lambda: Paths(folder)))
    workspace = program.workspace
    goal = next(iter(workspace.plan.goals))
    workspace.change(lambda plan: edit_goal(plan, goal, clock.now, title=TITLE))
    workspace.change(lambda plan: write_note(plan, "containers", NOTE))
    return program


def fail(plan: Plan, _schedule: Schedule) -> Edit:
    """Fail as code of ours would that looks for something under what the learner wrote."""
    goal, note = next(iter(plan.goals.values())), plan.notes["containers"]
    goals: dict[str, Edit] = {}
    try:
        return goals[goal.title]
    except KeyError:
        raise ValueError(f"{goal} {note} {Path.home()}") from None


def button(dialog: QWidget, text: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == text)


def fault_under_a_click(program: Application) -> ErrorDialog:
    """Press a button whose slot fails, in the window."""
    pressed = QPushButton(program.window)
    pressed.clicked.connect(lambda: program.performer.perform(fail))
    pressed.show()
    QTest.mouseClick(pressed, Qt.MouseButton.LeftButton)
    pressed.deleteLater()
    (dialog,) = program.window.findChildren(ErrorDialog)
    return dialog


def test_the_plan_is_untouched_and_goes_on(told: Application, folder: Path) -> None:
    plan, content = told.workspace.plan, Paths(folder).database.read_bytes()
    dialog = fault_under_a_click(told)
    assert told.workspace.plan is plan
    assert Paths(folder).database.read_bytes() == content
    button(dialog, "Close").click()
    now = datetime(2026, 11, 23, 8)
    told.performer.perform(lambda plan, _schedule: know_item(plan, "sql", now))
    assert "sql" in told.workspace.plan.progress
    told.window.actions_by_id["undo"].trigger()
    assert "sql" not in told.workspace.plan.progress


def test_the_report_and_the_log_hold_nothing_that_she_wrote(told: Application, folder: Path) -> None:
    dialog = fault_under_a_click(told)
    button(dialog, "Details").click()
    button(dialog, "Copy").click()
    report = QGuiApplication.clipboard().text()
    assert "in fail" in report
    assert "ValueError" in report
    log = Paths(folder).log.read_text("utf-8")
    assert "ValueError" in log
    for private in (TITLE, NOTE, "Initech", str(Path.home()), str(folder), "containers"):
        assert private not in report
        assert private not in log
    dialog.reject()
