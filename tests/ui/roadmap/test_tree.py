"""The list: what it shows, keeps, and tells."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QPointF, Qt
from PySide6.QtGui import QHoverEvent, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain.plan import Plan
from planner.ui.roadmap.columns import At
from planner.ui.roadmap.filters import Filters, ShownGroup, Sort, shown_groups
from planner.ui.roadmap.rows import RoadmapRows
from planner.ui.roadmap.tree import RoadmapTree
from planner.ui.row_model import RowModel
from planner.ui.style import apply_theme
from planner.ui.theme import load_theme
from planner.values import replace
from tests.ui.roadmap.small_road import small_rows

pytestmark = [
    pytest.mark.usefixtures("light"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


@pytest.fixture
def rows() -> RoadmapRows:
    return small_rows()


@pytest.fixture
def tree(qtbot: QtBot, rows: RoadmapRows) -> RoadmapTree:
    tree = RoadmapTree()
    qtbot.addWidget(tree)
    tree.resize(792, 600)
    QAbstractItemModelTester(tree.model(), QAbstractItemModelTester.FailureReportingMode.Warning, tree)
    with qtbot.waitActive(tree):
        tree.show()
    tree.open_groups({"base"})
    show(tree, rows)
    return tree


def show(
    tree: RoadmapTree, rows: RoadmapRows, filters: Filters | None = None, *, all_open: bool = False
) -> None:
    tree.show_groups(shown_groups(rows, filters or Filters()), all_open=all_open)
    QApplication.processEvents()


def open_groups(tree: RoadmapTree) -> list[str]:
    model = tree.model()
    tops = [model.index(row, 0) for row in range(model.rowCount())]
    return [str(index.data()) for index in tops if tree.isExpanded(index)]


def add_to_choice(tree: RoadmapTree, ids: Sequence[str]) -> None:
    model = tree.model()
    assert isinstance(model, RowModel)
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for id in ids:
        tree.selectionModel().select(model.index_of(id), flags)


def picture(tree: RoadmapTree) -> QImage:
    return tree.grab().toImage()


def row_center(tree: RoadmapTree, text: str, x: int = 200) -> QPoint:
    model = tree.model()
    flags = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    found = model.match(model.index(0, 0), Qt.ItemDataRole.DisplayRole, text, 1, flags)
    return QPoint(x, tree.visualRect(found[0]).center().y())


def test_every_cell_says_something_in_words(tree: RoadmapTree) -> None:
    model = tree.model()
    assert isinstance(model, RowModel)
    stats = model.index_of("stats")
    words = [str(stats.siblingAtColumn(at).data()) for at in At]
    assert words[:4] == ["Stats", "Maths and stats", "5 of 10 h", "In progress"]
    spoken = stats.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Stats, Topic, In progress, 5 of 10 h"
    extra = model.index_of("extra").data(Qt.ItemDataRole.AccessibleTextRole)
    assert extra == "Extra, Topic, Optional, Ready, 4 h"
    base = stats.parent()
    assert base.data(Qt.ItemDataRole.AccessibleTextRole) == "Foundations, 2 of 3 done, 10 of 15 h"
    assert "optional" in base.data(Qt.ItemDataRole.ToolTipRole)


def test_a_change_keeps_choice_scroll_and_open_phases(tree: RoadmapTree, shipped_plan: Plan) -> None:
    rows = small_rows(shipped_plan)
    show(tree, rows)
    tree.open_all()
    assert tree.choose("calculus")
    tree.verticalScrollBar().setValue(500)
    before = tree.verticalScrollBar().value()
    phases = len(open_groups(tree))
    show(tree, rows, Filters(sort=Sort.TITLE))
    show(tree, rows)
    assert tree.chosen_ids() == ["calculus"]
    assert tree.verticalScrollBar().value() == before
    assert len(open_groups(tree)) == phases == len(rows.groups)


def test_phases_open_for_a_search_and_close_after_it(tree: RoadmapTree, rows: RoadmapRows) -> None:
    assert open_groups(tree) == ["Foundations"]
    show(tree, rows, Filters(text="torch"), all_open=True)
    assert open_groups(tree) == ["Deep learning"]
    show(tree, rows)
    assert open_groups(tree) == ["Foundations"]


def test_a_phase_that_was_closed_stays_closed(tree: RoadmapTree, rows: RoadmapRows) -> None:
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=row_center(tree, "Foundations", 18))
    assert open_groups(tree) == []
    assert tree.chosen_group() is None
    show(tree, rows, Filters(text="zzz"), all_open=True)
    show(tree, rows)
    assert open_groups(tree) == []
    tree.open_all()
    assert len(open_groups(tree)) == 3
    tree.close_all()
    assert open_groups(tree) == []


def test_the_keyboard_opens_and_closes_a_phase(tree: RoadmapTree) -> None:
    tree.setCurrentIndex(tree.model().index(1, 0))
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert open_groups(tree) == ["Foundations", "Deep learning"]
    QTest.keyClick(tree, Qt.Key.Key_Left)
    assert open_groups(tree) == ["Foundations"]


def test_a_click_chooses_and_tells(qtbot: QtBot, tree: RoadmapTree) -> None:
    with qtbot.waitSignal(tree.choice_changed):
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=row_center(tree, "Stats"))
    assert (tree.chosen_ids(), tree.chosen_group()) == (["stats"], None)
    with qtbot.waitSignal(tree.choice_changed):
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=row_center(tree, "Deep learning"))
    assert (tree.chosen_ids(), tree.chosen_group()) == ([], "dl")


def test_several_are_chosen_in_the_order_of_the_list(tree: RoadmapTree) -> None:
    tree.open_all()
    add_to_choice(tree, ["pytorch", "stats", "python"])
    assert tree.chosen_ids() == ["python", "stats", "pytorch"]


def test_space_without_an_action_keeps_the_choice(tree: RoadmapTree) -> None:
    tree.choose("stats")
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert tree.chosen_ids() == ["stats"]


def test_a_chosen_row_that_leaves_is_told_once(qtbot: QtBot, tree: RoadmapTree, rows: RoadmapRows) -> None:
    tree.choose("stats")
    told: list[None] = []
    tree.choice_changed.connect(lambda: told.append(None))
    show(tree, rows, Filters(text="torch"), all_open=True)
    assert tree.chosen_ids() == []
    assert len(told) == 1


def test_enter_and_double_click_open_an_item(qtbot: QtBot, tree: RoadmapTree) -> None:
    tree.choose("stats")
    with qtbot.waitSignal(tree.opened) as by_key:
        QTest.keyClick(tree, Qt.Key.Key_Return)
    assert by_key.args == ["stats"]
    at = row_center(tree, "Extra")
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(tree.opened) as by_mouse:
        QTest.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert by_mouse.args == ["extra"]


def test_a_click_on_the_header_orders_and_the_third_gives_the_road_back(
    qtbot: QtBot, tree: RoadmapTree
) -> None:
    header = tree.header()
    at = QPoint(header.sectionViewportPosition(At.STATE) + 20, header.height() // 2)
    told = []
    tree.sort_wished.connect(lambda sort, descending: told.append((sort, descending)))
    for _click in range(3):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told == [(Sort.STATE, False), (Sort.STATE, True), (Sort.ROAD, False)]
    tree.show_sort(Sort.HOURS, descending=True, has_phases=True)
    assert header.sortIndicatorSection() == At.HOURS
    by_hours = picture(tree)
    tree.show_sort(Sort.ROAD, descending=False, has_phases=True)
    assert picture(tree) != by_hours


@pytest.mark.parametrize(
    ("width", "hidden"),
    [
        (1100, set()),
        (792, {At.FINISH, At.NEEDED}),
        (660, {At.SUBJECT, At.FINISH, At.NEEDED}),
        (420, {At.SUBJECT, At.HOURS, At.FINISH, At.NEEDED}),
    ],
)
def test_columns_give_way_to_the_names(tree: RoadmapTree, width: int, hidden: set[At]) -> None:
    tree.resize(width, 600)
    assert {at for at in At if tree.isColumnHidden(at)} == hidden
    assert tree.columnWidth(At.NAME) >= 200


def test_the_first_item_that_can_be_seen_is_chosen(tree: RoadmapTree, rows: RoadmapRows) -> None:
    tree.choose_first()
    assert tree.chosen_ids() == ["python"]
    show(tree, rows, Filters(text="zzz"), all_open=True)
    tree.choose_first()
    assert tree.chosen_ids() == []


def test_choosing_what_is_not_shown_does_nothing(tree: RoadmapTree) -> None:
    assert not tree.choose("never")
    assert tree.choose("pytorch")
    assert open_groups(tree) == ["Foundations", "Deep learning"]


def test_states_of_a_row_look_different(tree: RoadmapTree) -> None:
    tree.clearFocus()
    plain = picture(tree)
    at = QPointF(row_center(tree, "Stats"))
    hover = QHoverEvent(QEvent.Type.HoverMove, at, at, QPointF(0, 0))
    QApplication.sendEvent(tree.viewport(), hover)
    hovered = picture(tree)
    leave = QHoverEvent(QEvent.Type.HoverLeave, QPointF(-1, -1), QPointF(-1, -1), at)
    QApplication.sendEvent(tree.viewport(), leave)
    assert picture(tree) == plain
    tree.choose("stats")
    chosen = picture(tree)
    tree.setFocus()
    focused = picture(tree)
    pictures = (plain, hovered, chosen, focused)
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])


def test_rows_are_mirrored_where_text_runs_leftward(tree: RoadmapTree) -> None:
    plain = picture(tree)
    tree.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert picture(tree) != plain
    at = row_center(tree, "Foundations", tree.viewport().width() - 18)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert open_groups(tree) == []


def test_rows_grow_with_the_text(tree: RoadmapTree, qapp: QApplication) -> None:
    index = tree.model().index(0, 0)
    assert tree.visualRect(index).height() == 34
    assert tree.visualRect(tree.model().index(0, 0, index)).height() == 32
    apply_theme(qapp, load_theme("dark", scale=1.5))
    QApplication.processEvents()
    assert tree.visualRect(tree.model().index(0, 0)).height() == 51


def test_in_a_long_list_all_rows_are_as_high_as_an_item(tree: RoadmapTree, rows: RoadmapRows) -> None:
    many = tuple(replace(rows.items[0], id=f"i{number}") for number in range(600))
    tree.show_groups([ShownGroup(rows.groups[0], many)], all_open=True)
    index = tree.model().index(0, 0)
    assert tree.visualRect(index).height() == tree.visualRect(tree.model().index(0, 0, index)).height() == 32
    assert tree.visualRect(tree.model().index(599, 0, index)).top() == 600 * 32
    show(tree, rows)
    assert tree.visualRect(tree.model().index(0, 0)).height() == 34


def test_an_empty_list_is_no_fault(tree: RoadmapTree) -> None:
    phases: list[ShownGroup] = []
    tree.show_groups(phases, all_open=False)
    assert tree.model().rowCount() == 0
    assert tree.chosen_group() is None


def test_a_big_change_keeps_choice_place_and_what_is_open(tree: RoadmapTree, shipped_plan: Plan) -> None:
    rows = small_rows(shipped_plan)
    show(tree, rows)
    tree.open_all()
    tree.collapse(tree.model().index(1, 0))
    assert tree.choose("calculus")
    add_to_choice(tree, ["linear-algebra"])
    tree.verticalScrollBar().setValue(300)
    resets: list[bool] = []
    told: list[bool] = []
    tree.model().modelReset.connect(lambda: resets.append(True))
    tree.choice_changed.connect(lambda: told.append(True))
    opened = open_groups(tree)
    show(tree, rows, Filters(sort=Sort.TITLE, descending=True))
    assert resets
    assert not told
    assert set(tree.chosen_ids()) == {"calculus", "linear-algebra"}
    assert tree.currentIndex().data() == "Calculus"
    assert open_groups(tree) == opened
    assert tree.verticalScrollBar().value() == 300
    show(tree, rows, Filters(text="kubernetes"))
    assert tree.chosen_ids() == []
    assert told
