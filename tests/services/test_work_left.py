from datetime import datetime
from pathlib import Path

import pytest

from planner.domain.edit import Edit
from planner.domain.plan import Plan
from planner.scheduling.schedule import Schedule
from planner.services.items import finish_item, log_time
from planner.services.sessions import pin_session
from planner.services.work_left import minutes_left
from planner.services.workspace import Workspace
from tests.support.workspaces import Clock, first_plan, workspace_at

NOW = datetime(2026, 11, 23, 8)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return workspace_at(tmp_path, Clock(NOW), first_plan(NOW))


def left(workspace: Workspace) -> dict[str, int]:
    plan, schedule = workspace.plan, workspace.schedule
    return {id: minutes_left(plan, schedule, item) for id, item in plan.items.items()}


def remaining(schedule: Schedule) -> dict[str, int]:
    return {id: outlook.remaining for id, outlook in schedule.items.items()}


def test_while_nothing_is_pinned_it_is_what_the_engine_has_to_place(workspace: Workspace) -> None:
    assert left(workspace) == remaining(workspace.schedule)


def test_a_pinned_session_leaves_as_much_to_study_as_before(workspace: Workspace) -> None:
    before = left(workspace)
    session = workspace.schedule.sessions[0]
    workspace.perform(lambda plan, schedule: pin_session(plan, schedule, session.id))
    assert remaining(workspace.schedule)[session.item] == before[session.item] - session.minutes
    assert left(workspace) == before


def test_what_was_studied_is_gone_and_what_is_done_has_nothing_left(workspace: Workspace) -> None:
    item = workspace.plan.items[workspace.schedule.sessions[0].item]

    def log(minutes: int) -> int:
        workspace.perform(lambda plan, _schedule: log_time(plan, item.id, minutes, NOW.date(), NOW))
        return left(workspace)[item.id]

    assert log(60) == item.effort.likely - 60
    assert log(item.effort.likely) == workspace.plan.settings.lengths.least
    assert left(workspace) == remaining(workspace.schedule)

    def finish(plan: Plan, _schedule: Schedule) -> Edit:
        return finish_item(plan, item.id, NOW)

    workspace.perform(finish)
    assert left(workspace)[item.id] == 0
