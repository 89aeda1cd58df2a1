"""Replanning over the real plan of the exams page, after a session that was skipped."""

from collections.abc import Callable

import pytest

from planner.services.sessions import skip_session
from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.replan.dialog import ReplanDialog
from tests.ui.conftest import NOW, Keep

Open = Callable[[], ReplanDialog]


@pytest.fixture(autouse=True)
def _british(british: None) -> None:
    """Dates and the look are the same wherever the tests run."""


@pytest.fixture
def skipped(workspace: Workspace, performer: Performer) -> None:
    """The first session is skipped, and what could stay where it was has stayed."""
    first = workspace.schedule.sessions[0].id
    performer.perform(lambda plan, schedule: skip_session(plan, schedule, first, NOW))


@pytest.fixture
def open_replan(workspace: Workspace, performer: Performer, present: Keep) -> Open:
    """Open the dialog on the plan as it is."""

    def make() -> ReplanDialog:
        dialog = ReplanDialog(workspace, performer)
        present(dialog)
        return dialog

    return make


@pytest.fixture
def replan(skipped: None, open_replan: Open) -> ReplanDialog:
    return open_replan()
