"""A journal beside the plan: what belongs to it is played back, what belongs to another state never is."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from planner.storage import journal
from planner.storage.database import Database
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


def without_first_page(closed: Path, into: Path) -> Path:
    """Make the journal of a program that writes pages into the file before it commits, as ours never does."""
    into.mkdir()
    with closing(sqlite3.connect(closed, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE items SET note = note || '!'")
        connection.execute("UPDATE sessions SET goal = 'x'")
        journal = Path(shutil.copy(closed.with_name(CRASHED), into / CRASHED))
        connection.execute("ROLLBACK")
    content = journal.read_bytes()
    assert int.from_bytes(content[8:12], "big") > 0
    assert not list(journal_pages(content, 1))
    return journal


def journal_pages(content: bytes, number: int) -> Iterator[bytes]:
    sector, page = (int.from_bytes(content[place : place + 4], "big") for place in (20, 24))
    for place in range(sector, len(content), page + 8):
        if int.from_bytes(content[place : place + 4], "big") == number:
            yield content[place + 4 : place + 4 + page]


def test_a_journal_without_the_first_page_is_refused(closed: Path, tmp_path: Path) -> None:
    """Nothing in it says whose it is, and our own programs leave none such."""
    shutil.copy(without_first_page(closed, tmp_path / "crashed"), closed.with_name(CRASHED))
    assert_refused_untouched(closed)


def test_our_own_connections_write_nothing_to_the_file_before_the_commit(closed: Path) -> None:
    before = closed.read_bytes()
    database = Database(closed)
    with suppress(ZeroDivisionError), database.writing() as connection:
        connection.exec_driver_sql("PRAGMA cache_size=1")
        connection.exec_driver_sql("UPDATE items SET note = note || hex(zeroblob(20000))")
        assert closed.with_name(CRASHED).stat().st_size > 512
        assert closed.read_bytes() == before
        raise ZeroDivisionError
    database.close()


def test_the_journal_of_a_copy_that_went_its_own_way_is_refused(closed: Path, tmp_path: Path) -> None:
    """The plan was copied and both were changed as often; one program was killed in the next change."""
    copy = Path(shutil.copytree(closed.parent, tmp_path / "copy")) / closed.name
    for path, count in ((closed, 1), (copy, 40)):
        store = new_store(path.parent)
        more = [an_item(f"more-{number}", note="x" * 2_000) for number in range(count)]
        store.save(adding(*more), expected_revision=store.revision(), at=NOW)
        store.close()
    crash(closed, tmp_path / "crashed", *growing(100), spill=True)
    shutil.copy(tmp_path / "crashed" / CRASHED, copy.with_name(CRASHED))
    assert_refused_untouched(copy)


def test_beside_a_link_to_the_plan_the_journal_of_the_plan_itself_is_looked_at(
    closed: Path, tmp_path: Path
) -> None:
    shutil.copy(without_first_page(closed, tmp_path / "crashed"), closed.with_name(CRASHED))
    linked = tmp_path / "linked"
    linked.mkdir()
    (linked / "planner.db").symlink_to(closed)
    with pytest.raises(StorageRefusal, match="does not belong to the plan beside it"):
        new_store(linked)


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
