"""A learner looks at the roadmap as a map: what stands between her and the exam, and what to do next."""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.domain.item import ItemStatus
from planner.ui.exams.page import ExamsPage
from planner.ui.roadmap.map.area import MapArea
from planner.ui.roadmap.map.graph import exam_node
from planner.ui.roadmap.map.panned_view import MOST_ZOOM
from planner.ui.roadmap.page import RoadmapPage
from planner.ui.welcome.assistant import WelcomeAssistant
from tests.features.conftest import close
from tests.support.mouse import drag, press, release

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

EXAM = exam_node("gcp-pmle")


@pytest.fixture
def shown(program: Application, qtbot: QtBot) -> Application:
    """The program in front of all others, on its Roadmap page."""
    program.window.resize(1280, 800)
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    program.window.show_page("show-roadmap")
    return program


@pytest.fixture
def roadmap(shown: Application) -> RoadmapPage:
    return roadmap_of(shown)


@pytest.fixture
def area(roadmap: RoadmapPage) -> MapArea:
    """The map, as she chose it in the head."""
    button = roadmap.view.head.shape.button("map")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    return map_of(roadmap)


def roadmap_of(program: Application) -> RoadmapPage:
    page = program.window.page
    assert isinstance(page, RoadmapPage)
    return page


def map_of(page: RoadmapPage) -> MapArea:
    found = page.view.shapes.map
    assert found is not None
    assert found.isVisible()
    return found


def type_key(*keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        QApplication.processEvents()


def click_on(area: MapArea, id: str) -> None:
    view = area.view
    view.centerOn(view.map_scene.node(id))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.node_place(id).center())


def lit(area: MapArea) -> set[str]:
    scene = area.view.map_scene
    assert scene.rows is not None
    return {id for id in scene.rows.nodes if not scene.node(id).look.is_faded}


def panel_texts(page: RoadmapPage) -> set[str]:
    widgets = page.view.panel.findChildren(QWidget)
    return {str(each.property("text")) for each in widgets if each.isVisible() and each.property("text")}


def test_she_sees_the_path_to_her_exam(area: MapArea, roadmap: RoadmapPage, shown: Application) -> None:
    assert len(lit(area)) == len(shown.workspace.plan.items) + 1
    click_on(area, EXAM)
    path = lit(area)
    assert {"cert-gcp-pmle", "course-python", "prob-stats", EXAM} <= path
    assert "practice-clock-calculator" not in path
    assert "Google PMLE" in panel_texts(roadmap)
    click_on(area, "course-python")
    assert EXAM in lit(area), "and what leads to it says so"
    assert "Course 1: Python" in panel_texts(roadmap)


def test_she_looks_around_with_the_mouse(area: MapArea) -> None:
    view, port = area.view, area.view.viewport()
    before, start = view.seen(), QPoint(300, 200)
    press(port, start)
    drag(port, start - QPoint(80, 60))
    release(port, start - QPoint(80, 60))
    assert view.seen().topLeft() == before.topLeft() + QPoint(80, 60).toPointF()
    assert view.selected is None
    assert area.overview.isVisible()
    QTest.mouseClick(area.bar.zooms.button("fit"), Qt.MouseButton.LeftButton)
    assert view.shows_all()
    assert not area.overview.isVisible()


