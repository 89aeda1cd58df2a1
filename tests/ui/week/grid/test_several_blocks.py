"""Several sessions selected at once, by mouse and by keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.ui.week.grid.drag_values import Drag
from planner.ui.week.grid.session_block import SessionBlock
from planner.ui.week.grid.view import WeekGridView
from tests.support.mouse import drag, press, release

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def block(grid: WeekGridView, number: int) -> SessionBlock:
    return grid.board.blocks[number]


def click(
    grid: WeekGridView, number: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.mouseClick(block(grid, number), LEFT, keys, QPoint(30, 9))


def numbers(grid: WeekGridView) -> list[int]:
    """The places of what is selected, that which leads first."""
    ids = [each.row.id for each in grid.board.blocks]
    assert {each.row.id for each in grid.board.blocks if each.is_selected} == set(grid.group)
    return [ids.index(id) for id in grid.group]


def key(grid: WeekGridView, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or grid, key, keys)


@pytest.fixture
def groups(grid: WeekGridView) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    grid.group_changed.connect(found.append)
    return found


def test_ctrl_and_a_click_take_a_session_to_the_others_and_away(
    grid: WeekGridView, groups: list[tuple[str, ...]]
) -> None:
    click(grid, 2)
    assert (numbers(grid), groups) == ([2], [])
    click(grid, 4, CTRL)
    click(grid, 7, CTRL)
    assert numbers(grid) == [7, 2, 4]
    click(grid, 4, CTRL)
    assert sorted(numbers(grid)) == [2, 7]
    click(grid, 1)
    assert numbers(grid) == [1]
    assert groups[-1] == grid.group


def test_shift_and_a_click_take_all_between(grid: WeekGridView) -> None:
    click(grid, 2)
    click(grid, 5, SHIFT)
    assert sorted(numbers(grid)) == [2, 3, 4, 5]


def test_shift_and_arrows_take_the_next_along(grid: WeekGridView) -> None:
    click(grid, 2)
    key(grid, Qt.Key.Key_Right, SHIFT)
    key(grid, Qt.Key.Key_Right, SHIFT)
    assert len(numbers(grid)) == 3
    key(grid, Qt.Key.Key_Left)
    assert len(numbers(grid)) == 1


def test_escape_leaves_the_one_with_the_focus_and_then_none(grid: WeekGridView) -> None:
    grid.select_all()
    assert len(numbers(grid)) == len(grid.board.blocks)
    key(grid, Qt.Key.Key_Escape)
    assert len(numbers(grid)) == 1
    key(grid, Qt.Key.Key_Escape)
    assert numbers(grid) == []


def test_a_band_is_drawn_around_some(grid: WeekGridView) -> None:
    first, last = block(grid, 3).place(), block(grid, 5).place()
    ground = grid.viewport()
    start = QPoint(min(first.left(), last.left()) - 3, 2)
    end = QPoint(max(first.right(), last.right()) + 3, grid.viewport().height() - 2)
    press(ground, start, SHIFT)
    drag(ground, end, SHIFT)
    assert grid.drag.layer.isVisible()
    release(ground, end, SHIFT)
    assert not grid.drag.layer.isVisible()
    inside = [
        number
        for number, each in enumerate(grid.board.blocks)
        if each.place().right() >= start.x() and each.place().left() <= end.x()
    ]
    assert sorted(numbers(grid)) == inside


def test_what_is_selected_is_dragged_together_and_keeps_its_distances(grid: WeekGridView) -> None:
    dropped: list[Drag] = []
    grid.drag.dropped.connect(dropped.append)
    open_ones = [
        n for n, each in enumerate(grid.board.blocks) if each.row.title in ("Decision trees", "SVD and PCA")
    ]
    click(grid, open_ones[0])
    click(grid, open_ones[1], CTRL)
    held = block(grid, open_ones[1])
    geometry = grid.grid_geometry
    assert geometry is not None
    to = QPoint(30 + geometry.column, 9 + geometry.hour)
    press(held, QPoint(30, 9))
    drag(held, to)
    release(held, to)
    rows = {each.row.id: each.row for each in grid.board.blocks}
    assert len(dropped[0].landings) == 2
    shifts = {landing.start - rows[landing.id].start for landing in dropped[0].landings}
    assert shifts == {60}


def test_a_click_on_one_of_them_leaves_that_one(grid: WeekGridView) -> None:
    grid.select_all()
    click(grid, 3)
    assert numbers(grid) == [3]
