"""What reviews take of the weeks to come."""

import pytest

from planner.domain.goal import Goal
from planner.domain.item import Item, ItemKind, ItemStatus, Progress
from planner.domain.plan import Plan
from planner.domain.settings import Settings
from planner.scheduling.engine import make_schedule
from planner.scheduling.forecasting.review_load import WEEKS, review_minutes
from planner.scheduling.network import compile_network
from planner.scheduling.reviews import REVIEW_MINUTES
from planner.scheduling.workload import measure
from planner.values import replace
from tests.support.plans import NOW, at, day, exam, goal, item, make_plan

TEN_HOURS = 600


def load_of(plan: Plan, kept: float = 1.0) -> list[float]:
    workload = measure(plan, compile_network(plan.items), NOW)
    return review_minutes(workload, make_schedule(plan, NOW), kept)


def finished(count: int, on: int, *goals: Goal, percent: int = 20) -> Plan:
    """Ten hours a week, and so many items that were finished on a day; the first review is due 8 later."""
    items: list[Item] = [item(f"i{number}") for number in range(count)]
    plan = make_plan([*items, item("open", 60)], goals, settings=Settings(review_percent=percent))
    return replace(plan, progress={each.id: Progress(each.id, ItemStatus.DONE, day(on)) for each in items})


def test_a_finished_item_comes_back_eight_days_later_and_then_ever_more_rarely() -> None:
    found = load_of(finished(1, 0))
    assert found[0] == 0
    assert REVIEW_MINUTES < found[1] < 1.3 * REVIEW_MINUTES  # one in ten is forgotten and asked for again
    assert 0 < sum(found[2:]) < 5 * REVIEW_MINUTES
    assert sum(found[2:54]) > sum(found[54:106]) > 0


def test_what_is_overdue_is_asked_for_at_once() -> None:
    assert load_of(finished(1, -100))[0] >= REVIEW_MINUTES


def test_a_week_takes_no_more_than_its_share_and_the_rest_waits() -> None:
    found = load_of(finished(30, -10))
    assert found[0] == found[1] == TEN_HOURS * 20 / 100
    assert max(found) == found[0]
    assert sum(found) > 30 * REVIEW_MINUTES


def test_before_an_exam_the_share_is_greater() -> None:
    plan = finished(60, -10, exam("e", "open", at(16)))
    assert load_of(plan)[:3] == [TEN_HOURS * 40 / 100] * 3
    assert load_of(plan)[3] == TEN_HOURS * 20 / 100


def test_what_is_to_be_finished_comes_back_as_well_and_later_where_less_is_kept() -> None:
    plan = make_plan([item("a", 600)], [goal("g", "a")])
    soon, late = load_of(plan), load_of(plan, kept=0.25)
    first = [next(week for week, minutes in enumerate(found) if minutes) for found in (soon, late)]
    assert first[0] in (1, 2)
    assert first[1] > first[0] + 1
    assert soon[first[0]] == pytest.approx(REVIEW_MINUTES, rel=0.3)


def test_without_reviews_nothing_is_taken() -> None:
    assert load_of(finished(9, -10, percent=0)) == [0.0] * WEEKS


def test_an_exam_itself_is_not_reviewed() -> None:
    plan = make_plan([item("a", kind=ItemKind.CERTIFICATION)], [goal("g", "a")])
    assert load_of(plan) == [0.0] * WEEKS
