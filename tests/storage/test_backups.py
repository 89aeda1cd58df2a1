import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from planner.domain.plan import Plan
from planner.storage import backups
from planner.storage.backups import back_up
from planner.storage.errors import StorageRefusal
from planner.storage.store import Store


def test_a_backup_is_a_whole_plan_under_its_own_name(store: Store, path: Path, plan: Plan) -> None:
    folder = path.parent / "kept"
    copy = back_up(path, folder, reason="by-hand")
    assert copy.name == "planner-000001-by-hand.db"
    again = Store.open(copy, backups=folder)
    assert again.load() == plan
    again.close()
    assert sorted(folder.iterdir()) == [copy]


def test_numbers_rise_beyond_the_highest_there(store: Store, path: Path) -> None:
    folder = path.parent / "kept"
    folder.mkdir()
    for name in ("planner-000041-by-hand.db", "planner-999-x.db", "notes.txt", "planner-000077-x.part"):
        (folder / name).touch()
    assert back_up(path, folder, reason="x").name == "planner-000042-x.db"
    assert back_up(path, folder, reason="x").name == "planner-000043-x.db"


def test_what_an_earlier_attempt_left_is_no_part_of_the_copy(store: Store, path: Path, plan: Plan) -> None:
    folder = path.parent / "kept"
    folder.mkdir()
    (folder / "planner-000001-x.part").write_bytes(b"half a copy")
    again = Store.open(back_up(path, folder, reason="x"), backups=folder)
    assert again.load() == plan
    again.close()


@pytest.mark.parametrize("step", ["_copy", "_check", "_sync"])
def test_a_backup_that_fails_leaves_nothing_behind(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_paths: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, step, fail)
    with pytest.raises(StorageRefusal, match="disk is full"):
        back_up(path, path.parent / "kept", reason="x")
    assert list((path.parent / "kept").iterdir()) == []


def test_a_copy_is_read_back_before_it_counts(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = backups._copy

    def copy_badly(source: Path, target: Path) -> None:
        copy(source, target)
        with target.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * 4096)

    monkeypatch.setattr(backups, "_copy", copy_badly)
    with pytest.raises(StorageRefusal, match="The disk reported an error"):
        back_up(path, path.parent / "kept", reason="x")
    assert list((path.parent / "kept").iterdir()) == []


def test_a_plan_that_was_moved_away_is_not_copied_and_no_empty_one_made(store: Store, path: Path) -> None:
    store.close()
    path.rename(path.with_name("elsewhere.db"))
    with pytest.raises(StorageRefusal, match="was moved or removed"):
        back_up(path, path.parent / "kept", reason="x")
    assert not path.exists()
    assert list((path.parent / "kept").iterdir()) == []


def test_a_program_that_never_ends_its_writing_holds_no_backup_up(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageRefusal, match="Another program is using"):
            back_up(path, path.parent / "kept", reason="x")
        connection.execute("ROLLBACK")
    assert list((path.parent / "kept").iterdir()) == []


def test_a_backup_waits_for_no_writer_and_shows_one_state(store: Store, path: Path, plan: Plan) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM phases")
        copy = back_up(path, path.parent / "kept", reason="x")
        connection.execute("ROLLBACK")
    again = Store.open(copy, backups=path.parent)
    assert again.load() == plan
    again.close()
