"""What each column of a table is taken for, looked at and changed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.exchange.incoming import TableField
from planner.ui.importing.column_rows import column_rows, doubled, field_words, fields_of
from planner.ui.importing.columns_dialog import ColumnsDialog
from planner.values import replace
from tests.support.imports import HEAD
from tests.ui.conftest import Keep

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def columns(present: Keep, qtbot: QtBot) -> ColumnsDialog:
    made = ColumnsDialog(HEAD, "courses.csv")
    present(made)
    return made


def taken_for(dialog: ColumnsDialog) -> list[str]:
    return [choice.currentText() for choice in dialog.choices]


def choose(dialog: ColumnsDialog, column: int, words: str) -> None:
    choice = dialog.choices[column]
    choice.setFocus()
    QTest.keyClicks(choice, words)


def test_columns_are_shown_with_what_stands_in_them() -> None:
    rows = column_rows(HEAD)
    assert [(row.title, row.field) for row in rows] == [
        ("Course", TableField.TITLE),
        ("Length", TableField.HOURS),
        ("Column 3", None),
    ]
    assert rows[0].examples == "SQL · Queues"
    assert len(rows[2].examples) == 60


def test_everything_that_a_column_can_tell_has_words() -> None:
    assert set(field_words()) == {None, *TableField}


def test_columns_that_are_taken_for_the_same_are_named() -> None:
    rows = column_rows(HEAD)
    assert fields_of(rows) == {TableField.TITLE: 0, TableField.HOURS: 1}
    assert doubled(rows) == ""
    both = (*rows[:2], replace(rows[2], field=TableField.HOURS))
    assert doubled(both) == "Length and Column 3 are both taken for “Hours”. Change one of them."
    unused = tuple(replace(row, field=None) for row in rows)
    assert doubled(unused) == ""


def test_what_two_columns_are_taken_for_is_said_and_not_read(columns: ColumnsDialog, qtbot: QtBot) -> None:
    assert taken_for(columns) == ["Title", "Hours", "Not used"]
    assert columns.choices[0].hasFocus()
    assert columns.choices[0].accessibleName() == "What Course holds"
    choose(columns, 2, "Hours")
    assert taken_for(columns) == ["Title", "Hours", "Hours"]
    said = "Length and Column 3 are both taken for “Hours”. Change one of them."
    assert columns.problem.text == said
    with qtbot.assertNotEmitted(columns.chosen):
        QTest.keyClick(columns, Qt.Key.Key_Return)
    assert columns.problem.text == said
    choose(columns, 1, "Not used")
    assert columns.problem.text == ""
    with qtbot.waitSignal(columns.chosen) as told:
        QTest.keyClick(columns, Qt.Key.Key_Return)
    assert told.args == [{TableField.TITLE: 0, TableField.HOURS: 2}]
    assert columns.isVisible()  # until somebody has read the table


def test_stepping_through_a_choice_takes_nothing_from_other_columns(columns: ColumnsDialog) -> None:
    choice = columns.choices[2]
    choice.setFocus()
    for _step in range(choice.count()):
        QTest.keyClick(choice, Qt.Key.Key_Down)
    assert choice.currentIndex() == choice.count() - 1
    assert taken_for(columns)[:2] == ["Title", "Hours"]
    assert columns.problem.text == ""


def test_without_titles_it_does_not_go_on(columns: ColumnsDialog, qtbot: QtBot) -> None:
    choose(columns, 0, "Not used")
    with qtbot.assertNotEmitted(columns.chosen):
        columns.continue_button.click()
    assert columns.problem.text == "Say which column holds the titles."
    QTest.keyClick(columns.choices[0], Qt.Key.Key_Down)
    assert taken_for(columns)[0] == "Title"
    assert columns.problem.text == ""


def test_a_table_that_cannot_be_read_like_that_stays_open(columns: ColumnsDialog) -> None:
    columns.show_reading("courses.csv")
    assert not columns.continue_button.isEnabled()
    columns.refuse("The column Length holds no hours.")
    assert columns.continue_button.isEnabled()
    assert columns.problem.text == "The column Length holds no hours."
