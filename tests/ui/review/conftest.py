"""The review over the real plan of the exams page, on the Sunday that ends its first week."""

from collections.abc import Callable
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.review.dialog import ReviewDialog
from tests.support.workspaces import Clock
from tests.ui.exams.conftest import (
    Keep,
    _british,
    clock,
    keep,
    performer,
    roadmap_folder,
    roadmap_plan,
    workspace,
)

__all__ = [
    "_british",
    "clock",
    "keep",
    "performer",
    "roadmap_folder",
    "roadmap_plan",
    "workspace",
]

SUNDAY = datetime(2026, 11, 29, 18)
Open = Callable[[], ReviewDialog]


@pytest.fixture
def open_review(qtbot: QtBot, workspace: Workspace, performer: Performer, keep: Keep, clock: Clock) -> Open:
    """Open the review as it is on Sunday evening."""

    def make() -> ReviewDialog:
        clock.now = SUNDAY
        workspace.move_time()
        dialog = ReviewDialog(workspace, performer)
        keep(dialog)
        dialog.show()
        with qtbot.waitActive(dialog):
            dialog.activateWindow()
        return dialog

    return make


@pytest.fixture
def review(open_review: Open) -> ReviewDialog:
    return open_review()
