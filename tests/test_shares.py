"""The share of the dear tests that runs without --thorough."""

from collections.abc import Sequence
from typing import cast

import pytest

from tests.support.shares import left_out, seed_of_commit


class Case:
    """A collected test, as far as a share asks for it."""

    def __init__(self, nodeid: str, *, share: int | None) -> None:
        self.nodeid = nodeid
        self._mark = None if share is None else pytest.mark.share(share).mark

    def get_closest_marker(self, name: str) -> pytest.Mark | None:
        return self._mark if name == "share" else None


def names_left_out(cases: Sequence[Case], seed: int) -> set[str]:
    return {item.nodeid for item in left_out(cast(Sequence[pytest.Item], cases), seed)}


CASES = [Case(f"tests/test_a.py::test_a[{number}]", share=3) for number in range(60)]


def test_what_is_not_dear_always_runs() -> None:
    assert not names_left_out([Case("tests/test_a.py::test_a", share=None)], seed=1)


def test_about_one_in_so_many_runs_and_each_seed_has_others() -> None:
    first, second = names_left_out(CASES, seed=1), names_left_out(CASES, seed=2)
    assert 30 <= len(first) <= 50
    assert first != second


def test_one_seed_always_has_the_same() -> None:
    assert names_left_out(CASES, seed=1) == names_left_out(CASES[::-1], seed=1)


def test_all_have_their_turn() -> None:
    assert not set.intersection(*(names_left_out(CASES, seed) for seed in range(40)))


def test_one_case_of_each_function_runs_at_least() -> None:
    cases = [Case(f"tests/test_a.py::test_{name}[{n}]", share=1_000) for name in "abc" for n in range(4)]
    runs = {case.nodeid for case in cases} - names_left_out(cases, seed=1)
    assert sorted(name.partition("[")[0][-1] for name in runs) == ["a", "b", "c"]


def test_the_seed_is_the_one_of_what_is_checked_out() -> None:
    assert seed_of_commit() == seed_of_commit()
