"""A learner goes everywhere by a few letters: commands, items, exams and days."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.ui.exams.goal_card import GoalCard
from planner.ui.palette.results import ResultRow
from planner.ui.palette.view import PaletteView
from planner.ui.roadmap.page import RoadmapPage
from planner.ui.shared.own_session_dialog import OwnSessionDialog
from planner.ui.week.grid.view import WeekGridView
from planner.ui.week.page import WeekPage
from planner.ui.what_if.dialog import WhatIfDialog
from planner.ui.widgets.search_button import SearchButton

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shown(program: Application, qtbot: QtBot) -> Application:
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    return program


@pytest.fixture
def palette(shown: Application) -> PaletteView:
    """The palette, opened by its keys."""
    return opened(shown)


def opened(program: Application) -> PaletteView:
    QTest.keyClick(program.window, Qt.Key.Key_K, CTRL)
    view = program.late.palette.view
    assert QApplication.focusWidget() is view.line
    return view


def type_in(view: PaletteView, text: str) -> list[str]:
    view.line.selectAll()
    QTest.keyClicks(view.line, text)
    return titles(view)


def rows(view: PaletteView) -> list[ResultRow]:
    found = [view.model.row_at(view.model.index(place, 0)) for place in range(view.model.rowCount())]
    return [row for row in found if isinstance(row, ResultRow)]


def titles(view: PaletteView) -> list[str]:
    return [row.entry.title for row in rows(view)]


def run(view: PaletteView, text: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    assert type_in(view, text)
    QTest.keyClick(view.line, Qt.Key.Key_Return, modifier)
    assert not view.isVisible()


def week_title(program: Application) -> str:
    return program.window.findChild(WeekGridView).accessibleName()  # type: ignore[union-attr]


def test_a_command_is_found_and_done(palette: PaletteView, shown: Application) -> None:
    QAbstractItemModelTester(palette.model)
    run(palette, "next we")
    assert week_title(shown) == "Week 30 November to 6 December 2026"
    run(opened(shown), "theme dark")
    assert shown.settings.value("theme") == "dark"


def test_a_command_of_the_week_is_seen_there(shown: Application) -> None:
    shown.window.show_page("show-roadmap")
    run(opened(shown), "next week")
    assert isinstance(shown.window.page, WeekPage)
    assert week_title(shown) == "Week 30 November to 6 December 2026"


def test_it_says_which_session_a_command_would_act_on(palette: PaletteView, shown: Application) -> None:
    type_in(palette, "mark done")
    assert palette.row is not None
    assert palette.row.entry.title == "Mark done"
    assert palette.row.entry.detail
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert shown.workspace.next_undo is not None
    assert palette.row.entry.detail in shown.workspace.next_undo


def test_an_item_is_shown_in_the_roadmap_or_booked(palette: PaletteView, shown: Application) -> None:
    run(palette, "linear alg")
    page = shown.window.page
    assert isinstance(page, RoadmapPage)
    (chosen,) = page.view.tree.chosen_ids()
    assert shown.workspace.plan.items[chosen].title.startswith("Linear algebra")
    run(opened(shown), "linear alg", CTRL)
    (dialog,) = shown.window.findChildren(OwnSessionDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_an_exam_is_shown_tried_with_and_gone_to(palette: PaletteView, shown: Application) -> None:
    run(palette, "pmle")
    card = shown.window.findChild(GoalCard)
    assert card is not None
    assert card.isVisible()
    run(opened(shown), "what if google")
    (dialog,) = shown.window.findChildren(WhatIfDialog)
    assert dialog.fields.goal.currentText() == "Google PMLE"
    dialog.reject()
    run(opened(shown), "week of google")
    assert week_title(shown) == "Week 6 to 12 December 2027"
    run(opened(shown), "what google pmle needs")
    page = shown.window.page
    assert isinstance(page, RoadmapPage)
    assert page.view.filters.goals


def test_a_day_that_is_typed_leads_to_its_week(palette: PaletteView, shown: Application) -> None:
    run(palette, "12 Mar 2027")
    assert week_title(shown) == "Week 8 to 14 March 2027"
    run(opened(shown), "week 50")
    assert week_title(shown) == "Week 7 to 13 December 2026"


def test_what_was_used_last_comes_first(palette: PaletteView, shown: Application) -> None:
    run(palette, "pmle")
    view = opened(shown)
    assert titles(view)[0] == "Google PMLE"
    QTest.keyClick(view.line, Qt.Key.Key_Escape)
    shown.settings.setValue("palette_recent", "{not json")
    assert titles(opened(shown))[0] != "Google PMLE"


def test_the_keys_walk_round_and_escape_goes_back_to_where_one_was(
    palette: PaletteView, shown: Application, qtbot: QtBot
) -> None:
    count = palette.model.rowCount()
    places = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        QTest.keyClick(palette.line, key)
        places.append(palette.list.currentIndex().row())
    assert places == [count - 1, 0, 1, 9, 1]
    QTest.keyClick(palette.line, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is palette.line
    QTest.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    grid = shown.window.findChild(WeekGridView)
    assert grid is not None
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused is grid or grid.isAncestorOf(focused)


def test_the_mouse_opens_chooses_and_closes_it(shown: Application, qtbot: QtBot) -> None:
    button = shown.window.findChild(SearchButton)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    view = shown.late.palette.view
    assert view.isVisible()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not view.isVisible()

    view = opened(shown)
    type_in(view, "next week")
    index = view.model.index(0, 0)
    qtbot.mouseClick(
        view.list.viewport(), Qt.MouseButton.LeftButton, pos=view.list.visualRect(index).center()
    )
    assert week_title(shown) == "Week 30 November to 6 December 2026"


def test_its_keys_close_it_again_and_so_do_those_of_a_page(palette: PaletteView, shown: Application) -> None:
    QTest.keyClick(palette.line, Qt.Key.Key_K, CTRL)
    assert not palette.isVisible()
    opened(shown)
    QTest.keyClick(palette.line, Qt.Key.Key_2, CTRL)
    assert not palette.isVisible()
    assert isinstance(shown.window.page, RoadmapPage)


def test_nonsense_is_told_in_a_sentence(palette: PaletteView) -> None:
    assert type_in(palette, "zzzz") == []
    assert "Nothing matches “zzzz”." in palette.line.accessibleDescription()
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.isVisible()


def test_it_stays_inside_a_small_window_and_follows_it(palette: PaletteView, shown: Application) -> None:
    for width, height in ((1024, 640), (1920, 1080)):
        shown.window.resize(width, height)
        assert palette.geometry() == shown.window.rect()
        frame = palette.line.parentWidget()
        assert frame is not None
        assert palette.rect().contains(frame.geometry())


def test_every_action_that_can_be_done_now_is_in_it(palette: PaletteView, shown: Application) -> None:
    offered = {row.entry.of for row in rows(palette)}
    enabled = {id for id, action in shown.window.actions_by_id.items() if action.isEnabled()}
    assert offered == enabled - {"palette"}


def test_without_a_plan_there_are_commands_alone(
    tmp_path: Path, open_program: Callable[[Path], Application]
) -> None:
    program = open_program(tmp_path)
    program.late.palette.toggle()
    assert "Set up a plan..." in titles(program.late.palette.view)
    assert type_in(program.late.palette.view, "linear alg") == []


def test_it_remembers_the_week_and_no_block_that_may_be_gone(shown: Application) -> None:
    grid = shown.window.findChild(WeekGridView)
    assert grid is not None
    grid.board.blocks[-1].setFocus()
    palette = opened(shown)
    assert shown.late.palette._came_from is grid
    QTest.keyClick(palette.line, Qt.Key.Key_Escape)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused is grid or grid.isAncestorOf(focused)
