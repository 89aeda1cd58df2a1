from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from planner.ui.week.grid.block_lanes import Lane, lanes_of_day, legible_stretches

stretches = st.lists(
    st.tuples(st.integers(0, 1400), st.integers(1, 240)).map(lambda pair: (pair[0], pair[0] + pair[1])),
    max_size=12,
).map(sorted)


def test_sessions_that_do_not_touch_have_the_column() -> None:
    assert lanes_of_day([(0, 60), (60, 120)], 15) == [Lane(), Lane()]


def test_overlapping_sessions_share_it() -> None:
    lanes = lanes_of_day([(0, 120), (60, 180), (130, 200), (200, 260)], 15)
    assert lanes == [Lane(0, 2), Lane(1, 2), Lane(0, 2), Lane()]


def test_a_session_too_short_for_its_text_counts_as_longer() -> None:
    assert lanes_of_day([(0, 10), (10, 60)], 15) == [Lane(0, 2), Lane(1, 2)]
    assert lanes_of_day([(0, 10), (15, 60)], 15) == [Lane(), Lane()]


@given(stretches, st.integers(0, 40))
def test_no_two_in_one_lane_overlap(day: list[tuple[int, int]], least: int) -> None:
    lanes = lanes_of_day(day, least)
    assert len(lanes) == len(day)
    assert all(0 <= lane.number < lane.count for lane in lanes)
    shown = [(start, max(end, start + least)) for start, end in day]
    for one, other in combinations(range(len(day)), 2):
        if shown[one][0] < shown[other][1] and shown[other][0] < shown[one][1]:
            assert lanes[one].count == lanes[other].count
            assert lanes[one].number != lanes[other].number


@given(stretches)
def test_a_lone_session_keeps_its_width(day: list[tuple[int, int]]) -> None:
    lanes = lanes_of_day(day, 0)
    for number, (start, end) in enumerate(day):
        others = [stretch for other, stretch in enumerate(day) if other != number]
        if all(other_end <= start or end <= other_start for other_start, other_end in others):
            assert lanes[number] == Lane()


def test_short_sessions_take_from_the_one_behind_them() -> None:
    day = [(0, 15), (15, 30), (30, 100), (100, 160)]
    shown = legible_stretches(day, [True, True, False, False], 20)
    assert shown == [(0, 20), (20, 40), (40, 100), (100, 160)]


def test_they_take_from_the_time_behind_them_too() -> None:
    assert legible_stretches([(0, 15), (60, 120)], [True, False], 20) == [(0, 20), (60, 120)]


def test_a_session_that_must_begin_lower_keeps_a_line_of_text_too() -> None:
    day = [(0, 15), (15, 30), (30, 60), (60, 120)]
    shown = legible_stretches(day, [True, True, False, False], 24)
    assert shown == [(0, 24), (24, 48), (48, 72), (72, 120)]


def test_where_nothing_can_be_taken_all_stay_as_they_are() -> None:
    late = [(1_410, 1_425), (1_425, 1_440)]
    assert legible_stretches(late, [True, True], 20) == late
    overlapping = [(0, 60), (50, 65), (65, 100)]
    assert legible_stretches(overlapping, [False, True, False], 20) == overlapping


@given(stretches, st.integers(0, 40), st.lists(st.booleans(), min_size=12, max_size=12))
def test_legible_sessions_keep_their_order_and_never_overlap_more(
    day: list[tuple[int, int]], least: int, short: list[bool]
) -> None:
    shown = legible_stretches(day, short[: len(day)], least)
    assert len(shown) == len(day)
    for (start, end), (old_start, old_end) in zip(shown, day, strict=True):
        assert start >= old_start
        assert end >= old_end
        assert end - start >= min(least, old_end - old_start)
    if shown != day:
        assert all(one[1] <= other[0] for one, other in pairwise(shown))
