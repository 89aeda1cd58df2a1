"""A learner finishes an item, is asked about it a week later, and says how well she remembered it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.domain.session import Session, SessionState
from planner.services.catalog import certifications
from planner.services.items import finish_item
from planner.services.reviews import rest_item, wake_item
from planner.ui.week.grid.view import WeekGridView
from planner.ui.week.page import WeekPage
from planner.ui.week.panel.recall_section import RecallSection
from tests.features.conftest import moment
from tests.support.workspaces import Clock

ITEM = "course-python"


@pytest.fixture
def a_week_later(program: Application, clock: Clock) -> Application:
    """The Python course was finished on Monday evening; it is Tuesday of the next week."""
    program.window.resize(1280, 800)
    clock.now = moment(23, 21)
    program.workspace.perform(lambda plan, _schedule: finish_item(plan, ITEM, clock.now))
    clock.now = moment(30, 18).replace(month=12, day=1)
    program.performer.keep_up()
    return program


def page_of(program: Application) -> WeekPage:
    page = program.window.page
    assert isinstance(page, WeekPage)
    return page


def reviews(program: Application) -> list[Session]:
    return [entry for entry in program.workspace.schedule.sessions if entry.is_review]


def grid_of(program: Application) -> WeekGridView:
    grid = program.window.findChild(WeekGridView)
    assert grid is not None
    return grid


def select_review(program: Application) -> str:
    (review,) = reviews(program)
    page_of(program).show_day(review.start.date())
    block = grid_of(program).board.block(review.id)
    assert block is not None
    block.setFocus()
    return review.id


def test_it_comes_back_about_a_week_later_inside_her_hours(a_week_later: Application) -> None:
    (review,) = reviews(a_week_later)
    assert review.start.date() == date(2026, 12, 1)
    assert (review.start.hour, review.minutes) == (19, 15)
    id = select_review(a_week_later)
    assert grid_of(a_week_later).selected == id


@pytest.mark.parametrize(
    ("size", "key"),
    [((1280, 800), Qt.Key.Key_Space), ((1024, 640), Qt.Key.Key_Return)],  # in the panel, and beside the block
)
def test_space_asks_and_an_answer_is_one_step_that_undo_takes_back(
    a_week_later: Application, qtbot: QtBot, size: tuple[int, int], key: Qt.Key
) -> None:
    program = a_week_later
    program.window.resize(*size)
    id = select_review(program)
    block = grid_of(program).board.block(id)
    assert block is not None
    qtbot.keyClick(block, Qt.Key.Key_Space)
    assert program.workspace.plan.cards == {}  # nothing is guessed
    section = next(each for each in program.window.findChildren(RecallSection) if each.isVisible())
    assert section.usual.hasFocus()
    with qtbot.waitSignal(program.performer.performed):
        qtbot.keyClick(section.usual, key)
    plan = program.workspace.plan
    assert plan.sessions[id].state is SessionState.DONE
    assert plan.cards[ITEM].answers == 1
    assert grid_of(program).isAncestorOf(program.window.focusWidget())
    assert [entry.id for entry in reviews(program) if entry.state is SessionState.PLANNED] == []
    with qtbot.waitSignal(program.performer.undone):
        qtbot.keyClick(program.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert program.workspace.plan.cards == {}
    assert [(entry.id, entry.state) for entry in reviews(program)] == [(id, SessionState.PLANNED)]


def test_a_key_answers_at_once_and_the_days_to_come_are_told(a_week_later: Application, qtbot: QtBot) -> None:
    program = a_week_later
    page_of(program).use_catalogue(certifications())
    id = select_review(program)
    words = [label.text() for label in page_of(program).findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("remembered, next ") for text in words)
    block = grid_of(program).board.block(id)
    assert block is not None
    with qtbot.waitSignal(program.performer.performed):
        qtbot.keyClick(block, Qt.Key.Key_1)
    assert program.workspace.plan.cards[ITEM].due <= date(2026, 12, 8)
    assert not program.window.actions_by_id["done"].isEnabled()


def test_she_wants_no_reviews_of_it(a_week_later: Application) -> None:
    program = a_week_later
    program.performer.perform(lambda plan, _schedule: rest_item(plan, ITEM))
    assert reviews(program) == []
    program.performer.perform(lambda plan, _schedule: wake_item(plan, ITEM))
    assert len(reviews(program)) == 1
    program.performer.undo()
    assert reviews(program) == []
