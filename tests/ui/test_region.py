"""Weeks and times of day as the learner has chosen them."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QLocale

from planner.ui.region import clock_format, program_locale, system_language, use_region
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.week.grid.locale import GridLocale
from planner.ui.widgets.calendar import first_weekday, weekdays
from planner.ui.window_choices import Region

EVENING = datetime(2026, 11, 23, 19, 5)


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)
    use_region(Region())


@pytest.mark.parametrize(
    ("locale", "chosen", "written", "on_axis"),
    [
        ("en_GB", "", "19:05", "19:00"),
        ("en_GB", "24", "19:05", "19:00"),
        ("en_GB", "12", "7:05 pm", "7 pm"),
        ("en_US", "", "7:05 PM", "7 PM"),
        ("en_US", "24", "19:05", "19:00"),
        ("es_ES", "24", "19:05", "19:00"),
    ],
)
def test_times_of_day(locale: str, chosen: str, written: str, on_axis: str) -> None:
    QLocale.setDefault(QLocale(locale))
    use_region(Region(clock=chosen))
    told = LocaleDates().clock(EVENING).replace("\u202f", " ")
    assert told.casefold() == written.casefold()
    assert GridLocale().axis_hour(19).replace("\u202f", " ").casefold() == on_axis.casefold()


def test_the_first_day_of_the_week() -> None:
    QLocale.setDefault(QLocale("en_GB"))
    assert first_weekday() == GridLocale().first_weekday == 0
    use_region(Region(first_weekday=6))
    assert first_weekday() == GridLocale().first_weekday == 6
    assert weekdays() == [6, 0, 1, 2, 3, 4, 5]


def test_another_locale_than_the_program_s_is_left_alone() -> None:
    use_region(Region(first_weekday=5, clock="12"))
    german = QLocale("de_DE")
    assert first_weekday(german) == 0
    assert LocaleDates(german).clock(EVENING) == "19:05"


def test_without_a_choice_the_locale_is_qt_s_own() -> None:
    assert type(program_locale()) is QLocale
    assert clock_format() == QLocale().timeFormat(QLocale.FormatType.ShortFormat)


def test_the_system_s_language_is_one_that_ships() -> None:
    assert system_language() == "en"
