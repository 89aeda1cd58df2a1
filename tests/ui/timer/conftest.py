"""The focus timer over a real plan, with a clock that the test sets."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.services.kept_timer import KeptTimer
from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.timer.choices import TimerChoices
from planner.ui.timer.clock import FocusClock
from planner.ui.timer.window import FocusWindow
from tests.support.workspaces import Clock
from tests.ui.conftest import Keep

SESSION = "role-of-mle-20261125-1"  # an hour from seven in the evening
Pass = Callable[[float], None]


@pytest.fixture(autouse=True)
def _british(british: None) -> None:
    """Dates and the look are the same wherever the tests run."""


@pytest.fixture
def choices(tmp_path: Path) -> TimerChoices:
    return TimerChoices(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def kept(tmp_path: Path) -> KeptTimer:
    return KeptTimer(tmp_path / "focus-timer.json")


@pytest.fixture
def focus(workspace: Workspace, performer: Performer, kept: KeptTimer, choices: TimerChoices) -> FocusClock:
    return FocusClock(workspace, performer, kept, choices)


@pytest.fixture
def let_pass(clock: Clock, focus: FocusClock) -> Pass:
    """Let minutes pass in which the program runs."""

    def run(minutes: float) -> None:
        end = clock.now + timedelta(minutes=minutes)
        while clock.now < end:
            clock.now = min(end, clock.now + timedelta(minutes=5))
            focus.look()

    return run


@pytest.fixture
def window(
    workspace: Workspace, focus: FocusClock, choices: TimerChoices, present: Keep, qtbot: QtBot
) -> FocusWindow:
    """The timer's window, in front."""
    shown = FocusWindow(workspace, focus, choices)
    present(shown)
    return shown


def buttons(window: QWidget) -> dict[str, QPushButton]:
    """The buttons that are seen, by their words."""
    seen = (button for button in window.findChildren(QPushButton) if button.isVisible())
    return {button.text() or button.accessibleName(): button for button in seen}
