"""Interval arithmetic, compared with sets of minutes."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from planner.scheduling.intervals import Interval, subtract, total, union

intervals = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8)


def minutes(covered: list[Interval]) -> set[int]:
    return {minute for start, end in covered for minute in range(start, end)}


@given(intervals)
def test_union_covers_the_same_minutes_once_and_in_order(pieces: list[Interval]) -> None:
    joined = union(pieces)
    assert minutes(joined) == minutes(pieces)
    assert all(start < end for start, end in joined)
    assert all(earlier[1] < later[0] for earlier, later in pairwise(joined))


@given(intervals, intervals)
def test_subtract_leaves_what_no_hole_covers(pieces: list[Interval], holes: list[Interval]) -> None:
    left = subtract(union(pieces), union(holes))
    assert minutes(left) == minutes(pieces) - minutes(holes)
    assert all(earlier[1] <= later[0] for earlier, later in pairwise(left))


@given(intervals)
def test_total_counts_minutes(pieces: list[Interval]) -> None:
    assert total(union(pieces)) == len(minutes(pieces))


def test_touching_intervals_become_one_and_empty_ones_vanish() -> None:
    assert union([(5, 9), (0, 5), (12, 12), (20, 3)]) == [(0, 9)]


def test_a_hole_may_cut_an_interval_in_two_or_swallow_several() -> None:
    assert subtract([(0, 10), (20, 30), (40, 50)], [(3, 4), (8, 45)]) == [(0, 3), (4, 8), (45, 50)]
