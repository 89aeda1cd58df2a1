"""The hours planned for each goal, stretch by stretch."""

from datetime import date

from planner.domain.availability import DayOff
from planner.domain.session import SessionState
from planner.scheduling.engine import make_schedule
from planner.services.study_load import study_load
from tests.support.plans import NOW, at, day, exam, item, make_plan, session

ITEMS = [item("a", 600), item("b", 600), item("c", 300)]
GOALS = [exam("first", "a", at(26, "10:00")), exam("second", "b", at(54, "10:00"), created=1)]


def starts(*days: int) -> list[date]:
    return [day(number) for number in days]


def test_each_week_tells_its_hours_by_goal_and_what_is_available() -> None:
    plan = make_plan(ITEMS, GOALS)
    one, two, three = study_load(plan, make_schedule(plan, NOW), starts(0, 7, 14, 21), NOW)
    assert (one.first, one.last, one.planned, one.available) == (day(0), day(6), {"first": 600}, 600)
    assert (two.planned, two.total, two.available) == ({"second": 600}, 600, 600)
    assert (three.planned, three.total, three.available) == ({}, 0, 600)


def test_stretches_may_begin_on_any_day_and_what_lies_outside_counts_nowhere() -> None:
    plan = make_plan(ITEMS, GOALS)
    (load,) = study_load(plan, make_schedule(plan, NOW), starts(2, 5), NOW)
    assert (load.first, load.last, load.total, load.available) == (day(2), day(4), 360, 360)


def test_of_the_stretch_around_today_both_are_counted_from_today_on() -> None:
    now = at(4, "12:00")
    done = session("a", at(1, "19:00"), 60, state=SessionState.DONE)
    plan = make_plan(ITEMS, GOALS, sessions=[done])
    this_week, next_week = study_load(plan, make_schedule(plan, now), starts(0, 7, 14), now)
    assert (this_week.first, this_week.total, this_week.available) == (day(0), 120, 120)
    assert next_week.available == 600


def test_days_off_take_hours_away() -> None:
    plan = make_plan(ITEMS, GOALS, days_off=[DayOff("off", day(0), day(1))])
    (load,) = study_load(plan, make_schedule(plan, NOW), starts(0, 7), NOW)
    assert (load.total, load.available) == (360, 360)


def test_an_exam_itself_is_no_study_but_takes_its_hours() -> None:
    plan = make_plan(ITEMS, [exam("first", "a", at(4, "19:00"))])
    (load,) = study_load(plan, make_schedule(plan, NOW), starts(0, 7), NOW)
    assert (load.available, load.planned.get("first", 0) <= 480) == (480, True)


def test_an_hour_that_serves_no_goal_is_told_apart() -> None:
    held = session("c", at(1, "07:00"), pinned=True)
    plan = make_plan(ITEMS, GOALS, sessions=[held])
    (load,) = study_load(plan, make_schedule(plan, NOW), starts(0, 7), NOW)
    assert load.planned[None] == 60
