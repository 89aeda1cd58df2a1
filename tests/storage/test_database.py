import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from planner.domain.plan import Plan
from planner.storage import database
from planner.storage.database import Database
from planner.storage.errors import StaleRevision, StorageRefusal
from planner.storage.store import Store
from tests.storage.samples import NOW, adding, an_entry, an_item, new_store


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    db = Database(tmp_path / "some.db")
    yield db
    db.close()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)


def test_every_connection_has_the_settings_that_survive_a_power_cut(db: Database) -> None:
    wanted = {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
    }
    with db.reading() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
    assert found == wanted
    with db.writing() as writing:
        found = {name: writing.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
        driver = writing.connection.driver_connection
    assert found == wanted
    assert isinstance(driver, sqlite3.Connection)
    assert driver.isolation_level is None


def test_a_migration_has_foreign_keys_off(tmp_path: Path) -> None:
    db = Database(tmp_path / "some.db", foreign_keys=False)
    with db.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 0
    db.close()


def test_a_setting_that_does_not_hold_is_noticed(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_SETTINGS", (("journal_mode", "DELETE", "wal"),))
    with pytest.raises(StorageRefusal), db.reading():
        pass


def test_tables_too_are_made_wholly_or_not_at_all(db: Database) -> None:
    def fail_midway() -> None:
        with db.writing() as connection:
            connection.execute(text("CREATE TABLE half (id INTEGER)"))
            raise KeyError("planted")

    with pytest.raises(KeyError, match="planted"):
        fail_midway()
    with db.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0


def test_a_database_left_in_wal_mode_is_brought_back(tmp_path: Path, plan: Plan) -> None:
    new_store(tmp_path, plan).close()
    path = tmp_path / "planner.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    store = new_store(tmp_path)
    assert store.load() == plan
    assert path.read_bytes()[18:20] == b"\x01\x01"
    store.close()


def test_a_file_that_another_program_holds_is_said(tmp_path: Path, plan: Plan, impatient: None) -> None:
    store = new_store(tmp_path, plan)
    with closing(sqlite3.connect(tmp_path / "planner.db", isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageRefusal, match="Another program is using"):
            store.save(adding(an_item("new")), expected_revision=0, at=NOW)
        with pytest.raises(StorageRefusal, match="Another program is using"):
            store.revision()
        connection.execute("ROLLBACK")
    assert store.load() == plan
    assert store.save(adding(an_item("new")), expected_revision=0, at=NOW).revision == 1
    store.close()


def test_a_reader_that_holds_on_blocks_the_commit_and_nothing_is_half_saved(
    tmp_path: Path, plan: Plan, impatient: None
) -> None:
    store = new_store(tmp_path, plan)
    with closing(sqlite3.connect(tmp_path / "planner.db", isolation_level=None)) as connection:
        connection.execute("BEGIN")
        connection.execute("SELECT * FROM meta").fetchall()
        with pytest.raises(StorageRefusal, match="Another program is using"):
            store.save(adding(an_item("new")), expected_revision=0, at=NOW)
        assert store.load() == plan
        connection.execute("ROLLBACK")
    assert store.save(adding(an_item("new")), expected_revision=0, at=NOW).revision == 1
    store.close()


def test_a_full_disk_is_said_and_the_save_can_be_repeated(store: Store, path: Path, plan: Plan) -> None:
    edit = adding(*(an_item(f"new{number}", note="x" * 5_000) for number in range(20)))
    before = path.read_bytes()
    pages = len(before) // 4096
    _limit_pages(store, pages)
    for _attempt in range(2):
        with pytest.raises(StorageRefusal, match="The disk is full"):
            store.save(edit, expected_revision=0, at=NOW)
    assert path.read_bytes() == before
    assert store.load() == plan
    _limit_pages(store, 10_000)
    assert store.save(edit, expected_revision=0, at=NOW).revision == 1
    assert store.load() == plan.after(edit)


def _limit_pages(store: Store, pages: int) -> None:
    with store._file.reading() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")


def test_a_file_put_under_the_name_meanwhile_is_noticed_and_not_overwritten(
    store: Store, tmp_path: Path, path: Path, plan: Plan
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(path, elsewhere / "planner.db")
    away = new_store(elsewhere)
    theirs = adding(an_entry(9), label="From the other computer")
    away.save(theirs, expected_revision=0, at=NOW)
    away.close()
    (elsewhere / "planner.db").replace(path)

    with pytest.raises(StaleRevision):
        store.save(adding(an_item("mine")), expected_revision=0, at=NOW)
    assert store.revision() == 1
    assert store.load() == plan.after(theirs)
    assert store.save(adding(an_item("mine")), expected_revision=1, at=NOW).revision == 2


def test_a_file_of_the_same_revision_is_noticed_too(store: Store, tmp_path: Path, path: Path) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(path, copy)
    copy.replace(path)
    with pytest.raises(StaleRevision):
        store.save(adding(an_item("mine")), expected_revision=0, at=NOW)
    assert store.save(adding(an_item("mine")), expected_revision=0, at=NOW).revision == 1


def test_a_file_that_vanishes_is_said_and_not_made_anew(store: Store, path: Path, plan: Plan) -> None:
    aside = path.with_name("aside")
    path.rename(aside)
    for call in (store.load, store.revision, lambda: store.save(adding(), expected_revision=0, at=NOW)):
        with pytest.raises(StorageRefusal, match="moved or removed"):
            call()
    assert not path.exists()
    aside.rename(path)
    assert store.load() == plan
