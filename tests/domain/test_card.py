from datetime import date
from typing import Any

import pytest

from planner.domain.errors import Refusal
from tests.domain.samples import a_card


@pytest.mark.parametrize(
    "fields",
    [
        {"stability": 0.0},
        {"stability": -1.0},
        {"difficulty": 0.9},
        {"difficulty": 10.1},
        {"answers": -1},
        {"due": date(2026, 11, 22)},
        {"stability": float("nan")},
    ],
)
def test_a_memory_that_cannot_be_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(Refusal) as refusal:
        a_card(**fields)
    assert str(refusal.value) == "The memory of an item holds numbers that cannot be."


def test_a_card_may_be_due_on_the_day_it_was_answered() -> None:
    assert a_card(due=a_card().reviewed).answers == 0
