from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.style import apply_theme
from planner.ui.theme import current_theme, load_theme
from planner.ui.widgets.date_field import DateField
from planner.ui.widgets.typed_day import parse_day
from tests.support.mouse import turn_wheel
from tests.support.themes import wear

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def _british(qapp: QApplication) -> Iterator[None]:
    wear(qapp, load_theme("light"))
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def field(qtbot: QtBot) -> DateField:
    made = DateField("Exam date", date(2027, 2, 12))
    qtbot.addWidget(made)
    return made


def shades(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_the_day_is_shown_in_words(field: DateField) -> None:
    assert field.text() == "12 Feb 2027"
    assert field.day() == date(2027, 2, 12)
    assert field.accessibleName() == "Exam date"


def test_another_day_is_told(field: DateField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.day_changed) as told:
        QTest.keyClick(field, Qt.Key.Key_Up)
    assert told.args == [field.day()]
    with qtbot.waitSignal(field.day_changed) as told:
        field.set_day(date(2027, 3, 12))
    assert told.args == [date(2027, 3, 12)]


def test_only_allowed_days_can_be_shown(field: DateField) -> None:
    field.set_days(date(2026, 11, 26), date(2027, 1, 31))
    assert field.day() == date(2027, 1, 31)
    field.set_day(date(2020, 1, 1))
    assert field.day() == date(2026, 11, 26)


def test_the_calendar_opens_and_looks_like_the_theme(
    field: DateField, qapp: QApplication, qtbot: QtBot
) -> None:
    with qtbot.waitExposed(field):
        field.show()
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(field.width() - 8, 14))
    calendar = field.calendarWidget()
    qtbot.waitUntil(calendar.isVisible)
    assert "#ff0000" not in shades(calendar)
    assert current_theme().color("bg.selected").name() in shades(calendar)
    with qtbot.waitSignal(field.day_changed):
        calendar.clicked.emit(QDate(2027, 2, 20))
    apply_theme(qapp, load_theme("dark"))
    assert current_theme().color("bg.canvas").name() in shades(calendar)
    calendar.window().hide()


def test_a_day_of_any_weekday_can_be_typed(field: DateField) -> None:
    field.setSelectedSection(DateField.Section.DaySection)
    QTest.keyClicks(field, "16")
    assert field.day() == date(2027, 2, 16)


@pytest.mark.parametrize(
    "typed",
    ["11 Dec 2027", "11 december 2027", "Dec 11, 2027", "11.12.2027", "11/12/27", "2027-12-11", "11dec2027"],
)
def test_a_whole_day_is_typed_as_people_write_it(field: DateField, typed: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, typed)
    assert field.day() == date(2027, 12, 11)
    QTest.keyClick(field, Qt.Key.Key_Enter)
    assert field.text() == "11 Dec 2027"


def test_a_day_typed_after_a_click_or_the_tab_key_replaces_the_one_shown(qtbot: QtBot) -> None:
    window, field = QWidget(), DateField("Exam date", date(2027, 2, 12))
    qtbot.addWidget(window)
    other, row = QLineEdit(), QVBoxLayout(window)
    row.addWidget(other)
    row.addWidget(field)
    with qtbot.waitActive(window):
        window.show()
    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_Tab)
    QTest.keyClicks(field, "1 Jun 2027")
    assert field.day() == date(2027, 6, 1)
    other.setFocus()
    assert field.text() == "1 Jun 2027"
    QTest.mouseClick(field.lineEdit(), Qt.MouseButton.LeftButton)
    QTest.keyClicks(field, "30 Apr")
    assert field.day() == date(2027, 4, 30)


def test_a_key_that_is_held_for_a_capital_letter_does_not_end_the_typing(field: DateField) -> None:
    field.selectAll()
    QTest.keyClicks(field, "10 ")
    QTest.keyPress(field, Qt.Key.Key_Shift)
    QTest.keyClicks(field, "J")
    QTest.keyRelease(field, Qt.Key.Key_Shift)
    QTest.keyClicks(field, "an 2027")
    assert field.text() == "10 Jan 2027"
    assert field.day() == date(2027, 1, 10)


def test_what_is_no_day_gives_way_to_the_day_before_it(field: DateField) -> None:
    field.selectAll()
    QTest.keyClicks(field, "31 Febr 2027")
    assert field.day() == date(2027, 2, 12)
    QTest.keyClick(field, Qt.Key.Key_Enter)
    assert field.text() == "12 Feb 2027"
    field.lineEdit().end(False)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClicks(field, "9")
    assert field.day() == date(2029, 2, 12)


def test_a_typed_day_keeps_to_the_days_allowed(field: DateField) -> None:
    field.set_days(date(2027, 1, 1), date(2027, 12, 31))
    field.selectAll()
    QTest.keyClicks(field, "1 Jun 2030")
    QTest.keyClick(field, Qt.Key.Key_Enter)
    assert field.day() == date(2027, 2, 12)


def test_numbers_are_read_in_the_order_of_the_country() -> None:
    months = [QLocale("en_US").monthName(number) for number in range(1, 13)]
    shown = date(2027, 2, 12)
    assert parse_day("12/11/2027", shown, months, month_first=True) == date(2027, 12, 11)
    assert parse_day("Sept 3", shown, months) == date(2027, 9, 3)
    assert parse_day("2", shown, months) == date(2027, 2, 2)
    assert parse_day("11 Foo 2027", shown, months) is None
    assert parse_day("soon", shown, months) is None


def test_a_page_that_is_scrolled_does_not_change_the_day(qtbot: QtBot) -> None:
    field = DateField("Day", date(2027, 2, 12))
    qtbot.addWidget(field)
    turn_wheel(field)

    assert field.day() == date(2027, 2, 12)
