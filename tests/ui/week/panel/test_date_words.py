from datetime import date, datetime

import pytest
from PySide6.QtCore import QLocale

from planner.ui.shared.date_words import clock_span, distance, distance_from_now, near_day, saved_words
from planner.ui.shared.locale_dates import LocaleDates
from tests.ui.week.panel.plain_dates import PlainDates

TODAY = date(2026, 11, 25)
EVENING = datetime(2026, 11, 25, 19), datetime(2026, 11, 25, 20, 30)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 24), "1 day ago"),
        (date(2026, 11, 20), "5 days ago"),
        (TODAY, "today"),
        (date(2026, 11, 26), "1 day"),
        (date(2027, 3, 12), "107 days"),
    ],
)
def test_distances_are_in_days(day: date, words: str) -> None:
    assert distance(day, TODAY) == words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 11, 25, 8, 5), "Saved 08:05"),
        (datetime(2026, 11, 24, 21, 10), "Saved Tue 24 Nov"),
        (datetime(2025, 12, 31, 21, 10), "Saved Wed 31 Dec 2025"),
    ],
)
def test_the_last_change_is_told_by_time_or_day(at: datetime, words: str) -> None:
    assert saved_words(at, TODAY, LocaleDates(QLocale("en_GB"))) == words


def test_a_distance_inside_a_sentence() -> None:
    assert distance_from_now(date(2026, 11, 28), TODAY) == "3 days from now"
    assert distance_from_now(TODAY, TODAY) == "today"


def test_the_year_stands_only_where_it_is_another_one() -> None:
    assert near_day(PlainDates(), date(2026, 12, 31), TODAY) == "Thu 31 Dec"
    assert near_day(PlainDates(), date(2027, 1, 1), TODAY) == "Fri 1 Jan 2027"


def test_the_locale_names_days_and_months() -> None:
    british, german = LocaleDates(QLocale("en_GB")), LocaleDates(QLocale("de_DE"))
    assert british.short_day(TODAY) == "Wed 25 Nov"
    assert british.full_day(TODAY) == "Wed 25 Nov 2026"
    assert british.weekday(TODAY) == "Wednesday"
    assert british.month(TODAY) == "Nov 2026"
    assert german.weekday(TODAY) == "Mittwoch"


@pytest.mark.parametrize(
    ("locale", "words"),
    [("en_US", "Fri Mar 12, 2027"), ("de_DE", "Fr 12. März 2027"), ("ja_JP", "金 2027年3月12日")],
)
def test_the_parts_of_a_day_stand_in_the_order_of_the_locale(locale: str, words: str) -> None:
    assert LocaleDates(QLocale(locale)).full_day(date(2027, 3, 12)) == words


def test_the_locale_counts_the_hours_to_24_or_to_12() -> None:
    assert clock_span(LocaleDates(QLocale("en_GB")), *EVENING) == "19:00 to 20:30"
    american = clock_span(LocaleDates(QLocale("en_US")), *EVENING)
    assert american.replace("\u202f", " ") == "7:00 PM to 8:30 PM"
