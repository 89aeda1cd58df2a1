import pytest

from planner.domain.errors import Refusal
from planner.domain.settings import SessionLengths, Settings


def test_the_ordinary_lengths_are_those_of_the_design() -> None:
    assert SessionLengths() == SessionLengths(25, 50, 120)
    assert Settings().tight_percent == 10
    assert not Settings().limits.are_set


@pytest.mark.parametrize("lengths", [(4, 50, 120), (60, 50, 120), (25, 130, 120)])
def test_lengths_out_of_order_are_refused(lengths: tuple[int, int, int]) -> None:
    with pytest.raises(Refusal) as refusal:
        SessionLengths(*lengths)
    assert str(refusal.value) == "Session lengths must run from least to most, with at least 5 minutes."


def test_one_length_for_all_sessions_is_fine() -> None:
    assert SessionLengths(5, 5, 5).default == 5


@pytest.mark.parametrize("percent", [-1, 101])
def test_a_share_that_is_none_is_refused(percent: int) -> None:
    with pytest.raises(Refusal) as refusal:
        Settings(tight_percent=percent)
    assert str(refusal.value) == "The share below which a date counts as tight lies between 0 and 100 %."


@pytest.mark.parametrize("percent", [-1, 101])
def test_a_share_of_a_week_that_is_none_is_refused(percent: int) -> None:
    with pytest.raises(Refusal) as refusal:
        Settings(review_percent=percent)
    assert str(refusal.value) == "The share of a week for reviews lies between 0 and 100 %."
