import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from planner.domain.plan import Plan
from planner.scheduling.forecast import Forecast
from planner.scheduling.schedule import Schedule
from planner.services import goals
from planner.services.items import know_item, put_back
from planner.services.sessions import pin_session
from planner.services.workspace import Workspace
from planner.ui.forecast_source import ForecastSource
from tests.support.forecasts import Oracle
from tests.support.workspaces import Clock, workspace_at

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


def test_an_old_forecast_tells_nothing_of_a_goal_it_did_not_know_or_knew_as_done(
    source: ForecastSource, workspace: Workspace, clock: Clock, qtbot: QtBot
) -> None:
    workspace.perform(lambda plan, _schedule: know_item(plan, "containers", clock.now))
    workspace.perform(lambda plan, _schedule: goals.add_goal(plan, "Docker", ("containers",), clock.now))
    source.ask()
    qtbot.waitUntil(lambda: source.is_current)
    assert source.told_of("docker") is source.current is source.newest
    workspace.perform(lambda plan, _schedule: put_back(plan, "containers"))
    workspace.perform(lambda plan, _schedule: goals.add_goal(plan, "More", ("prob-stats",), clock.now))
    assert source.current is None
    assert source.told_of("docker") is None
    assert source.told_of("more") is None
    assert source.told_of("gcp-pmle") is source.newest


def test_the_work_before_comes_with_the_forecast_and_is_kept_until_a_step_matters(
    source: ForecastSource, workspace: Workspace, clock: Clock, qtbot: QtBot
) -> None:
    workspace.perform(lambda plan, _schedule: know_item(plan, "containers", clock.now))
    assert source.past_work == {}
    source.ask()
    qtbot.waitUntil(lambda: source.is_current)
    known = source.past_work
    before, now = known["becoming-a-machine-learning-engineer"]
    assert (now.since, now.minutes < before.minutes) == (clock.now, True)

    clock.now += timedelta(days=1)
    workspace.move_time()
    session = workspace.schedule.sessions[-1].id
    workspace.perform(lambda plan, schedule: pin_session(plan, schedule, session))
    source.ask()
    qtbot.waitUntil(lambda: source.is_current)
    assert source.past_work is known

    workspace.undo()
    workspace.undo()
    source.ask()
    qtbot.waitUntil(lambda: source.is_current)
    assert [len(levels) for levels in source.past_work.values()] == [1, 1]


def test_where_another_program_has_written_meanwhile_the_work_before_is_not_known_until_the_next_time(
    source: ForecastSource, workspace: Workspace, clock: Clock, tmp_path: Path, qtbot: QtBot
) -> None:
    other = workspace_at(tmp_path / "data", clock)
    other.perform(lambda plan, _schedule: know_item(plan, "containers", clock.now))
    other.close()
    source.ask()
    qtbot.waitUntil(lambda: source.is_current)
    assert source.past_work == {}

    workspace.reload_if_changed()
    source.ask()
    qtbot.waitUntil(lambda: source.is_current)
    assert len(source.past_work["becoming-a-machine-learning-engineer"]) == 2


def test_after_a_fault_the_old_forecast_is_not_taken_for_the_current_one(
    workspace: Workspace, oracle: Oracle, qtbot: QtBot
) -> None:
    def make(plan: Plan, schedule: Schedule, now: datetime) -> Forecast:
        if oracle.asked:
            raise ValueError
        return oracle(plan, schedule, now)

    source = ForecastSource(workspace, make)
    source.ask()
    qtbot.waitUntil(lambda: source.is_current)
    rename(workspace, "Other")
    with capture_exceptions() as faults:
        source.ask()
        qtbot.waitUntil(lambda: bool(faults))
    assert not source.is_current
    assert source.current is None
    source.close()
