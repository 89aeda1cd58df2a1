"""The whole program as the learner meets it: the real window, a real file, a clock that the story sets."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.app import Application
from planner.domain.plan import Plan
from planner.paths import Paths
from planner.program import Program
from planner.services.opening import open_workspace
from planner.services.plans import home_of
from planner.ui.one_window import OneWindow
from planner.ui.plans.recent import RecentPlans
from planner.ui.widgets.toast import Toast
from tests.support.disk import Disk
from tests.support.widgets import let_go
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at

Open = Callable[[], Application]


PAGES = (
    "show-week",
    "show-roadmap",
    "show-courses",
    "show-exams",
    "show-progress",
    "show-availability",
    "settings",
)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """The disk that the plan is on."""
    return Disk(monkeypatch)


@pytest.fixture(scope="session")
def plan_of_a_software_engineer() -> Plan:
    """Ten hours a week from Monday on, with the Google exam."""
    return first_plan(MONDAY)


@pytest.fixture
def clock() -> Clock:
    """Monday morning."""
    return Clock()


@pytest.fixture(scope="session")
def first_folder(tmp_path_factory: pytest.TempPathFactory, plan_of_a_software_engineer: Plan) -> Path:
    """A data folder with that plan, to be copied: writing it anew takes longer."""
    made = tmp_path_factory.mktemp("story")
    workspace_at(made, Clock(), plan_of_a_software_engineer).close()
    return made


@pytest.fixture
def folder(tmp_path: Path, first_folder: Path) -> Path:
    """A data folder with a plan."""
    return shutil.copytree(first_folder, tmp_path, dirs_exist_ok=True)


@pytest.fixture
def open_program(qapp: QApplication, clock: Clock) -> Iterator[Callable[[Path], Application]]:
    """Open the program on a folder; it is closed when the story ends."""
    opened: list[Application] = []

    def open_on(folder: Path) -> Application:
        paths = Paths(folder)
        application = Application(qapp, open_workspace(paths, clock), paths)
        application.show()
        opened.append(application)
        return application

    yield open_on
    for application in opened:
        if isValid(application.window):
            close(application)


@pytest.fixture
def program(open_program: Callable[[Path], Application], folder: Path) -> Application:
    """The program, open on a plan."""
    return open_program(folder)


@pytest.fixture
def story(program: Application, qtbot: QtBot) -> Application:
    """The program as most stories find it: in front of all others, with room for the panel of the week."""
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    program.window.resize(1280, 800)
    QApplication.processEvents()
    return program


@pytest.fixture
def whole(qapp: QApplication, clock: Clock, folder: Path) -> Iterator[Program]:
    """The program that can also build its window anew, and open another plan."""
    yield from run_program(qapp, clock, folder)


def run_program(qapp: QApplication, clock: Clock, folder: Path) -> Iterator[Program]:
    """Open the whole program on a folder, and close it when the story ends."""
    paths = Paths(folder)
    only = OneWindow(paths)
    assert only.take()
    made = Program(qapp, only, open_workspace(paths, clock), paths, clock, RecentPlans(home_of(paths)))
    made.application.show()
    yield made
    if isValid(made.application.window):
        end_program(made)


def end_program(whole: Program) -> None:
    """Close the window of the whole program as the learner does; nothing of it is left."""
    whole.application.window.close()
    whole.close()
    whole.application.window.deleteLater()
    let_go()


def close(application: Application) -> None:
    """Close the window as the learner does; as when the program ends, nothing of it is left."""
    application.window.close()
    application.close()
    application.window.deleteLater()
    let_go()


def said(program: Application) -> str:
    """What the note in the window says, "" while there is none."""
    toast = program.window.findChild(Toast)
    assert toast is not None
    return toast.accessibleName() if toast.isVisible() else ""


def moment(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in the story's November 2026."""
    return datetime(2026, 11, day, hour, minute)


def clicked_at(widget: QWidget) -> None:
    """Let a widget have the focus as by the mouse, so that no ring is shown."""
    widget.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, False)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
