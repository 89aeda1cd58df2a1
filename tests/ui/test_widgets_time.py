"""A field for a time of day counts the hours as the learner has chosen."""

from collections.abc import Callable, Iterator
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from planner import ui
from planner.ui.region import use_region
from planner.ui.widgets.time_field import TimeField
from planner.ui.window_choices import Region

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)
    use_region(Region())


@pytest.mark.parametrize(
    ("locale", "clock", "shown"),
    [("en_GB", "", "19:05"), ("en_GB", "12", "7:05 PM"), ("en_US", "", "7:05 PM"), ("en_US", "24", "19:05")],
)
def test_a_time_is_shown_as_was_chosen(locale: str, clock: str, shown: str) -> None:
    QLocale.setDefault(QLocale(locale))
    use_region(Region(clock=clock))
    field = TimeField(time(19, 5))
    assert field.text().replace("\u202f", " ").casefold() == shown.casefold()
    assert field.value() == time(19, 5)


def test_seconds_are_left_out() -> None:
    field = TimeField()
    assert field.value() == time()
    field.set_value(time(8, 30, 59))
    assert field.value() == time(8, 30)


@pytest.fixture
def field(qtbot: QtBot) -> TimeField:
    """A field of a European."""
    QLocale.setDefault(QLocale("en_GB"))
    made = TimeField(time(11, 20))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def select_by_keys(field: TimeField) -> None:
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def select_by_mouse(field: TimeField) -> None:
    line = field.lineEdit()
    QTest.mouseDClick(line, Qt.MouseButton.LeftButton)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("select", [select_by_keys, select_by_mouse])
@pytest.mark.parametrize(
    ("before", "typed", "meant"),
    [
        (time(11, 20), "21:15", time(21, 15)),
        (time(13, 30), "11:20", time(11, 20)),
        (time(19), "21:15", time(21, 15)),
        (time(19), "2115", time(21, 15)),
        (time(11, 20), "9:05", time(9, 5)),
        (time(11, 20), "7", time(7)),
        (time(23, 59), "0:00", time()),
    ],
)
def test_a_time_typed_over_another_is_taken_as_it_is_typed(
    field: TimeField, select: Callable[[TimeField], None], before: time, typed: str, meant: time
) -> None:
    field.set_value(before)
    select(field)
    assert field.lineEdit().selectedText() == f"{before:%H:%M}"
    QTest.keyClicks(field, typed)
    assert field.value() == meant
    QTest.keyClick(field, Qt.Key.Key_Enter)
    assert field.text() == f"{meant:%H:%M}"


def test_a_time_that_is_shown_as_it_is_typed_leaves_the_typing_alone(field: TimeField) -> None:
    select_by_keys(field)
    for key in "21:15":
        QTest.keyClicks(field, key)
        field.set_value(field.value())  # as the settings do, which hold at once
    assert field.value() == time(21, 15)


def test_a_time_typed_after_a_click_replaces_the_one_shown(field: TimeField) -> None:
    QTest.mouseClick(field.lineEdit(), Qt.MouseButton.LeftButton)
    QTest.keyClicks(field, "21:15")
    assert field.value() == time(21, 15)


@pytest.mark.parametrize(
    ("typed", "meant"), [("21", time(21, 20)), ("21:15", time(21, 15)), ("2115", time(21, 15))]
)
def test_hours_alone_can_be_typed_over_those_that_are_chosen(
    field: TimeField, typed: str, meant: time
) -> None:
    field.setSelectedSection(TimeField.Section.HourSection)
    QTest.keyClicks(field, typed)
    assert field.value() == meant


def test_the_tab_key_goes_on_from_typed_hours_to_the_minutes(field: TimeField) -> None:
    field.setSelectedSection(TimeField.Section.HourSection)
    QTest.keyClicks(field, "9")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    QTest.keyClicks(field, "45")
    assert field.value() == time(9, 45)


def test_the_arrow_keys_still_step_hours_and_minutes(field: TimeField) -> None:
    field.setSelectedSection(TimeField.Section.HourSection)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == time(12, 20)
    select_by_keys(field)
    QTest.keyClicks(field, "8:30")
    field.setSelectedSection(TimeField.Section.MinuteSection)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.value() == time(8, 29)


