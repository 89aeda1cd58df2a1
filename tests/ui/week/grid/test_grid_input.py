"""Mouse, wheel and keyboard in the week grid."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton
from pytestqt.qtbot import QtBot

from planner.domain.session import SessionState
from planner.ui.week.grid.overlays import FocusEdge
from planner.ui.week.grid.session_block import SessionBlock
from planner.ui.week.grid.view import WeekGridView
from planner.values import replace
from tests.support.mouse import turn_wheel
from tests.support.windows import ReadingWindow
from tests.ui.week.grid.conftest import MakeGrid
from tests.ui.week.grid.sample_week import block, sample_days, sample_rows, sample_sessions

Between = tuple[QPushButton, WeekGridView, QPushButton]

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def block_of(grid: WeekGridView, id: str) -> SessionBlock:
    found = grid.board.block(id)
    assert found is not None
    return found


def focused_id() -> str | None:
    focused = QApplication.focusWidget()
    return focused.row.id if isinstance(focused, SessionBlock) else None


def press(grid: WeekGridView, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
    QTest.keyClick(QApplication.focusWidget() or grid, key, modifiers)


def turn(grid: WeekGridView, by: int, keys: Qt.KeyboardModifier, y: int = 300) -> None:
    turn_wheel(grid.viewport(), by, QPoint(200, y), keys)


# -- selection


def test_a_click_selects_a_session(qtbot: QtBot, grid: WeekGridView) -> None:
    with qtbot.waitSignal(grid.session_selected) as selected:
        QTest.mouseClick(block_of(grid, "gaps"), LEFT)
    assert selected.args == ["gaps"]
    assert grid.selected == focused_id() == "gaps"
    assert [made.row.id for made in grid.board.blocks if made.is_selected] == ["gaps"]


def test_selecting_by_the_program_says_nothing_and_leaves_the_focus(qtbot: QtBot, grid: WeekGridView) -> None:
    with qtbot.assertNotEmitted(grid.session_selected):
        grid.select("gaps")
    assert grid.selected == "gaps"
    assert block_of(grid, "gaps").is_selected
    grid.select("no such session")
    assert grid.selected is None
    assert not block_of(grid, "gaps").is_selected


def test_in_the_grid_the_focus_follows_the_selection(grid: WeekGridView) -> None:
    QTest.mouseClick(block_of(grid, "gaps"), LEFT)
    grid.select("3-19:00")
    assert focused_id() == "3-19:00"
    grid.select(None)
    assert grid.hasFocus()


def test_the_selected_block_lies_over_its_neighbours(grid: WeekGridView) -> None:
    grid.select("2-20:45")
    grid.select("gaps")
    blocks = [child for child in grid.viewport().children() if isinstance(child, SessionBlock)]
    assert blocks[-1].row.id == "gaps"


def test_selection_and_focus_survive_new_rows(grid: WeekGridView) -> None:
    QTest.mouseClick(block_of(grid, "gaps"), LEFT)
    rows = sample_rows()
    done = tuple(replace(row, state=SessionState.DONE) for row in rows.sessions)
    grid.show_rows(replace(rows, sessions=done))
    assert grid.selected == focused_id() == "gaps"


def test_a_session_that_goes_takes_the_selection_along(qtbot: QtBot, grid: WeekGridView) -> None:
    QTest.mouseClick(block_of(grid, "gaps"), LEFT)
    rows = sample_rows()
    with qtbot.assertNotEmitted(grid.session_selected):
        grid.show_rows(replace(rows, sessions=tuple(row for row in rows.sessions if row.id != "gaps")))
    assert grid.selected is None
    assert grid.hasFocus()


# -- keyboard


def test_arrows_move_between_blocks(qtbot: QtBot, grid: WeekGridView) -> None:
    QTest.mouseClick(block_of(grid, "gaps"), LEFT)
    for key, id in (
        (Qt.Key.Key_Right, "3-19:00"),
        (Qt.Key.Key_Down, "3-20:45"),
        (Qt.Key.Key_Up, "3-19:00"),
        (Qt.Key.Key_Right, "4-17:45"),
        (Qt.Key.Key_Left, "3-19:00"),
        (Qt.Key.Key_End, "6-16:00"),
        (Qt.Key.Key_Home, "0-19:00"),
    ):
        with qtbot.waitSignal(grid.session_selected) as selected:
            press(grid, key)
        assert selected.args == [id]
        assert focused_id() == id


def test_at_the_edge_the_arrows_stay(qtbot: QtBot, grid: WeekGridView) -> None:
    QTest.mouseClick(block_of(grid, "0-19:00"), LEFT)
    with qtbot.assertNotEmitted(grid.session_selected):
        press(grid, Qt.Key.Key_Left)
        press(grid, Qt.Key.Key_Up)
    assert focused_id() == "0-19:00"


def test_from_the_grid_itself_the_keys_begin_at_the_next_session(grid: WeekGridView) -> None:
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    press(grid, Qt.Key.Key_Down)
    assert grid.selected == focused_id() == "gaps"


def test_enter_and_double_click_activate(qtbot: QtBot, grid: WeekGridView) -> None:
    QTest.mouseClick(block_of(grid, "gaps"), LEFT)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(grid.session_activated) as activated:
            press(grid, key)
        assert activated.args == ["gaps"]
    with qtbot.waitSignal(grid.session_activated) as activated:
        QTest.mouseDClick(block_of(grid, "3-19:00"), LEFT)
    assert activated.args == ["3-19:00"]


def test_escape_lets_go_and_is_then_the_pages(qtbot: QtBot, grid: WeekGridView) -> None:
    QTest.mouseClick(block_of(grid, "gaps"), LEFT)
    with qtbot.waitSignal(grid.session_selected) as selected:
        press(grid, Qt.Key.Key_Escape)
    assert selected.args == [""]
    assert grid.selected is None
    assert grid.hasFocus()
    with qtbot.assertNotEmitted(grid.session_selected):
        press(grid, Qt.Key.Key_Escape)


def test_keys_with_modifiers_are_not_taken(qtbot: QtBot, grid: WeekGridView) -> None:
    QTest.mouseClick(block_of(grid, "gaps"), LEFT)
    with qtbot.assertNotEmitted(grid.session_selected):
        press(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        press(grid, Qt.Key.Key_Right, CONTROL)
    assert grid.selected == "gaps"


@pytest.fixture
def between(qtbot: QtBot) -> Iterator[Between]:
    """A grid between two buttons."""
    window = ReadingWindow()
    row = QHBoxLayout(window)
    before, grid, after = QPushButton("Before"), WeekGridView(), QPushButton("After")
    for widget in (before, grid, after):
        row.addWidget(widget)
    window.resize(1000, 672)
    # The blocks are made after the button that follows the grid.
    grid.show_rows(sample_rows())
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    before.setFocus()
    grid.select(None)
    yield before, grid, after
    window.close()


def test_the_grid_is_one_stop_of_the_tab_key(between: Between) -> None:
    before, grid, after = between
    press(grid, Qt.Key.Key_Tab)
    assert focused_id() == "gaps"
    press(grid, Qt.Key.Key_Right)
    assert focused_id() == "3-19:00"
    press(grid, Qt.Key.Key_Tab)
    assert after.hasFocus()
    press(grid, Qt.Key.Key_Backtab)
    assert focused_id() == "3-19:00"
    press(grid, Qt.Key.Key_Escape)
    assert grid.hasFocus()
    press(grid, Qt.Key.Key_Tab)
    assert after.hasFocus()
    press(grid, Qt.Key.Key_Backtab)
    press(grid, Qt.Key.Key_Backtab)
    assert before.hasFocus()


def test_an_empty_grid_is_a_stop_with_a_visible_ring(
    between: Between,
) -> None:
    _before, grid, after = between
    grid.show_rows(sample_rows(()))
    edge = grid.findChild(FocusEdge)
    assert isinstance(edge, FocusEdge)
    unfocused = grid.grab().toImage()
    press(grid, Qt.Key.Key_Tab)
    assert grid.hasFocus()
    assert edge.isVisible()
    assert grid.grab().toImage() != unfocused
    press(grid, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert not edge.isVisible()


def test_the_ring_of_the_focus_shows_on_a_block(grid: WeekGridView) -> None:
    unfocused = grid.grab().toImage()
    QTest.mouseClick(block_of(grid, "gaps"), LEFT)
    assert grid.grab().toImage() != unfocused


# -- mouse


@pytest.mark.qt_log_ignore("not accepted by receiving widget", extend=True)
def test_a_click_beside_the_sessions_shows_no_ring(grid: WeekGridView) -> None:
    QTest.mouseClick(grid.viewport(), LEFT, pos=QPoint(320, 40 * 6 + 25))
    assert not grid.findChildren(FocusEdge)[0].isVisible()


def test_the_mark_of_a_state_toggles_done(qtbot: QtBot, grid: WeekGridView) -> None:
    made = block_of(grid, "0-19:00")
    assert made.text.mark is not None
    with qtbot.waitSignal(grid.done_toggled) as toggled:
        QTest.mouseClick(made, LEFT, pos=made.text.mark.translated(3, 3).center())
    assert toggled.args == ["0-19:00"]


def test_a_session_has_a_menu(qtbot: QtBot, grid: WeekGridView) -> None:
    block, place = block_of(grid, "gaps"), QPoint(20, 20)
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, block.mapToGlobal(place))
    with qtbot.waitSignal(grid.context_menu_requested) as session:
        QApplication.sendEvent(block, menu)
    assert session.args is not None
    assert session.args[0] == "gaps"


def test_shift_and_the_wheel_turn_the_week(qtbot: QtBot, grid: WeekGridView) -> None:
    with qtbot.waitSignal(grid.week_turn_requested) as turned:
        turn(grid, -120, SHIFT)
    assert turned.args == [1]
    with qtbot.waitSignal(grid.week_turn_requested) as turned:
        turn(grid, 120, SHIFT)
    assert turned.args == [-1]


def test_a_touch_pad_turns_the_week_by_full_clicks(qtbot: QtBot, grid: WeekGridView) -> None:
    with qtbot.assertNotEmitted(grid.week_turn_requested):
        turn(grid, -50, SHIFT)
        turn(grid, -50, SHIFT)
    with qtbot.waitSignal(grid.week_turn_requested):
        turn(grid, -50, SHIFT)


# -- scrolling


def test_the_wheel_with_control_zooms_within_bounds(grid: WeekGridView) -> None:
    def hour_after(clicks: int) -> int:
        for _click in range(abs(clicks)):
            turn(grid, 120 if clicks > 0 else -120, CONTROL)
        assert grid.grid_geometry is not None
        return grid.grid_geometry.hour

    assert hour_after(1) == 44
    assert hour_after(20) == 96
    assert hour_after(-30) == 28
    assert grid.grid_geometry is not None
    assert grid.grid_geometry.hours.first < 7


def test_zooming_keeps_what_is_under_the_mouse(grid: WeekGridView) -> None:
    def minute_under_mouse() -> int:
        assert grid.grid_geometry is not None
        return grid.grid_geometry.minute_at(300 + grid.verticalScrollBar().value())

    before = minute_under_mouse()
    for _click in range(6):
        turn(grid, 120, CONTROL, y=300)
    assert abs(minute_under_mouse() - before) <= 6


def test_a_low_window_scrolls_and_begins_before_today_s_first_session(make_grid: MakeGrid) -> None:
    grid = make_grid(sample_rows(), 792, 300)
    bar = grid.verticalScrollBar()
    assert bar.maximum() == 15 * 28 - (300 - 72)
    # Now is 18:20, before today's first session; the rest of the day follows.
    assert bar.value() == bar.maximum()
    assert block_of(grid, "gaps").visibleRegion().boundingRect().height() > 20


def test_a_low_window_begins_another_week_at_its_first_session(make_grid: MakeGrid) -> None:
    sessions = (block(4, "12:00-13:00"), block(5, "11:00-12:00"))
    days = sample_days(date(2026, 11, 30))
    grid = make_grid(replace(sample_rows(sessions), days=days), 792, 300)
    assert grid.verticalScrollBar().value() == (11 - 7) * 28 - 14


def test_scrolling_moves_the_blocks_under_the_head(grid: WeekGridView, make_grid: MakeGrid) -> None:
    low = make_grid(sample_rows(), 792, 300)
    low.verticalScrollBar().setValue(0)
    top = block_of(low, "gaps").place().top()
    low.verticalScrollBar().setValue(50)
    assert block_of(low, "gaps").place().top() == top - 50
    linear_maps = block_of(low, "1-07:00")
    assert linear_maps.visibleRegion().boundingRect().height() < linear_maps.height()


def test_new_rows_of_the_same_week_keep_the_scroll(make_grid: MakeGrid) -> None:
    grid = make_grid(sample_rows(), 792, 300)
    grid.verticalScrollBar().setValue(37)
    rows = sample_rows()
    grid.show_rows(replace(rows, sessions=rows.sessions[1:]))
    assert grid.verticalScrollBar().value() == 37
    grid.show_rows(replace(rows, days=sample_days(rows.first_day + timedelta(days=7))))
    assert grid.verticalScrollBar().value() == 0


def test_resizing_keeps_the_hour_at_the_top(make_grid: MakeGrid) -> None:
    grid = make_grid(sample_rows(), 792, 300)
    grid.verticalScrollBar().setValue(84)
    grid.resize(900, 320)
    assert grid.verticalScrollBar().value() == 84


def test_a_session_selected_out_of_sight_is_scrolled_into_it(make_grid: MakeGrid) -> None:
    grid = make_grid(sample_rows(), 792, 300)
    for id in ("1-07:00", "2-20:45"):
        grid.select(id)
        made = block_of(grid, id)
        assert grid.viewport().rect().contains(made.place())


def test_the_axis_widens_for_times_with_halves(qtbot: QtBot, make_grid: MakeGrid) -> None:
    narrow = make_grid().grid_geometry
    QLocale.setDefault(QLocale("en_US"))
    wide = make_grid().grid_geometry
    assert narrow is not None
    assert wide is not None
    assert narrow.axis == 50
    assert wide.axis > 55


def test_sixty_sessions_have_sixty_places(make_grid: MakeGrid) -> None:
    sessions = tuple(
        block(
            day,
            f"{7 + slot * 100 // 60:02}:{slot * 100 % 60:02}-{8 + slot * 100 // 60:02}:{slot * 100 % 60:02}",
        )
        for day in range(7)
        for slot in range(9)
    )
    grid = make_grid(sample_rows(sessions))
    places = [made.place() for made in grid.board.blocks]
    assert len(places) == 63
    assert not any(one.intersects(other) for one in places for other in places if one is not other)
    assert len(sample_sessions()) == 14
