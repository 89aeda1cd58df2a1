"""Session lengths: comfortable, and leaving no crumbs where that can be helped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.settings import SessionLengths
from planner.scheduling.session_length import ComfortableLength

USUAL = ComfortableLength(SessionLengths())
PLENTY = 10_000


@pytest.mark.parametrize(
    ("room", "left", "minutes"),
    [
        (50, PLENTY, 50),
        (120, PLENTY, 60),  # two of sixty rather than fifty, fifty and twenty
        (60, PLENTY, 60),
        (180, PLENTY, 45),
        (240, PLENTY, 50),
        (20, PLENTY, 20),  # a crumb that cannot be helped
        (120, 30, 30),  # the whole rest of the item
        (120, 70, 70),  # not sixty and ten
        (60, 70, 45),  # the rest of seventy will not fit: leave a least session
        (40, 50, 25),
        (30, 40, 30),
    ],
)
def test_examples(room: int, left: int, minutes: int) -> None:
    assert USUAL.of(room, left) == minutes


@st.composite
def lengths(draw: st.DrawFn) -> SessionLengths:
    least = draw(st.integers(5, 60))
    default = draw(st.integers(least, 120))
    return SessionLengths(least, default, draw(st.integers(default, 240)))


@given(lengths(), st.integers(1, 600), st.integers(1, 2_000))
def test_bounds(setting: SessionLengths, room: int, left: int) -> None:
    minutes = ComfortableLength(setting).of(room, left)
    assert 0 < minutes <= min(room, left, setting.most)
    assert minutes >= min(room, left, setting.least)


@given(lengths(), st.integers(1, 600))
def test_a_room_is_used_up_without_a_crumb_where_one_item_has_enough(
    setting: SessionLengths, room: int
) -> None:
    """Filled with one long item after the other, no piece is under the least, if the room is not."""
    length, pieces = ComfortableLength(setting), list[int]()
    left_in_room = room
    while left_in_room:
        pieces.append(length.of(left_in_room, PLENTY))
        left_in_room -= pieces[-1]
    can_be_shared = any(
        setting.least * count <= room <= setting.most * count for count in range(1, room // setting.least + 1)
    )
    if can_be_shared and setting.least * 2 <= setting.most:
        assert min(pieces) >= setting.least


def test_the_same_question_has_the_same_answer() -> None:
    assert [USUAL.of(120, 500) for _time in range(3)] == [60, 60, 60]
