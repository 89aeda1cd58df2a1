"""What the terminal tells of a plan's health, and of one that is damaged or gone."""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from planner.paths import Paths
from planner.services.opening import open_plan
from planner.storage.archive import archive_of
from planner.storage.backup_file import check_backup
from planner.storage.header import SCHEMA_VERSION, journal_of
from tests.cli.terminal import Terminal, one_sentence


@pytest.fixture
def paths(planned: Terminal, data: Path) -> Paths:
    """The data folder of a plan with two backups and a step between them."""
    planned("backup")
    planned("skip", "containers")
    planned("backup")
    return Paths(data)


def spoil(file: Path) -> bytes:
    content = bytearray(file.read_bytes())
    content[4096:8192] = bytes(4096)
    file.write_bytes(content)
    return bytes(content)


def test_a_sound_plan(planned: Terminal, paths: Paths) -> None:
    answer = planned("check")
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[0].startswith("The plan is sound: 120 items, 2 goals, ")
    assert lines[1].endswith(" kB, with 1 step kept for undo.")
    assert lines[2].startswith("2 backups that can all be restored, the newest made ")
    assert lines[3] == "No fault of the program was ever logged."
    assert lines[4].endswith("B are free on the disk.")
    document = planned("check", "--json").document
    assert (document["ok"], document["problems"], document["schema"]) == (True, [], SCHEMA_VERSION)
    assert (document["revision"], document["items"], document["goals"], document["steps"]) == (1, 120, 2, 1)
    assert document["bytes"] == paths.database.stat().st_size
    assert [each["fault"] for each in document["backups"]] == [None, None]
    assert document["writable"] is True


def test_where_there_never_was_a_plan_that_is_told(terminal: Terminal, data: Path) -> None:
    answer = terminal("check")
    assert one_sentence(answer)
    assert "There is no plan yet" in answer.err
    assert not data.exists()


def test_a_damaged_plan_is_told_with_the_way_back_and_comes_back(planned: Terminal, paths: Paths) -> None:
    before = planned("plan", "--json").out
    damaged = spoil(paths.database)
    for words in (("week",), ("undo",), ("skip", "sql"), ("export", "week.pdf"), ("backup",)):
        answer = planned(*words)
        assert one_sentence(answer), words
        assert f"study-planner --data-dir {paths.data_dir} restore planner-000002-by-hand.db." in answer.err
    answer = planned("check")
    assert answer.code == 1
    assert "cannot be read and was left as it is" in answer.err
    assert "2 backups that can all be restored" in answer.out
    document = planned("check", "--json").document
    assert (document["ok"], document["items"], len(document["problems"])) == (False, None, 1)
    assert paths.database.read_bytes() == damaged

    restored = planned("restore", "planner-000002-by-hand.db", "--json")
    kept = Path(restored.document["kept"])
    assert (kept / "planner.db").read_bytes() == damaged
    assert planned("plan", "--json").out == before
    assert planned("check").code == 0


def test_a_damaged_plan_without_a_backup(planned: Terminal, data: Path) -> None:
    damaged = spoil(Paths(data).database)
    for words in (("week",), ("check",)):
        answer = planned(*words)
        assert answer.code == 1
        assert "was left as it is; see what can be read of it with: study-planner" in answer.err
    assert planned("check", "--json").document["backups"] == []
    assert Paths(data).database.read_bytes() == damaged


def test_everything_as_json_takes_the_place_of_a_damaged_plan(planned: Terminal, paths: Paths) -> None:
    workspace = open_plan(paths, datetime.now)
    file = paths.data_dir / "everything.json"
    file.write_text(json.dumps(archive_of(workspace.plan)), "utf-8")
    workspace.close()
    before = planned("plan", "--json").out
    spoil(paths.database)
    assert planned("restore", str(file)).code == 0
    assert planned("plan", "--json").out == before


def test_a_plan_that_is_gone_is_told_with_the_way_back(planned: Terminal, paths: Paths) -> None:
    for lose in (paths.database.unlink, paths.database.touch):
        lose()
        for words in (("week",), ("check",)):
            answer = planned(*words)
            assert answer.code == 1
            assert "is missing or empty; go back to its newest backup with: study-planner" in answer.err
    assert planned("restore", "planner-000001-by-hand.db").code == 0
    assert "containers" not in planned("history").out
    assert planned("check").code == 0


def test_backups_that_cannot_be_restored_are_named(planned: Terminal, paths: Paths) -> None:
    damaged = spoil(paths.backups / "planner-000002-by-hand.db")
    answer = planned("check")
    assert answer.code == 1
    assert answer.err == "1 backup cannot be restored: planner-000002-by-hand.db.\n"
    assert answer.out.startswith("The plan is sound")
    faults = [each["fault"] for each in planned("check", "--json").document["backups"]]
    assert faults == ["It is damaged and cannot be restored.", None]
    refused = planned("restore", "planner-000002-by-hand.db")
    assert one_sentence(refused)
    assert (paths.backups / "planner-000002-by-hand.db").read_bytes() == damaged
    spoil(paths.database)
    assert "restore planner-000001-by-hand.db" in planned("week").err


