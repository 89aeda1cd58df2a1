"""The chances by hours a week, for weeks of whole minutes."""

from itertools import pairwise

import pytest

from planner.scheduling.forecasting.futures import FACTORS, by_whole_minutes


def test_no_chances_make_no_curve() -> None:
    assert by_whole_minutes(600, []) == ()


def test_the_present_hours_are_among_them_with_their_own_chance() -> None:
    chances = [factor / 2 for factor in FACTORS]
    assert dict(by_whole_minutes(600, chances))[600] == 0.5


@pytest.mark.parametrize("usual", range(1, 40))
def test_of_a_few_minutes_each_number_is_told_once_and_the_present_one_exactly(usual: int) -> None:
    curve = by_whole_minutes(usual, [factor / 2 for factor in FACTORS])
    assert all(before[0] < after[0] and before[1] < after[1] for before, after in pairwise(curve))
    assert dict(curve)[usual] == 0.5
