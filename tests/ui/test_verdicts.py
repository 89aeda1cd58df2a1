import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.ui.shared.verdicts import slack_words

WEEK = 10 * 60


@pytest.mark.parametrize(
    ("margin", "words"),
    [
        (0, "no slack"),
        (45, "45 min slack"),
        (WEEK - 1, "9 h 59 slack"),
        (WEEK, "1 week slack"),
        (WEEK * 3 // 2, "1.5 weeks slack"),
        (WEEK * 2 + 299, "2 weeks slack"),
        (WEEK * 13, "13 weeks slack"),
    ],
)
def test_slack_is_told_in_half_weeks_or_below_one_as_a_length(margin: int, words: str) -> None:
    assert slack_words(margin, WEEK) == words


@given(margin=st.integers(1, 10**6), week=st.integers(0, 7 * 24 * 60))
def test_slack_never_promises_more_than_there_is(margin: int, week: int) -> None:
    words = slack_words(margin, week)
    if "week" in words:
        assert float(words.split()[0]) * week <= margin
    else:
        assert margin < week or week == 0