def test_of_several_problems_one_sentence_is_told_where_refusals_are(planned: Terminal, paths: Paths) -> None:
    spoil(paths.database)
    spoil(paths.backups / "planner-000002-by-hand.db")
    answer = planned("check")
    assert answer.code == 1
    assert answer.err.count("\n") == 1
    assert "cannot be read and was left as it is" in answer.err
    assert answer.out.startswith("1 backup cannot be restored: planner-000002-by-hand.db.\n2 backups, ")
    assert len(planned("check", "--json").document["problems"]) == 2


@pytest.mark.parametrize("harm", [spoil, Path.unlink], ids=["damaged", "gone"])
def test_each_backup_is_gone_through_once(
    planned: Terminal, paths: Paths, monkeypatch: pytest.MonkeyPatch, harm: Callable[[Path], object]
) -> None:
    looked_at: list[str] = []

    def counted(backup: Path) -> int:
        looked_at.append(backup.name)
        return check_backup(backup)

    monkeypatch.setattr("planner.services.backups.check_backup", counted)
    harm(paths.database)
    assert "restore planner-000002-by-hand.db." in planned("check").err
    assert looked_at == ["planner-000002-by-hand.db", "planner-000001-by-hand.db"]


def test_a_row_that_refers_to_none_is_found(planned: Terminal, paths: Paths) -> None:
    with closing(sqlite3.connect(paths.database)) as connection, connection:
        connection.execute("INSERT INTO progress (id, status) VALUES ('nobody', 'skipped')")
    answer = planned("check")
    assert answer.code == 1
    assert "cannot be read" in answer.err


def test_a_newer_plan_is_told_and_not_called_damaged(planned: Terminal, paths: Paths) -> None:
    content = bytearray(paths.database.read_bytes())
    content[60:64] = (SCHEMA_VERSION + 1).to_bytes(4, "big")
    paths.database.write_bytes(content)
    for words in (("week",), ("check",)):
        answer = planned(*words)
        assert answer.code == 1
        assert "newer version of Study Planner" in answer.err
        assert "restore" not in answer.err
    assert one_sentence(planned("restore", "planner-000001-by-hand.db"))
    assert paths.database.read_bytes() == content


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_little_room_on_the_disk_is_told(
    planned: Terminal, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(10**9, 10**9, 3_000_000))
    answer = planned("check")
    assert answer.code == 1
    assert answer.err == "The disk has only 3.0 MB left; free some space, so that changes can be saved.\n"
    assert planned("check", "--json").document["free_bytes"] == 3_000_000


def test_a_folder_that_cannot_be_written_is_told(
    planned: Terminal, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda _path, _way: False)
    answer = planned("check")
    assert answer.code == 1
    assert "can be read but not changed" in answer.err


def test_faults_that_were_logged_are_told(planned: Terminal, paths: Paths) -> None:
    paths.log.write_bytes(b"x" * 12_000)
    paths.log.with_name("planner.log.1").write_bytes(b"x" * 250_000)
    assert "262 kB in the log of faults of the program." in planned("check").out


def test_a_change_that_was_cut_short_is_taken_back_and_told(planned: Terminal, paths: Paths) -> None:
    crashed = paths.data_dir / "crashed"
    crashed.mkdir()
    with closing(sqlite3.connect(paths.database, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN IMMEDIATE")
        for number in range(100):
            connection.execute("INSERT INTO phases VALUES (?, ?, 0, '')", (f"p{number}", "x" * 3_000))
        for name in ("planner.db", "planner.db-journal"):
            shutil.copy(paths.data_dir / name, crashed / name)
        connection.execute("ROLLBACK")
    for name in ("planner.db", "planner.db-journal"):
        shutil.move(crashed / name, paths.data_dir / name)
    document = planned("check", "--json").document
    assert (document["taken_back"], document["ok"]) == (True, True)
    assert planned("check", "--json").document["taken_back"] is False


def test_a_change_that_another_program_makes_at_this_moment_is_not_called_cut_short(
    planned: Terminal, paths: Paths
) -> None:
    with closing(sqlite3.connect(paths.database, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO phases VALUES ('new', 'New', 0, '')")
        assert journal_of(paths.database).exists()
        document = planned("check", "--json").document
        connection.execute("ROLLBACK")
    assert (document["taken_back"], document["ok"]) == (False, True)


def test_a_copy_leaves_files_beside_it_alone(planned: Terminal, paths: Paths, tmp_path: Path) -> None:
    beside = tmp_path / "copy.part"
    beside.write_text("mine", "utf-8")
    assert planned("backup", str(tmp_path / "copy.db")).code == 0
    assert beside.read_text("utf-8") == "mine"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["copy.db", "copy.part", "data"]


def test_what_is_not_there_is_not_restored(planned: Terminal) -> None:
    answer = planned("restore", "nothing.db")
    assert one_sentence(answer)
    assert answer.err == "There is no file nothing.db to restore.\n"
