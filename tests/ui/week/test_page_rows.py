from datetime import date

from planner.domain.item import Subject
from planner.scheduling.engine import make_schedule
from planner.services.week_summary import summarize_week
from planner.ui.week.page_rows import exam_days, head_row, minutes_by_track, session_to_begin_with
from tests.support.plans import NOW, at, day, exam, goal, hours, item, make_plan, session
from tests.ui.week.grid.test_grid_rows import PlainWords


def test_the_number_is_that_of_the_week_most_days_are_of() -> None:
    plan = make_plan([item("a")])
    schedule = make_schedule(plan, NOW)
    firsts = (day(0), day(-1), day(-2), date(2026, 12, 27), date(2026, 12, 28))
    weeks = [summarize_week(plan, schedule, first, NOW) for first in firsts]
    numbers = [head_row(week, schedule, NOW, PlainWords()).number for week in weeks]
    assert numbers == ["Week 48", "Week 48", "Week 48", "Week 53", "Week 53"]


def test_two_exams_of_one_day_are_both_named() -> None:
    goals = [exam("nca", "a", at(3, "10:00")), exam("pmle", "a", at(3, "14:00"))]
    plan = make_plan([item("a")], goals)
    assert exam_days(plan, make_schedule(plan, NOW)) == {day(3): "Nca\nPmle"}


def test_what_is_missed_is_no_time_of_its_track() -> None:
    missed = session("a", at(0, "10:00"), 60, id="s", accepted=True)
    plan = make_plan([item("a", 120)], [goal("g", "a")], hours=hours("fri 10:00-12:00"), sessions=[missed])
    now = at(2, "08:00")
    week = summarize_week(plan, make_schedule(plan, now), day(0), now)
    assert minutes_by_track(plan, week) == {Subject.ML: 120}


def test_one_begins_with_the_session_that_runs_and_not_with_tomorrows() -> None:
    runs = session("a", at(0, "10:00"), 60, id="s", pinned=True)
    plan = make_plan([item("a", 120)], hours=hours("tue 10:00-12:00"), sessions=[runs])
    schedule = make_schedule(plan, at(0, "10:30"))
    assert session_to_begin_with(schedule, at(0, "10:30")) == "s"
    assert session_to_begin_with(schedule, at(0, "11:00")) == ""
