"""A small road, and the screen on a real file, in the light theme and a British locale."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.plan import Plan
from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.roadmap.page import RoadmapPage
from planner.ui.theme import load_theme
from tests.support.themes import wear
from tests.support.workspaces import Clock, first_plan, workspace_at
from tests.ui.roadmap.small_road import NOW, small_plan

MakePage = Callable[..., RoadmapPage]


@pytest.fixture
def light(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    wear(qapp, load_theme("light"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = workspace_at(tmp_path, Clock(NOW), small_plan())
    yield workspace
    workspace.close()


@pytest.fixture
def performer(workspace: Workspace) -> Performer:
    return Performer(workspace)


@pytest.fixture
def make_page(qtbot: QtBot, light: None) -> MakePage:
    """Makes a page as it is in a window of some width."""

    def make(
        workspace: Workspace, performer: Performer, window: int = 1280, height: int = 800
    ) -> RoadmapPage:
        page = RoadmapPage(workspace, performer)
        qtbot.addWidget(page)
        page.set_window_width(window)
        page.resize(window - (56 if window < 1120 else 184), height)
        with qtbot.waitActive(page):
            page.show()
        page.view.tree.setFocus()
        return page

    return make


@pytest.fixture
def page(make_page: MakePage, workspace: Workspace, performer: Performer) -> RoadmapPage:
    return make_page(workspace, performer)


@pytest.fixture(scope="session")
def shipped_plan() -> Plan:
    """The roadmap that ships, for a software engineer with the Google exam."""
    return first_plan(NOW)


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """Something to put a part into, so that the part is as wide as it is told."""
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1500, 400)
    with qtbot.waitExposed(host):
        host.show()
    return host
