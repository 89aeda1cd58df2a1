import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.item import Effort
from planner.exchange.effort_words import (
    HOURS_PER_DAY,
    HOURS_PER_MONTH,
    HOURS_PER_WEEK,
    effort_in,
    effort_of,
)

TOLD = {
    "X (10h)": 10,
    "X（2周）": 2 * HOURS_PER_WEEK,
    "X [~2 weeks]": 2 * HOURS_PER_WEEK,
    "X (2 days)": 2 * HOURS_PER_DAY,
    "X (3 months)": 3 * HOURS_PER_MONTH,
    "X (1h30)": 1.5,
    "X (1 h 30 min)": 1.5,
    "X (1 hour, 30 minutes)": 1.5,
    "X (1:30 h)": 1.5,
    "X (1:30:00)": 1.5,
    "X (90 min)": 1.5,
    "X (1½ hours)": 1.5,
    "X (an hour)": 1,
    "X (2.5 hrs)": 2.5,
    "X (2,5 Stunden)": 2.5,
    "X (ca. 12 Std.)": 12,
    "X (2 heures)": 2,
    "X (3 horas)": 3,
    "X (10+ hours)": 10,
    "X (4 x 2h)": 8,
    "X (10 hours/week for 4 weeks)": 40,
    "X (4 weeks, 10 hours per week)": 40,
    "X (2 h/day for 1 week)": 10,
    "X (3d)": 3 * HOURS_PER_DAY,
    "X | 15 weeks | 12 hours/week": 180,
    "X 90 min": 1.5,
    "X 1h30": 1.5,
    "X ~2 weeks": 2 * HOURS_PER_WEEK,
    "X – 3h": 3,
    "X: 10 hours": 10,
    "X, 2h 15m": 2.25,
    "2h - X": 2,
    "[5 h] X": 5,
    "X (estimated time: 4 hours)": 4,
}
RANGES = {
    "X (3-5 hours)": (3, 4, 5),
    "X (3h–5h)": (3, 4, 5),
    "X (3 to 5 days)": (6, 8, 10),
    "X (3 bis 5 Stunden)": (3, 4, 5),
    "X (4 weeks, 5-7 hours/week)": (20, 24, 28),
    "X (30-60 min)": (0.5, 0.75, 1),
}
NOT_TOLD = [
    "30 Days of Python",
    "Learn C in 24 hours",
    "The 4-hour work week",
    "Week 1: Intro",
    "Day 3 - Loops",
    "Chapter 3, 4",
    "HTTP/2 (2015)",
    "Video (12:34)",
    "10 h/week",
    "5K run (2x a week)",
    "X (30 mins each)",
    "x (99999999999 h)",
    "x (20000 h)",
    "C# 8",
    "Drawing (3D)",
    "Drawing (2d, 3d)",
    "Drawing (3d video)",
    "a - 3",
    "10h",
    "",
]


@pytest.mark.parametrize(("text", "hours"), TOLD.items())
def test_study_time_is_read_and_taken_out_of_the_title(text: str, hours: float) -> None:
    assert effort_in(text) == (Effort.of_hours(hours, hours, hours), "X")


@pytest.mark.parametrize(("text", "hours"), RANGES.items())
def test_a_range_runs_from_low_to_high(text: str, hours: tuple[float, float, float]) -> None:
    assert effort_in(text) == (Effort.of_hours(*hours), "X")


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_only_looks_like_study_time_stays_a_title(text: str) -> None:
    assert effort_in(text) == (None, text)


def test_what_else_stands_in_the_brackets_stays() -> None:
    assert effort_in("Sorting (video, 10 min)") == (Effort(10, 10, 10), "Sorting (video)")


def test_what_takes_so_long_stays_too() -> None:
    assert effort_in("Sorting (20 min video)") == (Effort(20, 20, 20), "Sorting (video)")
    assert effort_in("Sorting (5 min read)") == (Effort(5, 5, 5), "Sorting")


def test_of_several_the_last_counts() -> None:
    assert effort_in("Learn (10 h) (14 h)") == (Effort.of_hours(14, 14, 14), "Learn (10 h)")


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        ("10", 600),
        ("2,5", 150),
        ("0", 0),
        ("0.25", 15),
        ("1,000", 60_000),
        ("1.200,5", 72_030),
        ("1.0167", 61),
        ("90 min", 90),
        ("1:30", 90),
        ("1h30", 90),
    ],
)
def test_a_cell_of_a_column_of_hours_needs_no_unit(cell: str, minutes: int) -> None:
    assert effort_of(cell, 1.0) == Effort(minutes, minutes, minutes)


def test_a_cell_of_a_column_of_minutes() -> None:
    assert effort_of("90", 1 / 60) == Effort(90, 90, 90)


@pytest.mark.parametrize(
    "cell", ["", "x", "1 2", "1 2 x", "10,000,000", "-", "10 apples", "1/2/2026", "9" * 5_000]
)
def test_a_cell_of_anything_else_is_no_study_time(cell: str) -> None:
    assert effort_of(cell, 1.0) is None


@given(st.text("0123456789 hmin.,:-–~()[]½xweks/per", max_size=80) | st.text(max_size=80))
def test_any_title_keeps_what_is_not_study_time(text: str) -> None:
    effort, rest = effort_in(text)
    assert effort is not None or rest == text
    assert len(rest) <= len(text)