def test_what_is_no_time_gives_way_to_the_time_before_it_and_sends_nothing_off(qtbot: QtBot) -> None:
    window, sent = QDialog(), list[time]()
    qtbot.addWidget(window)
    row = QVBoxLayout(window)
    field = TimeField(time(11, 20))
    row.addWidget(field)
    button = QPushButton("Put it in", window)
    button.setDefault(True)
    button.clicked.connect(lambda: sent.append(field.value()))
    row.addWidget(button)
    with qtbot.waitActive(window):
        window.show()
    field.setFocus()
    select_by_keys(field)
    QTest.keyClicks(field, "25:15")
    assert field.value() == time(11, 20)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), field.lineEdit().selectedText(), sent) == ("11:20", "11:20", [])
    QTest.keyClicks(field, "21:15")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), sent) == ("21:15", [time(21, 15)])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9:15", time(21, 15)),
        ("9:15 am", time(9, 15)),
        ("9 PM", time(21)),
        ("9p", time(21)),
        ("12 am", time()),
        ("12:30 p.m.", time(12, 30)),
        ("21:15", time(21, 15)),
        ("13 am", time(19, 5)),
    ],
)
def test_a_time_is_typed_with_the_half_of_the_day_or_keeps_it(qtbot: QtBot, typed: str, meant: time) -> None:
    QLocale.setDefault(QLocale("en_US"))
    field = TimeField(time(19, 5))
    qtbot.addWidget(field)
    select_by_keys(field)
    QTest.keyClicks(field, typed)
    assert field.value() == meant


def shown_field(qtbot: QtBot, locale: str, at: time) -> TimeField:
    QLocale.setDefault(QLocale(locale))
    field = TimeField(at)
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
    return field


HALF_IN_FRONT = {"ko_KR": ("오전 ", "오후 "), "zh_TW": ("上午", "下午")}


@pytest.mark.parametrize("locale", HALF_IN_FRONT)
def test_the_last_minute_is_typed_anew_where_the_half_of_the_day_stands_in_front(
    qtbot: QtBot, locale: str
) -> None:
    field = shown_field(qtbot, locale, time(9))
    for key in (Qt.Key.Key_End, Qt.Key.Key_Backspace, Qt.Key.Key_5, Qt.Key.Key_Return):
        QTest.keyClick(field, key)
    assert (field.value(), field.text()) == (time(9, 5), f"{HALF_IN_FRONT[locale][0]}9:05")


@pytest.mark.parametrize("locale", HALF_IN_FRONT)
@pytest.mark.parametrize("typed", ["21", "9", "{pm}9"])
def test_one_goes_on_from_hours_to_minutes_where_the_half_stands_in_front(
    qtbot: QtBot, locale: str, typed: str
) -> None:
    field, pm = shown_field(qtbot, locale, time(20)), HALF_IN_FRONT[locale][1]
    select_by_keys(field)
    for letter in typed.format(pm=pm):
        QTest.sendKeyEvent(
            QTest.KeyAction.Click, field, Qt.Key.Key_unknown, letter, Qt.KeyboardModifier.NoModifier
        )
    QTest.keyClick(field, Qt.Key.Key_Tab)
    QTest.keyClicks(field, "45")
    assert (field.value(), field.lineEdit().text()) == (time(21, 45), f"{pm}9:45")


def test_one_goes_on_from_the_half_in_front_to_the_hours(qtbot: QtBot) -> None:
    field = shown_field(qtbot, "ko_KR", time(9, 15))
    field.setSelectedSection(TimeField.Section.AmPmSection)
    QTest.keyClicks(field, "p")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    QTest.keyClicks(field, "10")
    assert field.value() == time(22, 15)


def test_no_field_of_the_window_asks_the_system_how_hours_are_counted() -> None:
    sources = Path(ui.__file__).parent.rglob("*.py")
    assert {each.name for each in sources if "QTimeEdit" in each.read_text("utf-8")} == {"time_field.py"}
