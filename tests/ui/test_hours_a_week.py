from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as some

from planner.domain.availability import DayOff
from planner.domain.plan import Plan
from planner.scheduling.engine import judge
from planner.scheduling.ordinary_hours import ordinary_week
from planner.scheduling.schedule import Verdict
from planner.ui.shared.hours_a_week import HoursPerWeek, hours_per_week
from tests.support.plans import NOW, at, day, goal, item, make_plan


def week_of(plan: Plan) -> HoursPerWeek | None:
    return hours_per_week(plan.goals["g"], judge(plan, NOW)["g"], ordinary_week(plan, NOW), NOW)


@given(some.integers(30, 6_000), some.integers(1, 60), some.integers(0, 20))
def test_what_is_needed_exceeds_what_is_planned_exactly_where_the_date_cannot_hold(
    minutes: int, days: int, off: int
) -> None:
    days_off = [DayOff("off", day(1), day(off))] if off > 1 else []
    plan = make_plan([item("a", minutes)], [goal("g", "a", at(days))], days_off=days_off)
    week = week_of(plan)
    if week is not None:
        assert week.planned == ordinary_week(plan, NOW)
        assert (week.needed > week.planned) == (week.verdict is Verdict.IMPOSSIBLE)


def test_days_off_ask_more_of_the_other_weeks() -> None:
    at_home = week_of(make_plan([item("a", 600)], [goal("g", "a", at(28))]))
    away = week_of(
        make_plan([item("a", 600)], [goal("g", "a", at(28))], days_off=[DayOff("off", day(0), day(13))])
    )
    assert at_home is not None
    assert away is not None
    assert away.planned == at_home.planned
    assert away.needed > 1.5 * at_home.needed


def test_a_date_that_is_over_asks_for_nothing() -> None:
    plan = make_plan([item("a", 600)], [goal("g", "a", at(7))])
    later = NOW + timedelta(days=30)
    assert hours_per_week(plan.goals["g"], judge(plan, later)["g"], 600, later) is None
