"""The words in the chart stand where they have room."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetrics

from planner.ui.progress.burn_chart import before_dot, place_of_total
from planner.ui.progress.burn_rows import BurnRow, burn_row
from planner.ui.progress.plot import Plot
from planner.ui.theme import current_theme
from planner.values import replace
from tests.support.plans import NOW
from tests.ui.progress.small import WORDS, schedule_of, small_plan

PLOT = Plot(QRectF(44, 12, 660, 300))


def chart(*steps: tuple[float, float], likely: float | None = None, due: float | None = None) -> BurnRow:
    """A chart whose work is at 0.5 at first and at other heights from some places on."""
    plan = small_plan()
    row = burn_row(plan, schedule_of(plan), "test", None, NOW, WORDS)
    levels = [(0.0, 0.5), *steps]
    ends = [*(x for x, _y in levels[1:]), 1.0]
    work = [point for (x, y), end in zip(levels, ends, strict=True) for point in ((x, y), (end, y))]
    words = "likely 16 Dec 2027" if likely else ""
    return replace(row, work=tuple(work), total=work[-1][1], likely=likely, likely_words=words, due=due)


def width(words: str, weight: int = 400) -> int:
    return QFontMetrics(current_theme().font("small", weight)).horizontalAdvance(words)


def left_of(row: BurnRow) -> float:
    return (place_of_total(PLOT, row).x() - PLOT.area.left()) / PLOT.area.width()


@pytest.fixture(autouse=True)
def _work_to_do(british: None) -> None:
    """The words have the size of the usual theme."""


def test_without_a_step_they_begin_at_the_left() -> None:
    assert left_of(chart()) == pytest.approx(8 / 660)


def test_they_begin_behind_the_last_step_that_can_be_seen() -> None:
    assert left_of(chart((0.3, 0.8))) == pytest.approx(0.3 + 8 / 660)
    assert left_of(chart((0.3, 0.8), (0.6, 0.803))) == pytest.approx(0.3 + 8 / 660)


def test_where_the_likely_day_takes_the_room_behind_the_step_they_end_before_it() -> None:
    row = chart((0.6, 0.8), likely=0.8)
    right = place_of_total(PLOT, row).x() + width(row.total_words)

    assert right == pytest.approx(PLOT.at(0.6, 0).x() - 8)
    assert right < before_dot(PLOT, row)


def test_the_likely_day_is_not_written_across_the_line_of_the_date() -> None:
    row = chart(likely=0.8, due=0.79)
    right = before_dot(PLOT, row) + width(row.likely_words, 600)

    assert right < PLOT.at(0.79, 0).x()
    assert before_dot(PLOT, chart(likely=0.8, due=0.9)) + width(row.likely_words, 600) > right


@given(
    st.lists(st.tuples(st.floats(0, 0.99), st.floats(0.2, 0.9)), max_size=5).map(sorted),
    st.none() | st.floats(0.05, 1),
)
def test_no_line_of_the_work_goes_through_them(
    steps: list[tuple[float, float]], likely: float | None
) -> None:
    row = chart(*steps, likely=likely)
    place = place_of_total(PLOT, row)
    right = place.x() + width(row.total_words)

    assert PLOT.area.left() <= place.x()
    assert right <= PLOT.area.right() + 1e-6
    for before, after in pairwise(PLOT.at(x, y) for x, y in row.work):
        if after.x() > place.x() and before.x() < right:
            assert min(before.y(), after.y()) > place.y()
