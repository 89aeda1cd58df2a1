"""The map by mouse, wheel and keys."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from planner.ui.roadmap.map.area import MapArea
from planner.ui.roadmap.map.graph import exam_node
from planner.ui.roadmap.map.layout import lay_out
from planner.ui.roadmap.map.panned_view import LEAST_ZOOM, MOST_ZOOM
from planner.ui.roadmap.map.rows import make_map
from planner.ui.roadmap.map.view import MapView
from planner.ui.theme import load_theme
from planner.values import replace
from tests.support.mouse import drag, press, release, turn_wheel
from tests.support.themes import wear
from tests.ui.roadmap.small_road import rows_of, small_plan, small_road

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

NOTHING = Qt.KeyboardModifier.NoModifier
EXAM = exam_node("pmle")


@pytest.fixture
def view(area: MapArea) -> MapView:
    return area.view


def key(view: MapView, *keys: Qt.Key) -> str | None:
    for each in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, each)
    return view.selected


def click(view: MapView, at: QPoint) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NOTHING, at)


def turn(view: MapView, at: QPoint, by: int, keys: Qt.KeyboardModifier = NOTHING) -> None:
    turn_wheel(view.viewport(), by, at, keys)


def corner(view: MapView) -> QPoint:
    return view.mapFromScene(QPointF(0, 0))


def faded(view: MapView) -> set[str]:
    assert view.rows is not None
    return {id for id in view.rows.nodes if view.map_scene.node(id).look.is_faded}


# -- selecting


def test_it_begins_where_something_is_at_hand(view: MapView) -> None:
    assert (view.current, view.selected) == ("stats", None)
    assert view.viewport().rect().contains(view.node_place("stats"))


def test_a_click_selects_a_node_and_fades_what_is_not_in_its_chain(qtbot: QtBot, view: MapView) -> None:
    view.select("stats")
    with qtbot.waitSignal(view.choice_changed):
        click(view, view.node_place("python").center())
    assert view.selected == "python"
    assert faded(view) == set(small_plan().items) - {"python", "pytorch", "reached", "stray"}
    assert not view.map_scene.node(EXAM).look.is_faded, "the path to the goal is lit"
    assert view.map_scene.node("python").look.is_selected


def test_a_click_beside_every_node_selects_none(view: MapView) -> None:
    view.select("stats")
    gap = view.node_place("stats").bottomRight() + QPoint(14, 3)
    click(view, gap)
    assert view.selected is None
    assert faded(view) == set()


def test_what_filters_hide_is_faded_and_can_still_be_selected(area: MapArea) -> None:
    view = area.view
    assert view.rows is not None
    area.show_map(view.rows, {"python", "git"})
    assert faded(view) == {"python", "git"}
    view.select("python")
    look = view.map_scene.node("python").look
    assert look.is_selected
    assert view.selected == "python"
    view.select_first()
    assert view.selected == "stats", "the first that no filter hides"


def test_a_change_of_states_moves_nothing(area: MapArea) -> None:
    view = area.view
    node, laid_out = view.map_scene.node("stats"), view.map_scene.layout_
    misses = lay_out.cache_info().misses
    view.select("stats")
    road = small_road(replace(small_plan(), progress={}))
    area.show_map(make_map(road, rows_of(road)), ())
    assert view.map_scene.node("stats") is node
    assert view.map_scene.layout_ is laid_out
    assert lay_out.cache_info().misses == misses
    assert view.selected == "stats"
    assert view.map_scene.node("python").row.state == road.state(road.plan.items["python"])


def test_a_node_that_is_gone_is_not_selected_any_more(qtbot: QtBot, area: MapArea) -> None:
    view = area.view
    view.select(EXAM)
    road = small_road(replace(small_plan(), goals={}))
    with qtbot.waitSignal(view.choice_changed):
        area.show_map(make_map(road, rows_of(road)), ())
    assert (view.selected, view.current) == (None, "stats")


def test_an_unknown_node_is_passed_over(view: MapView) -> None:
    view.select("nobody")
    assert view.selected is None


def test_a_map_without_nodes_does_nothing(area: MapArea) -> None:
    nothing = replace(small_plan(), items={}, goals={}, progress={}, entries={}, logged={}, phases={})
    road = small_road(nothing)
    area.show_map(make_map(road, rows_of(road)), ())
    QTest.keyClick(area.view, Qt.Key.Key_Right)
    QTest.keyClick(area.view, Qt.Key.Key_Return)
    area.view.fit()
    area.view.select_first()
    assert (area.view.current, area.view.selected, area.view.zoom) == (None, None, 1.0)
    assert not area.grab().toImage().isNull()


# -- keys


def test_arrows_move_along_edges_and_within_the_column(view: MapView) -> None:
    assert key(view, Qt.Key.Key_Right) == "stats", "the first tells where one is"
    assert key(view, Qt.Key.Key_Right) == "pytorch"
    assert key(view, Qt.Key.Key_Right) in ("reached", "stray", EXAM)
    assert key(view, Qt.Key.Key_Left) == "pytorch"
    assert key(view, Qt.Key.Key_Left) in ("python", "stats")
    first = key(view, *[Qt.Key.Key_Up] * 9)
    assert view.node_place(first or "").top() <= view.node_place("stats").top()
    assert key(view, Qt.Key.Key_Down) != first
    assert view.viewport().rect().contains(view.node_place(view.selected or ""))


def test_enter_opens_and_escape_steps_back(qtbot: QtBot, view: MapView) -> None:
    view.select("pytorch")
    with qtbot.waitSignal(view.opened) as told:
        key(view, Qt.Key.Key_Return)
    assert told.args == ["pytorch"]
    assert key(view, Qt.Key.Key_Escape) is None
    with qtbot.waitSignal(view.stepped_back):
        key(view, Qt.Key.Key_Escape)


def test_keys_zoom_about_what_is_selected(view: MapView) -> None:
    view.select("stats")
    before = view.node_place("stats").center()
    key(view, Qt.Key.Key_Plus)
    assert view.zoom == 1.25
    away = view.node_place("stats").center() - before
    assert away.manhattanLength() <= 2
    key(view, Qt.Key.Key_Minus, Qt.Key.Key_Minus)
    assert view.zoom == pytest.approx(0.8)
    key(view, Qt.Key.Key_0)
    assert view.zoom == 1.0
    key(view, Qt.Key.Key_9)
    assert view.zoom == view.fitting_zoom() < 1
    assert view.shows_all()


def test_page_keys_scroll_and_others_are_left_alone(view: MapView) -> None:
    view.set_zoom(2.0)
    view.centerOn(0, 0)
    key(view, Qt.Key.Key_PageDown)
    assert corner(view).y() < 0
    key(view, Qt.Key.Key_PageUp)
    assert corner(view).y() == 0
    key(view, Qt.Key.Key_X)
    assert view.selected is None


def test_keys_bring_a_node_into_sight_with_the_columns_beside_it(view: MapView) -> None:
    view.select("python")
    view.select("pytorch")
    seen = view.viewport().rect()
    pitch = view.node_place("pytorch").left() - view.node_place("python").left()
    room = min(pitch, (seen.width() - view.node_place("pytorch").width()) // 2 - 2)
    assert seen.contains(view.node_place("pytorch").adjusted(-room, 0, room, 0))


# -- mouse and wheel


def test_a_drag_pans_also_from_a_node_and_selects_nothing(view: MapView) -> None:
    view.set_zoom(2.0)
    view.centerOn(view.map_scene.sceneRect().center())
    before, start, port = corner(view), QPoint(200, 150), view.viewport()
    press(port, start)
    drag(port, start + QPoint(1, 1))
    assert corner(view) == before, "so short a way is a click"
    drag(port, start + QPoint(-40, -25))
    assert port.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    drag(port, start + QPoint(-60, -30))
    release(port, start + QPoint(-60, -30))
    assert corner(view) == before + QPoint(-60, -30)
    assert view.selected is None
    drag(port, start)
    assert corner(view) == before + QPoint(-60, -30)


def test_the_wheel_scrolls_and_zooms_around_the_pointer(view: MapView) -> None:
    view.set_zoom(2.0)
    view.centerOn(view.map_scene.sceneRect().center())
    before = corner(view)
    turn(view, QPoint(100, 100), -120)
    assert corner(view) == before - QPoint(0, 60)
    turn(view, QPoint(100, 100), 120, Qt.KeyboardModifier.ShiftModifier)
    assert corner(view) == before + QPoint(60, -60)
    at = QPoint(180, 120)
    spot = view.spot_at(at)
    turn(view, at, 120, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == pytest.approx(2.3)
    away = view.spot_at(at) - spot
    assert abs(away.x()) < 1
    assert abs(away.y()) < 1


def test_the_zoom_has_bounds(view: MapView) -> None:
    view.set_zoom(99)
    assert view.zoom == MOST_ZOOM
    view.set_zoom(0)
    assert view.zoom == LEAST_ZOOM


def test_a_double_click_wishes_the_details(qtbot: QtBot, view: MapView) -> None:
    with qtbot.waitSignal(view.details_wished):
        QTest.mouseDClick(
            view.viewport(), Qt.MouseButton.LeftButton, NOTHING, view.node_place("stats").center()
        )


def test_the_menu_is_that_of_the_node_under_the_mouse_or_where_the_keys_are(
    qtbot: QtBot, view: MapView
) -> None:
    at = view.node_place("extra").center()
    port = view.viewport()
    mouse = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, port.mapToGlobal(at))
    with qtbot.waitSignal(view.menu_wished) as told:
        QApplication.sendEvent(port, mouse)
    assert view.selected == "extra"
    assert told.args == [port.mapToGlobal(at)]
    view.select(None)
    keyboard = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    with qtbot.waitSignal(view.menu_wished) as told:
        QApplication.sendEvent(QApplication.focusWidget() or port, keyboard)
    assert view.selected == "extra"
    assert told.args == [port.mapToGlobal(view.node_place("extra").center())]


def test_a_tool_tip_says_all_of_a_node(view: MapView, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _owner: told.append(text))
    for at in (view.node_place("pytorch").center(), QPoint(2, 2)):
        QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, QPoint()))
    assert told == [
        "Pytorch, Deep learning, Needs Stats\n20 h. Needs Python and Stats. Unlocks Reached, Stray and Pmle",
        "",
    ]


# -- looks


def test_the_focus_is_seen_and_the_selection_in_another_way(area: MapArea, qtbot: QtBot) -> None:
    view = area.view
    with_focus = view.grab().toImage()
    area.bar.save_button.setFocus()
    assert not view.map_scene.node("stats").look.has_ring
    without = view.grab().toImage()
    view.select("stats")
    selected = view.grab().toImage()
    assert with_focus != without != selected != with_focus


@pytest.mark.parametrize("zoom", [1.0, 0.5, 0.2])
def test_every_state_is_told_apart_at_every_size(view: MapView, zoom: float) -> None:
    view.set_zoom(zoom)
    pictures = []
    for id in ("python", "stats", "pytorch", EXAM):
        view.centerOn(view.map_scene.node(id))
        pictures.append(view.grab(view.node_place(id).adjusted(8, 0, 0, 0)).toImage())
    assert all(one != other for number, one in enumerate(pictures) for other in pictures[:number])


def test_another_theme_and_bigger_text_are_followed(area: MapArea, qapp: QApplication) -> None:
    view = area.view
    light, width = view.grab().toImage(), view.node_place("stats").width()
    view.select("stats")
    wear(qapp, load_theme("dark", scale=1.5))
    assert view.grab().toImage() != light
    assert view.node_place("stats").width() == round(1.5 * width)
    assert view.map_scene.node("stats").look.is_selected
    wear(qapp, load_theme("light"))


# -- assistive technology


def test_the_current_node_is_what_has_the_focus(view: MapView) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.parent() is view.viewport()
    assert focused.accessibleName() == "Stats, Maths and stats, In progress"
    assert focused.accessibleDescription() == "5 of 10 h. Unlocks Pytorch and Reached"
    key(view, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert focused.accessibleName() == "Pytorch, Deep learning, Needs Stats"
    assert focused.geometry() == view.node_place("pytorch")
    view.pan(QPoint(10, 10))
    assert focused.geometry() == view.node_place("pytorch")


def test_what_is_found_out_of_sight_is_gone_to_where_nothing_is_selected(area: MapArea) -> None:
    view, road = area.view, small_road()
    rows = make_map(road, rows_of(road))
    view.set_zoom(2)
    view.pan(QPoint(-9999, -9999))
    seen = view.viewport().rect()
    area.show_map(rows, set(rows.nodes) - {EXAM})
    assert not seen.intersects(view.node_place(EXAM))
    view.go_to_found()
    assert (view.selected, view.current) == (None, EXAM)
    assert seen.contains(view.node_place(EXAM))
    view.select("python")
    view.go_to_found()
    assert view.current == "python"


def test_a_map_shown_as_a_whole_stays_whole_in_more_room_until_one_zooms_or_pans(area: MapArea) -> None:
    view = area.view
    area.resize(420, 300)
    view.fit()
    small = view.zoom
    area.resize(620, 420)
    assert view.zoom == view.fitting_zoom() > small
    view.zoom_by(0.9)
    mine = view.zoom
    area.resize(420, 300)
    assert view.zoom == mine
    view.fit()
    view.pan(QPoint(1, 0))
    area.resize(620, 420)
    assert view.zoom == pytest.approx(small)
