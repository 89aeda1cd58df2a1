"""How items and goals stand: states, finishes, and the order in which goals are told."""

import pytest

from planner.domain.goal import ExamOutcome
from planner.domain.item import ItemKind, ItemStatus
from planner.scheduling.engine import make_schedule
from planner.scheduling.schedule import ItemState, Span
from planner.values import replace
from tests.support.plans import NOW, all_done, at, goal, item, make_plan, session


@pytest.mark.parametrize(
    ("status", "logged", "state"),
    [
        (ItemStatus.PLANNED, 0, ItemState.READY),
        (ItemStatus.PLANNED, 10, ItemState.IN_PROGRESS),
        (ItemStatus.IN_PROGRESS, 0, ItemState.IN_PROGRESS),
        (ItemStatus.DONE, 10, ItemState.DONE),
        (ItemStatus.SKIPPED, 0, ItemState.SKIPPED),
        (ItemStatus.LEFT_OUT, 10, ItemState.LEFT_OUT),
    ],
)
def test_the_state_of_an_item(status: ItemStatus, logged: int, state: ItemState) -> None:
    plan = make_plan([item("a")], status={"a": status}, logged={"a": logged} if logged else {})
    assert make_schedule(plan, NOW).items["a"].state is state


def test_locked_until_all_it_needs_is_settled() -> None:
    items = [item("a"), item("b"), item("c", needs="a b"), item("m", kind=ItemKind.MILESTONE, needs="a")]

    def states(*done: str) -> tuple[ItemState, ItemState]:
        found = make_schedule(make_plan(items, status=all_done(*done)), NOW).items
        return found["c"].state, found["m"].state

    assert states() == (ItemState.LOCKED, ItemState.LOCKED)
    assert states("a") == (ItemState.LOCKED, ItemState.DONE)
    assert states("a", "b") == (ItemState.READY, ItemState.DONE)


def test_every_item_is_told_also_those_in_no_goal() -> None:
    plan = make_plan([item("a", 60), item("loose", 90)], [goal("g", "a")])
    items = make_schedule(plan, NOW).items
    assert items["a"].planned_finish == at(0, "20:00")
    assert (items["loose"].remaining, items["loose"].planned_finish) == (90, None)


def test_a_pinned_session_to_come_moves_the_finish() -> None:
    pinned = session("a", at(9, "10:00"), 30, pinned=True)
    schedule = make_schedule(make_plan([item("a", 90)], [goal("g", "a")], sessions=[pinned]), NOW)
    assert schedule.items["a"].planned_finish == schedule.goals[0].planned_finish == at(9, "10:30")


def test_goals_come_in_admission_order_then_undated_then_closed() -> None:
    goals = [
        goal("closed", "a", at(1), created=1),
        goal("undated", "a", created=2),
        goal("later", "a", at(9), created=3),
        goal("sooner", "a", at(8), created=4),
        goal("second", "a", at(7), priority=2, created=5),
    ]
    goals[0] = replace(goals[0], outcome=ExamOutcome.PASSED)
    schedule = make_schedule(make_plan([item("a")], goals), NOW)
    assert [found.goal for found in schedule.goals] == ["sooner", "later", "second", "undated", "closed"]


def test_asking_for_an_unknown_goal_gives_none() -> None:
    assert make_schedule(make_plan([]), NOW).goal("nowhere") is None


def test_a_span_knows_its_minutes() -> None:
    assert Span(at(0, "09:00"), at(1, "09:30")).minutes == 24 * 60 + 30


def test_what_stands_is_told_beside_the_work_that_is_free() -> None:
    items = [item("a", 300), item("b", 300, needs="a"), item("c", 40)]
    pins = [session("a", at(2, "19:00"), 60, pinned=True), session("c", at(3, "19:00"), 60, pinned=True)]
    plan = make_plan(items, [goal("g", "b", at(28)), goal("all", "b c", created=1)], sessions=pins)
    dated, undated = make_schedule(plan, NOW).goals
    assert (dated.work, dated.held, dated.to_go) == (540, 60, 600)
    assert (undated.work, undated.held, undated.to_go) == (540, 100, 640)
    assert dated.free is not None
    assert dated.free_and_held == dated.free + 60
    assert undated.free_and_held is None
