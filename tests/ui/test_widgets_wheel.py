"""The wheel over a field that one does not work in scrolls what is around it, and changes nothing."""

from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QVBoxLayout, QWidget

from planner.domain.item import Effort
from planner.ui.roadmap.hour_fields import HourFields
from planner.ui.settings.wheel_guard import WheelGuard
from planner.ui.theme import load_theme
from planner.ui.what_if.fields import HoursBox
from planner.ui.widgets.date_field import DateField
from planner.ui.widgets.duration_spin_box import DurationSpinBox
from planner.ui.widgets.long_choice import LongChoice
from planner.ui.widgets.number_box import NumberBox
from planner.ui.widgets.time_field import TimeField
from tests.support.mouse import NOTCH
from tests.support.themes import wear

Present = Callable[[QWidget], None]


def long_choice() -> QComboBox:
    choice = LongChoice()
    choice.addItems(["a", "b", "c"])
    choice.setCurrentIndex(1)
    return choice


def guarded_choice() -> QComboBox:
    choice = QComboBox()
    choice.addItems(["a", "b", "c"])
    choice.setCurrentIndex(1)
    WheelGuard(choice).watch(choice)
    return choice


def hours_box() -> QAbstractSpinBox:
    box = HoursBox()
    box.setValue(8)
    return box


FIELDS: dict[str, Callable[[], QWidget]] = {
    "long choice": long_choice,
    "guarded choice": guarded_choice,
    "number": lambda: NumberBox(0, 100, 10),
    "day": lambda: DateField("Day", date(2026, 11, 23)),
    "time": lambda: TimeField(time(9)),
    "duration": lambda: DurationSpinBox(str, name="Length", minimum=15),
    "hours a week": hours_box,
    "hours of an item": lambda: HourFields(Effort(60, 120, 180)),
}


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    wear(qapp, load_theme("light"))


def shown(field: QWidget) -> str:
    if isinstance(field, QComboBox):
        return field.currentText()
    assert isinstance(field, QAbstractSpinBox)
    return field.text()


@pytest.mark.parametrize("name", FIELDS)
def test_a_turn_over_a_field_without_the_focus_changes_nothing(present: Present, name: str) -> None:
    window, made, other = QWidget(), FIELDS[name](), QLineEdit()
    field = made.likely if isinstance(made, HourFields) else made
    column = QVBoxLayout(window)
    column.addWidget(other)
    column.addWidget(made)
    present(window)
    other.setFocus()
    before = shown(field)
    place = QPointF(field.mapTo(window, field.rect().center()))
    handle = window.windowHandle()
    assert handle is not None
    # As the desktop tells it: Qt then gives the focus first to a field that takes it by the wheel.
    QTest.wheelEvent(handle, place, QPoint(0, NOTCH))
    assert shown(field) == before
    assert other.hasFocus()
    field.setFocus()
    QTest.wheelEvent(handle, place, QPoint(0, NOTCH))
    assert shown(field) != before
