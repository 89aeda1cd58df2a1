"""The study-time axis: C(t) and back, boundaries, growth, long reach, no hours at all."""

from datetime import datetime
from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.plan import Plan
from planner.scheduling.calendar import StudyCalendar
from planner.scheduling.minutes import MINUTES_PER_DAY, midnight, minute_of, moment_of
from planner.scheduling.network import compile_network
from planner.scheduling.study_time import HORIZON, StudyTime
from planner.scheduling.workload import measure
from tests.support.oracle.minutes import study_minutes, to_moment
from tests.support.plans import NOW, at, day, hours, make_plan
from tests.support.strategies import plans

EVENINGS = hours("mon-fri 19:00-21:00")


def axis(
    plan: Plan | None = None, now: datetime = NOW, taken: list[tuple[int, int]] | None = None
) -> StudyTime:
    return StudyTime(StudyCalendar(plan or make_plan([], hours=EVENINGS)), minute_of(now), taken or [])


def moment(minute: int | None) -> datetime | None:
    return None if minute is None else moment_of(minute)


def test_time_counts_from_the_origin_even_inside_a_stretch() -> None:
    time = axis(now=at(0, "19:40"))
    assert time.until(minute_of(at(0, "12:00"))) == 0
    assert time.until(minute_of(at(0, "20:00"))) == 20
    assert time.until(minute_of(at(0, "23:00"))) == 80
    assert time.until(minute_of(at(1, "19:00"))) == 80
    assert time.until(minute_of(at(1, "19:01"))) == 81


def test_between_is_negative_when_turned_round() -> None:
    time = axis()
    assert time.between(minute_of(at(2)), minute_of(at(1))) == -120
    assert time.between(minute_of(at(1)), minute_of(at(2))) == 120


def test_at_a_boundary_a_start_lies_later_and_a_finish_earlier() -> None:
    time = axis()
    assert moment(time.start_at(120)) == at(1, "19:00")
    assert moment(time.finish_at(120)) == at(0, "21:00")
    assert moment(time.start_at(121)) == moment(time.finish_at(121)) == at(1, "19:01")


def test_the_first_minute_starts_in_the_first_stretch_and_nothing_is_finished_at_once() -> None:
    time = axis()
    assert moment(time.start_at(0)) == at(0, "19:00")
    assert moment(time.finish_at(0)) == NOW


def test_taken_time_is_not_on_the_axis() -> None:
    time = axis(taken=[(minute_of(at(0, "19:30")), minute_of(at(0, "20:00")))])
    assert time.until(minute_of(at(1))) == 90
    assert moment(time.start_at(30)) == at(0, "20:00")


def test_forty_years_are_within_reach() -> None:
    time = axis()
    forty_years = 40 * 52 * 600
    assert moment(time.finish_at(forty_years)) == at(40 * 52 * 7 - 3, "21:00")
    assert time.until(minute_of(at(40 * 52 * 7))) == forty_years


def test_without_hours_nothing_can_be_placed() -> None:
    time = axis(make_plan([], hours=[]))
    assert time.until(minute_of(at(10_000))) == 0
    assert time.start_at(0) is None
    assert time.finish_at(1) is None
    assert moment(time.finish_at(0)) == NOW
    assert list(time.stretches()) == []


def test_the_axis_ends_with_the_last_hours() -> None:
    patterns = [hours("mon 19:00-20:00"), hours("", id="stop", valid_from=day(14))]
    time = axis(make_plan([], hours=patterns))
    assert [end - start for start, end, _position in time.stretches()] == [60, 60]
    assert time.start_at(120) is None
    assert moment(time.finish_at(120)) == at(7, "20:00")
    assert time.finish_at(121) is None
    assert time.until(minute_of(at(5000))) == 120


def test_no_answer_reaches_beyond_the_years_that_dates_may_have() -> None:
    time = axis(make_plan([], hours=hours("mon 19:00-19:01")))
    assert time.start_at(10**6) is None
    assert all(end <= HORIZON + 7 * MINUTES_PER_DAY for _start, end, _position in time.stretches())


@given(plans(), st.lists(st.integers(0, 90), max_size=5))
def test_no_answer_depends_on_what_was_asked_before(plan: Plan, questions: list[int]) -> None:
    asked = axis(plan)
    for number in questions:
        asked.until(minute_of(at(number)))
        asked.start_at(number * 50)
    fresh = axis(plan)
    assert list(islice(asked.stretches(), 40)) == list(islice(fresh.stretches(), 40))
    for number in (0, 1, 30, 90):
        assert asked.until(minute_of(at(number))) == axis(plan).until(minute_of(at(number)))


@given(plans())
def test_every_position_leads_to_its_minute_and_back(plan: Plan) -> None:
    """The oracle lists the minutes of five weeks; the axis must know each by its place."""
    time = measure(plan, compile_network(plan.items), NOW).time
    minutes = [minute_of(to_moment(minute)) for minute in study_minutes(plan, NOW, day(34))]
    for position in range(0, len(minutes), 7):
        assert time.start_at(position) == minutes[position]
        assert time.until(minutes[position]) == position
        assert time.finish_at(position + 1) == minutes[position] + 1
    assert time.until(midnight(day(35))) == len(minutes)
