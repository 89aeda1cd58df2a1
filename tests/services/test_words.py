"""Words that are the same wherever they are said."""

import pytest

from planner.services.words import chance_percent


@pytest.mark.parametrize(
    ("chance", "words"), [(0.0, "<1%"), (0.009, "<1%"), (0.01, "1%"), (0.884, "88%"), (1.0, ">99%")]
)
def test_no_chance_is_written_as_certain(chance: float, words: str) -> None:
    assert chance_percent(chance) == words
