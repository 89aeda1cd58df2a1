"""What a learner does with fields and buttons, and what can be read beside them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.widgets.duration_spin_box import DurationSpinBox


def words_in(holder: QWidget) -> list[str]:
    return [each.text() for each in holder.findChildren(QLabel) if each.isVisible() and each.text()]


def press(qtbot: QtBot, holder: QWidget, words: str) -> None:
    button = next(
        each for each in holder.findChildren(QPushButton) if words in (each.text(), each.accessibleName())
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def retype(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, text)


def set_minutes(field: DurationSpinBox, text: str) -> None:
    retype(field.lineEdit(), text)
