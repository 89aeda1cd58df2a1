import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.services import goals
from planner.services.workspace import Workspace
from planner.ui.forecast_source import ForecastSource
from tests.support.forecasts import Oracle
from tests.support.workspaces import Clock

ROOT = Path(__file__).parents[2]


@pytest.fixture
def source(forecasts: ForecastSource) -> ForecastSource:
    return forecasts


def rename(workspace: Workspace, title: str) -> None:
    workspace.perform(lambda plan, _schedule: goals.edit_goal(plan, "gcp-pmle", workspace.now, title=title))


def test_nothing_is_worked_out_before_somebody_asks(
    source: ForecastSource, workspace: Workspace, oracle: Oracle
) -> None:
    rename(workspace, "Other")

    assert oracle.asked == []
    assert source.newest is None
    assert not source.is_current


def test_a_schedule_is_forecast_once_however_many_ask(
    source: ForecastSource, workspace: Workspace, oracle: Oracle, qtbot: QtBot
) -> None:
    source.ask()
    source.ask()
    qtbot.waitUntil(lambda: source.is_current)
    source.ask()

    assert oracle.asked == [workspace.schedule]
    assert source.newest is not None
    assert source.newest.as_of == workspace.schedule.as_of


def test_the_old_forecast_stays_until_the_new_one_is_there(
    source: ForecastSource, workspace: Workspace, qtbot: QtBot
) -> None:
    source.ask()
    qtbot.waitUntil(lambda: source.is_current)
    before = source.newest
    rename(workspace, "Other")
    assert not source.is_current

    with qtbot.waitSignal(source.changed):
        source.ask()
        assert source.newest is before
        assert not source.is_current
    assert source.newest is not before
    assert source.is_current


def test_time_alone_makes_it_old(
    source: ForecastSource, workspace: Workspace, clock: Clock, qtbot: QtBot
) -> None:
    source.ask()
    qtbot.waitUntil(lambda: source.is_current)
    clock.now += timedelta(days=1)
    workspace.move_time()

    assert not source.is_current


def test_the_pages_that_show_it_do_not_load_numpy() -> None:
    modules = "planner.app, planner.ui.forecast_source, planner.ui.exams.page, planner.ui.progress.page"
    code = f"import sys, {modules}; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
