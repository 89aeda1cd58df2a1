"""The roadmap is made while she rests, and kept up with what she does, so that it opens at once."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.services.items import finish_item
from planner.ui.main_window import FIRST_PAGE
from planner.ui.page_ahead import PageAhead
from planner.ui.roadmap.page import RoadmapPage

ROADMAP = "show-roadmap"


def ahead_of(program: Application) -> PageAhead:
    return PageAhead(program.window, program.performer, ROADMAP, settled_ms=0)


def roadmap_of(program: Application) -> RoadmapPage:
    page = program.window.made_page(ROADMAP)
    assert isinstance(page, RoadmapPage)
    return page


def finish_something(program: Application) -> None:
    now = program.workspace.now
    program.performer.perform(lambda plan, _schedule: finish_item(plan, "linear-algebra", now))


def facts(program: Application) -> str:
    return roadmap_of(program).view.tree.accessibleDescription()


def test_it_is_made_and_filled_before_it_is_seen(program: Application, qtbot: QtBot) -> None:
    ahead_of(program).begin(0)

    qtbot.waitUntil(lambda: program.window.made_page(ROADMAP) is not None)
    qtbot.waitUntil(lambda: roadmap_of(program).view.tree.model().rowCount() > 0)

    assert program.window.page_id == FIRST_PAGE
    assert not roadmap_of(program).isVisible()


def test_it_is_not_made_before_the_start_is_over(program: Application, qtbot: QtBot) -> None:
    ahead = ahead_of(program)
    program.performer.perform(
        lambda plan, _schedule: finish_item(plan, "linear-algebra", program.workspace.now)
    )
    QTest.qWait(1)  # nothing waits for what has not begun

    assert program.window.made_page(ROADMAP) is None
    ahead.begin(0)
    qtbot.waitUntil(lambda: program.window.made_page(ROADMAP) is not None)


def test_it_keeps_up_with_what_she_does(program: Application, qtbot: QtBot) -> None:
    ahead_of(program).begin(0)
    qtbot.waitUntil(lambda: program.window.made_page(ROADMAP) is not None and facts(program) != "")
    before = facts(program)

    program.performer.perform(
        lambda plan, _schedule: finish_item(plan, "linear-algebra", program.workspace.now)
    )

    qtbot.waitUntil(lambda: facts(program) != before)
    assert "1 done" in facts(program)
    assert not roadmap_of(program).isVisible()


def test_no_drag_waits_for_it(program: Application, qtbot: QtBot) -> None:
    ahead = ahead_of(program)
    button = program.window.side_bar
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    ahead.begin(0)
    QTest.qWait(30)
    is_made = program.window.made_page(ROADMAP) is not None
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)

    assert not is_made
    qtbot.waitUntil(lambda: program.window.made_page(ROADMAP) is not None)
