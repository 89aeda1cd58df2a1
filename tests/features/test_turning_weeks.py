"""Weeks are turned with the arrows in the head, one after another without looking."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale, QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.ui.style import apply_theme
from planner.ui.theme import load_theme
from planner.ui.week.grid.locale import GridLocale
from planner.ui.week.head import WeekHead
from planner.ui.week.page import WeekPage
from planner.ui.week.page_rows import HeadRow, longest_days
from planner.ui.week.week_name import WeekName
from tests.support.themes import wear
from tests.support.workspaces import MONDAY

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

WEEKS = 60  # more than a year, with weeks of one month, of two, and of two years
YEARS = 28  # after which the calendar begins anew


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 640), (1920, 1080)])
def test_the_arrow_stays_under_the_pointer(
    program: Application, qapp: QApplication, size: tuple[int, int], scale: float
) -> None:
    apply_theme(qapp, load_theme("light", scale=scale, reduced_motion=True))
    window, page = program.window, program.window.page
    assert isinstance(page, WeekPage)
    window.resize(*size)
    page.set_panel_open(True)
    QApplication.processEvents()
    today = next(each for each in page.findChildren(QAbstractButton) if each.text() == "Today")
    buttons = today.parentWidget()
    assert buttons is not None
    place = buttons.mapTo(window, QPoint(buttons.width() - 12, buttons.height() // 2))
    first = page.first_day
    for turned in range(1, WEEKS):
        under = window.childAt(place)
        assert under is not None
        QTest.mouseClick(under, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        assert page.first_day == first + timedelta(weeks=turned)
        assert window.size() == QSize(*size)


def test_the_days_of_no_week_are_cut_in_the_usual_size(program: Application) -> None:
    head = program.window.findChild(WeekHead)
    assert head is not None
    for size in ((1024, 640), (1280, 800)):
        program.window.resize(*size)
        for _week in range(7):
            program.window.actions_by_id["next-week"].trigger()
            QApplication.processEvents()
            days = head.findChildren(QLabel)[0]
            assert days.text() == GridLocale().days(*week_of(program))
            assert days.width() >= days.sizeHint().width()


def week_of(program: Application) -> tuple[date, date]:
    page = program.window.page
    assert isinstance(page, WeekPage)
    return page.first_day, page.first_day + timedelta(days=6)


@pytest.mark.parametrize("language", ["en_GB", "de_DE", "fr_FR", "ru_RU", "fi_FI"])
def test_no_week_is_called_longer_than_there_is_room(qapp: QApplication, qtbot: QtBot, language: str) -> None:
    wear(qapp, load_theme("light", reduced_motion=True))
    words = GridLocale(QLocale(language))
    name = WeekName(longest_days(words))
    qtbot.addWidget(name)
    name.set_compact(True)
    name.take(10_000)
    firsts = (MONDAY.date() + timedelta(weeks=week) for week in range(YEARS * 53))
    names = (words.days(first, first + timedelta(days=6)) for first in firsts)
    title = name.words[0]
    widest = max(names, key=title.fontMetrics().horizontalAdvance)
    assert title.fontMetrics().horizontalAdvance(widest) <= name.width()


def test_where_room_is_short_the_number_goes_first_and_then_the_months_become_short(
    qapp: QApplication, qtbot: QtBot
) -> None:
    wear(qapp, load_theme("light", reduced_motion=True))
    name = WeekName(longest_days(GridLocale(QLocale("en_GB"))))
    qtbot.addWidget(name)
    name.show_week(
        HeadRow(
            days="28 December 2026 to 3 January 2027",
            short_days="28 Dec 2026 to 3 Jan 2027",
            number="Week 53",
            can_accept=False,
            is_accepted=False,
        )
    )
    title, number = name.words
    seen = []
    for room in (420, 350, 300):
        name.take(room)
        seen.append((title.text(), not number.isHidden()))
        assert name.width() <= room
    assert seen == [
        ("28 December 2026 to 3 January 2027", True),
        ("28 December 2026 to 3 January 2027", False),
        ("28 Dec 2026 to 3 Jan 2027", False),
    ]
