"""The order after an import: as few items as can be are moved, and each new one stands at its place."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from planner.services.import_order import Line, out_of_order, positions
from planner.services.own_items import STEP

IDS = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(before=st.permutations("abcdefgh"), now=IDS)
def test_what_is_left_in_place_is_in_order_and_cannot_be_more(before: list[str], now: list[str]) -> None:
    moved = out_of_order(now, before)
    kept = [before.index(id) for id in now if id not in moved]
    assert kept == sorted(kept)
    assert len(kept) == longest([before.index(id) for id in now])


def longest(numbers: list[int]) -> int:
    """The length of the longest increasing subsequence, the slow way."""
    best: list[int] = []
    for place, number in enumerate(numbers):
        best.append(1 + max((best[each] for each in range(place) if numbers[each] < number), default=0))
    return max(best, default=0)


def test_strangers_are_in_no_order() -> None:
    assert out_of_order(["x", "a"], ["a", "b"]) == set()


PHASES = {"a": "one", "b": "one", "c": "two", "d": "two", "new": "one", "more": "two", "last": "three"}


def put(order: str, file: list[str], placed: set[str]) -> list[str]:
    line = Line(list(order), ["one", "two", "three"], PHASES)
    line.put(file, placed)
    return line.ids()


def test_a_new_item_stands_behind_the_one_before_it_or_before_the_next_or_at_the_end() -> None:
    assert put("abcd", ["a", "new", "b"], {"new"}) == ["a", "new", "b", "c", "d"]
    assert put("abcd", ["new", "b"], {"new"}) == ["a", "new", "b", "c", "d"]
    assert put("abcd", ["new"], {"new"}) == ["a", "b", "new", "c", "d"]
    assert put("cd", ["new"], {"new"}) == ["new", "c", "d"]
    assert put("ab", ["more", "last"], {"more", "last"}) == ["a", "b", "more", "last"]
    assert put("", ["new", "more"], {"new", "more"}) == ["new", "more"]


@given(order=st.permutations("abcd"), file=st.permutations([*"abcd", "new", "more", "last"]))
def test_the_others_keep_their_order_and_none_is_lost(order: list[str], file: list[str]) -> None:
    placed = put("".join(order), file, {"new", "more", "last"})
    assert [id for id in placed if id in "abcd"] == order
    assert sorted(placed) == sorted(file)


@given(
    places=st.lists(st.integers(0, 40)).map(sorted),
    new=st.lists(st.integers(0, 40), max_size=6),
)
def test_positions_rise_and_the_fixed_ones_stay_where_there_is_room(
    places: list[int], new: list[int]
) -> None:
    fixed = {f"f{number}": 3 * place for number, place in enumerate(places)}
    order = list(fixed)
    for number, place in enumerate(new):
        order.insert(min(place, len(order)), f"n{number}")
    found = positions(order, fixed)
    are_kept = all(found[id] == place for id, place in fixed.items())
    pairs = list(pairwise(order))
    if are_kept:
        assert all(found[one] < found[two] for one, two in pairs if not {one, two} <= set(fixed))
    else:
        assert found == {id: number * STEP for number, id in enumerate(order, 1)}
