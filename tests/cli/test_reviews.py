"""Reviews in the terminal: they are listed, explained and answered, once."""

import re
import sys

import pytest

from tests.cli.terminal import Terminal, one_sentence

TUESDAY = "2026-12-01T08:00"
ID = "course-python-20261201-review-1"


@pytest.fixture
def finished(planned: Terminal) -> Terminal:
    """The Python course was finished on the first Monday, so that it is due on Tuesday a week later."""
    assert planned("done", "course-python", now="2026-11-23T21:00").code == 0
    return planned


def test_a_review_is_listed_as_one(finished: Terminal) -> None:
    assert f"19:00-19:15  Review: Course 1: Python  ({ID})" in finished("today", now=TUESDAY).out
    kinds = {entry["id"]: entry["kind"] for entry in finished("plan", "--json").document["sessions"]}
    assert kinds[ID] == "review"
    assert set(kinds.values()) == {"study", "review", "exam"}
    assert ID in finished("week", "2026-12-01").out


def test_it_says_why_it_comes_back(finished: Terminal) -> None:
    answer = finished("why", ID, now=TUESDAY)
    assert "You finished it on Mon 23 Nov 2026." in answer.out
    assert finished("why", ID, "--json", now=TUESDAY).document["review"] == {
        "since": "2026-11-23",
        "answers": 0,
        "due": "2026-12-01",
        "recall_percent": 90,
        "most_percent_of_week": 20,
        "exam": None,
    }
    study = finished("today", "--json", now=TUESDAY).document["sessions"][1]
    assert finished("why", study["id"], "--json", now=TUESDAY).document["review"] is None


def test_an_answer_is_taken_once_and_undone_in_one_step(finished: Terminal) -> None:
    answer = finished("review", ID, "good", "--minutes", "12", now=TUESDAY)
    assert answer.code == 0
    told = "Reviewed Course 1: Python; answered Good, due again on "
    assert re.fullmatch(re.escape(told) + r"\w{3} \d+ \w{3} 20\d\d", answer.out.strip())
    assert f"[x]  19:00-19:15  Review: Course 1: Python  ({ID})" in finished("today", now=TUESDAY).out
    again = finished("review", ID, "easy", now=TUESDAY)
    assert one_sentence(again)
    assert again.err.strip() == "This review is answered already."
    assert finished("undo", now=TUESDAY).code == 0
    assert f"[ ]  19:00-19:15  Review: Course 1: Python  ({ID})" in finished("today", now=TUESDAY).out


@pytest.mark.parametrize("words", [("review", ID), ("review", ID, "fine"), ("review",)])
def test_an_answer_is_one_of_four(finished: Terminal, words: tuple[str, ...]) -> None:
    assert finished(*words).code == 2


def test_study_is_no_review(finished: Terminal) -> None:
    study = finished("today", "--json").document["sessions"][0]["id"]
    assert one_sentence(finished("review", study, "good"))
    assert one_sentence(finished("review", "nothing", "good"))


def test_the_answer_costs_the_other_commands_no_import(
    finished: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "fsrs", raising=False)
    finished("today", now=TUESDAY)
    finished("why", ID, now=TUESDAY)
    assert "fsrs" not in sys.modules
