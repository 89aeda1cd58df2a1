import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from planner.ui.style import apply_theme
from planner.ui.theme import current_theme, load_theme
from planner.ui.week.strip.cell import StripCell
from planner.ui.week.strip.rows import StripRows
from planner.ui.week.strip.shares import shares
from planner.ui.week.strip.view import StripView
from planner.ui.widgets.painted_text import text_width
from tests.ui.week.panel.sample_rows import FULL_STRIP, HOURS, STRIP, goal_cell

pytestmark = [
    pytest.mark.usefixtures("light"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


@pytest.fixture
def strip(qtbot: QtBot) -> StripView:
    view = StripView()
    qtbot.addWidget(view)
    view.show_rows(STRIP, HOURS)
    view.resize(792, view.height())
    view.show()
    return view


def picture(cell: StripCell) -> QImage:
    return cell.grab().toImage()


def test_each_goal_has_a_cell_that_says_its_verdict(strip: StripView) -> None:
    assert [cell.accessibleName() for cell in strip.cells] == [
        "NVIDIA NCA-GENL, tight",
        "Google PMLE, on track",
        "AWS MLA-C01, on track",
    ]
    assert strip.cells[1].accessibleDescription() == "9.6 h a week, 8.4 needed, 107 days"


def test_clicking_a_cell_tells_its_goal(strip: StripView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.goal_activated) as told:
        QTest.mouseClick(strip.cells[1], Qt.MouseButton.LeftButton)
    assert told.args == ["pmle"]


def test_enter_does_what_a_click_does(strip: StripView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.goal_activated) as told:
        QTest.keyClick(strip.cells[2], Qt.Key.Key_Return)
    assert told.args == ["aws"]


def test_the_cells_of_goals_that_stay_are_kept(strip: StripView) -> None:
    before = strip.cells
    strip.show_rows(StripRows((STRIP.cells[1], goal_cell("new", "New goal"), STRIP.cells[2])))
    after = strip.cells
    assert (after[0], after[2]) == (before[1], before[2])
    assert after[1].accessibleName() == "New goal, on track"
    QApplication.processEvents()
    lefts = [cell.x() for cell in after]
    assert lefts == sorted(lefts)


def test_the_strip_is_one_tab_stop_in_which_arrows_move(strip: StripView, qtbot: QtBot) -> None:
    first, second, third = strip.cells
    strip.activateWindow()
    qtbot.waitUntil(strip.isActiveWindow)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    tab = Qt.FocusPolicy.TabFocus
    assert [bool(cell.focusPolicy() & tab) for cell in (first, second, third)] == [False, True, False]
    QTest.keyClick(second, Qt.Key.Key_Right)
    QTest.keyClick(third, Qt.Key.Key_Right)
    assert third.hasFocus()


def test_more_than_three_goals_end_in_a_menu_with_the_rest(strip: StripView, qtbot: QtBot) -> None:
    strip.show_rows(FULL_STRIP)
    QApplication.processEvents()
    more = strip.cells[-1]
    assert more.accessibleName() == "2 more"
    assert more.width() < strip.cells[0].width()
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    (menu,) = strip.findChildren(QMenu)
    assert [action.text() for action in menu.actions()] == [
        "Becoming a Machine Learning Engineer, no date",
        "Databricks ML Associate, not feasible",
    ]
    with qtbot.waitSignal(strip.goal_activated) as told:
        menu.actions()[1].trigger()
    assert told.args == ["db"]
    menu.close()


def test_the_compact_strip_is_lower_and_shows_the_hours(strip: StripView) -> None:
    wide = strip.height()
    strip.set_compact(True)
    assert (wide, strip.height()) == (76, 44)
    strip.set_compact(False)
    assert strip.height() == 76


def test_the_strip_grows_with_the_text(strip: StripView, qapp: QApplication) -> None:
    apply_theme(qapp, load_theme("light", scale=1.5))
    assert strip.height() == 114


def test_a_cell_is_painted_by_its_verdict(strip: StripView) -> None:
    tight, fine, _other = strip.cells
    assert picture(tight) != picture(fine)
    before = picture(fine)
    strip.show_rows(
        StripRows((STRIP.cells[0], goal_cell("pmle", "Google PMLE", number="8 h a week, 8.4 needed")))
    )
    assert picture(strip.cells[1]) != before


def test_what_is_cut_is_told_in_the_tool_tip(strip: StripView) -> None:
    assert strip.cells[1].toolTip() == ""
    strip.resize(300, strip.height())
    QApplication.processEvents()
    assert "9.6 h a week, 8.4 needed" in strip.cells[1].toolTip()
    assert "107 days" in strip.cells[1].toolTip()


def test_a_strip_without_goals_takes_no_room(strip: StripView) -> None:
    strip.show_rows(StripRows())
    assert not strip.isVisible()
    strip.show_rows(STRIP)
    assert strip.isVisible()


def test_a_title_that_looks_like_markup_is_only_letters(strip: StripView) -> None:
    strip.show_rows(StripRows((goal_cell("x", "<b>&Bold</b> " + "goal " * 40),)))
    assert "<b>&Bold" not in strip.cells[0].toolTip()
    assert "&lt;b&gt;&amp;Bold" in strip.cells[0].toolTip()


def test_a_long_title_is_cut_only_where_no_other_goal_can_make_room(strip: StripView) -> None:
    goal = "Becoming a Machine Learning Engineer"
    cells = (goal_cell("a", "Google PMLE"), goal_cell("b", "AWS MLA-C01"), goal_cell("c", goal, distance=""))
    strip.show_rows(StripRows(cells), HOURS)
    QApplication.processEvents()
    assert [cell.toolTip() for cell in strip.cells] == ["", "", ""]
    assert strip.cells[2].width() > strip.cells[1].width()
    strip.set_compact(True)
    strip.resize(968, strip.height())
    QApplication.processEvents()
    assert all(cell.width() >= cell.width_for_all() for cell in strip.cells)
    strip.resize(300, strip.height())
    QApplication.processEvents()
    assert strip.cells[2].width() < strip.cells[2].width_for_all()


def titles_in_full(strip: StripView) -> list[bool]:
    return [cell.compact_widths()[0] == text_width(cell._text.title, strong()) for cell in strip.cells]


def strong() -> QFont:
    return current_theme().font("small", 600)


def test_in_a_small_window_the_names_are_whole_before_the_words_of_verdicts(strip: StripView) -> None:
    strip.set_compact(True, has_hours=False)
    strip.show_rows(FULL_STRIP, HOURS)
    strip.resize(968 - 304, strip.height())  # beside the open panel
    QApplication.processEvents()
    assert titles_in_full(strip) == [True] * 4
    goal = "Becoming a Machine Learning Engineer"
    cells = (goal_cell("a", "Google PMLE"), goal_cell("b", "AWS MLA-C01"), goal_cell("c", goal, distance=""))
    strip.show_rows(StripRows(cells), HOURS)
    QApplication.processEvents()
    assert titles_in_full(strip)[:2] == [True, True]
    assert strip.cells[2].compact_widths()[0] > 200


@pytest.mark.parametrize(
    ("needs", "room", "expected"),
    [
        ((), 100, ()),
        ((20, 30), 100, (50, 50)),
        ((20, 60), 100, (30, 70)),
        ((60, 60), 100, (50, 50)),
        ((20, 90), 100, (20, 80)),
        ((20, 25, 90), 70, (20, 25, 25)),
        ((80, 20, 70), 120, (50, 20, 50)),
    ],
)
def test_cells_share_the_room(needs: tuple[int, ...], room: int, expected: tuple[int, ...]) -> None:
    assert shares(needs, room) == expected


def test_from_right_to_left_only_the_keys_that_point_sideways_turn_round(
    strip: StripView, qtbot: QtBot
) -> None:
    cell = strip.cells[1]
    cell.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    keys = (Qt.Key.Key_Left, 1), (Qt.Key.Key_Right, -1), (Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)
    for key, step in keys:
        with qtbot.waitSignal(cell.stepped) as told:
            QTest.keyClick(cell, key)
        assert told.args == [step]
