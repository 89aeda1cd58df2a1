"""What is kept with an item: which lines and places are taken, and what is refused."""

from datetime import date

import pytest

from planner.domain.errors import Refusal
from planner.domain.item_notes import MOST_EVIDENCE, MOST_STEPS, Evidence, ItemNotes, Step

DAY = date(2026, 11, 23)


def test_a_step_is_a_line_in_any_script() -> None:
    words = "線形代数\u00a0\U0001f469\u200d\U0001f52c"
    assert Step(words).title == words


@pytest.mark.parametrize("words", ["two\nlines", "two\u2028lines", "nul\0", "x" * 501])
def test_more_than_a_line_is_no_step_and_no_evidence(words: str) -> None:
    with pytest.raises(Refusal, match=r"^Write it in one line of at most 500 characters\.$"):
        Step(words)
    with pytest.raises(Refusal, match=r"^Write it in one line of at most 500 characters\.$"):
        Evidence(title=words, on=DAY)


@pytest.mark.parametrize("words", ["", " ", "\u00a0"])
def test_nothing_is_no_step_and_no_evidence(words: str) -> None:
    with pytest.raises(Refusal, match=r"^Write what the step is\.$"):
        Step(words)
    with pytest.raises(Refusal, match=r"^Write what shows that it is done\.$"):
        Evidence(title=words, on=DAY)


@pytest.mark.parametrize("place", ["https://example.org/\nx", "x" * 2_049])
def test_a_place_is_one_line(place: str) -> None:
    with pytest.raises(Refusal, match="one line of at most 2,048"):
        Evidence(title="Solutions", place=place, on=DAY)


def test_notes_are_empty_without_note_steps_and_evidence() -> None:
    assert ItemNotes(id="maths").is_empty
    assert not ItemNotes(id="maths", note="x").is_empty
    assert not ItemNotes(id="maths", steps=(Step("x"),)).is_empty
    assert not ItemNotes(id="maths", evidence=(Evidence(title="x", on=DAY),)).is_empty


def test_the_steps_that_are_done_are_counted() -> None:
    assert ItemNotes(id="maths", steps=(Step("a", True), Step("b"), Step("c", True))).steps_done == 2


def test_what_is_too_much_is_refused() -> None:
    with pytest.raises(Refusal, match="at most 100,000 characters"):
        ItemNotes(id="maths", note="x" * 100_001)
    with pytest.raises(Refusal, match="at most 200 steps"):
        ItemNotes(id="maths", steps=(Step("x"),) * (MOST_STEPS + 1))
    with pytest.raises(Refusal, match="at most 100 pieces of evidence"):
        ItemNotes(id="maths", evidence=(Evidence(title="x", on=DAY),) * (MOST_EVIDENCE + 1))
