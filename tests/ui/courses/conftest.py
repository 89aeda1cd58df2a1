"""The screen on a real file with a few courses, in the light theme and a British locale."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from planner.services.workspace import Workspace
from planner.ui.courses.page import CoursesPage
from planner.ui.performer import Performer
from tests.support.workspaces import Clock, workspace_at
from tests.ui.courses.small_courses import small_plan
from tests.ui.roadmap.small_road import NOW

MakePage = Callable[..., CoursesPage]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = workspace_at(tmp_path, Clock(NOW), small_plan())
    yield workspace
    workspace.close()


@pytest.fixture
def performer(workspace: Workspace) -> Performer:
    return Performer(workspace)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def make_page(qtbot: QtBot, british: None, settings: QSettings) -> MakePage:
    """Makes a page as it is in a window of some width."""

    def make(
        workspace: Workspace, performer: Performer, window: int = 1280, height: int = 800
    ) -> CoursesPage:
        page = CoursesPage(workspace, performer, settings)
        qtbot.addWidget(page)
        page.set_window_width(window)
        page.resize(window - (56 if window < 1120 else 184), height)
        with qtbot.waitActive(page):
            page.show()
        page.view.table.setFocus()
        return page

    return make


@pytest.fixture
def page(make_page: MakePage, workspace: Workspace, performer: Performer) -> CoursesPage:
    return make_page(workspace, performer)
