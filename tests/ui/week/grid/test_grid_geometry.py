from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from planner.ui.week.grid.block_lanes import Lane
from planner.ui.week.grid.geometry import DAYS, FOLDED_WIDTH, GridGeometry, HourSpan, fit_geometry

MINUTES = st.integers(0, 24 * 60)


def fitted(width: int, height: int, hours: HourSpan | None = None, zoom: int | None = None) -> GridGeometry:
    return fit_geometry(
        width=width, height=height, axis=50, hours=hours or HourSpan(), least=28, most=96, zoom=zoom
    )


geometries = st.builds(
    fitted,
    width=st.integers(300, 3840),
    height=st.integers(100, 2160),
    hours=st.builds(HourSpan.around, MINUTES, MINUTES),
    zoom=st.none() | st.integers(28, 96),
)


def test_the_pictures_sizes() -> None:
    at_1280 = fitted(792, 600)
    assert (at_1280.axis, at_1280.column, at_1280.hour) == (50, 106, 40)
    assert fitted(968, 472).hour == 31
    assert fitted(1336, 880).hour == 58
    assert at_1280.block_rect(2, 19 * 60, 20 * 60 + 30) == QRect(264, 481, 99, 58)
    assert at_1280.busy_rect(0, 9 * 60, 17 * 60) == QRect(52, 81, 103, 319)


@given(geometries, MINUTES)
def test_a_line_leads_back_to_its_minute(geometry: GridGeometry, minute: int) -> None:
    back = geometry.minute_at(geometry.y(minute))
    assert abs(back - minute) < 60 / geometry.hour + 1


@given(geometries, st.integers(0, DAYS - 1), st.floats(0, 0.999))
def test_a_place_in_a_column_is_its_day(geometry: GridGeometry, day: int, share: float) -> None:
    assert geometry.day_at(geometry.x(day) + int(geometry.column * share)) == day
    assert geometry.day_at(geometry.axis - 1) is None
    assert geometry.day_at(geometry.width) is None


@given(geometries, MINUTES, MINUTES)
def test_later_is_lower(geometry: GridGeometry, one: int, other: int) -> None:
    assume(one < other)
    assert geometry.y(one) <= geometry.y(other)


@given(st.integers(300, 3840), st.integers(100, 2160), MINUTES, MINUTES, st.none() | st.integers(1, 300))
def test_hours_stay_within_bounds_and_fill_the_window(
    width: int, height: int, earliest: int, latest: int, zoom: int | None
) -> None:
    wanted = HourSpan.around(earliest, latest)
    geometry = fitted(width, height, wanted, zoom)
    assert 28 <= geometry.hour <= 96
    assert geometry.width == width
    assert geometry.axis >= 50
    assert geometry.hours.first <= wanted.first
    assert geometry.hours.last >= wanted.last
    leftover = geometry.height - geometry.content_height
    assert leftover < geometry.hour or geometry.hours == HourSpan(0, 24)


@given(geometries, st.integers(0, DAYS - 1), st.integers(1, 5))
def test_lanes_share_a_column_without_overlap(geometry: GridGeometry, day: int, count: int) -> None:
    assume(geometry.column >= 60)
    places = [geometry.block_rect(day, 600, 660, Lane(number, count)) for number in range(count)]
    whole = geometry.block_rect(day, 600, 660)
    assert all(whole.contains(place) for place in places)
    assert all(left.right() < right.left() for left, right in pairwise(places))


def test_many_pixels_are_a_few_more_hours() -> None:
    # A screen of 2160 lines shows the evening first, then the early morning.
    assert fitted(3280, 1500).hours == HourSpan(7, 22)
    assert fitted(3280, 1640).hours == HourSpan(7, 24)
    assert fitted(3280, 1960).hours == HourSpan(4, 24)


def test_the_hours_hold_what_lies_outside_the_usual_ones() -> None:
    assert HourSpan.around(None, None) == HourSpan(7, 22)
    assert HourSpan.around(5 * 60 + 30, 23 * 60 + 1) == HourSpan(5, 24)
    assert HourSpan.around(9 * 60, 12 * 60) == HourSpan(7, 22)


def test_folded_days_are_narrow_and_the_others_share_what_they_leave() -> None:
    whole = fit_geometry(width=792, height=672, axis=50, hours=HourSpan(), least=28, most=96)
    folded = fit_geometry(
        width=792, height=672, axis=50, hours=HourSpan(), least=28, most=96, folded=frozenset({5, 6})
    )
    assert folded.width == whole.width == 792
    assert folded.column > whole.column
    assert (folded.width_of(4), folded.width_of(5)) == (folded.column, FOLDED_WIDTH)
    for day in range(DAYS):
        assert folded.day_at(folded.x(day)) == folded.day_at(folded.x(day + 1) - 1) == day
        assert folded.column_rect(day, 600, 660).width() == folded.width_of(day)
    assert folded.day_at(folded.axis - 1) is folded.day_at(792) is None
    assert (folded.nearest_day(0), folded.nearest_day(900)) == (0, 6)
