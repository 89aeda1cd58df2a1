"""Study hours as they are typed, and days off."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.availability import TimeRange
from planner.domain.errors import Refusal, UnknownId
from planner.scheduling.ordinary_hours import current_pattern
from planner.services.availability import (
    add_day_off,
    add_extra_hours,
    even_hours,
    parse_hours,
    parse_range,
    remove_day_off,
    remove_extra_hours,
    set_hours,
)
from tests.support.plans import NOW, day, make_plan


@given(minutes=st.integers(1, 3000))
def test_even_hours_are_exact(minutes: int) -> None:
    assert even_hours(minutes / 60).minutes == minutes


def test_ten_hours_are_two_every_weekday_evening() -> None:
    assert even_hours(10).days == ((TimeRange(1140, 1260),),) * 5 + ((),) * 2


def test_what_goes_beyond_the_evenings_goes_to_the_weekend() -> None:
    week = even_hours(26)
    assert week.days[0] == (TimeRange(1140, 1380),)
    assert week.days[5:] == ((TimeRange(540, 720),),) * 2


@pytest.mark.parametrize("hours", [0, -1, 50.1, 1e9, float("nan"), float("inf")])
def test_hours_no_week_has_are_refused(hours: float) -> None:
    with pytest.raises(Refusal):
        even_hours(hours)


def test_hours_are_read_and_written_alike() -> None:
    text = "mon 19:00-21:00, sat 09:00-13:00, sat 14:00-24:00"
    pattern = parse_hours("Monday 19:00-21:00,  sat 14:00 - 24:00, SAT 9:00-13:00")

    assert parse_hours(text).days == pattern.days


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("mon 22:00-01:00", "two"),
        ("mon 19:00-21:00, mon 20:00-22:00", "overlap"),
        ("mon 19:00-19:00", "end after"),
        ("mon 19:00-25:00", "24 hours"),
        ("mon 19:75-20:00", "19:00-21:00"),
        ("noday 19:00-20:00", "noday"),
        ("mon", "mon"),
        ("", "19:00-21:00"),
        ("mon 19-20", "19:00-21:00"),
    ],
)
def test_unreadable_hours_are_refused_in_a_sentence(text: str, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        parse_hours(text)


def test_changed_hours_keep_the_pattern_in_force() -> None:
    plan = make_plan([])
    edit = set_hours(plan, parse_hours("sun 10:00-12:00"), NOW)
    assert current_pattern(plan.after(edit), NOW).minutes == 120
    assert set(plan.after(edit).patterns) == set(plan.patterns)
    with pytest.raises(Refusal, match="Nothing changes"):
        set_hours(plan, current_pattern(plan, NOW), NOW)


def test_the_same_days_off_twice_are_refused_unless_they_get_a_name() -> None:
    once = make_plan([]).after(add_day_off(make_plan([]), day(1), day(2), NOW))
    with pytest.raises(Refusal, match="off already"):
        add_day_off(once, day(1), day(2), NOW)
    assert add_day_off(once, day(1), day(2), NOW, "Holidays").changes


def test_days_off_come_and_go() -> None:
    plan = make_plan([])
    once = plan.after(add_day_off(plan, day(1), day(2), NOW, "Holidays"))
    twice = once.after(add_day_off(once, day(1), day(1), NOW))
    assert len(twice.days_off) == 2
    for id in twice.days_off:
        twice = twice.after(remove_day_off(twice, id))
    assert twice.days_off == {}
    with pytest.raises(UnknownId):
        remove_day_off(twice, "off")


@pytest.mark.parametrize(("first", "last"), [(day(2), day(1)), (date(2026, 11, 1), date(2026, 11, 22))])
def test_days_off_that_cannot_be(first: date, last: date) -> None:
    with pytest.raises(Refusal):
        add_day_off(make_plan([]), first, last, NOW)


def test_extra_hours_come_and_go() -> None:
    plan = make_plan([])
    after = plan.after(add_extra_hours(plan, day(5), parse_range("9:00-10:00"), NOW))
    with pytest.raises(Refusal, match="overlap"):
        add_extra_hours(after, day(5), parse_range("9:30-11:00"), NOW)
    with pytest.raises(Refusal, match="over"):
        add_extra_hours(after, day(-1), parse_range("9:30-11:00"), NOW)
    (id,) = after.extra_hours
    assert after.after(remove_extra_hours(after, id)).extra_hours == {}