def test_she_walks_the_map_and_marks_an_item_by_keys_alone(area: MapArea, shown: Application) -> None:
    area.view.setFocus()
    type_key(Qt.Key.Key_Right)
    begun = area.view.selected
    assert begun is not None
    type_key(Qt.Key.Key_Right)
    unlocked = area.view.selected
    assert unlocked is not None
    assert begun in shown.workspace.plan.items[unlocked].requires
    type_key(Qt.Key.Key_Left)
    assert area.view.selected == begun
    area.view.select("linear-algebra")
    type_key(Qt.Key.Key_Space)
    assert shown.workspace.plan.status("linear-algebra") is ItemStatus.DONE
    assert area.view.map_scene.node("linear-algebra").row.state == "done"
    QTest.keyClick(area.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown.workspace.plan.status("linear-algebra") is ItemStatus.PLANNED
    type_key(Qt.Key.Key_Escape)
    assert area.view.selected is None


def test_enter_leads_to_the_list_and_to_the_exam(
    area: MapArea, roadmap: RoadmapPage, shown: Application
) -> None:
    area.view.setFocus()
    area.view.select("pytorch")
    type_key(Qt.Key.Key_Return)
    assert roadmap.view.tree.isVisible()
    assert roadmap.view.tree.chosen_ids() == ["pytorch"]
    roadmap.view.menu.elsewhere.trigger()
    assert map_of(roadmap).view.selected == "pytorch"
    area.view.select(EXAM)
    type_key(Qt.Key.Key_Return)
    assert isinstance(shown.window.page, ExamsPage)


def test_what_she_searches_stands_out(area: MapArea, roadmap: RoadmapPage) -> None:
    roadmap.start_search()
    QTest.keyClicks(roadmap.view.head.search, "pandas")
    assert "numpy-pandas" in lit(area)
    assert len(lit(area)) < 6


def test_the_menu_and_the_palette_turn_the_roadmap_from_every_page(shown: Application) -> None:
    action = shown.window.actions_by_id["roadmap-shape"]
    assert action.text() == "Show as map"
    assert any(action in menu.actions() for menu in shown.window.menuBar().findChildren(QMenu))
    shown.window.show_page("show-week")
    action.trigger()
    assert map_of(roadmap_of(shown)).view.hasFocus()
    assert action.text() == "Show as list"
    assert action.property("palette_text") == "Show the roadmap as a list"
    action.trigger()
    assert roadmap_of(shown).view.tree.isVisible()


def test_the_next_start_shows_it_as_she_left_it(
    folder: Path, open_program: Callable[[Path], Application], qtbot: QtBot
) -> None:
    first = open_program(folder)
    first.window.actions_by_id["roadmap-shape"].trigger()
    close(first)
    second = open_program(folder)
    assert second.window.actions_by_id["roadmap-shape"].text() == "Show as list"
    with qtbot.waitExposed(second.window):
        second.window.show_page("show-roadmap")
    assert map_of(roadmap_of(second)).view.rows is not None


@pytest.mark.parametrize(
    ("kept", "shown_at"), [(0.5, 0.5), ("nonsense", 1.0), ("nan", 1.0), (1e9, MOST_ZOOM)]
)
def test_the_next_start_shows_the_map_as_big_as_she_left_it(
    folder: Path, open_program: Callable[[Path], Application], kept: object, shown_at: float
) -> None:
    first = open_program(folder)
    first.window.actions_by_id["roadmap-shape"].trigger()
    map_of(roadmap_of(first)).view.set_zoom(0.5)
    if kept != 0.5:
        first.settings.setValue("roadmap_map_zoom", kept)
    close(first)
    second = open_program(folder)
    second.window.show_page("show-roadmap")
    assert map_of(roadmap_of(second)).view.zoom == shown_at


def test_tab_leads_to_the_map_and_on_to_its_bar(area: MapArea, roadmap: RoadmapPage) -> None:
    roadmap.view.filter_bar.new_button.setFocus(Qt.FocusReason.TabFocusReason)
    names = []
    for _stop in range(6):
        type_key(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
    assert names[0].startswith("Course 1: Python") or "Ready" in names[0] or "In progress" in names[0]
    assert names[1:] == [
        *("Smaller", "Shown at 100%, back to the real size", "Bigger", "Whole map", "Save the map")
    ]


def test_she_keeps_the_map_as_a_file(area: MapArea, shown: Application, tmp_path: Path) -> None:
    area.view.select(EXAM)
    area.saving.ask_where("svg")
    (dialog,) = shown.window.findChildren(QFileDialog)
    path = tmp_path / "my map.svg"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    root = ElementTree.parse(path).getroot()
    words = {"".join(each.itertext()).strip() for each in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Google PMLE", "Linear algebra", "needed for or unlocked by Google PMLE"} <= words


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_the_map_is_kept_from_every_page(shown: Application, tmp_path: Path, kind: str) -> None:
    shown.window.show_page("show-week")
    action = shown.window.actions_by_id[f"save-map-{kind}"]
    assert any(action in menu.actions() for menu in shown.window.menuBar().findChildren(QMenu))
    action.trigger()
    assert roadmap_of(shown).is_map
    (dialog,) = shown.window.findChildren(QFileDialog)
    path = tmp_path / f"roadmap.{kind}"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    assert path.stat().st_size > 10_000


def test_without_a_plan_the_map_is_as_empty_as_the_list(
    tmp_path: Path, open_program: Callable[[Path], Application]
) -> None:
    program = open_program(tmp_path)
    program.window.actions_by_id["roadmap-shape"].trigger()
    page = program.window.page
    assert isinstance(page, RoadmapPage)
    assert page.is_map
    assert page.view.shapes.currentWidget() is not page.view.shapes.map
    assert not program.window.actions_by_id["save-map-svg"].isEnabled()


def test_without_a_plan_the_roadmap_says_what_belongs_there_and_leads_to_one(
    tmp_path: Path, open_program: Callable[[Path], Application], qtbot: QtBot
) -> None:
    program = open_program(tmp_path)
    assistant = program.window.findChild(WelcomeAssistant)
    assert assistant is not None
    assistant.reject()
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    page = program.places.roadmap()
    assert QApplication.focusWidget() is page.view.set_up
    assert not page.view.filter_bar.isVisible()
    assert not page.view.head.search.isVisible()

    QTest.keyClick(page.view.set_up, Qt.Key.Key_Space)
    assert any(each.isVisible() for each in program.window.findChildren(WelcomeAssistant))
