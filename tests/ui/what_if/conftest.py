"""The dialog "What if" over the same real plan as the exams page."""

from collections.abc import Callable

import pytest

from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.what_if.dialog import WhatIfDialog
from tests.ui.conftest import Keep

Open = Callable[[str], WhatIfDialog]


@pytest.fixture(autouse=True)
def _british(british: None) -> None:
    """Dates and the look are the same wherever the tests run."""


@pytest.fixture
def open_dialog(workspace: Workspace, performer: Performer, present: Keep) -> Open:
    def make(goal: str = "") -> WhatIfDialog:
        dialog = WhatIfDialog(workspace, performer, goal)
        present(dialog)
        return dialog

    return make


@pytest.fixture
def dialog(open_dialog: Open) -> WhatIfDialog:
    """The dialog on the Google exam, which is on track."""
    return open_dialog("gcp-pmle")
