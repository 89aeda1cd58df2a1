"""A damaged plan is kept as it is, and a backup takes its place."""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

import pytest

from planner.domain.errors import Refusal
from planner.paths import Paths
from planner.services.backups import Backup, back_up_now
from planner.services.items import know_item
from planner.services.opening import open_workspace
from planner.services.rescue import copy_for_rescue, is_damaged, rescue, whole_backups
from planner.storage import restore as storage_restore
from planner.storage.header import journal_of
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at

NOW = datetime(2026, 11, 27, 9, 5)


def damage_pages(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * 8192)


def damage_row(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE items SET kind = 'nothing known'")
        connection.commit()


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A plan with a backup after its first step of two."""
    workspace = workspace_at(tmp_path, Clock(), first_plan())
    paths = Paths(tmp_path)
    workspace.perform(lambda plan, _schedule: know_item(plan, "containers", MONDAY))
    back_up_now(paths)
    workspace.perform(lambda plan, _schedule: know_item(plan, "sql", MONDAY))
    workspace.close()
    return paths


def put_back(paths: Paths, backup: Backup) -> Path:
    with closing(copy_for_rescue(paths, backup.path)) as copy:
        return rescue(paths, copy, NOW)


def refusal_of(paths: Paths) -> Refusal:
    with pytest.raises(Refusal) as refused:
        open_workspace(paths, Clock())
    return refused.value


@pytest.mark.parametrize(
    "harm", [damage_pages, damage_row, lambda path: path.write_bytes(b"nothing of use" * 100)]
)
def test_a_damaged_plan_is_kept_byte_for_byte_and_a_backup_takes_its_place(
    paths: Paths, harm: object
) -> None:
    assert callable(harm)
    harm(paths.database)
    content = paths.database.read_bytes()
    assert is_damaged(refusal_of(paths))
    (backup,) = whole_backups(paths)
    kept = put_back(paths, backup)
    assert kept == paths.data_dir / "damaged" / "2026-11-27 09.05"
    assert (kept / "planner.db").read_bytes() == content
    workspace = open_workspace(paths, Clock())
    assert workspace.next_undo == "Marked Containers (Docker) as known"
    assert workspace.saved_at == NOW
    workspace.verify()
    workspace.close()
    assert sorted(each.name for each in paths.data_dir.iterdir()) == ["backups", "damaged", "planner.db"]


def test_two_in_a_minute_are_both_kept(paths: Paths) -> None:
    (backup,) = whole_backups(paths)
    kept = []
    for content in (b"one", b"two"):
        paths.database.write_bytes(content)
        kept.append(put_back(paths, backup))
    assert [(folder / "planner.db").read_bytes() for folder in kept] == [b"one", b"two"]


def test_the_journal_goes_with_its_file(paths: Paths) -> None:
    damage_pages(paths.database)
    journal_of(paths.database).write_bytes(b"a journal")
    (backup,) = whole_backups(paths)
    kept = put_back(paths, backup)
    assert journal_of(kept / "planner.db").read_bytes() == b"a journal"
    assert not journal_of(paths.database).exists()


def test_the_fresh_file_never_lies_beside_the_journal_of_the_damaged_one(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def fail(_new: Path, path: Path) -> None:
        seen.append(journal_of(path).exists())
        raise OSError(5, "Input/output error")

    damage_pages(paths.database)
    journal_of(paths.database).write_bytes(b"a journal")
    (backup,) = whole_backups(paths)
    monkeypatch.setattr(storage_restore, "take_place", fail)
    with pytest.raises(Refusal, match="The disk reported an error"):
        put_back(paths, backup)
    assert seen == [False]
    assert journal_of(paths.database).read_bytes() == b"a journal"


def test_a_disk_without_second_names_gets_a_copy(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_paths: Path) -> None:
        raise OSError(1, "Operation not permitted")

    damage_pages(paths.database)
    content = paths.database.read_bytes()
    monkeypatch.setattr(os, "link", refuse)
    (backup,) = whole_backups(paths)
    assert (put_back(paths, backup) / "planner.db").read_bytes() == content


@pytest.mark.parametrize("step", ["_keep", "sync_folder", "take_place"])
def test_a_rescue_that_fails_leaves_the_file_in_its_place(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_paths: Path) -> None:
        raise OSError(28, "No space left on device")

    damage_pages(paths.database)
    content = paths.database.read_bytes()
    (backup,) = whole_backups(paths)
    monkeypatch.setattr(storage_restore, step, fail)
    with pytest.raises(Refusal, match="disk is full"):
        put_back(paths, backup)
    assert paths.database.read_bytes() == content
    assert whole_backups(paths) == (backup,)


def test_a_damaged_backup_is_not_offered(paths: Paths) -> None:
    (backup,) = whole_backups(paths)
    damage_pages(backup.path)
    assert whole_backups(paths) == ()
    damage_pages(paths.database)
    content = paths.database.read_bytes()
    with pytest.raises(Refusal, match="is damaged, so nothing was changed"):
        put_back(paths, backup)
    assert paths.database.read_bytes() == content


def test_a_newer_plan_is_not_damaged(paths: Paths) -> None:
    with closing(sqlite3.connect(paths.database)) as connection:
        connection.execute("PRAGMA user_version = 999")
    assert not is_damaged(refusal_of(paths))


def test_a_plan_that_is_refused_is_not_held_open(paths: Paths) -> None:
    damage_row(paths.database)
    with suppress(Refusal):
        open_workspace(paths, Clock())
    held = [os.path.realpath(f"/proc/self/fd/{number}") for number in os.listdir("/proc/self/fd")]
    assert str(paths.database) not in held
