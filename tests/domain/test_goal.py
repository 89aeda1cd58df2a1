from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import Refusal
from planner.domain.goal import DEFAULT_EXAM_MINUTES, Goal, GoalKind, earliest_exam_day
from planner.values import replace

DUE = datetime(2027, 3, 12, 9)
EXAM = Goal(id="pmle", title="PMLE", items=("cert",), kind=GoalKind.EXAM, due=DUE, buffer_days=2)


def test_study_is_due_the_buffer_before_the_exam_at_the_same_hour() -> None:
    assert EXAM.study_due == datetime(2027, 3, 10, 9)
    assert replace(EXAM, buffer_days=0).study_due == DUE
    assert replace(EXAM, due=datetime(2028, 3, 1, 9)).study_due == datetime(2028, 2, 28, 9)


def test_a_goal_without_a_date_is_never_due() -> None:
    goal = Goal(id="some-day", title="Some day", items=(), buffer_days=3)
    assert goal.study_due is None
    assert goal.exam_end is None


def test_an_exam_ends_after_its_own_time_or_the_usual_one() -> None:
    assert replace(EXAM, exam_minutes=85).exam_end == datetime(2027, 3, 12, 10, 25)
    assert DEFAULT_EXAM_MINUTES == 120
    assert EXAM.exam_end == datetime(2027, 3, 12, 11)
    assert replace(EXAM, due=None).exam_end is None


def test_a_goal_of_ones_own_has_no_exam() -> None:
    goal = replace(EXAM, kind=GoalKind.GOAL)
    assert not goal.is_exam
    assert goal.exam_end is None
    assert EXAM.is_exam


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"priority": 0}, "A priority is a whole number from 1, which is the highest."),
        ({"buffer_days": -1}, "The days kept free before a date cannot be negative."),
        ({"buffer_days": 800_000}, "The days kept free before a date are more than the calendar has."),
        ({"buffer_days": 10**30}, "The days kept free before a date are more than the calendar has."),
        ({"due": datetime(2200, 1, 1)}, "The date of a goal lies before the year 2200."),
        ({"due": datetime.max}, "The date of a goal lies before the year 2200."),
    ],
)
def test_a_goal_out_of_bounds_is_refused(fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refusal) as refusal:
        replace(EXAM, **fields)
    assert str(refusal.value) == sentence


@given(due=st.datetimes(), buffer_days=st.integers(-2, 10**7))
def test_whatever_is_not_refused_has_its_dates(due: datetime, buffer_days: int) -> None:
    try:
        exam = replace(EXAM, due=due, buffer_days=buffer_days)
    except Refusal:
        return
    assert exam.study_due is not None
    assert exam.exam_end is not None
    assert exam.study_due <= due < exam.exam_end


def test_the_earliest_day_of_an_exam_leaves_its_study_the_time_it_needs() -> None:
    ready = datetime(2027, 3, 10, 9)
    assert earliest_exam_day(ready, 2, time(9)) == date(2027, 3, 12)
    assert earliest_exam_day(ready, 2, time(8, 59)) == date(2027, 3, 13)
