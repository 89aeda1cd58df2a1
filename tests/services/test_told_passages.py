"""Neither what a file told is handed on, nor are the learner's own words lost."""

from itertools import groupby
from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.services.told_passages import without_told_passages

PAGE = "What the page said of it at first."
LONG = f"{PAGE} Then it goes on about kernels, about threads and about the files that both of them hold."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Mine alone: how I use machine learning at work. Ask Ben about the budget.",
            "What machine learning is.",
        ),
        ("MySQL at work, and my SQL at home.", "SQL"),
        ("I asked Mr. Smith.", "Ask Mr. Smith."),
        ("我喜欢机器学习", "机器学习"),
        ("Ben knows how gradient descent works.", "Understand how gradient descent works."),
        ("!!!", "!!!"),
        ("\n\n Mine  \n\n\n", PAGE),
        ("", PAGE),
        ("Mine", ""),
    ],
)
def test_words_that_both_only_have_in_common_stay(text: str, told: str) -> None:
    assert without_told_passages(text, [told]) == text


@pytest.mark.parametrize(
    ("text", "told", "rest"),
    [
        ("SQL\n\nMine", "SQL", "Mine"),
        ("Mine\n\nWHAT the page said\nof it, at first\n\nMine too", PAGE, "Mine\n\nMine too"),
        (f"Mine. {PAGE} Mine too.", PAGE, "Mine. Mine too."),
        (f"- {PAGE}\n- mine", f"* {PAGE}", "- mine"),
        (f"{PAGE[:-1]} — I disagree.", PAGE, "… — I disagree."),
        (f"I think: {PAGE} 👍", LONG, "I think: … 👍"),
        (PAGE.replace("first", "last"), LONG, "… last."),
        (PAGE.replace("said", "says"), LONG, "… says …"),
        (f"{PAGE} Mine.", f"{PAGE}\n\n{PAGE}", "Mine."),
        ("我喜欢机器学习是一门研究算法的科学，对吗", "机器学习是一门研究算法的科学。", "我喜欢…，对吗"),
        (
            "So kernels, about threads and about the files that both of them hold and more",
            LONG,
            "So … and more",
        ),
    ],
)
def test_what_is_told_goes_and_the_rest_stays(text: str, told: str, rest: str) -> None:
    assert without_told_passages(text, [told]) == rest


def test_what_several_versions_told_goes() -> None:
    newer = "Something else stands there today."
    assert without_told_passages(f"{PAGE}\n{newer}\nMine", ["", newer, PAGE]) == "Mine"


TOLD = [f"told{number}" for number in range(40)]
PIECES = st.one_of(
    st.tuples(st.integers(0, 39), st.integers(1, 40)).map(lambda cut: TOLD[cut[0] : cut[0] + cut[1]]),
    st.lists(st.sampled_from(["mine", "own"]), min_size=1, max_size=4),
)
SIGNS = st.sampled_from([" ", ". ", ", ", "\n", "\n\n- ", " (", "… "])


@given(st.lists(st.tuples(PIECES, SIGNS)), st.lists(st.tuples(st.sampled_from(TOLD), SIGNS)))
def test_no_word_of_ones_own_is_lost_and_no_long_passage_stays(
    pieces: list[tuple[list[str], str]], more: list[tuple[str, str]]
) -> None:
    told = " ".join(TOLD) + "".join(sign + word for word, sign in more)
    text = "".join(" ".join(words) + sign for words, sign in pieces)
    rest = without_told_passages(text, [told])
    own = [word for words, _sign in pieces for word in words if word not in TOLD]
    assert [word for word in _plain(rest) if word in ("mine", "own")] == own
    for is_told, words in groupby(_plain(rest.replace("…", " own ")), key=lambda word: word in TOLD):
        row = list(words)
        for start, end in ((start, start + 9) for start in range(len(row) - 8)):
            assert f" {' '.join(row[start:end])} " not in f" {' '.join(_plain(told))} ", is_told


def _plain(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in text).split()


def test_a_long_text_takes_no_long_time() -> None:
    begun = thread_time()
    for text, told, rest in [
        ("a " * 20_000, "a b " * 20_000, "a " * 20_000),
        ("." * 40_000, "...", "." * 40_000),
        ("a. " * 9_000, "b c. " * 9_000, "a. " * 9_000),
    ]:
        assert without_told_passages(text, [told, told * 2]).split() == rest.split()
    assert thread_time() - begun < 10, "it grows with the text, and not with its square"
