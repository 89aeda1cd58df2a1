"""What assistive technology is told of the sessions in the grid, and what it can do with them."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.domain.session import SessionState
from planner.ui.week.grid.session_block import SessionBlock
from planner.ui.week.grid.view import WeekGridView
from planner.values import replace
from tests.ui.week.grid.conftest import MakeGrid
from tests.ui.week.grid.sample_week import block, sample_rows

NAME = QAccessible.Text.Name


def told(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def of_state(make_grid: MakeGrid, state: SessionState) -> SessionBlock:
    grid = make_grid(sample_rows((block(0, "10:00-11:00", state=state, done=20),)))
    return grid.board.blocks[0]


def test_each_session_is_a_named_item_with_its_state(grid: WeekGridView) -> None:
    for each in grid.board.blocks:
        item = told(each)
        assert item.role() == QAccessible.Role.ListItem
        assert item.text(NAME) == each.row.name
        assert item.text(QAccessible.Text.Description) == each.row.description
        assert item.state().focusable
        assert item.state().checked == (each.row.state is SessionState.DONE)
        assert item.state().checkable != each.row.is_exam
    first = grid.board.blocks[0]
    grid.select(first.row.id)
    assert told(first).state().selected


@pytest.mark.parametrize(
    ("state", "checked", "mixed", "movable"),
    [
        (SessionState.PLANNED, False, False, True),
        (SessionState.DONE, True, False, False),
        (SessionState.PARTLY, False, True, False),
        (SessionState.MISSED, False, False, True),
    ],
)
def test_a_state_is_told_as_a_box_is(
    make_grid: MakeGrid, state: SessionState, checked: bool, mixed: bool, movable: bool
) -> None:
    found = told(of_state(make_grid, state)).state()
    assert (found.checked, found.checkStateMixed, found.movable) == (checked, mixed, movable)


def test_its_actions_are_those_that_make_sense_and_have_words(make_grid: MakeGrid) -> None:
    def names(state: SessionState) -> list[str]:
        actions = told(of_state(make_grid, state)).actionInterface()
        assert actions is not None
        return [actions.localizedActionName(name) for name in actions.actionNames()]

    assert "Move 15 minutes later" in names(SessionState.PLANNED)
    assert "Pin or unpin" in names(SessionState.PLANNED)
    assert "Move 15 minutes later" not in names(SessionState.DONE)
    assert all(names(SessionState.PLANNED))
    exam = make_grid(sample_rows((replace(block(0, "10:00-11:00"), is_exam=True),))).board.blocks[0]
    offered = told(exam).actionInterface()
    assert offered is not None
    assert offered.toggleAction() not in offered.actionNames()


def test_its_actions_do_what_the_mouse_does(grid: WeekGridView, qtbot: QtBot) -> None:
    held = next(each for each in grid.board.blocks if each.row.title == "Decision trees")
    actions = told(held).actionInterface()
    assert actions is not None
    for name, signal in (
        (actions.pressAction(), grid.session_activated),
        (actions.toggleAction(), grid.done_toggled),
        (actions.showMenuAction(), grid.context_menu_requested),
        ("later", grid.action_wished),
    ):
        with qtbot.waitSignal(signal) as done:
            actions.doAction(name)
        assert done.args is not None
        assert done.args[0] == held.row.id
    actions.doAction(actions.setFocusAction())
    assert grid.selected == held.row.id


def test_a_session_whose_state_changes_says_so(grid: WeekGridView) -> None:
    QAccessible.setActive(True)
    try:
        rows = sample_rows()
        changed = tuple(replace(row, state=SessionState.DONE) for row in rows.sessions)
        grid.show_rows(replace(rows, sessions=changed))
        assert all(told(each).state().checked for each in grid.board.blocks)
    finally:
        QAccessible.setActive(False)
