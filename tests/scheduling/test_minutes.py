"""Moments as minutes on one count, there and back."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.scheduling.minutes import day_of, midnight, minute_from, minute_of, moment_of, stamp_of

moments = st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2199, 12, 31))


@given(moments)
def test_a_whole_minute_comes_back_as_it_was(moment: datetime) -> None:
    whole = moment.replace(second=0, microsecond=0)
    assert moment_of(minute_of(whole)) == whole
    assert day_of(minute_of(whole)) == whole.date()
    assert midnight(whole.date()) <= minute_of(whole) < midnight(whole.date()) + 24 * 60


@pytest.mark.parametrize(
    ("moment", "down", "up"),
    [
        (datetime(2026, 11, 23, 8, 0), 0, 0),
        (datetime(2026, 11, 23, 8, 0, 1), 0, 1),
        (datetime(2026, 11, 23, 8, 0, 0, 1), 0, 1),
        (datetime(2026, 11, 23, 8, 0, 59), 0, 1),
    ],
)
def test_seconds_round_down_for_ends_of_busy_time_and_up_for_now(
    moment: datetime, down: int, up: int
) -> None:
    eight = minute_of(datetime(2026, 11, 23, 8))
    assert minute_of(moment) == eight + down
    assert minute_from(moment) == eight + up


def test_a_stamp_is_the_day_in_digits() -> None:
    assert stamp_of(midnight(date(2027, 1, 9)) + 1439) == "20270109"
