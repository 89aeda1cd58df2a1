import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.availability import TimeRange, check_day
from planner.domain.errors import Refusal
from planner.domain.painting import Brush, painted
from planner.ui.shared.hours_text import read_day, usual_pattern, usual_times, write_day

EVENING = TimeRange(19 * 60, 21 * 60)


@pytest.mark.parametrize(
    "text",
    ["19:00-21:00", " 19:00 - 21:00 ", "19-21", "19 to 21", "19:00–21:00", "19.00-21.00", "19-21:00;"],
)
def test_a_range_is_read_in_the_ways_people_write_it(text: str) -> None:
    assert read_day(text) == (EVENING,)


def test_several_ranges_come_in_order_and_may_touch() -> None:
    text = "21:30-22:00, 7-8, 8-9"
    assert write_day(read_day(text)) == "07:00-08:00, 08:00-09:00, 21:30-22:00"


def test_nothing_typed_means_no_hours() -> None:
    assert read_day("  ") == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("19-2x", "19-2x is not a range of hours such as 19:00-21:00."),
        ("evening", "evening is not a range of hours"),
        ("22-1", "past midnight is written as two"),
        ("19-19", "must end after it starts"),
        ("23-25", "A day has 24 hours"),
        ("19-21, 20-22", "overlap: 19:00-21:00 and 20:00-22:00"),
    ],
)
def test_what_cannot_be_read_is_refused_as_it_was_typed(text: str, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        read_day(text)


def test_usual_times_fit_together_in_any_choice() -> None:
    ids = [usual.id for usual in usual_times()]
    assert usual_pattern(ids).minutes == sum(
        span.minutes for usual in usual_times() for _day, span in usual.ranges
    )
    assert usual_pattern(["friday"]).days[4] == (TimeRange(17 * 60 + 30, 19 * 60),)
    assert usual_pattern([]).minutes == 0


def minutes_of(ranges: tuple[TimeRange, ...]) -> set[int]:
    return {minute for span in ranges for minute in range(span.start, span.end)}


spans = st.tuples(st.integers(0, 47), st.integers(1, 12)).map(
    lambda pair: TimeRange(pair[0] * 30, min(pair[0] * 30 + pair[1] * 30, 1440))
)


@given(st.lists(st.tuples(spans, st.booleans()), max_size=8))
def test_what_is_painted_can_be_written_and_read_back(strokes: list[tuple[TimeRange, bool]]) -> None:
    day: tuple[TimeRange, ...] = ()
    expected: set[int] = set()
    for span, is_free in strokes:
        day = painted(day, span.start, span.end, Brush.AVAILABLE if is_free else Brush.ERASE)
        stroke = set(range(span.start, span.end))
        expected = expected | stroke if is_free else expected - stroke
        assert check_day(day) == day
        assert minutes_of(day) == expected
    assert read_day(write_day(day)) == day
