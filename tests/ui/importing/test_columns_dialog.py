"""What each column of a table is taken for, looked at and changed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.exchange.incoming import TableField
from planner.ui.importing.column_rows import column_rows, field_words, with_field
from planner.ui.importing.columns_dialog import ColumnsDialog
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
    choice.activated.emit(choice.currentIndex())


def test_columns_are_shown_with_what_stands_in_them() -> None:
    rows = column_rows(HEAD, HEAD.fields)
    assert [(row.title, row.field) for row in rows] == [
        ("Course", TableField.TITLE),
        ("Length", TableField.HOURS),
        ("Column 3", None),
    ]
    assert rows[0].examples == "SQL · Queues"
    assert len(rows[2].examples) == 60


def test_everything_that_a_column_can_tell_has_words() -> None:
    assert set(field_words()) == {None, *TableField}


def test_a_field_is_read_from_one_column_alone() -> None:
    moved = with_field(HEAD.fields, 2, TableField.TITLE)
    assert moved == {TableField.HOURS: 1, TableField.TITLE: 2}
    assert with_field(moved, 2, None) == {TableField.HOURS: 1}


def test_a_choice_takes_a_field_from_another_column(columns: ColumnsDialog, qtbot: QtBot) -> None:
    assert taken_for(columns) == ["Title", "Hours", "Not used"]
    assert columns.choices[0].hasFocus()
    assert columns.choices[0].accessibleName() == "What Course holds"
    choose(columns, 2, "Hours")
    assert taken_for(columns) == ["Title", "Not used", "Hours"]
    with qtbot.waitSignal(columns.chosen) as told:
        QTest.keyClick(columns, Qt.Key.Key_Return)
    assert told.args == [{TableField.TITLE: 0, TableField.HOURS: 2}]
    assert columns.isVisible()  # until somebody has read the table


def test_without_titles_it_does_not_go_on(columns: ColumnsDialog, qtbot: QtBot) -> None:
    choose(columns, 0, "Not used")
    with qtbot.assertNotEmitted(columns.chosen):
        columns.continue_button.click()
    assert columns.problem.text == "Say which column holds the titles."
    choose(columns, 0, "Title")
    assert columns.problem.text == ""


def test_a_table_that_cannot_be_read_like_that_stays_open(columns: ColumnsDialog) -> None:
    columns.show_reading("courses.csv")
    assert not columns.continue_button.isEnabled()
    columns.refuse("The column Length holds no hours.")
    assert columns.continue_button.isEnabled()
    assert columns.problem.text == "The column Length holds no hours."
