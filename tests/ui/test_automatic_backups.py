"""A plan backs itself up for as long as it is open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.paths import Paths
from planner.services.backups import back_up_now, kept_backups
from planner.services.items import know_item
from planner.services.workspace import Workspace
from planner.storage import backups
from planner.ui import automatic_backups
from planner.ui.automatic_backups import AutomaticBackups
from tests.support.workspaces import MONDAY, Clock, workspace_at


@pytest.fixture
def paths(workspace: Workspace, tmp_path: Path) -> Paths:
    return Paths(tmp_path / "data")


@pytest.fixture
def keeper(workspace: Workspace, paths: Paths, monkeypatch: pytest.MonkeyPatch) -> Iterator[AutomaticBackups]:
    """Backs up at once, and then in every twentieth of a second."""
    monkeypatch.setattr(automatic_backups, "FIRST_AFTER_MS", 0)
    monkeypatch.setattr(automatic_backups, "EVERY_MS", 50)
    made = AutomaticBackups(workspace, paths)
    yield made
    made.close()


def numbers(paths: Paths) -> list[int]:
    return [backup.number for backup in kept_backups(paths)]


def change(workspace: Workspace) -> None:
    workspace.perform(lambda plan, _schedule: know_item(plan, "containers", MONDAY))


def fail(*_paths: Path) -> None:
    raise OSError(28, "No space left on device")


def test_it_begins_with_a_backup_and_makes_others_where_the_plan_changes(
    keeper: AutomaticBackups, workspace: Workspace, paths: Paths, qtbot: QtBot
) -> None:
    keeper.begin()
    qtbot.waitUntil(lambda: numbers(paths) == [1])
    qtbot.wait(150)
    assert numbers(paths) == [1]
    change(workspace)
    qtbot.waitUntil(lambda: numbers(paths) == [2, 1])
    assert {backup.reason for backup in kept_backups(paths)} == {"by-itself"}


def test_what_was_backed_up_by_hand_needs_no_other(
    keeper: AutomaticBackups, paths: Paths, qtbot: QtBot
) -> None:
    back_up_now(paths)
    keeper.begin()
    qtbot.wait(150)
    assert numbers(paths) == [1]


def test_why_there_is_no_backup_is_told_once(
    keeper: AutomaticBackups, paths: Paths, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    keeper.told.connect(told.append)
    monkeypatch.setattr(backups, "_copy", fail)
    with qtbot.waitSignal(keeper.told):
        keeper.begin()
    qtbot.wait(150)
    assert told == [
        "No backup could be made. The disk is full, so nothing was changed; free some space and try again."
    ]
    monkeypatch.undo()
    keeper.look()
    qtbot.waitUntil(lambda: numbers(paths) == [1])


def test_nothing_is_copied_before_it_begins_or_after_its_end(
    keeper: AutomaticBackups, paths: Paths, qtbot: QtBot
) -> None:
    keeper.look()
    keeper.begin()
    keeper.close()
    qtbot.wait(150)
    assert numbers(paths) == []


def test_without_a_plan_there_is_nothing_to_copy(tmp_path: Path, qtbot: QtBot) -> None:
    empty = workspace_at(tmp_path / "empty", Clock())
    keeper = AutomaticBackups(empty, Paths(tmp_path / "empty"))
    keeper.begin()
    keeper.look()
    qtbot.wait(50)
    assert numbers(Paths(tmp_path / "empty")) == []
    keeper.close()
    empty.close()
