"""The dialog for hours over the same real plan as the exams page."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from planner.services.workspace import Workspace
from planner.ui.availability.hours_dialog import HoursDialog
from planner.ui.performer import Performer
from tests.ui.exams.conftest import (
    Keep,
    _british,
    clock,
    impossible,
    keep,
    performer,
    roadmap_folder,
    roadmap_plan,
    workspace,
)

__all__ = [
    "_british",
    "clock",
    "impossible",
    "keep",
    "performer",
    "roadmap_folder",
    "roadmap_plan",
    "workspace",
]

Open = Callable[[], HoursDialog]


@pytest.fixture
def open_dialog(qtbot: QtBot, workspace: Workspace, performer: Performer, keep: Keep) -> Open:
    def make() -> HoursDialog:
        dialog = HoursDialog(workspace, performer)
        keep(dialog)
        dialog.show()
        with qtbot.waitActive(dialog):
            dialog.activateWindow()
        return dialog

    return make


@pytest.fixture
def dialog(open_dialog: Open) -> HoursDialog:
    return open_dialog()
