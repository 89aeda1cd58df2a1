"""Backups as the learner makes them and goes back to them."""

from datetime import datetime
from pathlib import Path

import pytest

from planner.domain.errors import Refusal
from planner.paths import Paths
from planner.services.backups import back_up_now, fault_of, kept_backups, restore
from planner.services.items import know_item
from planner.services.workspace import Notice, Workspace
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return workspace_at(tmp_path, Clock(), first_plan())


def test_a_backup_made_by_hand_is_listed_and_whole(workspace: Workspace, paths: Paths) -> None:
    assert kept_backups(paths) == ()
    made = back_up_now(paths)
    (backup,) = kept_backups(paths)
    assert (backup.path, backup.reason) == (made, "by-hand")
    assert abs((backup.made_at - datetime.now()).total_seconds()) < 60
    assert fault_of(backup) == ""
    workspace.close()


def test_going_back_is_told_to_every_listener(workspace: Workspace, paths: Paths) -> None:
    before = workspace.plan
    backup = back_up_now(paths)
    workspace.perform(lambda plan, _schedule: know_item(plan, "containers", MONDAY))
    after = workspace.plan
    told: list[Notice] = []
    workspace.subscribe(told.append)
    kept = restore(workspace, paths, backup)
    assert told == [Notice(None)]
    assert workspace.plan.at_revision(0) == before.at_revision(0)
    assert workspace.next_undo is None
    assert kept is not None
    restore(workspace, paths, kept)
    assert workspace.plan.at_revision(0) == after.at_revision(0)
    assert workspace.next_undo == "Marked Containers (Docker) as known"
    assert [backup.reason for backup in kept_backups(paths)] == [
        "before-restore",
        "before-restore",
        "by-hand",
    ]
    workspace.close()


def test_a_damaged_backup_is_told_and_left_alone(workspace: Workspace, paths: Paths) -> None:
    path = back_up_now(paths)
    path.write_bytes(b"nothing of use")
    (backup,) = kept_backups(paths)
    assert fault_of(backup) == "It is damaged and cannot be restored."
    plan = workspace.plan
    with pytest.raises(Refusal, match="is damaged"):
        restore(workspace, paths, path)
    assert workspace.plan is plan
    workspace.close()


@pytest.mark.parametrize("name", ["backups/planner-000007-by-hand.db", "planner.db"])
def test_what_is_no_backup_of_the_folder_is_refused(workspace: Workspace, paths: Paths, name: str) -> None:
    with pytest.raises(Refusal, match="is not there any more"):
        restore(workspace, paths, paths.data_dir / name)
    workspace.close()
