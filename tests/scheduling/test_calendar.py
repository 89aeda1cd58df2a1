"""The calendar week: days off, extra hours, busy time, exams, changing patterns, and the limits' choice."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.availability import BusyTime, DayOff, ExtraHours, Limits
from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.domain.settings import SessionLengths, Settings
from planner.scheduling.calendar import StudyCalendar
from planner.scheduling.intervals import total
from planner.scheduling.minutes import MINUTES_PER_WEEK, midnight, moment_of
from tests.support.oracle.minutes import to_moment, week_choice
from tests.support.plans import at, clock_range, day, exam, hours, make_plan
from tests.support.random_plans import random_plan
from tests.support.strategies import plans

MONDAY = midnight(day(0))


def chosen(plan: Plan, week: int = 0) -> list[str]:
    """The chosen stretches of a week in words, like "mon 19:00-21:00"."""
    stretches = StudyCalendar(plan).chosen(MONDAY + week * MINUTES_PER_WEEK)
    return [in_words(moment_of(start), end - start) for start, end in stretches]


def in_words(start: datetime, minutes: int) -> str:
    end = start + timedelta(minutes=minutes)
    until = "24:00" if end.date() != start.date() else f"{end:%H:%M}"
    return f"{start:%a %H:%M}-{until}".lower()


def limited(text: str, **limits: int) -> Plan:
    return make_plan([], hours=hours(text), settings=Settings(limits=Limits(**limits)))


def test_an_ordinary_week() -> None:
    plan = make_plan([], hours=hours("mon-tue 19:00-21:00, sat 09:00-10:00 14:00-15:30"))
    assert chosen(plan) == [
        "mon 19:00-21:00",
        "tue 19:00-21:00",
        "sat 09:00-10:00",
        "sat 14:00-15:30",
    ]
    assert chosen(plan, week=2000) == chosen(plan)


def test_a_pattern_counts_from_its_day_on_even_in_mid_week() -> None:
    later = hours("mon-fri 07:00-08:00", id="later", valid_from=day(2))
    plan = make_plan([], hours=[hours("mon-fri 19:00-20:00"), later])
    assert chosen(plan) == [
        "mon 19:00-20:00",
        "tue 19:00-20:00",
        "wed 07:00-08:00",
        "thu 07:00-08:00",
        "fri 07:00-08:00",
    ]


def test_before_the_first_pattern_there_are_no_hours() -> None:
    plan = make_plan([], hours=hours("mon-fri 19:00-20:00", valid_from=day(4)))
    assert chosen(plan) == ["fri 19:00-20:00"]
    assert chosen(plan, week=-1) == []


def test_extra_hours_add_also_on_a_day_off_and_melt_into_the_pattern() -> None:
    plan = make_plan(
        [],
        hours=hours("mon-tue 19:00-21:00"),
        days_off=[DayOff("off", day(0), day(0))],
        extra_hours=[
            ExtraHours("a", day(0), clock_range("10:00-11:00")),
            ExtraHours("b", day(1), clock_range("20:30-22:00")),
        ],
    )
    assert chosen(plan) == ["mon 10:00-11:00", "tue 19:00-22:00"]


def test_busy_time_and_exams_are_never_free_not_even_in_extra_hours() -> None:
    plan = make_plan(
        [],
        [exam("exam", "", at(1, "19:30"), minutes=60)],
        hours=hours("mon-tue 19:00-21:00"),
        busy=[BusyTime("busy", at(0, "18:00"), at(0, "20:00") + timedelta(seconds=1))],
        extra_hours=[ExtraHours("extra", day(1), clock_range("20:00-22:00"))],
    )
    assert chosen(plan) == ["mon 20:01-21:00", "tue 19:00-19:30", "tue 20:30-22:00"]


def test_an_exam_of_unknown_length_takes_two_hours() -> None:
    plan = make_plan([], [exam("exam", "", at(0, "09:00"), minutes=0)], hours=hours("mon 08:00-12:00"))
    assert chosen(plan) == ["mon 08:00-09:00", "mon 11:00-12:00"]


@pytest.mark.parametrize("mark", ["", "!"])
def test_no_stretch_runs_past_midnight(mark: str) -> None:
    plan = make_plan([], hours=hours(f"mon 22:00-24:00{mark}, tue 00:00-01:00{mark}"))
    assert chosen(plan) == ["mon 22:00-24:00", "tue 00:00-01:00"]


def test_preferred_and_usual_hours_make_one_stretch_where_they_touch() -> None:
    plan = make_plan([], hours=hours("mon 18:00-19:00! 19:00-20:00"))
    assert chosen(plan) == ["mon 18:00-20:00"]


def test_the_day_limit_takes_the_earliest_minutes() -> None:
    plan = limited("mon 08:00-09:00 19:00-21:00, tue 19:00-20:00", most_per_day=90)
    assert chosen(plan) == ["mon 08:00-09:00", "mon 19:00-19:30", "tue 19:00-20:00"]


def test_the_week_limit_goes_round_the_days_in_turns_of_one_default_session() -> None:
    plan = limited("mon-wed 19:00-21:00", most_per_week=170)
    assert chosen(plan) == ["mon 19:00-20:10", "tue 19:00-19:50", "wed 19:00-19:50"]


def test_preferred_minutes_of_all_days_come_first() -> None:
    plan = limited("mon 18:00-20:00, wed 18:00-19:00! 19:00-20:00", most_per_week=80)
    assert chosen(plan) == ["mon 18:00-18:20", "wed 18:00-19:00"]


def test_the_share_kept_free_is_of_the_weeks_minutes_rounded_down() -> None:
    plan = limited("mon 19:00-19:33", percent_free=10)
    assert total(StudyCalendar(plan).chosen(MONDAY)) == 29
    both = limited("mon 19:00-21:00", percent_free=10, most_per_week=100)
    assert total(StudyCalendar(both).chosen(MONDAY)) == 100


def test_available_hours_know_no_limit() -> None:
    plan = limited("mon-tue 19:00-21:00", most_per_day=30)
    assert total(StudyCalendar(plan).available(MONDAY)) == 240


@pytest.mark.parametrize("seed", range(40))
def test_the_choice_is_that_of_the_oracle(seed: int) -> None:
    plan, _now = random_plan(seed)
    calendar = StudyCalendar(plan)
    for week in range(-1, 5):
        stretches = calendar.chosen(MONDAY + week * MINUTES_PER_WEEK)
        minutes = [moment_of(minute) for start, end in stretches for minute in range(start, end)]
        assert minutes == list(map(to_moment, week_choice(plan, day(7 * week))))


@given(plans())
def test_the_choice_of_small_plans_is_that_of_the_oracle(plan: Plan) -> None:
    stretches = StudyCalendar(plan).chosen(MONDAY)
    minutes = [moment_of(minute) for start, end in stretches for minute in range(start, end)]
    assert minutes == list(map(to_moment, week_choice(plan, day(0))))


def test_a_longer_default_session_makes_longer_turns() -> None:
    settings = Settings(limits=Limits(most_per_week=120), lengths=SessionLengths(25, 100, 120))
    plan = make_plan([], hours=hours("mon-tue 19:00-21:00"), settings=settings)
    assert chosen(plan) == ["mon 19:00-20:40", "tue 19:00-19:20"]


@pytest.mark.parametrize(
    "plan",
    [
        make_plan([], hours=[]),
        make_plan([], hours=hours("")),
        limited("mon 19:00-21:00", most_per_day=0),
        limited("mon 19:00-21:00", most_per_week=0),
        limited("mon 19:00-21:00", percent_free=100),
        limited("mon 19:00-19:30", percent_free=97),
    ],
)
def test_a_plan_without_study_time_is_known_for_it(plan: Plan) -> None:
    assert StudyCalendar(plan).ends_before(MONDAY)


def test_hours_to_come_are_not_overlooked() -> None:
    later = hours("mon 07:00-08:00", id="later", valid_from=day(400))
    assert not StudyCalendar(make_plan([], hours=[hours(""), later])).ends_before(MONDAY)
    extra = [ExtraHours("extra", day(400), clock_range("10:00-11:00"))]
    only_extra = StudyCalendar(make_plan([], hours=[], extra_hours=extra))
    assert not only_extra.ends_before(MONDAY)
    assert only_extra.ends_before(midnight(day(401)))


def test_a_goal_of_ones_own_takes_no_time_of_its_own() -> None:
    own = Goal(id="own", title="Own", items=(), due=at(0, "19:30"), exam_minutes=60)
    plan = make_plan([], [own], hours=hours("mon 19:00-21:00"))
    assert chosen(plan) == ["mon 19:00-21:00"]


@given(plans(), st.integers(0, 60))
def test_a_week_like_others_is_chosen_as_if_it_were_the_only_one(plan: Plan, week: int) -> None:
    monday = MONDAY + week * MINUTES_PER_WEEK
    calendar = StudyCalendar(plan)
    for earlier in range(MONDAY, monday, MINUTES_PER_WEEK):
        calendar.chosen(earlier)
    assert calendar.chosen(monday) == StudyCalendar(plan).chosen(monday)
