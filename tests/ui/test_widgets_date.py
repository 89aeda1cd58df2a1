from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.style import apply_theme
from planner.ui.theme import current_theme, load_theme
from planner.ui.widgets.date_field import DateField
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
