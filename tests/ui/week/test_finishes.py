"""The week is shown before all is laid out; when the goals will be finished is told a moment later."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.services.items import log_time
from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.week.finishes import Finishes
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return workspace_at(tmp_path, Clock(), first_plan(MONDAY))


def planned(finishes: Finishes, workspace: Workspace) -> dict[str, datetime | None]:
    return {id: each.planned_finish for id, each in finishes.outlooks(workspace.schedule).items()}


def test_what_is_planned_to_be_finished_is_known_in_the_end(workspace: Workspace, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    performer = Performer(workspace, holder)
    finishes = Finishes(workspace, performer, holder)
    assert set(planned(finishes, workspace).values()) == {None}
    qtbot.waitUntil(lambda: workspace.schedule.is_whole)
    first = planned(finishes, workspace)
    assert first == {id: each.planned_finish for id, each in workspace.schedule.outlooks.items()}

    with qtbot.waitSignal(finishes.known):
        performer.perform(lambda plan, _schedule: log_time(plan, "containers", 600, MONDAY.date(), MONDAY))
        assert not workspace.schedule.is_whole
        assert planned(finishes, workspace) == first  # as they were last known
        work = {id: each.work for id, each in finishes.outlooks(workspace.schedule).items()}
        assert work == {id: each.work for id, each in workspace.schedule.verdicts.items()}
    assert planned(finishes, workspace) == {
        id: each.planned_finish for id, each in workspace.schedule.outlooks.items()
    }
    finishes.rest()


def test_at_rest_nothing_more_is_laid_out(workspace: Workspace, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    performer = Performer(workspace, holder)
    finishes = Finishes(workspace, performer, holder)
    finishes.rest()
    performer.perform(lambda plan, _schedule: log_time(plan, "containers", 600, MONDAY.date(), MONDAY))
    with qtbot.assertNotEmitted(finishes.known, wait=100):
        pass
    assert not workspace.schedule.is_whole
