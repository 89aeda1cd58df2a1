"""Days in the order and the words of a locale."""

from datetime import date

import pytest
from PySide6.QtCore import QLocale

from planner.ui.roadmap.dates import LocaleDays
from planner.ui.shared.day_patterns import day_patterns

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("locale", "same_year", "other_year"),
    [
        ("C", "Thu 3 Dec", "Fri 3 Dec 2027"),
        ("en_GB", "Thu 3 Dec", "Fri 3 Dec 2027"),
        ("en_US", "Thu Dec 3", "Fri Dec 3, 2027"),
        ("de_DE", "Do 3. Dez.", "Fr 3. Dez. 2027"),
        ("pt_BR", "qui 3 de dez.", "sex 3 de dez. de 2027"),
        ("ja_JP", "木 12月3日", "金 2027年12月3日"),
        ("hu_HU", "Cs dec. 3.", "P 2027. dec. 3."),
    ],
)
def test_the_year_is_written_where_it_is_another(locale: str, same_year: str, other_year: str) -> None:
    days = LocaleDays(TODAY, QLocale(locale))
    assert days.day_of_week(date(2026, 12, 3)) == same_year
    assert days.day_of_week(date(2027, 12, 3)) == other_year
    assert days.day(date(2026, 12, 3)) == same_year.split(" ", 1)[1]


@pytest.mark.parametrize(
    ("long_format", "without_year"),
    [
        ("dddd, d MMMM yyyy", "d MMM"),
        ("yyyy('e')'ko' MMMM'ren' d('a'), dddd", "MMM'ren' d('a')"),
        ("d MMMM yyyy 'г'., dddd", "d MMM"),
        ("d MMMM, dddd, yyyy", "d MMM, dddd, yyyy"),
        ("strange", "strange"),
    ],
)
def test_patterns_are_taken_from_the_long_format(long_format: str, without_year: str) -> None:
    assert day_patterns(long_format).without_year == without_year


def test_every_locale_that_qt_knows_writes_a_day() -> None:
    locales = QLocale.matchingLocales(
        QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry
    )
    assert len(locales) > 100
    for locale in locales:
        days = LocaleDays(TODAY, locale)
        assert locale.toString(3) in days.day(date(2026, 12, 3)), locale.name()
