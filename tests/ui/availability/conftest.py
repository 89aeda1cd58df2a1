"""The Availability page over the same real plan as the exams page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from planner.services.workspace import Workspace
from planner.ui.availability.page import AvailabilityPage
from planner.ui.calendars.linked import LinkedCalendars
from planner.ui.performer import Performer
from tests.ui.conftest import Keep


@pytest.fixture(autouse=True)
def _british(british: None) -> None:
    """Dates and the look are the same wherever the tests run."""


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def calendars(workspace: Workspace, performer: Performer) -> Iterator[LinkedCalendars]:
    """The linked calendars, which read and watch nothing by themselves."""
    made = LinkedCalendars(workspace, performer)
    yield made
    made.close()


@pytest.fixture
def page(
    workspace: Workspace,
    performer: Performer,
    settings: QSettings,
    calendars: LinkedCalendars,
    qtbot: QtBot,
    present: Keep,
) -> AvailabilityPage:
    """The page in a window of the usual size, with the keyboard."""
    shown = AvailabilityPage(workspace, performer, settings, calendars)
    shown.resize(1096, 800)
    shown.set_window_width(1280)
    present(shown)
    return shown
