from planner.domain.availability import BusyTime
from planner.domain.plan import Plan
from planner.scheduling.engine import make_schedule
from planner.services.week_summary import DaySummary, WeekSummary, summarize_week
from tests.support.plans import NOW, at, day, hours, item, make_plan


def week_of(plan: Plan) -> WeekSummary:
    return summarize_week(plan, make_schedule(plan, NOW), day(0), NOW)


def clock_times(summary: DaySummary) -> list[str]:
    return [f"{span.start:%d %H:%M}-{span.end:%d %H:%M}" for span in summary.available]


def test_hours_around_midnight_belong_to_their_own_days() -> None:
    week = week_of(make_plan([item("a")], hours=hours("mon 22:00-24:00, tue 00:00-02:00 10:00-11:00")))
    assert [clock_times(each) for each in week.days[:3]] == [
        ["23 22:00-24 00:00"],
        ["24 00:00-24 02:00", "24 10:00-24 11:00"],
        [],
    ]
    assert week.available == 300


def test_preferred_hours_beside_usual_ones_are_one_stretch_of_the_day() -> None:
    week = week_of(make_plan([item("a")], hours=hours("mon 19:00-20:00! 20:00-21:00")))
    assert clock_times(week.days[0]) == ["23 19:00-23 21:00"]


def test_hours_of_something_else_are_not_available() -> None:
    meeting = BusyTime("m", at(0, "19:30"), at(0, "20:00"), "Meeting")
    week = week_of(make_plan([item("a")], busy=[meeting]))
    assert clock_times(week.days[0]) == ["23 19:00-23 19:30", "23 20:00-23 21:00"]
    assert week.available == 600 - 30


def test_seven_days_from_a_sunday_on_take_the_hours_of_two_weeks() -> None:
    plan = make_plan([item("a")], hours=hours("mon 19:00-20:00, sun 09:00-10:00"))
    week = summarize_week(plan, make_schedule(plan, NOW), day(6), NOW)
    assert [each.day for each in week.days] == [day(number) for number in range(6, 13)]
    assert [clock_times(each) for each in week.days[:2]] == [["29 09:00-29 10:00"], ["30 19:00-30 20:00"]]
    assert week.available == 120
