"""A preview that is made by hand, in its dialog over a real plan."""

import pytest
from pytestqt.qtbot import QtBot

from planner.services.workspace import Workspace
from planner.ui.importing.preview_dialog import ImportDialog
from planner.ui.performer import Performer
from tests.support.imports import StandIn, preview_of
from tests.ui.conftest import Keep


@pytest.fixture(autouse=True)
def _british(british: None) -> None:
    """Everything is shown as in Britain."""


@pytest.fixture
def stand_in() -> StandIn:
    """What stands in for the services."""
    return StandIn(preview_of())


@pytest.fixture
def dialog(
    stand_in: StandIn, workspace: Workspace, performer: Performer, present: Keep, qtbot: QtBot
) -> ImportDialog:
    """The preview of a roadmap that the plan does not know."""
    made = stand_in.dialog(workspace, performer)
    present(made)
    return made
