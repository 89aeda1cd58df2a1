"""Silence: quiet hours, appointments, days off and a pause of the reminders."""

from datetime import datetime

from planner.domain.availability import BusyTime, DayOff
from planner.domain.plan import Plan
from planner.services.silence import silence_of
from tests.support.plans import at, day

NIGHT = (22 * 60, 7 * 60)


def first_open(
    moment: datetime,
    plan: Plan | None = None,
    quiet: tuple[int, int] = NIGHT,
    paused: datetime | None = None,
) -> datetime:
    return silence_of(plan or Plan(), at(0), at(8), quiet, paused).first_open(moment)


def test_a_night_is_quiet_from_its_first_minute_to_before_its_last() -> None:
    assert first_open(at(1, "21:59")) == at(1, "21:59")
    assert first_open(at(1, "22:00")) == at(2, "07:00")
    assert first_open(at(2, "06:59")) == at(2, "07:00")
    assert first_open(at(2, "07:00")) == at(2, "07:00")


def test_quiet_hours_may_lie_within_a_day_or_be_none() -> None:
    assert first_open(at(1, "13:00"), quiet=(12 * 60, 14 * 60)) == at(1, "14:00")
    assert first_open(at(1, "03:00"), quiet=(12 * 60, 14 * 60)) == at(1, "03:00")
    assert first_open(at(1, "03:00"), quiet=(0, 0)) == at(1, "03:00")


def test_what_follows_upon_silence_without_a_break_is_silence_too() -> None:
    breakfast = BusyTime("b", at(2, "06:30"), at(2, "08:00"))
    assert first_open(at(1, "23:00"), Plan(busy_times={"b": breakfast})) == at(2, "08:00")


def test_days_off_are_silent_from_midnight_to_midnight() -> None:
    off = DayOff("o", day(2), day(3))
    assert first_open(at(2, "12:00"), Plan(days_off={"o": off}), quiet=(0, 0)) == at(4)


def test_a_pause_ends_all_words_until_its_moment() -> None:
    assert first_open(at(0, "09:00"), paused=at(1)) == at(1, "07:00")
    assert first_open(at(1, "12:00"), paused=at(1)) == at(1, "12:00")
