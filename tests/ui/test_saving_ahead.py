"""What the first change would wait for is loaded beside the window."""

from collections.abc import Iterator
from threading import current_thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from planner.domain.errors import Refusal
from planner.services.items import know_item
from planner.services.workspace import Workspace
from planner.ui.saving_ahead import SavingAhead
from tests.support.workspaces import MONDAY


@pytest.fixture
def ahead(workspace: Workspace) -> Iterator[SavingAhead]:
    owner = QObject()
    made = SavingAhead(workspace, owner)
    yield made
    made.close()


def test_it_prepares_the_workspace_in_another_thread(
    ahead: SavingAhead, workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []
    prepare = workspace.prepare_to_save

    def watched() -> None:
        prepare()
        threads.append(current_thread().name)

    monkeypatch.setattr(workspace, "prepare_to_save", watched)
    ahead.begin()
    qtbot.waitUntil(lambda: threads == ["background"])
    workspace.perform(lambda plan, _schedule: know_item(plan, "containers", MONDAY))
    assert workspace.next_undo is not None


def test_what_is_wrong_with_the_file_is_left_to_the_first_change(
    ahead: SavingAhead, workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def refuse() -> None:
        asked.append(True)
        raise Refusal("The disk is gone.")

    monkeypatch.setattr(workspace, "prepare_to_save", refuse)
    ahead.begin()
    qtbot.waitUntil(lambda: bool(asked))
    ahead.close()
    assert asked == [True]


def test_a_window_that_is_closed_at_once_loads_nothing(
    ahead: SavingAhead, workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(workspace, "prepare_to_save", lambda: asked.append(True))
    ahead.begin()
    ahead.close()
    qtbot.wait(100)
    assert asked == []
