from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateEdit, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.style import apply_theme
from planner.ui.theme import load_theme
from planner.ui.week.dialogs.complete_item_dialog import CompleteItemDialog
from planner.ui.week.dialogs.log_time_dialog import LogTimeDialog
from planner.ui.week.dialogs.partly_dialog import DoneTimeDialog, PartlyDialog
from planner.ui.week.dialogs.questions import CompletionQuestion, LogQuestion, TimeQuestion
from planner.ui.widgets.duration_spin_box import DurationSpinBox
from planner.ui.widgets.span_label import SpanLabel

pytestmark = [
    pytest.mark.usefixtures("light"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]

TIME = TimeQuestion(
    session="s", sentence="NCA-GENL practice exam 1, Tue 24 Nov, planned 2 h", planned=120, suggested=75
)
LOG = LogQuestion(
    item="i",
    title="Advanced Learning Algorithms",
    sentence="22.5 of 34 h are logged.",
    suggested=50,
    today=date(2026, 11, 25),
)
COMPLETION = CompletionQuestion(
    item="i",
    title="Complete Advanced Learning Algorithms?",
    sentence="22.5 of 34 h are logged.",
    done_when="You have finished the exercises of one course and written a script of your own of 200 lines.",
    evidence=("The certificate",),
    effects=(
        ("lock-open", "Unlocks Unsupervised Learning, ML system design and the basics of everything else."),
        ("calendar-sync", "4 planned sessions, 6 h, become free."),
    ),
)


def words_of(dialog: QDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def spent_of(dialog: QWidget) -> DurationSpinBox:
    field = dialog.findChild(DurationSpinBox)
    assert field is not None
    return field


def buttons_of(dialog: QDialog) -> dict[str, QPushButton]:
    return {button.text(): button for button in dialog.findChildren(QPushButton)}


def test_partly_done_asks_for_minutes_and_says_what_becomes_of_the_rest(qtbot: QtBot) -> None:
    dialog = PartlyDialog(TIME)
    qtbot.addWidget(dialog)
    assert dialog.minutes == 75
    assert "45 min go back to the item and are planned again." in words_of(dialog)
    spent_of(dialog).set_value(90)
    assert "30 min go back to the item and are planned again." in words_of(dialog)
    with qtbot.waitSignal(dialog.accepted):
        buttons_of(dialog)["Save"].click()
    assert (dialog.question.session, dialog.minutes) == ("s", 90)


def test_enter_saves_and_escape_cancels(qtbot: QtBot) -> None:
    dialog = PartlyDialog(TIME)
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(spent_of(dialog), Qt.Key.Key_Return)
    dialog.show()
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_real_time_of_a_done_session(qtbot: QtBot) -> None:
    dialog = DoneTimeDialog(TIME)
    qtbot.addWidget(dialog)
    assert "Mark done" in buttons_of(dialog)
    spent_of(dialog).set_value(150)
    assert "30 min longer than planned." in words_of(dialog)


def test_no_time_at_all_cannot_be_given(qtbot: QtBot) -> None:
    dialog = PartlyDialog(TIME)
    qtbot.addWidget(dialog)
    spent_of(dialog).set_value(0)
    assert dialog.minutes == 1


def test_time_is_logged_for_today_or_an_earlier_day(qtbot: QtBot) -> None:
    dialog = LogTimeDialog(LOG)
    qtbot.addWidget(dialog)
    assert (dialog.minutes, dialog.day) == (50, date(2026, 11, 25))
    field = dialog.findChild(QDateEdit)
    assert field is not None
    field.setDate(field.date().addDays(-3))
    assert dialog.day == date(2026, 11, 22)
    field.setDate(field.date().addDays(30))
    assert dialog.day == date(2026, 11, 25)


def test_completing_says_when_it_counts_and_what_comes_of_it(qtbot: QtBot) -> None:
    dialog = CompleteItemDialog(COMPLETION)
    qtbot.addWidget(dialog)
    assert COMPLETION.done_when in words_of(dialog)
    lines = [label.accessibleName() for label in dialog.findChildren(SpanLabel)]
    assert lines == [*COMPLETION.evidence, *(words for _icon, words in COMPLETION.effects)]
    with qtbot.waitSignal(dialog.accepted):
        buttons_of(dialog)["Mark completed"].click()


def test_what_shows_that_it_is_done_can_be_put_down(qtbot: QtBot) -> None:
    dialog = CompleteItemDialog(COMPLETION)
    qtbot.addWidget(dialog)
    assert dialog.evidence == ("", "")
    QTest.keyClicks(dialog.fields.title, " My solutions ")
    QTest.keyClicks(dialog.fields.place, "https://example.org/s")
    assert dialog.evidence == ("My solutions", "https://example.org/s")


def test_what_was_done_can_be_said_with_the_time(qtbot: QtBot) -> None:
    for dialog in (LogTimeDialog(LOG), PartlyDialog(TIME), DoneTimeDialog(TIME)):
        qtbot.addWidget(dialog)
        assert dialog.note == ""
        field = next(
            each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == "What you did"
        )
        QTest.keyClicks(field, "Chapter 2")
        assert dialog.note == "Chapter 2"


def test_an_item_without_a_sentence_and_effects_asks_all_the_same(qtbot: QtBot) -> None:
    question = CompletionQuestion(
        item="i", title="Complete X?", sentence="0 of 1 h.", done_when="", evidence=(), effects=()
    )
    dialog = CompleteItemDialog(question)
    qtbot.addWidget(dialog)
    assert "Done when" not in words_of(dialog)
    assert "Mark completed" in buttons_of(dialog)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_line_of_a_dialog_is_cut(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    apply_theme(qapp, load_theme("dark", scale=scale))
    dialog = CompleteItemDialog(COMPLETION)
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    for label in dialog.findChildren(SpanLabel):
        assert label.height() >= label.heightForWidth(label.width())
