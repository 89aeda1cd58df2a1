"""Where a dragged session lands."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from planner.ui.week.grid.snapping import Edges, Grip, Spot, drawn, edges_of, moved, resized
from tests.ui.week.grid.sample_week import block

NONE = Edges()
MINUTES = some.floats(-100, 1600)
EDGES = some.builds(
    Edges,
    some.lists(some.integers(0, 1440), max_size=4).map(tuple),
    some.lists(some.integers(0, 1440), max_size=4).map(tuple),
    some.integers(0, 12),
)


@pytest.mark.parametrize(
    ("start", "edges", "step", "expected"),
    [
        (607.0, NONE, 15, 600),
        (608.0, NONE, 15, 615),
        (608.0, NONE, 5, 610),
        (608.0, Edges(starts=(611,), reach=6), 15, 611),
        (608.0, Edges(ends=(670,), reach=6), 15, 610),
        (608.0, Edges(starts=(620,), reach=6), 15, 615),
        (-20.0, NONE, 15, 0),
        (1430.0, NONE, 15, 1380),
    ],
)
def test_a_session_lands_at_even_times_or_at_what_is_near(
    start: float, edges: Edges, step: int, expected: int
) -> None:
    assert moved(Spot(1, 540, 600), 3, start, edges, step) == Spot(3, expected, expected + 60)


@pytest.mark.parametrize(
    ("grip", "minute", "expected"),
    [
        (Grip.BOTTOM, 652.0, Spot(1, 600, 645)),
        (Grip.BOTTOM, 500.0, Spot(1, 600, 615)),
        (Grip.BOTTOM, 2000.0, Spot(1, 600, 1440)),
        (Grip.TOP, 562.0, Spot(1, 555, 660)),
        (Grip.TOP, 900.0, Spot(1, 645, 660)),
        (Grip.TOP, -9.0, Spot(1, 0, 660)),
    ],
)
def test_an_edge_is_pulled_to_even_times_and_leaves_a_quarter_of_an_hour(
    grip: Grip, minute: float, expected: Spot
) -> None:
    assert resized(Spot(1, 600, 660), grip, minute, NONE) == expected


def test_a_new_session_is_drawn_both_ways() -> None:
    assert drawn(2, 607, 652, NONE) == drawn(2, 652, 607, NONE) == Spot(2, 600, 645)
    assert drawn(2, 607, 608, NONE) == Spot(2, 600, 615)
    assert drawn(2, 1439, 1500, NONE) == Spot(2, 1425, 1440)


def test_the_edges_are_those_of_the_other_sessions_of_the_day_and_of_its_hours() -> None:
    rows = [block(1, "10:00-11:00"), block(1, "11:40-12:10", id="b"), block(2, "13:20-13:50")]
    found = edges_of(rows, [(540, 1020)], 1, frozenset({"b"}), 9)
    assert (set(found.starts), set(found.ends), found.reach) == ({660, 540}, {600, 1020}, 9)


@given(some.integers(0, 95), some.integers(1, 8), MINUTES, EDGES, some.sampled_from([5, 15]))
def test_wherever_it_is_dropped_it_stays_within_its_day(
    quarter: int, quarters: int, minute: float, edges: Edges, step: int
) -> None:
    start = min(15 * quarter, 1440 - 15 * quarters)
    origin = Spot(0, start, start + 15 * quarters)
    for spot in (
        moved(origin, 4, minute, edges, step),
        resized(origin, Grip.TOP, minute, edges, step),
        resized(origin, Grip.BOTTOM, minute, edges, step),
        drawn(0, 600, minute, edges, step),
    ):
        assert 0 <= spot.start < spot.end <= 1440
        assert spot.minutes >= 15
    assert moved(origin, 4, minute, edges, step).minutes == origin.minutes
