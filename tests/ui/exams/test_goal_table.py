"""The exams and goals as a table."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from planner.domain.certification import Certification
from planner.domain.goal import ExamOutcome
from planner.domain.plan import Plan
from planner.scheduling.engine import make_schedule
from planner.services.remedies import all_remedies
from planner.ui.exams.catalogue_rows import catalogue_entries, catalogue_table
from planner.ui.exams.goal_table import GoalTable, GoalTableModel
from planner.ui.exams.rows import goal_rows
from planner.ui.exams.table_rows import TableLine, table_columns, table_lines
from planner.ui.shared.locale_dates import LocaleDates
from planner.values import replace
from tests.support.plans import NOW, at, day, exam, goal, item, make_plan

CATALOGUE = {
    "x": Certification(
        id="x", name="Certificate X", short_name="X", vendor="V", price_usd=200, validity_months=12
    )
}
PLAN = make_plan(
    [item("a", 600), item("c", 6_000)],
    [
        replace(exam("late", "a", at(40, "10:00")), booked=True, place="online", certification="x"),
        exam("early", "c", at(26, "10:00"), created=1),
        goal("some day", "a", created=2),
        replace(
            exam("taken", "a", at(0, "07:00"), created=3),
            certification="x",
            outcome=ExamOutcome.PASSED,
            decided_on=day(0),
        ),
    ],
)


def lines(plan: Plan = PLAN) -> tuple[TableLine, ...]:
    schedule, words = make_schedule(plan, NOW), LocaleDates()
    rows = goal_rows(plan, schedule, NOW, CATALOGUE, words, all_remedies(plan, schedule, NOW))
    return table_lines(plan, schedule, rows, CATALOGUE, words)


def words_of(id: str) -> dict[str, str]:
    line = next(line for line in lines() if line.row.id == id)
    cells = zip(table_columns(), line.cells, strict=True)
    return {title: cell.words for title, cell in cells if cell.words}


def test_a_line_says_what_the_card_says() -> None:
    assert words_of("late") == {
        "Exam or goal": "Late",
        "Date": "Sat 2 Jan 2027, 10:00",
        "Days": "40",
        "State": "On track",
        "Slack": "5 weeks",
        "Needed": "1.7 h",
        "Planned": "10 h",
        "Booked": "yes",
        "Place": "online",
        "Fee": "200 USD",
    }
    assert words_of("early")["State"] == "Not feasible"
    assert words_of("taken")["State"] == "Passed"
    assert words_of("taken")["Valid until"] == "23 Nov 2027"
    assert words_of("some day") == {"Exam or goal": "Some Day", "Date": "No date"}


@pytest.fixture
def table(qtbot: QtBot) -> GoalTable:
    made = GoalTable()
    qtbot.addWidget(made)
    made.show_lines(lines())
    made.resize(900, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def order(table: GoalTable) -> list[str]:
    model = table.model()
    return [str(model.index(number, 0).data()) for number in range(model.rowCount())]


def test_the_model_keeps_the_rules() -> None:
    model = GoalTableModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_lines(lines())
    assert (model.rowCount(), model.columnCount()) == (4, len(table_columns()))


def test_every_column_can_be_sorted_and_the_current_goal_stays(table: GoalTable) -> None:
    assert order(table) == ["Early", "Late", "Some Day", "Taken"]
    table.show_goal("late")
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert order(table) == ["Taken", "Some Day", "Late", "Early"]
    assert table.current_id == "late"
    table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert order(table)[:2] == ["Early", "Late"]
    for column in range(table.model().columnCount()):
        table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    table.show_lines(lines(make_plan(PLAN.items.values(), [PLAN.goals["late"]])))
    assert (order(table), table.current_id) == (["Late"], "late")


def test_keys_change_and_remove_the_current_goal(table: GoalTable, qtbot: QtBot) -> None:
    table.show_goal("late")
    with qtbot.waitSignal(table.edit_requested) as edited:
        QTest.keyClick(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(table.remove_requested) as removed:
        QTest.keyClick(table, Qt.Key.Key_Delete)
    assert (edited.args, removed.args) == (["late"], ["late"])
    table.show_goal("taken")
    with qtbot.assertNotEmitted(table.edit_requested):
        QTest.keyClick(table, Qt.Key.Key_Return)


@pytest.mark.parametrize("reason", list(QContextMenuEvent.Reason)[:2])
def test_the_menu_is_asked_for_by_mouse_and_by_key(
    table: GoalTable, qtbot: QtBot, reason: QContextMenuEvent.Reason
) -> None:
    table.show_goal("early")
    event = QContextMenuEvent(reason, QPoint(5, 5), table.mapToGlobal(QPoint(5, 5)))
    with qtbot.waitSignal(table.menu_requested) as asked:
        QApplication.sendEvent(table.viewport(), event)
    assert asked.args is not None
    assert asked.args[0] == "early"


def test_the_order_can_be_chosen_by_keys(table: GoalTable) -> None:
    menu = QMenu(table)
    table.add_sorting(menu)
    by = menu.actions()[0].menu()
    assert isinstance(by, QMenu)
    next(each for each in by.actions() if each.text() == "Exam or goal").trigger()
    assert order(table) == ["Early", "Late", "Some Day", "Taken"]
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    by.actions()[0].trigger()
    assert order(table) == ["Early", "Late", "Some Day", "Taken"]


def test_cells_are_told_with_their_column(table: GoalTable) -> None:
    index = table.model().index(0, 3)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "State: Not feasible"


def test_the_catalogue_lists_what_can_be_taken_first() -> None:
    old = replace(
        CATALOGUE["x"], id="old", short_name="Old", retired=True, successor="x", validity_months=None
    )
    both = {"old": old, "x": replace(CATALOGUE["x"], retake_days=(14, 60), renewal="Again.")}

    assert catalogue_table(both, {"x"}).rows == (
        ("X", "V", "200 USD", "", "1 year", "in the plan"),
        ("Old", "V", "200 USD", "", "", "retired, see X"),
    )
    first, last = catalogue_entries(both, LocaleDates())
    assert [(fact.name, fact.value) for fact in first.facts] == [
        ("Renewal", "Again."),
        ("After a failed try", "14 days, 60 days until the next, the last from then on"),
    ]
    assert (first.retired, last.retired) == ("", "Old is retired; X took its place.")
