"""Titles and the ids made from them."""

import pytest

from planner.domain.errors import Refusal
from planner.formats import slug, unused_id
from planner.services.naming import checked_title


@pytest.mark.parametrize(
    ("title", "expected"), [("Google PMLE", "google-pmle"), ("  Ça va?  ", "ca-va"), ("日本", "goal")]
)
def test_ids_from_titles(title: str, expected: str) -> None:
    assert slug(title, "goal") == expected


def test_an_id_that_is_used_gets_a_number() -> None:
    assert unused_id("a", ()) == "a"
    assert unused_id("a", {"a", "a-2"}) == "a-3"


def test_a_title_is_one_line() -> None:
    assert checked_title("  Two\n words ", "Write one.") == "Two words"
    with pytest.raises(Refusal, match=r"^Write one\.$"):
        checked_title(" \n", "Write one.")
    with pytest.raises(Refusal, match="at most 200 characters"):
        checked_title("x" * 201, "Write one.")
