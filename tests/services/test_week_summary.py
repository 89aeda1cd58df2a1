from datetime import datetime

import pytest

from planner.domain.availability import BusyTime
from planner.domain.plan import Plan
from planner.domain.session import SessionState
from planner.domain.time_entry import TimeEntry
from planner.scheduling.engine import make_schedule
from planner.services.week_summary import DaySummary, WeekSummary, summarize_week
from planner.values import replace
from tests.support.plans import NOW, at, day, hours, item, make_plan, session
from tests.support.schedules import WrittenSchedule


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


def week_with(*entries: TimeEntry) -> WeekSummary:
    """A week seen on Wednesday: an hour done on Monday, one over today, and one still to come, all of "a"."""
    sessions = [
        session("a", at(0, "19:00"), id="done", accepted=True, state=SessionState.DONE),
        session("a", at(2, "08:00"), id="over", accepted=True),
        session("a", at(2, "20:00"), id="ahead", accepted=True),
    ]
    logged = {entry.id: entry for entry in entries}
    plan = replace(make_plan([item("a"), item("b")], sessions=sessions), entries=logged)
    now = at(2, "12:00")
    return summarize_week(plan, WrittenSchedule(as_of=now, sessions=tuple(sessions)), day(0), now)


@pytest.mark.parametrize(
    ("entries", "as_planned", "beyond"),
    [
        ([], 0, 0),
        ([("a", 60, "done")], 60, 0),
        ([("a", 90, "done")], 60, 30),
        ([("a", 45, "done"), ("a", 15, None)], 60, 0),
        ([("a", 60, "done"), ("a", 30, None)], 90, 0),
        ([("a", 60, "done"), ("a", 300, None)], 120, 240),
        ([("b", 300, None)], 0, 300),
        ([("a", 60, "of another week")], 0, 60),
    ],
    ids=str,
)
def test_what_was_studied_as_planned_is_told_from_what_was_studied_beyond_it(
    entries: list[tuple[str, int, str | None]], as_planned: int, beyond: int
) -> None:
    week = week_with(
        *(
            TimeEntry(id=str(number), item=id, day=day(1), minutes=minutes, session=of)
            for number, (id, minutes, of) in enumerate(entries)
        )
    )
    assert (week.planned, week.as_planned, week.beyond) == (180, as_planned, beyond)
    assert week.done == as_planned + beyond


def week_of_two(*entries: tuple[str, int, str | None], now: datetime) -> WeekSummary:
    """A week with an hour of "a" ticked on Monday, and one on Tuesday of which nothing was said."""
    sessions = [
        session("a", at(0, "19:00"), id="ticked", accepted=True, state=SessionState.DONE),
        session("a", at(1, "19:00"), id="silent", accepted=True),
    ]
    logged = [
        TimeEntry(id=str(number), item=id, day=day(1), minutes=minutes, session=of)
        for number, (id, minutes, of) in enumerate(entries)
    ]
    plan = make_plan([item("a"), item("b")], sessions=sessions, entries=logged)
    return summarize_week(plan, WrittenSchedule(as_of=now, sessions=tuple(sessions)), day(0), now)


@pytest.mark.parametrize("now", [at(1, "23:00"), at(2, "00:00"), at(6, "12:00"), at(7, "08:00")])
def test_what_was_studied_without_its_session_stays_planned_on_every_day(now: datetime) -> None:
    week = week_of_two(("a", 60, "ticked"), ("a", 60, None), now=now)
    assert (week.planned, week.as_planned, week.beyond) == (120, 120, 0)
    assert [each.planned for each in week.days[:2]] == [60, 60]


@pytest.mark.parametrize(
    ("entries", "planned", "beyond"),
    [
        ([("a", 60, "ticked")], 60, 0),
        ([("a", 60, "ticked"), ("a", 20, None)], 80, 0),
        ([("a", 60, "ticked"), ("a", 90, None)], 120, 30),
        ([("a", 60, "ticked"), ("b", 60, None)], 60, 60),
        ([("a", 45, "ticked"), ("a", 30, None)], 75, 0),
        ([("a", 60, "ticked"), ("a", 25, "silent")], 85, 0),
    ],
    ids=str,
)
def test_what_is_missed_is_planned_as_far_as_time_that_counts_for_no_other_session_covers_it(
    entries: list[tuple[str, int, str | None]], planned: int, beyond: int
) -> None:
    week = week_of_two(*entries, now=at(2, "08:00"))
    assert (week.planned, week.beyond) == (planned, beyond)
