import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QValidator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.theme import load_theme
from planner.ui.widgets.duration_spin_box import DurationSpinBox, parse_duration
from tests.support.mouse import turn_wheel
from tests.support.themes import wear

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def as_text(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"


def as_russian(minutes: int) -> str:
    return as_text(minutes).replace("min", "мин").replace("h", "ч")


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    wear(qapp, load_theme("light"))


@pytest.fixture
def box(qtbot: QtBot) -> DurationSpinBox:
    made = DurationSpinBox(as_text, name="Time spent", minimum=15, maximum=600)
    qtbot.addWidget(made)
    return made


def type_into(box: DurationSpinBox, text: str) -> None:
    box.selectAll()
    QTest.keyClicks(box, text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1 h 30", 90),
        ("1h30", 90),
        ("1 h 30 min", 90),
        ("1\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}30", 90),
        ("  2 H ", 120),
        ("90", 90),
        ("90 min", 90),
        ("90m", 90),
        ("1:30", 90),
        ("0:05", 5),
        ("1.5 h", 90),
        ("1,25h", 75),
        ("", None),
        ("h", None),
        ("1:75", None),
        ("1:5", None),
        ("one hour", None),
        ("-30", None),
        ("1 h 30 h", None),
        ("30 x", None),
        ("1.5", None),
    ],
)
def test_durations_are_read_as_people_write_them(text: str, minutes: int | None) -> None:
    assert parse_duration(text) == minutes


@given(st.integers(0, 5_000))
def test_what_is_shown_can_be_typed_again(minutes: int) -> None:
    assert parse_duration(as_text(minutes)) == minutes
    assert parse_duration(f"{minutes // 60}:{minutes % 60:02d}") == minutes
    assert parse_duration(str(minutes)) == minutes
    assert parse_duration(as_russian(minutes), "ч", "мин") == minutes


@given(st.text(max_size=12))
def test_any_text_is_a_length_or_none(text: str) -> None:
    minutes = parse_duration(text)
    assert minutes is None or minutes >= 0


def test_typing_changes_the_value_at_once_and_tidies_it_at_the_end(
    box: DurationSpinBox, qtbot: QtBot
) -> None:
    told: list[int] = []
    box.value_changed.connect(told.append)
    type_into(box, "90")
    assert (box.value(), box.text()) == (90, "90")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.text() == "1 h 30"
    assert told == [90]


@pytest.mark.parametrize("text", ["1 h 30", "90", "1:30", "1.5h"])
def test_each_way_of_typing_gives_the_same(box: DurationSpinBox, text: str) -> None:
    type_into(box, text)
    assert box.value() == 90


@pytest.mark.parametrize("text", ["nonsense", "", "5", "11 h"])
def test_what_is_no_allowed_length_leaves_the_value(box: DurationSpinBox, text: str) -> None:
    box.set_value(60)
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_Delete)
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert (box.value(), box.text()) == (60, "1 h")


def test_keys_step_by_five_minutes(box: DurationSpinBox) -> None:
    box.set_value(62)
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert (box.value(), box.text()) == (65, "1 h 05")
    box.set_value(62)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.value() == 60
    QTest.keyClick(box, Qt.Key.Key_PageUp)
    assert box.value() == 110


@given(st.integers(0, 1440), st.integers(-10, 10).filter(bool))
def test_a_step_leads_to_a_multiple_of_five_in_its_direction(value: int, steps: int) -> None:
    box = DurationSpinBox(as_text, name="Length")
    box.set_value(value)
    box.stepBy(steps)
    assert box.value() % 5 == 0
    assert (box.value() > value) == (steps > 0 and value < 1440)
    assert (box.value() < value) == (steps < 0 and value > 0)
    assert abs(box.value() - value) <= 5 * abs(steps)
    box.deleteLater()


def test_long_lengths_are_stepped_further(qtbot: QtBot) -> None:
    box = DurationSpinBox(as_text, name="Estimate", maximum=9_999 * 60, step=30)
    qtbot.addWidget(box)
    box.set_value(95)
    box.stepBy(1)
    assert box.value() == 120
    box.stepBy(-2)
    assert box.value() == 60


def test_the_ends_of_the_range_stop_the_arrows(box: DurationSpinBox) -> None:
    flags = DurationSpinBox.StepEnabledFlag
    box.set_value(5_000)
    assert box.value() == 600
    assert box.stepEnabled() == flags.StepDownEnabled
    box.set_value(0)
    assert box.value() == 15
    assert box.stepEnabled() == flags.StepUpEnabled
    box.setReadOnly(True)
    assert box.stepEnabled() == flags.StepNone


def test_the_program_sets_the_value_and_tells_changes_only(box: DurationSpinBox) -> None:
    told: list[int] = []
    box.value_changed.connect(told.append)
    box.set_value(45)
    box.set_value(45)
    assert told == [45]
    assert box.text() == "45 min"


def test_validity_follows_the_range(box: DurationSpinBox) -> None:
    assert box.validate("1 h", 0)[0] == QValidator.State.Acceptable
    assert box.validate("1 h 3", 0)[0] == QValidator.State.Acceptable
    assert box.validate("5", 0)[0] == QValidator.State.Intermediate
    assert box.validate("soon", 0)[0] == QValidator.State.Intermediate
    assert box.fixup("soon") == "15 min"


def test_units_in_another_language_are_understood(qtbot: QtBot) -> None:
    box = DurationSpinBox(as_russian, name="Время")
    qtbot.addWidget(box)
    box.selectAll()
    typed = QInputMethodEvent()
    typed.setCommitString("2 ч 15")
    QApplication.sendEvent(box.lineEdit(), typed)
    assert box.value() == 135


def test_the_wheel_changes_the_value_only_with_the_focus(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    first, box = QPushButton("first"), DurationSpinBox(as_text, name="Length")
    column.addWidget(first)
    column.addWidget(box)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    first.setFocus()
    turn_wheel(box)
    assert box.value() == 0
    box.setFocus()
    turn_wheel(box)
    assert box.value() == 5


def test_the_box_is_wide_enough_for_its_longest_text(box: DurationSpinBox) -> None:
    assert box.sizeHint().height() == 28
    assert box.sizeHint().width() >= box.fontMetrics().horizontalAdvance("10 h 45") + 28
    assert box.accessibleName() == "Time spent"
    assert not box.grab().isNull()
