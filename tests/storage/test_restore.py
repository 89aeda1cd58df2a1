"""Going back to a backup: nothing is adopted, nothing is lost, and what cannot be read changes nothing."""

import os
import sqlite3
import tracemalloc
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from planner.domain.edit import Edit
from planner.domain.errors import GivenUp
from planner.domain.plan import Plan
from planner.storage import backups, database, plan_file
from planner.storage.backup_file import check_backup
from planner.storage.backups import back_up, backups_in
from planner.storage.errors import StorageRefusal
from planner.storage.store import StaleRevision, Store
from planner.values import replace
from tests.storage.samples import NOW, adding, an_item, new_store

LATER = NOW + timedelta(days=1)


@pytest.fixture
def backup(store: Store, path: Path) -> Path:
    """The sample plan with one step, before a second step was made."""
    store.save(edit_of("first"), expected_revision=0, at=NOW)
    copy = back_up(path, path.parent / "backups", reason="by-hand")
    store.save(edit_of("second"), expected_revision=1, at=NOW + timedelta(minutes=1))
    return copy


def test_the_plan_is_copied_once_as_it_is(store: Store, backup: Path) -> None:
    made = store.back_up(reason="before-import")
    assert made is not None
    assert made.name == "planner-000002-before-import.db"
    assert store.back_up(reason="before-import") is None


def edit_of(item: str) -> Edit:
    return replace(adding(an_item(item)), label=f"Add {item}")


def restore(store: Store, backup: Path) -> Path | None:
    with closing(store.copy_of(backup)) as copy:
        return store.restore(copy, at=LATER)


def damage(backup: Path) -> None:
    with backup.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096)


