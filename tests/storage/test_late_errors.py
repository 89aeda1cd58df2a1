"""The disk fails at the very end of a change, when that is done already."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection

from planner.disk import sync_folder
from planner.domain.plan import Plan
from planner.storage import backups, plan_file
from planner.storage.database import Database
from planner.storage.errors import StorageRefusal, disk_error
from planner.storage.reader import Reader
from planner.storage.store import Store, Unsure
from tests.storage.samples import NOW, adding, an_item

Fail = Callable[..., None]


@pytest.fixture
def fail_late(monkeypatch: pytest.MonkeyPatch) -> Fail:
    """Let the next change fail after its commit; and nothing be put on the disk or read afterwards."""
    write, read = Database.writing, Database.reading
    failed: list[bool] = []

    def fail(*, syncs: bool = True, reads: bool = True) -> None:
        @contextmanager
        def late(database: Database) -> Iterator[Connection]:
            with write(database) as connection:
                yield connection
            failed.append(True)
            raise disk_error(database.path)

        @contextmanager
        def reading(database: Database) -> Iterator[Reader]:
            if failed and not reads:
                raise disk_error(database.path)
            with read(database) as connection:
                yield connection

        monkeypatch.setattr(Database, "writing", late)
        monkeypatch.setattr(Database, "reading", reading)
        if not syncs:
            monkeypatch.setattr(plan_file, "sync_folder", _broken)
            monkeypatch.setattr(backups, "sync_folder", _broken)

    return fail


def _broken(_folder: Path) -> None:
    raise OSError(5, "Input/output error")


EDIT = adding(an_item("new"))


def test_what_is_there_after_all_and_safe_is_saved(store: Store, fail_late: Fail) -> None:
    fail_late()
    assert store.save(EDIT, expected_revision=0, at=NOW).revision == 1
    assert "new" in store.load().items


def test_what_is_there_and_may_not_last_is_not_called_saved_nor_undone(store: Store, fail_late: Fail) -> None:
    fail_late(syncs=False)
    with pytest.raises(Unsure, match="look whether the change is there"):
        store.save(EDIT, expected_revision=0, at=NOW)
    assert "new" in store.load().items


def test_where_nothing_can_be_read_nobody_says_that_nothing_was_changed(
    store: Store, fail_late: Fail
) -> None:
    fail_late(reads=False)
    with pytest.raises(Unsure):
        store.save(EDIT, expected_revision=0, at=NOW)


def test_a_first_plan_is_not_made_twice(path: Path, plan: Plan, fail_late: Fail) -> None:
    made = Store.open(path, backups=path.parent / "backups")
    fail_late()
    made.create(plan, at=NOW)
    assert made.load() == plan
    made.close()


def test_a_change_that_was_taken_back_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    write = Database.writing

    @contextmanager
    def failing(database: Database) -> Iterator[Connection]:
        with write(database) as connection:
            yield connection
            raise disk_error(database.path)

    monkeypatch.setattr(Database, "writing", failing)
    with pytest.raises(StorageRefusal, match="nothing was changed"):
        store.save(EDIT, expected_revision=0, at=NOW)
    assert "new" not in store.load().items


def test_a_restored_plan_that_may_not_last_is_told_as_that(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = backups.back_up(path, path.parent / "backups", reason="by-hand")
    store.save(EDIT, expected_revision=0, at=NOW)
    fresh = store.copy_of(backup)
    monkeypatch.setattr(
        backups,
        "sync_folder",
        lambda folder: _broken(folder) if folder == path.parent else sync_folder(folder),
    )
    with pytest.raises(Unsure):
        store.restore(fresh, at=NOW)
    assert "new" not in store.load().items
    fresh.close()
