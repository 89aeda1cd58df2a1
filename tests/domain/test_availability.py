from datetime import date

import pytest

from planner.domain.availability import DayOff, Limits, TimeRange, WeeklyPattern, check_day
from planner.domain.errors import Refusal

EVENING = TimeRange(19 * 60, 21 * 60)


def test_a_range_may_fill_the_day_and_knows_its_length() -> None:
    assert TimeRange(0, 1440).minutes == 1440
    assert EVENING.minutes == 120


@pytest.mark.parametrize(
    ("start", "end", "sentence"),
    [
        (600, 600, "A range of study hours must end after it starts."),
        (
            1320,
            60,
            "A range past midnight is written as two: one until 24:00, one from 00:00 the next day.",
        ),
        (-1, 60, "A day has 24 hours: a range lies between 00:00 and 24:00."),
        (1400, 1441, "A day has 24 hours: a range lies between 00:00 and 24:00."),
        (1441, 1500, "A day has 24 hours: a range lies between 00:00 and 24:00."),
    ],
)
def test_a_range_that_no_day_has_is_refused(start: int, end: int, sentence: str) -> None:
    with pytest.raises(Refusal) as refusal:
        TimeRange(start, end)
    assert str(refusal.value) == sentence


def test_the_ranges_of_a_day_come_back_in_order_and_may_touch() -> None:
    late, early = TimeRange(1260, 1440), TimeRange(0, 60)
    assert check_day([late, EVENING, early]) == (early, EVENING, late)


@pytest.mark.parametrize(
    ("other", "pair"),
    [
        (TimeRange(20 * 60, 22 * 60), "19:00-21:00 and 20:00-22:00"),
        (TimeRange(18 * 60, 24 * 60), "18:00-24:00 and 19:00-21:00"),
        (TimeRange(19 * 60, 21 * 60, True), "19:00-21:00 and 19:00-21:00"),
    ],
)
def test_overlapping_ranges_are_refused_by_name(other: TimeRange, pair: str) -> None:
    with pytest.raises(Refusal) as refusal:
        check_day([other, EVENING])
    assert str(refusal.value) == f"Two ranges of study hours overlap: {pair}."


def test_a_weekly_pattern_counts_its_minutes() -> None:
    pattern = WeeklyPattern("usual", ((EVENING,),) * 5 + ((TimeRange(540, 780), EVENING), ()))
    assert pattern.minutes == 5 * 120 + 240 + 120
    assert WeeklyPattern("none").minutes == 0


@pytest.mark.parametrize("days", [6, 8])
def test_a_week_has_seven_days(days: int) -> None:
    with pytest.raises(Refusal, match=r"^A week has seven days\.$"):
        WeeklyPattern("odd", ((),) * days)


def test_a_pattern_refuses_overlaps_on_any_day() -> None:
    with pytest.raises(Refusal, match="overlap"):
        WeeklyPattern("odd", ((),) * 6 + ((EVENING, TimeRange(1200, 1300)),))


def test_a_day_off_may_be_a_single_day_but_not_end_before_it_starts() -> None:
    day = date(2026, 12, 24)
    assert DayOff("eve", day, day).last == day
    with pytest.raises(Refusal, match=r"^The last day off lies before the first\.$"):
        DayOff("eve", day, date(2026, 12, 23))


def test_limits_know_whether_any_holds() -> None:
    assert not Limits().are_set
    assert Limits(most_per_day=0).are_set
    assert Limits(most_per_week=600).are_set
    assert Limits(percent_free=1).are_set


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        ((-1, None, 0), "A limit on study time cannot be negative."),
        ((None, -1, 0), "A limit on study time cannot be negative."),
        ((None, None, -1), "The share kept free lies between 0 and 100 %."),
        ((None, None, 101), "The share kept free lies between 0 and 100 %."),
    ],
)
def test_limits_out_of_bounds_are_refused(limits: tuple[int | None, int | None, int], sentence: str) -> None:
    with pytest.raises(Refusal) as refusal:
        Limits(*limits)
    assert str(refusal.value) == sentence
