"""The dialog for hours over the same real plan as the exams page."""

from collections.abc import Callable

import pytest

from planner.services.workspace import Workspace
from planner.ui.availability.hours_dialog import HoursDialog
from planner.ui.performer import Performer
from tests.ui.conftest import Keep

Open = Callable[[], HoursDialog]


@pytest.fixture(autouse=True)
def _british(british: None) -> None:
    """Dates and the look are the same wherever the tests run."""


@pytest.fixture
def open_dialog(workspace: Workspace, performer: Performer, present: Keep) -> Open:
    def make() -> HoursDialog:
        dialog = HoursDialog(workspace, performer)
        present(dialog)
        return dialog

    return make


@pytest.fixture
def dialog(open_dialog: Open) -> HoursDialog:
    return open_dialog()
