"""The review over the real plan of the exams page, on the Sunday that ends its first week."""

from collections.abc import Callable
from datetime import datetime

import pytest

from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.review.dialog import ReviewDialog
from tests.support.workspaces import Clock
from tests.ui.conftest import Keep

SUNDAY = datetime(2026, 11, 29, 18)
Open = Callable[[], ReviewDialog]


@pytest.fixture(autouse=True)
def _british(british: None) -> None:
    """Dates and the look are the same wherever the tests run."""


@pytest.fixture
def open_review(workspace: Workspace, performer: Performer, present: Keep, clock: Clock) -> Open:
    """Open the review as it is on Sunday evening."""

    def make() -> ReviewDialog:
        clock.now = SUNDAY
        workspace.move_time()
        dialog = ReviewDialog(workspace, performer)
        present(dialog)
        return dialog

    return make


@pytest.fixture
def review(open_review: Open) -> ReviewDialog:
    return open_review()
