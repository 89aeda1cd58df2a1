"""The plan's file is moved away while the window shows it: that is said, and nothing fails."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from planner.app import Application
from planner.domain.errors import Refusal
from planner.paths import Paths
from planner.ui.fault_reporter import FaultReporter
from planner.ui.widgets.error_dialog import ErrorDialog
from tests.features.conftest import moment, said
from tests.support.workspaces import Clock

# What a slot raises goes to the program's own reporter here, as it does when the program runs.
pytestmark = pytest.mark.qt_no_exception_capture


@pytest.fixture
def program(
    open_program: Callable[[Path], Application], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Application:
    """The program with its reporter of faults, its plan's file moved to ``elsewhere.db``."""
    opened = open_program(folder)
    monkeypatch.setattr(sys, "excepthook", FaultReporter(lambda: opened.window, lambda: Paths(folder)))
    Paths(folder).database.rename(folder / "elsewhere.db")
    return opened


def test_coming_back_to_the_window_says_where_the_plan_is_not(program: Application, folder: Path) -> None:
    program.window.activateWindow()
    QApplication.sendEvent(program.window, QEvent(QEvent.Type.ActivationChange))
    assert "was moved or removed while it was open; put it back to go on." in said(program)
    assert not program.window.findChildren(ErrorDialog)
    assert not Paths(folder).log.exists()

    (folder / "elsewhere.db").rename(Paths(folder).database)
    program.window.actions_by_id["done"].trigger()
    assert "was moved" not in said(program)


def test_the_clock_of_the_window_goes_on(program: Application, clock: Clock) -> None:
    timer = program.window._minute
    timer.stop()
    clock.now = moment(24, 8)
    with pytest.raises(Refusal):
        program.window._parts.workspace.next_undo  # noqa: B018 - the plan cannot be read
    program.window._on_minute()
    assert timer.isActive()
