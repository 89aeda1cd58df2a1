"""A note in the week grid stands where there is nothing to be read."""

from PySide6.QtCore import QRect

from planner.ui.week.grid.free_band import free_band

GROUND = QRect(50, 0, 700, 600)


def sessions(*spans: tuple[int, int]) -> list[QRect]:
    return [QRect(100, top, 80, bottom - top) for top, bottom in spans]


def band(*spans: tuple[int, int]) -> tuple[int, int] | None:
    found = free_band(GROUND, sessions(*spans), 100, 50)
    return None if found is None else (found.top(), found.bottom() + 1)


def test_the_early_hours_come_first() -> None:
    assert band() == (0, 600)
    assert band((400, 500)) == (0, 400)
    assert band((20, 80), (400, 500)) == (80, 400)


def test_sessions_side_by_side_are_one_span() -> None:
    assert band((0, 300), (50, 120), (310, 400)) == (400, 600)


def test_where_no_band_is_high_enough_it_is_the_highest() -> None:
    assert band((0, 200), (240, 400), (460, 600)) == (400, 460)


def test_a_full_week_has_no_room() -> None:
    assert band((0, 300), (320, 600)) is None


def test_what_is_scrolled_out_of_sight_takes_no_room() -> None:
    assert band((-200, -20), (700, 800)) == (0, 600)
