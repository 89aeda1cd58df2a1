"""Painting as sets of minutes: whatever the strokes are, a day holds exactly what they leave."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.availability import TimeRange, check_day
from planner.domain.painting import Brush, Day, is_same, joined, length, painted, preferred_length

EVENING = (TimeRange(1140, 1260),)
Stroke = tuple[int, int, Brush]

strokes = st.lists(
    st.tuples(st.integers(0, 1439), st.integers(1, 1440), st.sampled_from(Brush))
    .map(lambda drawn: (drawn[0], min(1440, drawn[0] + drawn[1]), drawn[2]))
    .filter(lambda stroke: stroke[0] < stroke[1]),
    max_size=8,
)


def after(strokes: list[Stroke]) -> Day:
    day: Day = ()
    for start, end, brush in strokes:
        day = painted(day, start, end, brush)
    return day


def minutes_of(day: Day, *, preferred: bool) -> set[int]:
    return {minute for span in day if span.preferred is preferred for minute in range(span.start, span.end)}


@given(strokes)
def test_every_minute_is_what_the_last_stroke_over_it_made_it(strokes: list[Stroke]) -> None:
    usual: set[int] = set()
    best: set[int] = set()
    for start, end, brush in strokes:
        stroke = set(range(start, end))
        usual = usual | stroke if brush is Brush.AVAILABLE else usual - stroke
        best = best | stroke if brush is Brush.PREFERRED else best - stroke
    day = after(strokes)
    assert minutes_of(day, preferred=False) == usual
    assert minutes_of(day, preferred=True) == best
    assert (length(day), preferred_length(day)) == (len(usual | best), len(best))


@given(strokes)
def test_the_ranges_are_in_order_disjoint_and_as_few_as_can_be(strokes: list[Stroke]) -> None:
    day = after(strokes)
    assert check_day(day) == day
    assert joined(day) == day
    assert all(one.end < other.start or one.preferred != other.preferred for one, other in pairwise(day))


@given(strokes, strokes.filter(bool).map(lambda several: several[0]))
def test_the_same_stroke_twice_is_one(before: list[Stroke], stroke: Stroke) -> None:
    once = painted(after(before), *stroke)
    assert painted(once, *stroke) == once


def test_preferred_hours_stand_within_available_ones() -> None:
    day = painted(EVENING, 1170, 1200, Brush.PREFERRED)
    assert day == (TimeRange(1140, 1170), TimeRange(1170, 1200, True), TimeRange(1200, 1260))
    assert length(day) == length(EVENING)
    assert painted(day, 1140, 1260, Brush.AVAILABLE) == EVENING


def test_erasing_inside_leaves_what_is_preferred_as_it_is() -> None:
    day = painted((TimeRange(600, 720, True),), 630, 660, Brush.ERASE)
    assert day == (TimeRange(600, 630, True), TimeRange(660, 720, True))


def test_hours_cut_in_two_are_the_same_as_whole_ones() -> None:
    assert is_same((TimeRange(1140, 1200), TimeRange(1200, 1260)), EVENING)
    assert not is_same((TimeRange(1140, 1200, True), TimeRange(1200, 1260)), EVENING)
