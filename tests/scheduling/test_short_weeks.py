"""Weeks whose every stretch is shorter than the least session are studied all the same."""

import pytest

from planner.scheduling.engine import make_schedule
from tests.support.plans import NOW, at, goal, hours, item, make_plan


@pytest.mark.parametrize("text", ["mon-fri 19:00-19:24", "sun 10:00-10:01"])
def test_short_stretches_are_used_where_a_week_has_no_longer_ones(text: str) -> None:
    plan = make_plan([item("a", 30)], [goal("g", "a")], hours=hours(text))
    schedule = make_schedule(plan, NOW)
    assert sum(session.minutes for session in schedule.sessions) == 30
    assert schedule.unplaced == ()


def test_crumbs_stay_empty_in_a_week_that_has_a_longer_stretch() -> None:
    plan = make_plan([item("a", 60)], [goal("g", "a")], hours=hours("mon 19:00-19:20, sat 09:00-11:00"))
    (session,) = make_schedule(plan, NOW).sessions
    assert (session.start, session.minutes) == (at(5, "09:00"), 60)


def test_time_that_ends_before_the_work_is_told() -> None:
    plan = make_plan([item("a", 60_000)], [goal("g", "a")], hours=hours("sun 10:00-10:01"))
    schedule = make_schedule(plan, NOW)
    (unplaced,) = schedule.unplaced
    assert unplaced.minutes == 60_000 - sum(session.minutes for session in schedule.sessions)
    assert unplaced.reason == "beyond-horizon"
