"""The plan week by week: how far it goes, what is due in it, and that weeks without anything are one."""

from datetime import date, timedelta

from planner.domain.availability import DayOff
from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.scheduling.engine import make_schedule
from planner.services.plan_weeks import PlannedWeek, planned_weeks
from tests.support.plans import NOW, at, day, exam, goal, hours, item, make_plan

MONDAY = day(0)


def weeks_of(plan: Plan, first: date = MONDAY) -> tuple[PlannedWeek, ...]:
    return planned_weeks(plan, make_schedule(plan, NOW), first, NOW)


def two_weeks_of_work(*goals: Goal) -> Plan:
    return make_plan([item("a", 900), item("b", 300, needs="a")], goals)


def test_each_week_says_what_is_studied_and_for_how_long() -> None:
    first, second = weeks_of(two_weeks_of_work(goal("both", "b")))
    assert (first.first, first.last) == (day(0), day(6))
    assert first.studied == (("A", 600),)
    assert second.studied == (("A", 300), ("B", 300))
    assert (first.planned, first.available) == (600, 600)


def test_it_goes_on_to_the_last_goal_and_names_it_on_its_day() -> None:
    weeks = weeks_of(two_weeks_of_work(goal("both", "b", at(24, "24:00"))))
    assert weeks[-1].first <= day(24) <= weeks[-1].last
    assert weeks[-1].due == (("Both", day(24)),)
    assert not any(week.due for week in weeks[:-1])


def test_an_exam_stands_in_its_week() -> None:
    weeks = weeks_of(two_weeks_of_work(exam("cert", "b", at(23, "09:00"))))
    assert [session.start for session in weeks[-1].exams] == [at(23, "09:00")]
    assert weeks[-1].due == ()


def test_without_goals_it_ends_with_the_last_session() -> None:
    (week,) = weeks_of(make_plan([item("a", 60)]))
    assert week.is_empty or week.studied


def test_a_plan_of_nothing_is_one_free_week() -> None:
    (week,) = weeks_of(make_plan([]))
    assert week.is_empty
    assert (week.first, week.last) == (day(0), day(6))


def test_weeks_without_anything_are_one_stretch() -> None:
    plan = make_plan(
        [item("a", 60, opens=day(35))],
        [goal("later", "a", at(38, "24:00"))],
        days_off=[DayOff("o", day(8), day(9), "Holiday"), DayOff("p", day(16), day(17), "Holiday")],
    )
    stretch, last = weeks_of(plan)
    assert (stretch.first, stretch.last) == (day(0), day(34))
    assert stretch.days_off == ("Holiday",)
    assert last.studied == (("A", 60),)


def test_a_goal_far_away_costs_one_more_row_and_not_thousands() -> None:
    far = goal("far", "a", at(0).replace(year=2150))
    assert len(weeks_of(make_plan([item("a", 60)], [far]))) == 3


def test_weeks_begin_on_the_day_that_is_asked_for() -> None:
    plan = make_plan([item("a", 120)], [goal("a", "a")], hours=hours("mon 19:00-20:00, sun 09:00-10:00"))
    first, *_others = weeks_of(plan, day(0) - timedelta(days=1))
    assert (first.first, first.last) == (day(-1), day(5))
    assert first.available == 120
