"""The Roadmap screen as a map: what is chosen, searched and done is the same as in the list."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.item import ItemStatus
from planner.services.items import finish_item
from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.roadmap.map.graph import exam_node
from planner.ui.roadmap.page import RoadmapPage
from tests.ui.roadmap.conftest import MakePage
from tests.ui.roadmap.map.conftest import map_of
from tests.ui.roadmap.small_road import NOW

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

EXAM = exam_node("pmle")


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)
    QApplication.processEvents()


def panel_texts(page: RoadmapPage) -> set[str]:
    widgets = page.view.panel.findChildren(QWidget)
    return {str(each.property("text")) for each in widgets if each.isVisible() and each.property("text")}


def menu_texts(page: RoadmapPage) -> list[str]:
    menu = page.view.menu.popup(QPoint())
    texts = [each.text() for each in menu.actions() if each.text()]
    menu.close()
    return texts


def faded(page: RoadmapPage) -> set[str]:
    scene = map_of(page).view.map_scene
    assert scene.rows is not None
    return {id for id in scene.rows.nodes if scene.node(id).look.is_faded}


def test_the_map_is_made_when_it_is_first_wished(page: RoadmapPage, qtbot: QtBot) -> None:
    assert page.view.shapes.map is None
    with qtbot.waitSignal(page.shown_as_map) as told:
        page.view.head.shape.set_value("map")
    assert told.args == [True]
    first = map_of(page)
    assert first.isVisible()
    assert not page.view.tree.isVisible()
    page.set_as_map(False)
    assert page.view.tree.isVisible()
    assert page.view.head.shape.value() == "list"
    page.set_as_map(True)
    assert map_of(page) is first


def test_the_map_can_be_wished_before_the_page_is_seen(
    qtbot: QtBot, light: None, workspace: Workspace, performer: Performer
) -> None:
    page = RoadmapPage(workspace, performer)
    qtbot.addWidget(page)
    page.set_as_map(True)
    assert map_of(page).view.rows is None
    with qtbot.waitExposed(page):
        page.show()
    assert map_of(page).view.rows is not None
    page.setFocus()
    assert map_of(page).view.hasFocus()


def test_what_is_chosen_in_the_list_is_chosen_on_the_map_and_back(page: RoadmapPage) -> None:
    page.view.tree.open_all()
    page.view.tree.choose("pytorch")
    page.set_as_map(True)
    assert map_of(page).view.selected == "pytorch"
    map_of(page).view.select("extra")
    assert "Extra" in panel_texts(page)
    page.set_as_map(False)
    assert page.view.tree.chosen_ids() == ["extra"]
    page.set_as_map(True)
    map_of(page).view.select(None)
    page.set_as_map(False)
    assert page.view.tree.chosen_ids() == []
    assert "Small road" in panel_texts(page)


def test_the_keys_stay_where_they_were(page: RoadmapPage) -> None:
    page.set_as_map(True)
    assert map_of(page).view.hasFocus()
    page.set_as_map(False)
    assert page.view.tree.hasFocus()


def test_the_same_filters_serve_both(map_page: RoadmapPage) -> None:
    map_page.view.filter_bar.states.set_value("locked")
    assert faded(map_page) == {"python", "git", "stats", "extra", "tools", "news", EXAM}
    map_page.view.clear_filters()
    assert faded(map_page) == set()


def test_a_search_fades_and_leads_to_what_is_found(map_page: RoadmapPage) -> None:
    map_page.start_search()
    QTest.keyClicks(map_page.view.head.search, "torch")
    assert "pytorch" not in faded(map_page)
    assert "python" in faded(map_page)
    press(Qt.Key.Key_Down)
    assert map_of(map_page).view.selected == "pytorch"
    assert map_of(map_page).view.hasFocus()


def test_where_nothing_is_found_the_way_out_is_offered(map_page: RoadmapPage) -> None:
    map_page.view.head.search.setText("nothing like that")
    assert not map_of(map_page).isVisible()
    button = next(each for each in map_page.findChildren(QPushButton) if each.text() == "Show all items")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert map_of(map_page).isVisible()


def test_the_actions_work_on_the_selected_node(map_page: RoadmapPage, workspace: Workspace) -> None:
    view = map_of(map_page).view
    node = view.map_scene.node("stats")
    view.select("stats")
    press(Qt.Key.Key_Space)
    assert workspace.plan.status("stats") is ItemStatus.DONE
    assert view.map_scene.node("stats") is node, "nothing was laid out anew"
    assert node.row.state == "done"
    press(Qt.Key.Key_Space)
    assert workspace.plan.status("stats") is ItemStatus.PLANNED
    view.select("extra")
    press(Qt.Key.Key_K)
    assert workspace.plan.status("extra") is ItemStatus.SKIPPED


def test_log_opens_the_form_from_which_one_comes_back(map_page: RoadmapPage) -> None:
    map_of(map_page).view.select("stats")
    press(Qt.Key.Key_L)
    assert map_page.view.panel.isAncestorOf(QApplication.focusWidget())  # type: ignore[arg-type]
    press(Qt.Key.Key_Escape)
    assert map_of(map_page).view.hasFocus()


def test_changes_from_elsewhere_are_seen(map_page: RoadmapPage, performer: Performer) -> None:
    performer.perform(lambda plan, _schedule: finish_item(plan, "stats", NOW))
    assert map_of(map_page).view.map_scene.node("stats").row.state == "done"


def test_enter_shows_an_item_in_the_list_also_where_filters_hide_it(map_page: RoadmapPage) -> None:
    map_page.view.filter_bar.states.set_value("locked")
    map_of(map_page).view.select("stats")
    press(Qt.Key.Key_Return)
    assert not map_page.is_map
    assert map_page.view.tree.chosen_ids() == ["stats"]
    assert map_page.view.tree.hasFocus()


def test_an_exam_shows_what_it_needs_and_enter_leads_to_the_goal(map_page: RoadmapPage, qtbot: QtBot) -> None:
    map_of(map_page).view.select(EXAM)
    assert {"Pmle", "1 of 3 done"} <= panel_texts(map_page)
    assert not any(action.isEnabled() for action in map_page.view.item_actions.by_act.values())
    with qtbot.waitSignal(map_page.goal_wished) as told:
        press(Qt.Key.Key_Return)
    assert told.args == ["pmle"]
    assert map_page.is_map


def test_the_menu_leads_from_the_list_to_the_map_and_back(page: RoadmapPage) -> None:
    page.view.tree.open_all()
    page.view.tree.choose("pytorch")
    assert "Show on map" in menu_texts(page)
    page.view.menu.elsewhere.trigger()
    assert map_of(page).view.selected == "pytorch"
    texts = menu_texts(page)
    assert "Show in the list" in texts
    assert not {"Order by", "Open all phases"} & set(texts), "a map has neither"
    page.view.menu.elsewhere.trigger()
    assert page.view.tree.chosen_ids() == ["pytorch"]
    page.view.tree.clearSelection()
    assert "Show on map" not in menu_texts(page)


def test_a_right_click_opens_the_menu_of_the_node(map_page: RoadmapPage) -> None:
    view = map_of(map_page).view
    view.select("stats")
    view.menu_wished.emit(QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_an_item_asked_for_elsewhere_is_selected_on_the_map(map_page: RoadmapPage) -> None:
    map_page.show_item("git")
    assert map_of(map_page).view.selected == "git"
    assert map_page.is_map


def test_in_a_narrow_window_a_double_click_opens_the_panel_and_escape_closes_it(
    make_page: MakePage, workspace: Workspace, performer: Performer
) -> None:
    page = make_page(workspace, performer, 1024, 640)
    page.set_as_map(True)
    view = map_of(page).view
    view.setFocus()
    view.details_wished.emit()
    assert page.is_panel_open
    press(Qt.Key.Key_Escape)
    assert not page.is_panel_open


def test_what_a_search_of_the_list_shows_stays_chosen_and_in_sight_on_the_map(page: RoadmapPage) -> None:
    page.start_search()
    QTest.keyClicks(page.view.head.search, "torch")
    press(Qt.Key.Key_Down)
    page.set_as_map(True)
    QApplication.processEvents()
    view = map_of(page).view
    assert view.selected == "pytorch"
    assert "pytorch" not in faded(page)
    assert view.viewport().rect().contains(view.node_place("pytorch"))


def test_a_map_that_is_opened_while_one_searches_leads_to_what_is_found(page: RoadmapPage) -> None:
    page.view.head.search.setText("torch")
    page.set_as_map(True)
    QApplication.processEvents()
    view = map_of(page).view
    assert (view.selected, view.current) == (None, "pytorch")
    assert view.viewport().rect().contains(view.node_place("pytorch"))
    assert "Small road" in panel_texts(page)
    press(Qt.Key.Key_Right)
    assert view.selected == "pytorch"
