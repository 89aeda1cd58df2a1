"""A journal beside the plan: what belongs to it is played back, what belongs to another state never is."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from planner.storage import journal
from planner.storage.errors import StorageRefusal
from planner.storage.journal import check_journal
from tests.storage.samples import NOW, adding, an_item, new_store

CRASHED = "planner.db-journal"


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "sleep", lambda _seconds: None)


def crash(path: Path, into: Path, *statements: str, spill: bool = False) -> None:
    """Copy what a kill in the middle of a transaction leaves; the plan itself stays as it is."""
    into.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        if spill:
            connection.execute("PRAGMA cache_size=1")  # pages go into the file before the commit
        connection.execute("BEGIN IMMEDIATE")
        for statement in statements:
            connection.execute(statement)
        for name in ("planner.db", CRASHED):
            shutil.copy(path.with_name(name), into / name)
        connection.execute("ROLLBACK")


def growing(count: int) -> list[str]:
    return [f"INSERT INTO phases VALUES ('p{number}', hex(zeroblob(1500)), 0, '')" for number in range(count)]


@pytest.mark.parametrize("spill", [False, True])
def test_the_journal_of_the_plan_itself_is_taken(closed: Path, tmp_path: Path, spill: bool) -> None:
    crash(closed, tmp_path / "crashed", *growing(100), spill=spill)
    check_journal(tmp_path / "crashed" / "planner.db")
    store, whole = new_store(tmp_path / "crashed"), new_store(closed.parent)
    assert store.load() == whole.load()
    store.close()
    whole.close()


def test_the_journal_of_an_older_state_is_refused(closed: Path, tmp_path: Path) -> None:
    """A program was killed, and somebody put another copy of the plan in the place of what it left."""
    crash(closed, tmp_path / "crashed", *growing(100), spill=True)
    store = new_store(closed.parent)
    for number in range(3):
        store.save(adding(an_item(f"more-{number}")), expected_revision=store.revision(), at=NOW)
    store.close()
    shutil.copy(tmp_path / "crashed" / CRASHED, closed.with_name(CRASHED))
    assert_refused_untouched(closed)


def test_the_journal_of_another_database_is_refused(closed: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "planner.db"
    other.parent.mkdir()
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE phases (id, title, position, theme)")
    crash(other, tmp_path / "crashed", *growing(100), spill=True)
    shutil.copy(tmp_path / "crashed" / CRASHED, closed.with_name(CRASHED))
    assert_refused_untouched(closed)


def test_the_journal_of_a_plan_that_was_being_made_does_not_empty_a_whole_one(closed: Path) -> None:
    start = bytes.fromhex("d9d505f920a163d7") + bytes(4) + b"seed" + bytes(4)  # of a file of 0 pages
    start += (512).to_bytes(4, "big") + (4096).to_bytes(4, "big")
    closed.with_name(CRASHED).write_bytes(start.ljust(512, b"\0"))
    assert_refused_untouched(closed)


@pytest.mark.parametrize("content", [b"", b"junk", bytes(4096), b"x" * 4096])
def test_what_is_no_journal_is_thrown_away(closed: Path, content: bytes) -> None:
    closed.with_name(CRASHED).write_bytes(content)
    before = closed.read_bytes()
    new_store(closed.parent).close()
    assert closed.read_bytes() == before


def test_another_program_that_is_writing_is_looked_at_again(
    closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed.with_name(CRASHED).write_bytes(b"")
    answers = iter([False, True])
    monkeypatch.setattr(journal, "_fits", lambda _path: next(answers))
    check_journal(closed)
    assert list(answers) == []


def assert_refused_untouched(path: Path) -> None:
    contents = [each.read_bytes() for each in (path, path.with_name(CRASHED))]
    with pytest.raises(StorageRefusal, match="does not belong to the plan beside it"):
        new_store(path.parent)
    assert contents == [each.read_bytes() for each in (path, path.with_name(CRASHED))]
