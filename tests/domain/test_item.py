import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import Refusal
from planner.domain.item import Effort, ItemKind, ItemStatus
from planner.scheduling.schedule import ItemState
from tests.domain.samples import an_item

hours = st.lists(st.floats(0, 1_000), min_size=3, max_size=3).map(sorted)


@pytest.mark.parametrize(
    ("likely", "share", "minutes"),
    [(1, 1, 60), (0.25, 1, 15), (1.21, 1, 73), (10, 0.333, 200), (0.008, 1, 0), (0.0084, 1, 1), (0, 1, 0)],
)
def test_hours_become_the_nearest_minute(likely: float, share: float, minutes: int) -> None:
    assert Effort.of_hours(likely, likely, likely, share) == Effort(minutes, minutes, minutes)


@given(hours, st.floats(0, 1))
def test_rounding_keeps_the_order_and_is_off_by_half_a_minute_at_most(
    three: list[float], share: float
) -> None:
    low, likely, high = three
    effort = Effort.of_hours(low, likely, high, share)
    assert effort.low <= effort.likely <= effort.high
    for value, minutes in zip(three, (effort.low, effort.likely, effort.high), strict=True):
        assert isinstance(minutes, int)
        assert abs(value * share * 60 - minutes) <= 0.5


@pytest.mark.parametrize("three", [(-1, 0, 0), (2, 1, 3), (1, 3, 2)])
def test_an_effort_out_of_order_is_refused(three: tuple[int, int, int]) -> None:
    with pytest.raises(Refusal) as refusal:
        Effort(*three)
    sentence = "The hours of an item must not be negative and must run from low to high."
    assert str(refusal.value) == sentence


@pytest.mark.parametrize("value", [100_001, 1e300, 2**63, 10**400, math.inf, math.nan, -0.1])
def test_hours_beyond_all_measure_are_refused(value: float) -> None:
    with pytest.raises(Refusal) as refusal:
        Effort.of_hours(0, 0, value)
    assert str(refusal.value) == "The hours of an item lie between 0 and 100,000."


def test_minutes_beyond_all_measure_are_refused() -> None:
    assert Effort(0, 0, 6_000_000).high == 6_000_000
    with pytest.raises(Refusal, match=r"^An item takes at most 100,000 hours\.$"):
        Effort(0, 0, 6_000_001)


def test_only_a_milestone_is_one() -> None:
    assert an_item("goal-reached", kind=ItemKind.MILESTONE).is_milestone
    assert not an_item("course", kind=ItemKind.COURSE).is_milestone


@pytest.mark.parametrize("kind", [ItemStatus, ItemState])
def test_nothing_is_left_to_do_for_what_is_done_known_or_left_out(
    kind: type[ItemStatus] | type[ItemState],
) -> None:
    assert {state for state in kind if state.is_achieved} == {"done", "skipped"}
    assert {state for state in kind if state.is_settled} == {"done", "skipped", "left-out"}
