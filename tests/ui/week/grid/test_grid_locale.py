from datetime import date

import pytest
from PySide6.QtCore import QLocale

from planner.ui.week.grid.locale import GridLocale

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("locale", "hour", "minute", "weekday"),
    [("en_GB", "07:00", "18:20", "Wed"), ("de_DE", "07:00", "18:20", "Mi")],
)
def test_a_day_of_24_hours(locale: str, hour: str, minute: str, weekday: str) -> None:
    words = GridLocale(QLocale(locale))
    assert words.axis_hour(7) == hour
    assert words.axis_minute(18 * 60 + 20) == minute
    assert words.short_weekday(WEDNESDAY).startswith(weekday)


def test_a_day_of_two_halves() -> None:
    words = GridLocale(QLocale("en_US"))
    assert words.axis_hour(7).split() == ["7", "AM"]
    assert words.axis_hour(24).split() == ["12", "AM"]
    assert words.axis_minute(18 * 60 + 20).split() == ["6:20", "PM"]
    assert words.first_weekday == 6


def test_spans_of_days_say_nothing_twice() -> None:
    words = GridLocale(QLocale("en_GB"))
    assert words.days(date(2026, 11, 23), date(2026, 11, 29)) == "23 to 29 November 2026"
    assert words.days(date(2026, 11, 30), date(2026, 12, 6)) == "30 November to 6 December 2026"
    assert words.days(date(2026, 12, 28), date(2027, 1, 3)) == "28 December 2026 to 3 January 2027"
    assert words.first_weekday == 0


def test_digits_are_those_of_the_locale() -> None:
    assert GridLocale(QLocale("ar_EG")).day_number(WEDNESDAY) == "\u0662\u0665"
    assert GridLocale(QLocale("en_GB")).day_number(WEDNESDAY) == "25"
