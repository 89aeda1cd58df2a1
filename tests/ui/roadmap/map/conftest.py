"""The map of the small road, alone and on its page."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.roadmap.map.area import MapArea
from planner.ui.roadmap.map.rows import make_map
from planner.ui.roadmap.page import RoadmapPage
from tests.ui.roadmap.conftest import MakePage
from tests.ui.roadmap.small_road import rows_of, small_road


@pytest.fixture
def area(qtbot: QtBot, light: None) -> MapArea:
    """The map by itself, smaller than it would need."""
    area = MapArea(())
    qtbot.addWidget(area)
    area.resize(620, 420)
    with qtbot.waitActive(area):
        area.show()
    road = small_road()
    area.show_map(make_map(road, rows_of(road)), ())
    area.view.setFocus()
    QApplication.processEvents()
    return area


@pytest.fixture
def map_page(make_page: MakePage, workspace: Workspace, performer: Performer) -> RoadmapPage:
    """The whole page with the map on it."""
    page = make_page(workspace, performer)
    page.set_as_map(True)
    map_of(page).view.setFocus()
    return page


def map_of(page: RoadmapPage) -> MapArea:
    found = page.view.shapes.map
    assert found is not None
    return found
