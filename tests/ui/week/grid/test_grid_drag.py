"""Sessions dragged in the week grid, told as what would land where."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.domain.session import SessionState
from planner.ui.week.grid.drag_values import Drag, DragKind, DragWords, Landing
from planner.ui.week.grid.session_block import SessionBlock
from planner.ui.week.grid.snapping import Grip
from planner.ui.week.grid.view import WeekGridView
from planner.values import replace
from tests.support.mouse import drag, hover, press, release
from tests.ui.week.grid.conftest import MakeGrid
from tests.ui.week.grid.sample_week import block, sample_rows

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
THURSDAY, SUNDAY = date(2026, 11, 26), date(2026, 11, 29)


def trees(grid: WeekGridView) -> SessionBlock:
    """Thursday, 19:00 to 20:30."""
    return next(each for each in grid.board.blocks if each.row.title == "Decision trees")


def column(grid: WeekGridView) -> int:
    assert grid.grid_geometry is not None
    return grid.grid_geometry.column


def hour(grid: WeekGridView) -> int:
    assert grid.grid_geometry is not None
    return grid.grid_geometry.hour


def shift(grid: WeekGridView, *, days: int = 0, hours: float = 0) -> QPoint:
    return QPoint(days * column(grid), round(hours * hour(grid)))


@pytest.fixture
def dropped(grid: WeekGridView) -> list[Drag]:
    """What was dropped."""
    found: list[Drag] = []
    grid.drag.dropped.connect(found.append)
    return found


MIDDLE = QPoint(40, 24)


def test_a_session_is_dragged_to_another_day_and_time(grid: WeekGridView, dropped: list[Drag]) -> None:
    held = trees(grid)
    changes: list[Drag] = []
    grid.drag.changed.connect(changes.append)
    press(held, MIDDLE)
    drag(held, MIDDLE + QPoint(2, 2))
    assert not grid.drag.is_active  # a hand that trembles drags nothing
    drag(held, MIDDLE + shift(grid, days=3, hours=-5))
    assert grid.drag.is_active
    assert grid.drag.layer.isVisible()
    release(held, MIDDLE + shift(grid, days=3, hours=-5))

    landing = Landing(held.row.id, SUNDAY, 14 * 60, 15 * 60 + 30)
    assert dropped == [Drag(DragKind.MOVE, (landing,))]
    assert changes[-1] == dropped[0]
    assert not grid.drag.is_active
    assert not grid.drag.layer.isVisible()


def test_an_edge_is_pulled(grid: WeekGridView, dropped: list[Drag]) -> None:
    held = trees(grid)
    bottom = QPoint(40, held.height() - 5)
    hover(held, bottom)
    assert held.cursor().shape() == Qt.CursorShape.SizeVerCursor
    hover(held, MIDDLE)
    assert held.cursor().shape() == Qt.CursorShape.ArrowCursor
    for start, by in ((bottom, 0.5), (QPoint(40, 5), -0.5)):
        press(held, start)
        drag(held, start + shift(grid, hours=by))
        release(held, start + shift(grid, hours=by))
    assert [(each.kind, each.first.start, each.first.end) for each in dropped] == [
        (DragKind.RESIZE, 19 * 60, 21 * 60),
        (DragKind.RESIZE, 18 * 60 + 30, 20 * 60 + 30),
    ]


def test_a_new_session_is_drawn_on_free_time(grid: WeekGridView, dropped: list[Drag]) -> None:
    geometry, ground = grid.grid_geometry, grid.viewport()
    assert geometry is not None
    at = QPoint(geometry.x(6) + 20, geometry.y(12 * 60) + 3)
    press(ground, at)
    drag(ground, at + shift(grid, hours=1.5))
    release(ground, at + shift(grid, hours=1.5))
    assert dropped == [Drag(DragKind.DRAW, (Landing("", SUNDAY, 12 * 60, 13 * 60 + 30),))]


def test_a_click_on_free_time_draws_nothing(grid: WeekGridView, dropped: list[Drag]) -> None:
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(700, 200))
    assert dropped == []


def test_alt_goes_by_five_minutes_and_ctrl_copies(grid: WeekGridView, dropped: list[Drag]) -> None:
    held = trees(grid)
    to = MIDDLE + shift(grid, hours=-3) + QPoint(0, round(hour(grid) / 12))
    press(held, MIDDLE)
    drag(held, to, ALT | CTRL)
    release(held, to, ALT | CTRL)
    assert (dropped[0].first.start, dropped[0].is_copy) == (16 * 60 + 5, True)


def test_what_is_let_go_where_it_was_is_not_dropped(grid: WeekGridView, dropped: list[Drag]) -> None:
    held = trees(grid)
    press(held, MIDDLE)
    drag(held, MIDDLE + shift(grid, days=2))
    drag(held, MIDDLE)
    release(held, MIDDLE)
    assert dropped == []


def test_escape_puts_it_back(grid: WeekGridView, dropped: list[Drag], qtbot: QtBot) -> None:
    held = trees(grid)
    held.setFocus()
    press(held, MIDDLE)
    drag(held, MIDDLE + shift(grid, days=2))
    with qtbot.waitSignal(grid.drag.ended):
        QTest.keyClick(held, Qt.Key.Key_Escape)
    release(held, MIDDLE + shift(grid, days=2))
    assert dropped == []
    assert grid.selected == held.row.id  # only the drag is cancelled


def test_exams_and_what_was_answered_stay(make_grid: MakeGrid) -> None:
    rows = [block(0, "10:00-11:00", state=SessionState.DONE), block(1, "10:00-11:00", id="open")]
    grid = make_grid(sample_rows(tuple(rows)))
    done = grid.board.blocks[0]
    press(done, MIDDLE)
    drag(done, MIDDLE + shift(grid, days=2))
    assert not grid.drag.is_active
    assert done.grip_at(QPoint(40, done.height() - 5)) is Grip.WHOLE


def test_what_is_said_stands_beside_the_hand(grid: WeekGridView) -> None:
    held = trees(grid)
    press(held, MIDDLE)
    drag(held, MIDDLE + shift(grid, days=3, hours=-5))
    before = grid.grab().toImage()
    grid.drag.show_words(DragWords("Sun 14:00", "keeps Google PMLE, 2 weeks slack"))
    assert grid.grab().toImage() != before
    grid.drag.cancel()


def test_near_its_edge_a_low_grid_scrolls_on(make_grid: MakeGrid, qtbot: QtBot) -> None:
    grid = make_grid(height=420)
    held = trees(grid)
    bar = grid.verticalScrollBar()
    bar.setValue(bar.maximum())
    held = trees(grid)
    press(held, MIDDLE)
    top = held.mapFrom(grid.viewport(), QPoint(400, 4))
    drag(held, top)
    first = grid.drag.layer.isVisible()
    qtbot.waitUntil(lambda: bar.value() == 0)
    assert first
    release(held, top)
    assert not grid.drag.is_active


def test_at_the_side_the_week_turns_and_the_session_goes_along(make_grid: MakeGrid, qtbot: QtBot) -> None:
    grid = make_grid()
    dropped: list[Drag] = []
    grid.drag.dropped.connect(dropped.append)
    held = trees(grid)
    press(held, MIDDLE)
    edge = held.mapFrom(grid.viewport(), QPoint(grid.viewport().width() - 3, 300))
    with qtbot.waitSignal(grid.week_turn_requested) as turned:
        drag(held, edge)
    assert turned.args == [1]
    rows = sample_rows(())
    days = tuple(replace(day, day=day.day + timedelta(days=7)) for day in rows.days)
    grid.show_rows(replace(rows, days=days))
    assert grid.drag.is_active
    back = held.mapFrom(grid.viewport(), QPoint(grid.viewport().width() - 60, 300))
    drag(held, back)
    release(held, back)
    assert dropped[0].first.day == date(2026, 12, 6)
    assert held not in grid.board.blocks
