"""Backups as the learner makes them and goes back to them."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from planner.domain.errors import Refusal
from planner.paths import Paths
from planner.services.backups import (
    back_up_if_changed,
    back_up_now,
    back_up_to,
    copy_of_backup,
    fault_of,
    kept_backups,
)
from planner.services.items import know_item
from planner.services.workspace import Notice, Workspace
from planner.storage import backups
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path)


ENDLESS = (
    "CREATE VIEW meta AS WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count)"
    " SELECT max(n) AS changed_at FROM count"
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return workspace_at(tmp_path, Clock(), first_plan())


def restore(workspace: Workspace, paths: Paths, backup: Path) -> Path | None:
    with closing(copy_of_backup(workspace, paths, backup)) as copy:
        return workspace.restore(copy)


def test_a_backup_made_by_hand_is_listed_and_whole(workspace: Workspace, paths: Paths) -> None:
    assert kept_backups(paths) == ()
    made = back_up_now(paths)
    (backup,) = kept_backups(paths)
    assert (backup.path, backup.reason) == (made, "by-hand")
    assert abs((backup.made_at - datetime.now()).total_seconds()) < 60
    assert fault_of(backup) == ""
    workspace.close()


def test_a_backup_keeps_the_moment_of_its_plan_when_it_is_copied(workspace: Workspace, paths: Paths) -> None:
    made = back_up_now(paths)
    shutil.copyfile(made, paths.backups / "planner-000002-by-hand.db")
    assert [backup.saved_at for backup in kept_backups(paths)] == [MONDAY, MONDAY]
    with closing(sqlite3.connect(made)) as file, file:
        file.execute("UPDATE meta SET changed_at = 'some day'")
    assert [backup.saved_at for backup in kept_backups(paths)] == [MONDAY, None]
    with closing(sqlite3.connect(made)) as file, file:
        file.execute("DROP TABLE meta")
        file.execute(ENDLESS)
    assert [backup.saved_at for backup in kept_backups(paths)] == [MONDAY, None]
    made.write_bytes(b"nothing of use")
    assert [backup.saved_at for backup in kept_backups(paths)] == [MONDAY, None]
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


def test_a_plan_backs_itself_up_where_it_has_changed(workspace: Workspace, paths: Paths) -> None:
    made = back_up_if_changed(paths, workspace.plan.revision, MONDAY)
    assert made is not None
    assert made.name == "planner-000001-by-itself.db"
    assert back_up_if_changed(paths, workspace.plan.revision, MONDAY) is None
    workspace.perform(lambda plan, _schedule: know_item(plan, "containers", MONDAY))
    assert back_up_if_changed(paths, workspace.plan.revision, MONDAY) is not None
    workspace.undo()
    back_up_now(paths)
    assert back_up_if_changed(paths, workspace.plan.revision, MONDAY) is None
    workspace.close()


def test_a_backup_that_cannot_be_read_counts_for_none(workspace: Workspace, paths: Paths) -> None:
    back_up_now(paths).write_bytes(b"nothing of use")
    assert back_up_if_changed(paths, workspace.plan.revision, MONDAY) is not None
    workspace.close()


def test_old_backups_make_room_for_new_ones(workspace: Workspace, paths: Paths) -> None:
    by_hand = back_up_now(paths)
    long_ago = (MONDAY - timedelta(days=40)).timestamp()
    os.utime(by_hand, (long_ago, long_ago))
    for number in range(2, 12):
        copy = shutil.copy2(by_hand, paths.backups / f"planner-{number:06}-by-itself.db")
        os.utime(copy, (long_ago + number, long_ago + number))
    workspace.perform(lambda plan, _schedule: know_item(plan, "containers", MONDAY))
    back_up_if_changed(paths, workspace.plan.revision, MONDAY)
    assert [backup.number for backup in kept_backups(paths)] == [12, 11, 10, 1]
    workspace.close()


def test_what_was_cut_short_long_ago_is_removed(workspace: Workspace, paths: Paths) -> None:
    paths.backups.mkdir()
    ages = {"planner-000001-x.part": 2, "planner-000001-x.part-journal": 2, "planner-000002-x.part": 0}
    for name, before in (ages | {"notes.part": 2}).items():
        (paths.backups / name).touch()
        at = (MONDAY - timedelta(days=before)).timestamp()
        os.utime(paths.backups / name, (at, at))
    back_up_if_changed(paths, workspace.plan.revision, MONDAY)
    left = sorted(path.name for path in paths.backups.iterdir())
    assert left == ["notes.part", "planner-000001-by-itself.db", "planner-000002-x.part"]
    workspace.close()


def test_what_a_kill_left_of_a_copy_goes_with_a_later_one(
    workspace: Workspace, paths: Paths, tmp_path: Path
) -> None:
    folder, names = tmp_path / "stick", list[str]()
    folder.mkdir()

    def cut_short(_path: Path, target: Path) -> None:
        names.extend((target.name, f"{target.name}-journal"))
        raise OSError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(backups, "_copy", cut_short)
        with pytest.raises(Refusal):
            back_up_to(paths, folder / "copy.db")
    for name in names:
        (folder / name).touch()
        os.utime(folder / name, (1e9, 1e9))
    back_up_to(paths, folder / "other.db")
    assert [each.name for each in folder.iterdir()] == ["other.db"]
    workspace.close()


def test_nothing_is_removed_where_no_backup_can_be_made(
    workspace: Workspace, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_paths: Path) -> None:
        raise OSError(28, "No space left on device")

    before = [back_up_now(paths) for _time in range(6)]
    workspace.perform(lambda plan, _schedule: know_item(plan, "containers", MONDAY))
    monkeypatch.setattr(backups, "_copy", fail)
    with pytest.raises(Refusal, match="disk is full"):
        back_up_if_changed(paths, workspace.plan.revision, MONDAY + timedelta(days=4000))
    assert {backup.path for backup in kept_backups(paths)} == set(before)
    workspace.close()
