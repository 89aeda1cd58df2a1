from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from planner.domain.edit import Edit
from planner.domain.item import ItemStatus
from planner.domain.plan import Plan
from planner.scheduling.engine import make_schedule
from planner.scheduling.schedule import Schedule
from planner.services.catalog import shipped_roadmap
from planner.services.items import finish_item, log_time
from planner.services.sessions import pin_session
from planner.services.work_left import left_to_study, minutes_left
from planner.services.workspace import Workspace
from tests.support.plans import NOW, goal, item, make_plan
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at

ITEMS = [each.id for each in shipped_roadmap().items]
PLAN = first_plan(MONDAY)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return workspace_at(tmp_path, Clock(MONDAY), first_plan(MONDAY))


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
        workspace.perform(lambda plan, _schedule: log_time(plan, item.id, minutes, MONDAY.date(), MONDAY))
        return left(workspace)[item.id]

    assert log(60) == item.effort.likely - 60
    assert log(item.effort.likely) == workspace.plan.settings.lengths.least
    assert left(workspace) == remaining(workspace.schedule)

    def finish(plan: Plan, _schedule: Schedule) -> Edit:
        return finish_item(plan, item.id, MONDAY)

    workspace.perform(finish)
    assert left(workspace)[item.id] == 0


@given(some.lists(some.sampled_from(ITEMS), min_size=1, max_size=5, unique=True))
def test_what_is_left_to_study_is_the_work_of_a_goal_with_these_items(ids: list[str]) -> None:
    plan = make_plan(PLAN.items.values(), [goal("g", " ".join(ids))])
    (outlook,) = make_schedule(plan, NOW).goals
    assert sum(left_to_study(plan, ids, NOW).values()) == outlook.work


def test_every_goal_of_a_first_plan_has_the_hours_that_the_engine_gives_it() -> None:
    for outlook in make_schedule(PLAN, MONDAY).goals:
        items = PLAN.goals[outlook.goal].items
        assert sum(left_to_study(PLAN, items, MONDAY).values()) == outlook.work


@pytest.mark.parametrize(
    ("status", "left"),
    [
        (ItemStatus.IN_PROGRESS, {"a": 60, "b": 90}),
        (ItemStatus.DONE, {"b": 90}),
        (ItemStatus.SKIPPED, {"b": 90}),
    ],
)
def test_what_is_behind_the_learner_counts_no_more(status: ItemStatus, left: dict[str, int]) -> None:
    plan = make_plan(
        [item("a", 60), item("b", 120, needs="a"), item("c")], logged={"b": 30}, status={"a": status}
    )
    assert left_to_study(plan, ("b",), NOW) == left


def test_the_plan_s_own_goals_do_not_count() -> None:
    plan = make_plan([item("a"), item("b")], [goal("left", "a b")])
    assert left_to_study(plan, ("a",), NOW) == {"a": 60}
