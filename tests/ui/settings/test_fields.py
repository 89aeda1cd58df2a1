"""Fields tell what is meant, and are not changed by a page that is scrolled."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.settings.wheel_guard import WheelGuard
from planner.ui.widgets.number_box import NumberBox
from planner.ui.widgets.settled import Settled
from tests.support.mouse import NOTCH, turn_wheel

Present = Callable[[QWidget], None]


class Window(QWidget):
    """A number, a choice, and a line to go to."""

    def __init__(self) -> None:
        super().__init__()
        self.number, self.choice, self.other = NumberBox(0, 100, 10), QComboBox(), QLineEdit()
        self.choice.addItems(["a", "b", "c"])
        column = QVBoxLayout(self)
        for each in (self.number, self.choice, self.other):
            column.addWidget(each)
        self.settled = Settled(self.number, self.number.valueChanged)
        self.meant: list[int] = []
        self.settled.settled.connect(lambda: self.meant.append(self.number.value()))
        self.guard = WheelGuard(self)
        self.guard.watch(self.choice)


@pytest.fixture
def window(present: Present) -> Window:
    made = Window()
    present(made)
    made.other.setFocus()
    return made


def test_steps_are_meant_after_a_pause_and_once(window: Window, qtbot: QtBot) -> None:
    window.number.stepUp()
    window.number.stepUp()
    assert window.meant == []
    assert window.settled.is_open
    qtbot.waitUntil(lambda: window.meant == [12])
    assert not window.settled.is_open


def test_what_is_typed_is_meant_when_the_field_is_left(window: Window, qtbot: QtBot) -> None:
    window.number.setFocus()
    window.number.selectAll()
    QTest.keyClicks(window.number, "45")
    qtbot.wait(700)
    assert window.meant == []
    window.other.setFocus()
    assert window.meant == [45]


def test_what_is_not_changed_is_not_told(window: Window) -> None:
    window.number.setFocus()
    window.other.setFocus()
    window.settled.settle()
    assert window.meant == []


def test_the_wheel_changes_a_choice_with_the_focus_alone(window: Window) -> None:
    turn_wheel(window.choice, -NOTCH)
    assert window.choice.currentText() == "a"
    window.choice.setFocus()
    turn_wheel(window.choice, -NOTCH)
    assert window.choice.currentText() == "b"
