"""Numbers of many runs: order statistics and the normal tail."""

from math import erfc, inf, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from planner.scheduling.forecasting.numbers import above, normals, order_statistics


@given(some.lists(some.integers(-1_000, 1_000), min_size=1, max_size=60), some.floats(0.01, 1))
def test_a_share_of_all_values_does_not_exceed_its_order_statistic(values: list[int], share: float) -> None:
    (found,) = order_statistics(np.array(values, np.float32), (share,))
    assert sum(value <= found for value in values) >= share * len(values) - 1e-6
    assert sum(value < found for value in values) < share * len(values) + 1e-6


def test_what_comes_never_is_infinite() -> None:
    assert order_statistics(np.array([1, inf, 2, inf], np.float32), (0.5, 0.8)) == [2, inf]


def test_the_tail_agrees_with_the_error_function() -> None:
    limits = np.linspace(-6, 6, 241, dtype=np.float32)
    exact = [erfc(limit / sqrt(2)) / 2 for limit in limits.tolist()]
    assert above(limits).tolist() == pytest.approx(exact, abs=1e-6)


def test_normal_numbers_are_normal() -> None:
    drawn = normals(np.random.Generator(np.random.PCG64(1)), (100, 1_000))
    assert drawn.dtype == np.float32
    assert float(drawn.mean()) == pytest.approx(0, abs=0.01)
    assert float(drawn.std()) == pytest.approx(1, abs=0.01)
