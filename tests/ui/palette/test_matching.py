"""Which names some letters fit, how well, and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from planner.ui.palette.matching import Match, folded, match

NAMES = some.text(some.characters(codec="utf-8"), max_size=30)


def found(typed: str, name: str) -> str:
    """Return the letters found, "" where the name does not fit."""
    how = match(folded(typed).split(), name)
    return "" if how is None else "|".join(name[first:end] for first, end in how.places)


def score(typed: str, name: str) -> int:
    how = match(folded(typed).split(), name)
    assert how is not None, (typed, name)
    return how.score


@pytest.mark.parametrize(
    ("typed", "name", "letters"),
    [
        ("pmle", "Google PMLE", "PMLE"),
        ("dt", "Decision trees", "D|t"),
        ("lin alg", "Linear algebra", "Lin|alg"),
        ("alg lin", "Linear algebra", "Lin|alg"),
        ("resume", "Résumé", "Résumé"),
        ("strasse", "Straße", ""),
        ("week", "Accept week", "week"),
        ("aw", "Accept week", "A|w"),
        ("mlops", "Prepare for MLOps", "MLOps"),
        ("c3", "Course 3: Machine learning", "C|3"),
        ("ed", "Decision tree, undone ended", "ed"),
        ("ab", "ba", ""),
        ("xyz", "Linear algebra", ""),
        ("pmle", "Happy humble people", ""),
    ],
)
def test_letters_are_found_in_their_order_where_somebody_could_mean_them(
    typed: str, name: str, letters: str
) -> None:
    assert found(typed, name) == letters


def test_the_beginnings_of_words_and_letters_in_a_row_are_worth_most() -> None:
    assert score("pyt", "Python") > score("pyt", "Deep Python") > score("pyt", "Play the tune")
    assert score("week", "Week") > score("week", "Show the week that comes after the next one")


@given(NAMES)
def test_every_name_fits_its_own_words_from_end_to_end(name: str) -> None:
    words = folded(name).split()
    how = match(words, name)
    assert how is not None
    letters = {place for first, end in how.places for place in range(first, end)}
    assert {place for place, letter in enumerate(folded(name)) if not letter.isspace()} >= letters
    assert bool(words) == bool(letters)


@given(some.lists(some.text("abc ", min_size=1, max_size=6)), some.text("abcABC -1", max_size=25))
def test_what_is_found_lies_in_the_name_apart_and_in_order(typed: list[str], name: str) -> None:
    how = match(folded(" ".join(typed)).split(), name)
    if how is None:
        return
    ends = [0]
    for first, end in how.places:
        assert ends[-1] < first or ends == [0]
        assert first < end <= len(name)
        ends.append(end)


@given(NAMES)
def test_folding_keeps_every_letter_in_its_place(name: str) -> None:
    assert len(folded(name)) == len(name)


def test_nothing_typed_fits_everything_and_marks_nothing() -> None:
    assert match([], "Week") == Match(0, ())
