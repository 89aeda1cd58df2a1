import pytest

from planner.formats import hours, study_length, told_apart, whole_hours


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0"), (3, "0.1"), (57, "1"), (63, "1.1"), (597, "10"), (603, "10.1")]
)
def test_hours_have_one_decimal_and_a_half_goes_up(minutes: int, words: str) -> None:
    assert hours(minutes) == words


@pytest.mark.parametrize(("minutes", "words"), [(599, "10"), (630, "11"), (689, "11"), (690, "12")])
def test_many_hours_are_whole_and_a_half_goes_up(minutes: int, words: str) -> None:
    assert whole_hours(minutes) == words


def test_little_study_is_told_to_the_minute() -> None:
    assert study_length(599) == "9 h 59"
    assert study_length(8088) == "134.8 h"


def test_lengths_that_differ_never_look_the_same() -> None:
    assert told_apart(480, 600) == ("8 h", "10 h")
    assert told_apart(603, 606) == ("10 h 03", "10 h 06")
    assert told_apart(603, 606, whole_hours) == ("10 h 03", "10 h 06")
    assert told_apart(600, 600) == ("10 h", "10 h")
