import pytest

from planner.scheduling.forecast import Forecast
from planner.ui.progress.chance_rows import ChanceRow, chance_row
from planner.values import replace
from tests.support.forecasts import forecast_of, goal_forecast
from tests.support.plans import NOW, hours
from tests.ui.progress.small import WORDS, small_plan

Curve = tuple[tuple[int, float], ...]
USUAL: Curve = ((300, 0.2), (600, 0.6), (900, 0.9))


def known(curve: Curve = USUAL) -> Forecast:
    return forecast_of({"test": replace(goal_forecast("test", NOW.date()), by_hours=curve)}, NOW)


def curve_of(forecast: Forecast | None, goal: str = "test") -> ChanceRow:
    return chance_row(small_plan(), goal, forecast, NOW, WORDS)


def test_the_curve_goes_from_the_least_to_the_most_hours_with_a_mark_at_the_present_ones() -> None:
    row = curve_of(known())

    assert row.points == ((0, 0.2), (0.5, 0.6), (1, 0.9))
    assert row.now == (0.5, 0.6)
    assert row.now_words == "now 10 h"
    assert [words for _part, words in row.hours] == ["6", "8", "10", "12", "14"]
    assert [words for _part, words in row.levels] == ["0%", "50%", "100%"]
    assert row.table.rows == (("5", "20%"), ("10", "60%"), ("15", "90%"))


@pytest.mark.parametrize(
    ("curve", "sentence"),
    [
        (USUAL, "13.5 h a week would give an 80% chance by 25 Jan; you plan 10 h."),
        (((300, 0.85), (900, 0.99)), "5 h a week give an 80% chance by 25 Jan; you plan 10 h."),
        (((300, 0.0), (900, 0.1)), "No hours a week up to 15 give an 80% chance by 25 Jan."),
    ],
)
def test_the_sentence_says_what_an_80_percent_chance_takes(curve: Curve, sentence: str) -> None:
    assert curve_of(known(curve)).sentence == sentence


def test_hours_beside_the_curve_have_no_mark() -> None:
    plan = replace(small_plan(), patterns={"usual": hours("mon 19:00-20:00")})
    row = chance_row(plan, "test", known(), NOW, WORDS)

    assert (row.now, row.now_words) == (None, "")


@pytest.mark.parametrize(
    ("goal", "forecast", "words"),
    [
        ("test", None, "being worked out"),
        ("some-day", known(), "A goal with a date"),
        ("test", known(()), "nothing to tell"),
    ],
)
def test_without_a_curve_it_says_why(goal: str, forecast: Forecast | None, words: str) -> None:
    row = curve_of(forecast, goal)

    assert (row.points, row.table.rows) == ((), ())
    assert words in row.sentence
