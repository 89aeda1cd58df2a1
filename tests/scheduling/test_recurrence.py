"""Turns of items that come round again: once in each period, and not two close together."""

from datetime import date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.item import Recurrence
from planner.scheduling.minutes import MINUTES_PER_DAY, midnight, minute_of, moment_of
from planner.scheduling.recurrence import Turns, period_of

WEEKLY, MONTHLY, QUARTERLY = Recurrence.WEEKLY, Recurrence.MONTHLY, Recurrence.QUARTERLY


def period(recurrence: Recurrence, day: date) -> tuple[date, date]:
    begin, end = period_of(recurrence, midnight(day) + 600)
    return moment_of(begin).date(), moment_of(end).date()


def always(_number: int) -> bool:
    return True


def due(turns: Turns, day: date) -> int | None:
    return turns.next_due(midnight(day), always)


@pytest.mark.parametrize(
    ("recurrence", "day", "begin", "end"),
    [
        (WEEKLY, date(2026, 11, 23), date(2026, 11, 23), date(2026, 11, 30)),
        (WEEKLY, date(2026, 11, 29), date(2026, 11, 23), date(2026, 11, 30)),
        (WEEKLY, date(2027, 1, 1), date(2026, 12, 28), date(2027, 1, 4)),
        (MONTHLY, date(2026, 11, 30), date(2026, 11, 1), date(2026, 12, 1)),
        (MONTHLY, date(2026, 12, 31), date(2026, 12, 1), date(2027, 1, 1)),
        (QUARTERLY, date(2026, 11, 23), date(2026, 10, 1), date(2027, 1, 1)),
        (QUARTERLY, date(2028, 2, 29), date(2028, 1, 1), date(2028, 4, 1)),
    ],
)
def test_periods(recurrence: Recurrence, day: date, begin: date, end: date) -> None:
    assert period(recurrence, day) == (begin, end)


@given(st.sampled_from(list(Recurrence)), st.datetimes(datetime(2000, 1, 1), datetime(2150, 1, 1)))
def test_a_moment_lies_in_its_period_and_the_next_begins_at_its_end(
    recurrence: Recurrence, moment: datetime
) -> None:
    begin, end = period_of(recurrence, minute_of(moment))
    assert begin <= minute_of(moment) < end
    assert period_of(recurrence, end)[0] == end
    assert period_of(recurrence, end - 1) == (begin, end)


def test_a_weekly_item_has_one_turn_a_week_at_least_three_days_apart() -> None:
    turns = Turns({7: WEEKLY}, [])
    assert due(turns, date(2026, 11, 28)) == 7
    turns.take(7, midnight(date(2026, 11, 28)))  # a Saturday
    assert due(turns, date(2026, 11, 29)) is None
    assert due(turns, date(2026, 11, 30)) is None  # a new week, but only two days later
    assert due(turns, date(2026, 12, 1)) == 7


def test_a_turn_to_come_counts_as_well() -> None:
    turns = Turns({7: WEEKLY}, [(7, midnight(date(2026, 11, 27)))])
    assert due(turns, date(2026, 11, 23)) is None
    assert due(turns, date(2026, 11, 30)) == 7


def test_another_items_turn_and_an_unready_item_do_not_matter() -> None:
    turns = Turns({7: WEEKLY, 9: MONTHLY}, [(8, midnight(date(2026, 11, 23)))])
    assert turns.next_due(midnight(date(2026, 11, 23)), lambda number: number == 9) == 9
    assert turns.next_due(midnight(date(2026, 11, 23)), lambda number: False) is None


def test_a_copy_changes_by_itself() -> None:
    turns = Turns({7: WEEKLY}, [])
    turns.copy().take(7, midnight(date(2026, 11, 23)))
    assert due(turns, date(2026, 11, 23)) == 7


@given(st.sampled_from(list(Recurrence)), st.lists(st.integers(0, 6 * 24 * 60), max_size=400))
def test_every_period_long_enough_has_exactly_one_turn(recurrence: Recurrence, steps: list[int]) -> None:
    """Ask again and again, as the layout does, and take each turn that is offered."""
    turns, minute, taken = Turns({0: recurrence}, []), midnight(date(2026, 11, 23)), list[int]()
    for step in steps:
        minute += step
        if turns.next_due(minute, always) is not None:
            turns.take(0, minute)
            taken.append(minute)
    periods = [period_of(recurrence, turn) for turn in taken]
    assert len(periods) == len(set(periods))
    least = {WEEKLY: 3, MONTHLY: 14, QUARTERLY: 45}[recurrence] * MINUTES_PER_DAY
    assert all(later - earlier >= least for earlier, later in pairwise(taken))
