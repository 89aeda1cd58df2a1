"""Quiet time: what lies in it, and where it next begins or ends."""

from hypothesis import given
from hypothesis import strategies as st

from planner.scheduling.intervals import Interval, union
from planner.scheduling.quiet_time import QuietTime

intervals = st.lists(
    st.tuples(st.integers(0, 100), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1])),
    max_size=6,
).map(union)


@given(intervals, st.integers(0, 130))
def test_a_minute_is_quiet_where_an_interval_holds_it(quiet: list[Interval], minute: int) -> None:
    assert (minute in QuietTime(quiet)) == any(start <= minute < end for start, end in quiet)


@given(intervals, st.integers(0, 130), st.integers(1, 40))
def test_up_to_the_next_edge_all_minutes_are_alike(quiet: list[Interval], minute: int, ahead: int) -> None:
    time, limit = QuietTime(quiet), minute + ahead
    edge = time.next_edge(minute, limit)
    assert minute < edge <= limit
    assert len({each in time for each in range(minute, edge)}) == 1
    assert edge == limit or (edge in time) != (minute in time)
