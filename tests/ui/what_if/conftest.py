"""The dialog "What if" over the same real plan as the exams page."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.what_if.dialog import WhatIfDialog
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

Open = Callable[[str], WhatIfDialog]


@pytest.fixture
def open_dialog(qtbot: QtBot, workspace: Workspace, performer: Performer, keep: Keep) -> Open:
    def make(goal: str = "") -> WhatIfDialog:
        dialog = WhatIfDialog(workspace, performer, goal)
        keep(dialog)
        dialog.show()
        with qtbot.waitActive(dialog):
            dialog.activateWindow()
        return dialog

    return make


@pytest.fixture
def dialog(open_dialog: Open) -> WhatIfDialog:
    """The dialog on the Google exam, which is on track."""
    return open_dialog("gcp-pmle")
