"""Which day is meant by what is typed into the palette."""

from datetime import date

import pytest

from planner.ui.palette.typed_week import typed_week_day

MONTHS = [date(2026, month, 1).strftime("%B") for month in range(1, 13)]
TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12 Dec", date(2026, 12, 12)),
        ("12 mar", date(2027, 3, 12)),
        ("1 Nov", date(2026, 11, 1)),
        ("12 Mar 2026", date(2026, 3, 12)),
        ("2027-02-03", date(2027, 2, 3)),
        ("week 50", date(2026, 12, 7)),
        ("week 48", date(2026, 11, 23)),
        ("w 2", date(2027, 1, 11)),
        ("week 53", date(2026, 12, 28)),
        ("week 54", None),
        ("29 Feb", None),
        ("12", None),
        ("pmle", None),
        ("course 3", None),
        ("", None),
    ],
)
def test_the_day_that_is_meant(typed: str, day: date | None) -> None:
    assert typed_week_day(typed, TODAY, MONTHS, month_first=False) == day


def test_the_month_comes_first_where_people_write_it_first() -> None:
    assert typed_week_day("12/3", TODAY, MONTHS, month_first=True) == date(2026, 12, 3)
