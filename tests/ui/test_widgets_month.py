from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from planner.ui.style import apply_theme
from planner.ui.theme import current_theme, load_theme
from planner.ui.widgets.calendar import months_later
from planner.ui.widgets.label import ThemedLabel
from planner.ui.widgets.mini_month import MiniMonth
from planner.ui.widgets.month_grid import MonthGrid
from tests.support.themes import wear

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def _british(qapp: QApplication) -> Iterator[None]:
    wear(qapp, load_theme("light"))
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def month(qtbot: QtBot) -> MiniMonth:
    made = MiniMonth(TODAY)
    qtbot.addWidget(made)
    made.resize(167, made.sizeHint().height())
    made.grab()
    return made


def grid_of(month: MiniMonth) -> MonthGrid:
    grid = month.findChild(MonthGrid)
    assert grid is not None
    return grid


def shades(month: MiniMonth, place: QRect) -> set[str]:
    image = grid_of(month).grab(place).toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def hex_of(role: str) -> str:
    return current_theme().color(role).name()


def cell(row: int, column: int) -> QRect:
    """The place of a day when the grid is 163 wide: week numbers take 20, a day about 20 by 22."""
    return QRect(20 + column * 143 // 7, 22 * (row + 1), 20, 22)


def test_today_has_a_disc_and_the_shown_week_a_tint(month: MiniMonth) -> None:
    month.show_week(TODAY)
    assert hex_of("accent.base") in shades(month, cell(4, 2))
    assert hex_of("bg.selected") in shades(month, cell(4, 0))
    assert hex_of("bg.selected") not in shades(month, cell(3, 0))
    month.show_week(date(2026, 11, 18))
    assert hex_of("bg.selected") in shades(month, cell(3, 0))


def test_another_day_becomes_today(month: MiniMonth) -> None:
    month.set_today(date(2026, 11, 26))
    assert hex_of("accent.base") not in shades(month, cell(4, 2))
    assert hex_of("accent.base") in shades(month, cell(4, 3))


def test_a_marked_day_has_a_dot(month: MiniMonth) -> None:
    foot = cell(4, 5).adjusted(0, 18, 0, 0)
    assert hex_of("text.primary") not in shades(month, foot)
    month.set_marks({date(2026, 11, 28): "NCA-GENL"})
    assert hex_of("text.primary") in shades(month, foot)


def test_a_click_chooses_a_day(month: MiniMonth, qtbot: QtBot) -> None:
    with qtbot.waitSignal(month.day_activated) as told:
        QTest.mouseClick(grid_of(month), Qt.MouseButton.LeftButton, pos=cell(4, 5).center())
    assert told.args == [date(2026, 11, 28)]
    with qtbot.waitSignal(month.day_activated) as told:
        QTest.mouseClick(grid_of(month), Qt.MouseButton.LeftButton, pos=cell(0, 0).center())
    assert told.args == [date(2026, 10, 26)]


def test_a_click_beside_the_days_chooses_nothing(month: MiniMonth, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(month.day_activated):
        QTest.mouseClick(grid_of(month), Qt.MouseButton.LeftButton, pos=QPoint(5, 60))
        QTest.mouseClick(grid_of(month), Qt.MouseButton.RightButton, pos=cell(4, 5).center())
    with qtbot.waitSignal(month.day_activated):
        QTest.mouseClick(grid_of(month), Qt.MouseButton.LeftButton, pos=cell(4, 5).center())


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Left, date(2026, 11, 24)),
        (Qt.Key.Key_Right, date(2026, 11, 26)),
        (Qt.Key.Key_Up, date(2026, 11, 18)),
        (Qt.Key.Key_Down, date(2026, 12, 2)),
        (Qt.Key.Key_Home, date(2026, 11, 23)),
        (Qt.Key.Key_End, date(2026, 11, 29)),
        (Qt.Key.Key_PageUp, date(2026, 10, 25)),
        (Qt.Key.Key_PageDown, date(2026, 12, 25)),
    ],
)
def test_keys_lead_to_a_day_and_enter_chooses_it(
    month: MiniMonth, qtbot: QtBot, key: Qt.Key, day: date
) -> None:
    QTest.keyClick(grid_of(month), key)
    assert month.shown_month() == day.replace(day=1)
    assert str(day.year) in grid_of(month).accessibleName()
    with qtbot.waitSignal(month.day_activated) as told:
        QTest.keyClick(grid_of(month), Qt.Key.Key_Return)
    assert told.args == [day]


def test_a_screen_reader_hears_the_day_and_its_mark(month: MiniMonth) -> None:
    month.set_marks({date(2026, 11, 26): "NCA-GENL"})
    QTest.keyClick(grid_of(month), Qt.Key.Key_Right)
    assert grid_of(month).accessibleName() == "Thursday, 26 November 2026, NCA-GENL"


def test_the_head_names_and_turns_the_month(month: MiniMonth) -> None:
    (title,) = month.findChildren(ThemedLabel)
    assert title.text() == "November 2026"
    back, on = month.findChildren(QPushButton)
    assert (back.accessibleName(), on.accessibleName()) == ("Previous month", "Next month")
    on.click()
    on.click()
    assert title.text() == "January 2027"
    back.click()
    assert month.shown_month() == date(2026, 12, 1)


def test_the_week_starts_as_the_locale_says(qtbot: QtBot) -> None:
    QLocale.setDefault(QLocale("en_US"))
    month = MiniMonth(TODAY)
    qtbot.addWidget(month)
    month.resize(167, month.sizeHint().height())
    month.grab()
    with qtbot.waitSignal(month.day_activated) as told:
        QTest.mouseClick(grid_of(month), Qt.MouseButton.LeftButton, pos=cell(0, 0).center())
    assert told.args == [date(2026, 11, 1)]


def test_the_month_is_one_tab_stop_beside_its_buttons(month: MiniMonth) -> None:
    assert month.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert grid_of(month).focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_the_focused_day_has_a_ring(month: MiniMonth, qtbot: QtBot) -> None:
    with qtbot.waitActive(month):
        month.show()
    month.show_week(date(2026, 11, 4))
    grid_of(month).clearFocus()
    assert hex_of("focus.ring") not in shades(month, cell(1, 2))
    grid_of(month).setFocus()
    assert hex_of("focus.ring") in shades(month, cell(1, 2))


def test_rows_grow_with_the_text(qapp: QApplication, month: MiniMonth) -> None:
    before = month.sizeHint().height()
    apply_theme(qapp, load_theme("light", scale=1.5))
    assert grid_of(month).sizeHint().height() == 7 * 33
    assert month.sizeHint().height() > before


@given(st.dates(date(1990, 1, 1), date(2190, 12, 31)), st.integers(-60, 60))
def test_months_later_is_the_same_day_or_the_last(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and months_later(later, 0).day == later.day)
    assert later.day <= day.day


def test_months_later_keeps_to_the_month() -> None:
    assert months_later(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert months_later(date(2027, 1, 31), -2) == date(2026, 11, 30)
    assert months_later(date(2026, 11, 5), 14) == date(2028, 1, 5)
