import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.painting import Brush
from planner.ui.availability.grid.stroke import (
    Cell,
    PaintWish,
    Stroke,
    cell_at,
    cursor_at,
    moved,
    stroke_words,
)
from planner.ui.shared.locale_dates import LocaleDates

WORDS = LocaleDates()
WEEKDAYS = (6, 0, 1, 2, 3, 4, 5)

steps = st.sampled_from((5, 15, 30, 60))
places = st.tuples(st.integers(-3, 9), st.integers(-100, 1600))


@given(places, places, steps, st.booleans())
def test_a_stroke_lies_within_the_week_on_whole_steps(
    one: tuple[int, int], other: tuple[int, int], step: int, is_whole: bool
) -> None:
    stroke = Stroke(cell_at(*one, step), cell_at(*other, step), step, is_whole)
    assert 0 <= stroke.start < stroke.end <= 1440
    assert (stroke.start % step, stroke.end % step) == (0, 0)
    assert 0 <= stroke.columns[0] <= stroke.columns[-1] <= 6


@given(places, places, steps)
def test_it_does_not_matter_from_which_corner_a_stroke_is_drawn(
    one: tuple[int, int], other: tuple[int, int], step: int
) -> None:
    begin, at = cell_at(*one, step), cell_at(*other, step)
    there, back = Stroke(begin, at, step), Stroke(at, begin, step)
    assert there.wish(WEEKDAYS, Brush.AVAILABLE) == back.wish(WEEKDAYS, Brush.AVAILABLE)


def test_a_stroke_tells_weekdays_in_the_order_of_the_columns() -> None:
    stroke = Stroke(cell_at(2, 725, 15), cell_at(0, 570, 15), 15)
    assert stroke.wish(WEEKDAYS, Brush.ERASE) == PaintWish((6, 0, 1), 570, 735, Brush.ERASE)


def test_a_whole_stroke_takes_its_columns_from_top_to_bottom() -> None:
    stroke = Stroke(cell_at(0, 600, 15), cell_at(1, 600, 15), 15, is_whole=True)
    assert (stroke.start, stroke.end, stroke.is_one_cell) == (0, 1440, False)


@pytest.mark.parametrize(
    ("begin", "at", "words"),
    [
        ((5, 570), (5, 705), "09:30 to 12:00, 2 h 30"),
        ((0, 570), (2, 705), "09:30 to 12:00, 2 h 30 on 3 days"),
        ((0, 1425), (0, 1425), "23:45 to 00:00, 15 min"),
    ],
)
def test_a_stroke_is_told_in_words(begin: tuple[int, int], at: tuple[int, int], words: str) -> None:
    assert stroke_words(Stroke(Cell(*begin), Cell(*at), 15), WORDS) == words


def test_the_cursor_moves_by_cells_and_grows_from_where_it_began() -> None:
    cursor = cursor_at(Cell(0, 547), 15)
    assert cursor.at == Cell(0, 540)
    assert moved(cursor, 1, 15, extends=False) == cursor_at(Cell(1, 555), 15)
    grown = moved(moved(cursor, 1, 0, extends=True), 0, 30, extends=True)
    assert (list(grown.columns), grown.start, grown.end) == ([0, 1], 540, 585)
    assert moved(grown, 0, 15, extends=False).is_one_cell


def test_the_cursor_stops_at_the_edges_of_the_week() -> None:
    cursor = cursor_at(Cell(6, 1425), 15)
    assert moved(cursor, 1, 15, extends=False) == cursor
    assert moved(cursor_at(Cell(0, 0), 15), -1, -1440, extends=False).at == Cell(0, 0)