def run_in(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def test_the_plan_is_what_it_was_and_so_are_its_steps(store: Store, backup: Path) -> None:
    restore(store, backup)
    assert "second" not in store.load().items
    assert "first" in store.load().items
    assert store.next_undo() == "Add first"
    assert store.saved_at() == LATER
    store.undo(expected_revision=store.revision(), at=LATER)
    assert "first" not in store.load().items
    store.verify()


def test_what_is_given_up_is_backed_up_and_can_be_had_again(store: Store, backup: Path) -> None:
    before = store.load()
    kept = restore(store, backup)
    assert kept is not None
    assert kept.name == "planner-000002-before-restore.db"
    restore(store, kept)
    assert store.load().at_revision(0) == before.at_revision(0)
    assert store.next_undo() == "Add second"


def test_nothing_else_is_left_beside_the_plan(store: Store, backup: Path, path: Path) -> None:
    restore(store, backup)
    assert sorted(each.name for each in path.parent.iterdir()) == ["backups", "planner.db"]


def test_steps_are_copied_and_read_a_few_at_a_time(store: Store, path: Path) -> None:
    """A thousand of them, each of hundreds of records, are many times the plan."""
    step = adding(an_item("first", note="x" * 20_000))
    store.save(step, expected_revision=0, at=NOW)
    backup = back_up(path, path.parent / "backups", reason="by-hand")
    run_in(
        backup,
        "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 400) "
        "INSERT INTO edits (number, at, label, changes) SELECT i, at, label, changes FROM n, edits",
    )
    tracemalloc.start()
    restore(store, backup)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert backup.stat().st_size > 8_000_000
    assert peak < 6_000_000  # under 4,000,000 where this was written; all of them at once take 19,000,000


def test_whoever_has_the_plan_open_notices(store: Store, other: Store, backup: Path) -> None:
    revision = other.revision()
    restore(store, backup)
    assert other.revision() > revision
    with pytest.raises(StaleRevision):
        other.save(edit_of("third"), expected_revision=revision, at=LATER)


def test_a_folder_without_a_plan_takes_a_backup_too(backup: Path, tmp_path: Path, plan: Plan) -> None:
    empty = new_store(tmp_path / "elsewhere")
    assert restore(empty, backup) is None
    assert "first" in empty.load().items
    empty.close()


@pytest.mark.parametrize(
    "harm",
    [
        damage,
        lambda backup: backup.write_bytes(b"something else"),
        lambda backup: backup.write_bytes(backup.read_bytes()[:50]),
        lambda backup: os.truncate(backup, 5000),
        lambda backup: backup.write_bytes(b""),
        lambda backup: run_in(backup, "CREATE TRIGGER t AFTER INSERT ON items BEGIN SELECT 1; END"),
        lambda backup: run_in(backup, "CREATE VIEW v AS SELECT 1"),
        lambda backup: run_in(backup, "UPDATE items SET title = x'ff'"),
        lambda backup: run_in(backup, "DROP TABLE items"),
        lambda backup: run_in(backup, "UPDATE items SET requires = json_array(id)"),
        lambda backup: run_in(backup, "UPDATE items SET requires = json_array('nobody')"),
        lambda backup: run_in(backup, "UPDATE goals SET items = json_array('nobody')"),
        lambda backup: run_in(backup, "UPDATE edits SET changes = '[1]'"),
        lambda backup: run_in(backup, "DELETE FROM meta"),
        lambda backup: run_in(backup, "DELETE FROM settings"),
        lambda backup: run_in(backup, "PRAGMA user_version = 0"),
    ],
)
def test_a_backup_that_cannot_be_read_changes_nothing(
    store: Store, backup: Path, path: Path, harm: object
) -> None:
    assert callable(harm)
    harm(backup)
    before, content = store.load(), path.read_bytes()
    with pytest.raises(StorageRefusal, match="The backup planner-000001-by-hand"):
        restore(store, backup)
    assert path.read_bytes() == content
    assert store.load() == before
    assert [each.number for each in backups_in(path.parent / "backups")] == [1]


def test_a_newer_backup_says_that_the_program_is_to_be_updated(backup: Path) -> None:
    run_in(backup, "PRAGMA user_version = 999")
    with pytest.raises(StorageRefusal, match="newer version"):
        check_backup(backup)


@pytest.mark.parametrize("step", ["_copy", "_sync", "sync_folder"])
def test_a_restore_that_fails_leaves_the_plan_as_it_was(
    store: Store, backup: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = store.load()

    def fail(*_paths: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, step, fail)
    with pytest.raises(StorageRefusal, match="disk is full"):
        restore(store, backup)
    monkeypatch.undo()
    assert store.load() == before
    assert store.next_undo() == "Add second"


def test_nobody_saves_between_the_copy_of_a_plan_and_its_end(
    store: Store, backup: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    other = new_store(path.parent)

    def place(new: Path, path: Path) -> None:
        with pytest.raises(StorageRefusal, match="Another program is using"):
            other.save(edit_of("third"), expected_revision=other.revision(), at=LATER)
        backups.take_place(new, path)

    monkeypatch.setattr(plan_file, "take_place", place)
    restore(store, backup)
    revision = other.revision()
    other.save(edit_of("third"), expected_revision=revision, at=LATER)
    assert {"first", "third"} <= store.load().items.keys()
    other.close()


def test_where_no_open_file_is_replaced_it_is_closed_before(
    store: Store, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_file, "_REPLACES_OPEN_FILES", False)
    restore(store, backup)
    assert store.next_undo() == "Add first"
    store.save(edit_of("third"), expected_revision=store.revision(), at=LATER)


def test_a_store_whose_restore_failed_goes_on_when_the_disk_does(
    store: Store, backup: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = path.with_name("aside.db")

    def fail(*_paths: Path) -> None:
        path.rename(aside)
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(plan_file, "take_place", fail)
    with pytest.raises(StorageRefusal, match="disk reported an error"):
        restore(store, backup)
    assert not path.exists()
    aside.rename(path)
    assert store.next_undo() == "Add second"


def test_what_a_crash_left_of_a_restore_goes_once_it_is_old(store: Store, backup: Path, path: Path) -> None:
    room = path.parent / "restoring"
    left = [room / "crashed", room / "fresh.db"]
    left[0].mkdir(parents=True)
    for file in (left[0] / "fresh.db", left[1]):
        file.write_bytes(b"half a file")
    restore(store, backup)
    assert "first" in store.load().items
    assert all(each.exists() for each in left), "another program may be restoring just now"
    for each in left:
        os.utime(each, (0, 0))
    restore(store, backup)
    assert not room.exists()


def test_two_copies_at_once_are_none_of_each_others_business(store: Store, backup: Path, path: Path) -> None:
    with closing(store.copy_of(backup)) as one, closing(store.copy_of(backup)) as other:
        store.restore(one, at=LATER)
        store.restore(other, at=LATER)
    assert "first" in store.load().items
    assert not (path.parent / "restoring").exists()


def test_it_tells_how_far_it_is(store: Store, backup: Path) -> None:
    told: list[float] = []
    store.copy_of(backup, told.append).close()
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 1)
    assert len(set(told)) > 10


def test_given_up_at_any_moment_it_leaves_nothing_behind(store: Store, backup: Path, path: Path) -> None:
    told: list[float] = []
    store.copy_of(backup, told.append).close()
    content = path.read_bytes()
    for moment in range(len(told)):
        left = moment

        def tell(_done: float) -> None:
            nonlocal left
            if not left:
                raise GivenUp
            left -= 1

        with pytest.raises(GivenUp, match="nothing was changed"):
            store.copy_of(backup, tell)
        assert sorted(each.name for each in path.parent.iterdir()) == ["backups", "planner.db"]
    assert path.read_bytes() == content


def test_backups_are_listed_the_newest_first(backup: Path, path: Path) -> None:
    folder = path.parent / "backups"
    back_up(path, folder, reason="before-schema-9")
    (folder / "notes.txt").touch()
    (folder / "planner-000009-x.part").touch()
    (folder / "planner-000010-x.db").mkdir()
    newest, oldest = backups_in(folder)
    assert (newest.number, newest.reason) == (2, "before-schema-9")
    assert (oldest.number, oldest.reason, oldest.path) == (1, "by-hand", backup)
    assert oldest.size == backup.stat().st_size


def test_no_folder_holds_no_backups(tmp_path: Path) -> None:
    assert backups_in(tmp_path / "nothing") == ()
