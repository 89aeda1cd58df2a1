from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from planner.domain.item import ItemStatus
from planner.scheduling.engine import make_schedule
from planner.services.catalog import shipped_roadmap
from planner.services.left_to_study import left_to_study
from tests.support.plans import NOW, goal, item, make_plan
from tests.support.workspaces import MONDAY, first_plan

ITEMS = [each.id for each in shipped_roadmap().items]
PLAN = first_plan(MONDAY)


@given(some.lists(some.sampled_from(ITEMS), min_size=1, max_size=5, unique=True))
def test_it_is_the_work_of_a_goal_with_these_items(ids: list[str]) -> None:
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
    assert left_to_study(plan, ("a",), datetime(2026, 11, 23, 8)) == {"a": 60}
