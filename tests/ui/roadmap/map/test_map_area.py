"""The names of the lanes, the bar and the overview around the map."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from planner.ui.roadmap.map.area import MapArea
from planner.ui.roadmap.map.graph import exam_node
from tests.support.mouse import drag, press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

EXAM = exam_node("pmle")


def zoom_button(area: MapArea, key: str) -> None:
    QTest.mouseClick(area.bar.zooms.button(key), Qt.MouseButton.LeftButton)


def test_the_bar_zooms_and_says_how_much(area: MapArea) -> None:
    real = area.bar.zooms.button("real")
    zoom_button(area, "in")
    assert (area.view.zoom, real.text()) == (1.25, "125%")
    assert real.accessibleName() == "Shown at 125%, back to the real size"
    zoom_button(area, "real")
    zoom_button(area, "out")
    assert (area.view.zoom, real.text()) == (0.8, "80%")
    zoom_button(area, "fit")
    assert area.view.shows_all()
    area.view.set_zoom(99)
    assert not area.bar.zooms.button("in").isEnabled()
    area.view.set_zoom(0)
    assert not area.bar.zooms.button("out").isEnabled()
    assert [area.bar.zooms.button(key).accessibleName() for key in ("out", "in", "fit")] == [
        *("Smaller", "Bigger", "Whole map"),
    ]


def test_the_overview_is_there_only_where_the_map_does_not_fit(area: MapArea) -> None:
    assert area.overview.isVisible()
    area.view.fit()
    assert not area.overview.isVisible()
    area.view.set_zoom(1.5)
    assert area.overview.isVisible()


def test_a_press_or_drag_in_the_overview_shows_that_part(area: MapArea) -> None:
    view, overview = area.view, area.overview
    view.set_zoom(2.0)
    press(overview, QPoint(6, 6))
    assert view.seen().topLeft().manhattanLength() == 0
    before = overview.grab().toImage()
    drag(overview, QPoint(overview.width() - 6, overview.height() - 6))
    assert view.seen().right() >= view.whole().right() - 1
    assert overview.grab().toImage() != before


def test_the_overview_shows_what_is_selected(area: MapArea) -> None:
    before = area.overview.grab().toImage()
    area.view.select("python")
    area.view.centerOn(0, 0)
    assert area.overview.grab().toImage() != before


def test_no_selected_node_lies_under_the_overview(area: MapArea) -> None:
    for id in ("python", EXAM):
        area.view.select(id)
        corner = area.view.viewport().mapTo(area, area.view.node_place(id).topLeft())
        place = area.view.node_place(id)
        place.moveTo(corner)
        assert not area.overview.geometry().intersects(place)


def test_the_names_of_lanes_stay_while_the_map_is_panned_sideways(area: MapArea) -> None:
    area.view.set_zoom(2.0)
    area.view.centerOn(0, 0)
    before, part = area.labels.grab().toImage(), area.view.grab().toImage()
    area.view.pan(QPoint(150, 0))
    assert area.labels.grab().toImage() == before
    assert area.view.grab().toImage() != part
    area.view.pan(QPoint(0, 70))
    assert area.labels.grab().toImage() != before
    area.view.set_zoom(0.1)
    assert area.labels.grab().toImage() != before


def test_a_name_that_is_cut_is_said_by_its_tool_tip(area: MapArea, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _owner: told.append(text))
    area.view.set_zoom(0.1)
    area.view.centerOn(0, 0)
    for at in (QPoint(20, 3), QPoint(20, area.labels.height() - 2)):
        QApplication.sendEvent(area.labels, QHelpEvent(QEvent.Type.ToolTip, at, QPoint()))
    assert told == ["Maths and stats", ""]


def test_the_menu_of_the_bar_saves(area: MapArea, qtbot: QtBot) -> None:
    QTest.mouseClick(area.bar.save_button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [each.text() for each in menu.actions()] == ["Save the map as SVG...", "Save the map as PNG..."]
    with qtbot.waitSignal(area.bar.save_wished) as told:
        menu.actions()[1].trigger()
    assert told.args == ["png"]
    menu.close()
