"""A learner looks at her road by themes, by the tracks of the articles, as a reading list, as practice."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.domain.item import ItemStatus
from planner.services.catalog import sources
from planner.services.groupings import GroupBy
from planner.ui.roadmap.page import RoadmapPage
from tests.features.conftest import close

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

FIVE = "The five courses in the article's order"


def show_roadmap(program: Application, qtbot: QtBot) -> RoadmapPage:
    """Show the page with what is known of the roadmap, as it is a moment after it was made."""
    program.window.resize(1280, 800)
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    program.window.show_page("show-roadmap")
    return shown(program)


def shown(program: Application) -> RoadmapPage:
    page = program.window.page
    assert isinstance(page, RoadmapPage)
    page.use_sources(sources())
    return page


@pytest.fixture
def roadmap(program: Application, qtbot: QtBot) -> RoadmapPage:
    return show_roadmap(program, qtbot)


def group(page: RoadmapPage, by: str) -> None:
    """Choose what the groups are in the menu of the chip."""
    menu = page.view.filter_bar.grouping.menu
    next(action for action in menu.actions() if action.text() == by).trigger()


def groups(page: RoadmapPage) -> dict[str, list[str]]:
    """Return the titles of all items by those of their groups, as they stand in the list."""
    model = page.view.tree.model()
    tops = [model.index(row, 0) for row in range(model.rowCount())]
    return {str(top.data()): [str(each.data()) for each in below(top)] for top in tops}


def below(top: QModelIndex) -> list[QModelIndex]:
    model = top.model()
    return [model.index(row, 0, top) for row in range(model.rowCount(top))]


def panel_texts(page: RoadmapPage) -> set[str]:
    widgets = page.view.panel.findChildren(QWidget)
    return {str(each.property("text")) for each in widgets if each.isVisible() and each.property("text")}


def test_she_follows_the_five_courses_in_the_articles_order(roadmap: RoadmapPage) -> None:
    group(roadmap, "Track")
    courses = groups(roadmap)[FIVE]
    assert [title.partition(":")[0] for title in courses] == [f"Course {number}" for number in range(1, 6)]
    assert all(roadmap.view.tree.isExpanded(roadmap.view.tree.model().index(row, 0)) for row in range(4))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Home):
        QTest.keyClick(roadmap.view.tree, key)
    assert {FIVE, "0 of 5 done"} <= panel_texts(roadmap)
    assert any("Antonio Furioso, 2021-06-07" in text for text in panel_texts(roadmap))


def test_what_stands_in_two_tracks_is_marked_once(program: Application, roadmap: RoadmapPage) -> None:
    group(roadmap, "Track")
    titles = [title for items in groups(roadmap).values() for title in items]
    assert titles.count("Course 1: Python") > 1
    roadmap.show_item("course-python")
    tree = roadmap.view.tree
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert program.workspace.plan.status("course-python") is ItemStatus.DONE
    assert tree.chosen_ids() == ["course-python"]
    states = [
        str(each.siblingAtColumn(3).data())
        for row in range(tree.model().rowCount())
        for each in below(tree.model().index(row, 0))
        if each.data() == "Course 1: Python"
    ]
    assert len(set(states)) == 1
    assert states[0].startswith("Done")
    program.window.actions_by_id["undo"].trigger()
    assert program.workspace.plan.status("course-python") is ItemStatus.PLANNED


def test_several_of_a_track_are_left_out_at_once(program: Application, roadmap: RoadmapPage) -> None:
    group(roadmap, "Reading list")
    tree = roadmap.view.tree
    tree.setFocus()
    tree.selectAll()
    books = tree.chosen_ids()
    assert len(books) == 8
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert all(program.workspace.plan.status(id) is ItemStatus.LEFT_OUT for id in books)
    program.window.actions_by_id["undo"].trigger()
    assert all(program.workspace.plan.status(id) is ItemStatus.PLANNED for id in books)


def test_the_choice_stays_with_an_item_from_group_to_group(roadmap: RoadmapPage) -> None:
    roadmap.show_item("course-ml")
    for by in ("Theme", "Track", "Phase"):
        group(roadmap, by)
        assert roadmap.view.tree.chosen_ids() == ["course-ml"], by
    group(roadmap, "Reading list")
    assert roadmap.view.tree.chosen_ids() == []
    roadmap.show_item("course-ml")
    assert roadmap.group_by is GroupBy.PHASE, "what stands in no group is shown among the phases"
    assert roadmap.view.tree.chosen_ids() == ["course-ml"]


def test_items_are_dragged_where_the_groups_are_phases(roadmap: RoadmapPage) -> None:
    modes = QAbstractItemView.DragDropMode
    assert roadmap.view.tree.dragDropMode() is modes.InternalMove
    before = groups(roadmap)
    group(roadmap, "Theme")
    assert roadmap.view.tree.dragDropMode() is modes.NoDragDrop
    roadmap.show_item("supervised")
    QTest.keyClick(roadmap.view.tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    group(roadmap, "Phase")
    assert roadmap.view.tree.dragDropMode() is modes.InternalMove
    assert groups(roadmap) == before


def test_each_theme_says_how_far_it_is(roadmap: RoadmapPage) -> None:
    group(roadmap, "Theme")
    assert [title.partition(":")[0] for title in groups(roadmap)] == [
        *("Support", "Software", "Data and ML", "Production", "Theme", "Theme"),
    ]
    tree = roadmap.view.tree
    tree.setCurrentIndex(tree.model().index(2, 0))
    assert any(text.startswith("0 of ") and text.endswith(" h") for text in panel_texts(roadmap))


def test_the_practice_ladder_and_the_projects_stand_together(roadmap: RoadmapPage) -> None:
    group(roadmap, "Practice ladder")
    shown_groups = groups(roadmap)
    ladder = next(iter(shown_groups))
    assert ladder.startswith("Practice ladder")
    assert shown_groups[ladder] == ["Build a clock or a calculator", "Build a complete web app"]
    assert {"More practice", "Projects"} <= set(shown_groups)


def test_the_menu_and_the_palette_lead_there_from_every_page(
    program: Application, roadmap: RoadmapPage
) -> None:
    for by in GroupBy:
        action = program.window.actions_by_id[f"group-{by}"]
        assert any(action in menu.actions() for menu in program.window.menuBar().findChildren(QMenu))
        program.window.show_page("show-week")
        action.trigger()
        page = program.window.page
        assert isinstance(page, RoadmapPage)
        assert page.group_by is by
        assert [each for each in GroupBy if program.window.actions_by_id[f"group-{each}"].isChecked()] == [by]
        assert page.view.tree.hasFocus()


def test_the_chip_is_reached_and_opened_by_keys(roadmap: RoadmapPage) -> None:
    button = roadmap.view.filter_bar.grouping.button
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    roadmap.view.filter_bar.more.button.setFocus()
    QTest.keyClick(roadmap.view.filter_bar.more.button, Qt.Key.Key_Tab)
    assert button.hasFocus()


@pytest.mark.parametrize(("kept", "by"), [("track", GroupBy.TRACK), ("nonsense", GroupBy.PHASE)])
def test_the_next_start_shows_the_groups_that_were_left(
    folder: Path, open_program: Callable[[Path], Application], qtbot: QtBot, kept: str, by: GroupBy
) -> None:
    first = open_program(folder)
    first.window.actions_by_id["group-track"].trigger()
    first.settings.setValue("roadmap_group_by", kept)
    close(first)
    second = open_program(folder)
    assert second.window.actions_by_id[f"group-{by}"].isChecked()
    second.window.show_page("show-roadmap")
    page = second.window.page
    assert isinstance(page, RoadmapPage)
    assert page.group_by is by
    qtbot.waitUntil(lambda: (FIVE in groups(page)) is (by is GroupBy.TRACK))


def test_where_nothing_of_a_track_matches_the_phases_are_offered(roadmap: RoadmapPage) -> None:
    group(roadmap, "Reading list")
    roadmap.start_search()
    QTest.keyClicks(roadmap.view.head.search, "kubernetes")
    assert groups(roadmap) == {}
    assert roadmap.view._take_way.text() == "Group by phase"
    roadmap.view._take_way.click()
    assert roadmap.group_by is GroupBy.PHASE
    assert any("Kubernetes" in title for items in groups(roadmap).values() for title in items)


def test_the_map_has_no_groups_and_an_action_leads_back_to_the_list(
    program: Application, roadmap: RoadmapPage
) -> None:
    button = roadmap.view.filter_bar.grouping.button
    roadmap.set_as_map(True)
    assert not button.isVisible()
    program.window.actions_by_id["group-track"].trigger()
    assert not roadmap.is_map
    assert button.isVisible()
    assert FIVE in groups(roadmap)


def test_optional_items_and_those_of_a_background_are_found(roadmap: RoadmapPage) -> None:
    chip = roadmap.view.filter_bar.more
    entries = {action.text(): action for action in chip.menu.actions()}
    everything = sum(map(len, groups(roadmap).values()))
    entries["Optional"].trigger()
    optional = {title for items in groups(roadmap).values() for title in items}
    assert 0 < len(optional) < everything
    entries["Optional"].trigger()
    entries["For: Beginner"].trigger()
    assert sum(map(len, groups(roadmap).values())) == everything, "a beginner leaves nothing out"
    entries["For: Beginner"].trigger()
    entries["For: Software engineer"].trigger()
    for_engineers = {title for items in groups(roadmap).values() for title in items}
    assert "Version control with git" not in for_engineers
    assert len(for_engineers) < everything
    assert chip.button.text() == "For: Software engineer"
