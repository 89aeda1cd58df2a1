"""The table: what it shows, keeps, and tells."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from planner.services.courses import set_units
from planner.services.items import finish_item
from planner.ui.courses.columns import LEAST_TITLE, LEAST_WIDTH, At, column_widths
from planner.ui.courses.filters import Filters, Show, Sort, shown_groups
from planner.ui.courses.rows import CourseRows
from planner.ui.courses.table import CourseTable
from planner.ui.row_model import RowModel
from planner.ui.style import apply_theme
from planner.ui.theme import load_theme
from tests.ui.courses.small_courses import small_plan, small_rows
from tests.ui.roadmap.small_road import NOW

pytestmark = [
    pytest.mark.usefixtures("british"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]
LEFT = Qt.MouseButton.LeftButton
ALL = ["torch", "ml", "book", "flask", "excel", "python", "sql"]


@pytest.fixture
def table(qtbot: QtBot) -> CourseTable:
    table = CourseTable()
    qtbot.addWidget(table)
    table.resize(792, 700)
    QAbstractItemModelTester(table.model(), QAbstractItemModelTester.FailureReportingMode.Warning, table)
    with qtbot.waitActive(table):
        table.show()
    show(table, small_rows())
    table.setFocus()
    return table


def show(
    table: CourseTable, rows: CourseRows, filters: Filters | None = None, *, all_open: bool = False
) -> None:
    filters = filters or Filters()
    table.show_groups(shown_groups(rows, filters), all_open=all_open)
    table.show_sort(filters.sort, filters.descending)
    QApplication.processEvents()


def model_of(table: CourseTable) -> RowModel:
    model = table.model()
    assert isinstance(model, RowModel)
    return model


def open_groups(table: CourseTable) -> list[str]:
    model = model_of(table)
    tops = [model.index(row, 0) for row in range(model.rowCount())]
    return [str(index.data()) for index in tops if table.isExpanded(index)]


def seen(table: CourseTable) -> list[str]:
    model = model_of(table)
    tops = [model.index(row, 0) for row in range(model.rowCount())]
    rows = [model.row_at(model.index(row, 0, top)) for top in tops for row in range(model.rowCount(top))]
    return [row.id for row in rows if row]


def place_of(table: CourseTable, id: str, x: int, column: At = At.TITLE) -> QPoint:
    place = table.visualRect(model_of(table).index_of(id, column=column))
    return QPoint(place.left() + x, place.center().y())


def heading(table: CourseTable, id: str, x: int = 60) -> QPoint:
    return QPoint(x, table.visualRect(model_of(table).index_of(id, above=True)).center().y())


def picture(table: CourseTable) -> QImage:
    return table.grab().toImage()


def test_every_cell_says_something_in_words(table: CourseTable) -> None:
    torch = model_of(table).index_of("torch")
    words = [str(torch.siblingAtColumn(at).data()) for at in At]
    assert words[:6] == ["Torch", "Daniel Bourke", "Deep learning", "12 / 48", "6 / 24 h", "12 Oct"]
    assert torch.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    spoken = torch.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Torch, Course, Daniel Bourke, 12 of 48 units done, 6 / 24 h, Planned to be")
    group = torch.parent()
    assert group.data(Qt.ItemDataRole.AccessibleTextRole) == "In progress, 1"
    assert group.data(Qt.ItemDataRole.ToolTipRole) == "In progress"
    assert group.siblingAtColumn(At.UNITS).data() == ""
    assert group.data(Qt.ItemDataRole.CheckStateRole) is None
    paused = model_of(table).index_of("flask")
    assert paused.data(Qt.ItemDataRole.CheckStateRole) is None
    done = model_of(table).index_of("python")
    assert done.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    tip = model_of(table).index_of("flask", column=At.FINISH).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "It is not planned until you take it up again."


def test_changes_keep_what_is_chosen(table: CourseTable) -> None:
    plan = small_plan()
    assert table.choose("torch")
    show(table, small_rows(plan.after(set_units(plan, "torch", 13, NOW))))
    show(table, small_rows(plan), Filters(sort=Sort.TITLE))
    show(table, small_rows(plan.after(finish_item(plan, "torch", NOW))))
    assert table.chosen_ids() == ["torch"]
    assert seen(table) == ["ml", "book", "flask", "excel", "python", "torch", "sql"]


def test_what_is_filtered_away_is_chosen_no_more(qtbot: QtBot, table: CourseTable) -> None:
    table.choose("torch")
    with qtbot.waitSignal(table.choice_changed):
        show(table, small_rows(), Filters(show=Show.PLANNED))
    assert table.chosen_ids() == []
    assert not table.choose("torch")


def test_a_group_closes_by_its_heading_and_stays_closed(qtbot: QtBot, table: CourseTable) -> None:
    with qtbot.waitSignal(table.layout_changed):
        QTest.mouseClick(table.viewport(), LEFT, pos=heading(table, "planned"))
    assert open_groups(table) == ["In progress", "Paused or left out", "Completed"]
    assert table.closed_groups() == {"planned"}
    show(table, small_rows(), Filters(text="book"), all_open=True)
    assert open_groups(table) == ["Planned"]
    show(table, small_rows())
    assert open_groups(table) == ["In progress", "Paused or left out", "Completed"]
    QTest.mouseClick(table.viewport(), LEFT, pos=heading(table, "planned"))
    assert table.closed_groups() == frozenset()


def test_a_group_that_is_closed_while_filters_are_on_stays_so_after_a_change(table: CourseTable) -> None:
    show(table, small_rows(), Filters(text="o"), all_open=True)
    QTest.mouseClick(table.viewport(), LEFT, pos=heading(table, "planned"))
    plan = small_plan()
    show(table, small_rows(plan.after(set_units(plan, "torch", 13, NOW))), Filters(text="o"), all_open=True)
    assert "In progress" in open_groups(table)
    assert "Planned" not in open_groups(table)
    show(table, small_rows())
    assert "Planned" in open_groups(table), "it was closed for these filters alone"
    assert table.closed_groups() == frozenset()


def test_a_chosen_course_is_followed_into_a_group_that_is_closed(table: CourseTable) -> None:
    table.close_groups({"completed", "planned"})
    table.choose("torch")
    plan = small_plan()
    show(table, small_rows(plan.after(finish_item(plan, "torch", NOW))))
    assert "Completed" in open_groups(table)
    assert "Planned" not in open_groups(table)
    assert table.closed_groups() == {"completed", "planned"}
    QTest.mouseClick(table.viewport(), LEFT, pos=heading(table, "completed"))
    show(table, small_rows(plan.after(finish_item(plan, "torch", NOW))))
    assert "Completed" not in open_groups(table), "it can be closed over what is chosen"


def test_the_keyboard_opens_and_closes_a_group(table: CourseTable) -> None:
    table.setCurrentIndex(model_of(table).index(0, 0))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Minus):
        QTest.keyClick(table, key)
    assert "In progress" not in open_groups(table)
    QTest.keyClick(table, Qt.Key.Key_Plus)
    assert "In progress" in open_groups(table)


def test_a_click_on_the_box_ticks_and_chooses_nothing(qtbot: QtBot, table: CourseTable) -> None:
    table.choose("torch")
    with qtbot.waitSignal(table.ticked) as told:
        QTest.mouseClick(table.viewport(), LEFT, pos=place_of(table, "ml", 28))
    assert told.args == ["ml"]
    assert table.chosen_ids() == ["torch"]
    with qtbot.assertNotEmitted(table.ticked):
        QTest.mouseClick(table.viewport(), LEFT, pos=place_of(table, "flask", 28))
    assert table.chosen_ids() == ["flask"]
    with qtbot.waitSignal(table.choice_changed):
        QTest.mouseClick(table.viewport(), LEFT, pos=place_of(table, "ml", 90))
    assert table.chosen_ids() == ["ml"]


def test_a_double_click_and_enter_open_details(qtbot: QtBot, table: CourseTable) -> None:
    with qtbot.waitSignal(table.opened) as told:
        QTest.mouseClick(table.viewport(), LEFT, pos=place_of(table, "ml", 90))
        QTest.mouseDClick(table.viewport(), LEFT, pos=place_of(table, "ml", 90))
    assert told.args == ["ml"]
    table.choose("torch")
    with qtbot.waitSignal(table.opened) as told:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert told.args == ["torch"]


def test_several_are_chosen_and_told_in_order(table: CourseTable) -> None:
    table.selectAll()
    assert table.chosen_ids() == ALL
    table.clearSelection()
    table.choose_first()
    assert table.chosen_ids() == ["torch"]
    table.close_groups({"in-progress"})
    show(table, small_rows())
    table.choose_first()
    assert table.chosen_ids() == ["ml"]


def test_the_header_orders_and_a_third_click_gives_the_road_back(qtbot: QtBot, table: CourseTable) -> None:
    header = table.header()
    place = QPoint(header.sectionViewportPosition(At.TITLE) + 80, 10)
    wishes: list[Sequence[object]] = []
    table.sort_wished.connect(lambda *wish: wishes.append(wish))
    for _click in range(3):
        QTest.mouseClick(header.viewport(), LEFT, pos=place)
    assert wishes == [(Sort.TITLE, False), (Sort.TITLE, True), (Sort.ROAD, False)]
    with qtbot.assertNotEmitted(table.sort_wished):
        table.show_sort(Sort.UNITS, True)
    assert header.sortIndicatorSection() == At.UNITS
    assert header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder


def test_columns_come_with_the_room_for_them() -> None:
    narrow = column_widths(792, 1.0, {}, {}, is_wide=False)
    assert set(narrow) == {At.SUBJECT, At.UNITS, At.HOURS, At.FINISH}
    wide = column_widths(1336, 1.0, {}, {}, is_wide=True)
    assert set(wide) == set(At) - {At.TITLE, At.PRICE, At.EVIDENCE}
    for room in (330, 500, 640):
        kept = column_widths(room, 1.0, {}, {}, is_wide=False)
        assert At.FINISH in kept
        assert room - sum(kept.values()) >= LEAST_TITLE
    assert column_widths(792, 2.0, {}, {}, is_wide=False)[At.FINISH] == 2 * narrow[At.FINISH]
    assert column_widths(792, 1.0, {At.FINISH: 20}, {}, is_wide=False)[At.FINISH] == LEAST_WIDTH


def test_a_column_that_is_wished_stands_there_before_the_usual_ones() -> None:
    for at in (At.PRICE, At.EVIDENCE, At.STARTED, At.PROVIDER):
        widths = column_widths(792, 1.0, {}, {at: True}, is_wide=False)
        assert set(widths) == {at, At.UNITS, At.HOURS, At.FINISH}
    both = column_widths(792, 1.0, {}, {At.SUBJECT: True, At.PRICE: True}, is_wide=False)
    assert At.SUBJECT in both


def test_a_width_that_the_learner_gives_is_kept(qtbot: QtBot, table: CourseTable) -> None:
    with qtbot.waitSignal(table.layout_changed):
        table.header().resizeSection(At.UNITS, 150)
    assert table.widths() == {At.UNITS: 150}
    table.resize(900, 700)
    QApplication.processEvents()
    assert table.columnWidth(At.UNITS) == 150
    assert table.widths() == {At.UNITS: 150}, "what follows the room is no wish"


def test_a_column_grows_no_wider_than_leaves_room_for_the_others_and_the_titles(table: CourseTable) -> None:
    table.header().resizeSection(At.UNITS, 700)
    QApplication.processEvents()
    assert table.columnWidth(At.TITLE) == LEAST_TITLE
    assert table.columnWidth(At.UNITS) == table.widths()[At.UNITS] < 400
    assert table.header().length() == table.viewport().width()


def test_widths_of_a_wider_window_do_not_push_columns_out() -> None:
    widths = column_widths(792, 1.0, {At.UNITS: 700}, {}, is_wide=False)
    assert widths == column_widths(792, 1.0, {}, {}, is_wide=False)
    assert column_widths(1500, 1.0, {At.UNITS: 700}, {}, is_wide=False)[At.UNITS] == 700


def test_columns_are_switched_on_and_off(qtbot: QtBot, table: CourseTable) -> None:
    assert table.isColumnHidden(At.PRICE)
    menu = table.columns_menu(table)
    actions = {action.text(): action for action in menu.actions()}
    assert [words for words, action in actions.items() if action.isChecked()] == [
        *("Subject", "Units", "Hours", "Finish"),
    ]
    with qtbot.waitSignal(table.layout_changed):
        actions["Price"].trigger()
    actions["Subject"].trigger()
    assert not table.isColumnHidden(At.PRICE)
    assert table.isColumnHidden(At.SUBJECT)
    assert table.wished_columns() == {At.PRICE: True, At.SUBJECT: False}
    assert model_of(table).index_of("flask", column=At.PRICE).data() == "30 €"
    place = QPoint(20, 10)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, table.header().mapToGlobal(place))
    QApplication.sendEvent(table.header().viewport(), event)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    popup.close()


def test_in_a_wide_window_a_row_is_one_line(table: CourseTable) -> None:
    index = model_of(table).index_of("torch")
    assert table.visualRect(index).height() == 44
    table.resize(1336, 700)
    table.set_wide(True)
    QApplication.processEvents()
    assert table.visualRect(index).height() == 36
    assert not table.isColumnHidden(At.PROVIDER)


def test_what_is_chosen_pointed_at_and_focused_is_seen(table: CourseTable) -> None:
    plain = picture(table)
    table.choose("ml")
    chosen = picture(table)
    assert chosen != plain
    table.clearFocus()
    left = picture(table)
    assert left != chosen
    QTest.mouseMove(table.viewport(), place_of(table, "book", 90))
    QApplication.processEvents()
    assert picture(table) != left


def test_where_nothing_is_counted_there_is_no_bar(table: CourseTable) -> None:
    def has_bar(id: str) -> bool:
        """Whether the middle of the cell has another colour than its ground, where a bar would be."""
        drawn, place = picture(table), place_of(table, id, 3, At.UNITS) + table.viewport().pos()
        return drawn.pixelColor(place) != drawn.pixelColor(place - QPoint(0, 10))

    assert {id: has_bar(id) for id in ("torch", "python", "ml", "sql")} == {
        "torch": True,
        "python": True,
        "ml": False,
        "sql": False,
    }


def test_it_follows_the_theme_and_the_direction_of_text(table: CourseTable, qapp: QApplication) -> None:
    light = picture(table)
    apply_theme(qapp, load_theme("dark", scale=1.25))
    QApplication.processEvents()
    dark = picture(table)
    assert dark != light
    assert table.visualRect(model_of(table).index_of("torch")).height() == 55
    table.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert picture(table) != dark
