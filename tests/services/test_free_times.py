"""When a session would find free study hours."""

from datetime import datetime
from itertools import islice

from planner.domain.plan import Plan
from planner.scheduling.engine import make_schedule
from planner.services.free_times import free_times
from tests.support.plans import NOW, at, goal, item, make_plan, session


def first(plan: Plan, minutes: int, but: str = "", now: datetime = NOW, count: int = 3) -> list[datetime]:
    return list(islice(free_times(plan, make_schedule(plan, now), minutes, but, now), count))


def some_plan() -> Plan:
    """An hour of study on the first day, which has two."""
    return make_plan([item("a", 60)], [goal("g", "a", at(20))])


def test_free_is_what_no_session_holds() -> None:
    plan = some_plan()
    begin = make_schedule(plan, NOW).sessions[0]
    assert begin.minutes == 60
    found = first(plan, 60)
    assert found[0] == begin.end
    assert found[0].date() < found[1].date() < found[2].date()


def test_it_has_to_hold_the_whole_session() -> None:
    plan = some_plan()
    day = make_schedule(plan, NOW).sessions[0].start.date()
    assert all(each.date() > day for each in first(plan, 61))
    assert first(plan, 24 * 60) == []


def test_the_session_that_moves_leaves_its_own_time_free() -> None:
    plan = some_plan()
    own = make_schedule(plan, NOW).sessions[0]
    assert first(plan, 120, own.id)[0] == own.start


def test_what_is_over_is_not_free_and_times_are_round() -> None:
    plan = make_plan([item("a", 60)], sessions=[session("a", at(0, "08:00"), 30)])
    begin = first(plan, 15, now=NOW)[0]
    later = begin.replace(minute=7, second=30)
    assert first(plan, 15, now=later)[0] == begin.replace(minute=10)
