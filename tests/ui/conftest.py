"""What tests of the window need: nothing left of the windows before, and a real plan on a real file."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.services import goals
from planner.services.catalog import certification
from planner.services.goals import ExamWish
from planner.services.workspace import Workspace
from planner.ui.forecast_source import ForecastSource
from planner.ui.performer import Performer
from planner.ui.theme import load_theme
from tests.support.forecasts import Oracle
from tests.support.themes import wear
from tests.support.widgets import let_go
from tests.support.workspaces import Clock, first_plan, workspace_at

NOW = datetime(2026, 11, 25, 18, 20)
Keep = Callable[[QWidget], None]
TOO_EARLY = datetime(2027, 5, 22, 10)


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    yield
    let_go()


@pytest.fixture
def british(qapp: QApplication) -> Iterator[None]:
    """The light theme without motion, and the British locale."""
    wear(qapp, load_theme("light", reduced_motion=True))
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def keep() -> Iterator[Keep]:
    """Keeps dialogs alive that have no parent, and closes those that have not deleted themselves."""
    kept: list[QWidget] = []
    yield kept.append
    for widget in filter(isValid, kept):
        widget.close()
        widget.deleteLater()


@pytest.fixture
def present(qtbot: QtBot, keep: Keep) -> Keep:
    """Shows a dialog and gives it the keyboard, as the window manager would."""

    def show(dialog: QWidget) -> None:
        keep(dialog)
        dialog.show()
        with qtbot.waitActive(dialog):
            dialog.activateWindow()

    return show


@pytest.fixture
def clock() -> Clock:
    """A Wednesday evening."""
    return Clock(NOW)


@pytest.fixture(scope="session")
def roadmap_plan() -> Plan:
    """The Google exam, on track, and the goal of the whole roadmap, without a date."""
    return first_plan(NOW)


@pytest.fixture(scope="session")
def roadmap_folder(tmp_path_factory: pytest.TempPathFactory, roadmap_plan: Plan) -> Path:
    """A data folder with that plan, to be copied."""
    folder = tmp_path_factory.mktemp("roadmap")
    workspace_at(folder, Clock(NOW), roadmap_plan).close()
    return folder


@pytest.fixture
def workspace(tmp_path: Path, clock: Clock, roadmap_folder: Path) -> Iterator[Workspace]:
    """A workspace of its own on a copy of that plan."""
    opened = workspace_at(shutil.copytree(roadmap_folder, tmp_path / "data"), clock)
    yield opened
    opened.close()


@pytest.fixture
def performer(workspace: Workspace) -> Performer:
    return Performer(workspace)


@pytest.fixture
def oracle() -> Oracle:
    """A forecast that is known."""
    return Oracle()


@pytest.fixture
def forecasts(workspace: Workspace, oracle: Oracle) -> Iterator[ForecastSource]:
    """The source of that forecast."""
    made = ForecastSource(workspace, oracle)
    yield made
    made.close()


@pytest.fixture
def impossible(workspace: Workspace) -> Goal:
    """An exam before the Google one for which the hours do not suffice."""
    wish = ExamWish(certification=certification("aws-mla-c01"), due=TOO_EARLY)
    workspace.perform(lambda plan, _schedule: goals.add_exam(plan, wish, NOW))
    return workspace.plan.goals["aws-mla-c01"]
