import time

import pytest

from planner.domain.errors import Cycle, Refusal, UnknownId, shown

ITEMS = ("linear-algebra", "calculus", "probability")


@pytest.mark.parametrize(
    ("wanted", "sentence", "nearest"),
    [
        (
            "linear-algbra",
            "There is no item called linear-algbra. Did you mean linear-algebra?",
            ("linear-algebra",),
        ),
        ("zzz", "There is no item called zzz.", ()),
        ("", 'There is no item called "".', ()),
    ],
)
def test_an_unknown_id_suggests_the_nearest(wanted: str, sentence: str, nearest: tuple[str, ...]) -> None:
    refusal = UnknownId("item", wanted, ITEMS)
    assert str(refusal) == sentence
    assert (refusal.wanted, refusal.nearest) == (wanted, nearest)


def test_several_near_ids_are_given_best_first_and_three_at_most() -> None:
    refusal = UnknownId("item", "cert-aws-1", ["cert-aws-23", "cert-aws", "cert-aws-12", "cert-awt-456"])
    assert refusal.nearest == ("cert-aws-12", "cert-aws", "cert-aws-23")
    assert str(refusal).endswith("Did you mean cert-aws-12 or cert-aws or cert-aws-23?")


def test_the_nearest_ids_are_shown_without_what_could_lie() -> None:
    refusal = UnknownId("item", "maths", ["maths\u202e\n"])
    assert refusal.nearest == ("maths\u202e\n",)
    assert str(refusal) == "There is no item called maths. Did you mean maths?"


def test_an_unknown_id_may_say_where_it_was_named() -> None:
    assert str(UnknownId("phase", "math", ["maths"], "Item vectors")) == (
        "Item vectors: there is no phase called math. Did you mean maths?"
    )
    assert str(UnknownId("phase", "x", ["maths"], "Item vectors")) == (
        "Item vectors: there is no phase called x."
    )


def test_a_cycle_shows_its_path() -> None:
    refusal = Cycle(["a", "b", "a"])
    assert refusal.path == ("a", "b", "a")
    assert str(refusal) == "These items need each other in a circle: a > b > a."


def test_a_long_cycle_is_shortened_in_words_alone() -> None:
    path = [f"item-{number}" for number in range(1_000)] + ["item-0"]
    refusal = Cycle(path)
    assert refusal.path == tuple(path)
    assert str(refusal).endswith("item-9 > … > item-0.")
    assert len(str(refusal)) < 200


def test_refusals_of_all_kinds_are_caught_as_one() -> None:
    assert issubclass(UnknownId, Refusal)
    assert issubclass(Cycle, Refusal)


def test_quoted_texts_stay_short_and_harmless() -> None:
    assert shown("café") == "café"
    assert shown("a\n\u202eb\0c\ud800") == "abc"
    assert shown("x" * 60) == "x" * 60
    assert shown("x" * 61) == "x" * 59 + "…"


def test_suggestions_cost_little_however_many_and_long_the_ids_are() -> None:
    existing = [f"{number:08b}" * 14 for number in range(5_000)] + ["01" * 30] * 5_000
    start = time.perf_counter()
    refusal = UnknownId("item", "10" * 5_000, existing)
    assert refusal.nearest == ()
    UnknownId("item", "10" * 30, existing)
    assert time.perf_counter() - start < 2  # uncapped it takes a quarter of a minute
