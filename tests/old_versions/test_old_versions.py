"""Every released schema, with rows in every table, opens today with nothing lost."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from planner.storage.header import SCHEMA_VERSION
from planner.storage.store import Store
from planner.storage.tables import metadata, revision_name
from planner.storage.upgrade import MIGRATIONS
from tests.old_versions.make_dump import dump_path
from tests.storage.samples import NOW, an_entry, an_item, sample_plan

REVISIONS = sorted(path.name[1:5] for path in (MIGRATIONS / "versions").glob("r*.py"))


@pytest.fixture(params=REVISIONS)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A plan as the version of that schema left it."""
    path = tmp_path / "planner.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(dump_path(request.param).read_text(encoding="utf-8"))
    return path


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_released_schema_has_a_small_database_here(revision: str) -> None:
    path = dump_path(revision)
    assert path.exists(), f"no database of schema {revision}: run python -m tests.old_versions.make_dump"
    assert path.stat().st_size < 100_000
    text = path.read_text(encoding="utf-8")
    assert f"PRAGMA user_version={int(revision)};" in text
    tables = set(re.findall(r"CREATE TABLE (\w+)", text))
    assert tables == set(re.findall(r'INSERT INTO "(\w+)"', text)), "a table without rows proves nothing"


def test_the_newest_schema_is_among_them() -> None:
    assert REVISIONS[-1] == revision_name(SCHEMA_VERSION)


def test_an_old_plan_opens_with_all_its_rows(old: Path, tmp_path: Path) -> None:
    before = _counts(old)
    store = Store.open(old, backups=tmp_path / "backups")
    plan = store.load()
    assert plan.revision == 3
    assert (plan.logged, plan.last_entry) == ({"linear-algebra": 130}, 3)
    assert plan.items["linear-algebra"].resources[0].hours == (8.0, 12.5, 20.0)
    store.close()
    after = _counts(old)
    assert {table: after[table] for table in before} == before
    assert set(after) == set(metadata.tables)
    assert sum(len(getattr(plan, table)) for table in ("items", "sessions", "entries", "progress")) == 10


def test_an_old_backup_is_restored_with_all_its_rows_and_left_as_it_is(old: Path, tmp_path: Path) -> None:
    before, content = _counts(old), old.read_bytes()
    store = Store.open(tmp_path / "elsewhere" / "planner.db", backups=tmp_path / "backups")
    with closing(store.copy_of(old)) as copy:
        store.restore(copy, at=NOW)
    assert (store.next_undo(), store.next_redo()) == ("Log 50 min", "Add Python")
    store.close()
    after = _counts(tmp_path / "elsewhere" / "planner.db")
    assert {table: after[table] for table in before} == before
    assert old.read_bytes() == content


def test_an_old_plan_undoes_and_redoes_its_steps(old: Path, tmp_path: Path) -> None:
    store = Store.open(old, backups=tmp_path / "backups")
    assert (store.next_undo(), store.next_redo()) == ("Log 50 min", "Add Python")
    assert store.redo(expected_revision=3, at=NOW) is not None
    assert "python" in store.load().items
    assert store.undo(expected_revision=4, at=NOW) is not None
    assert store.undo(expected_revision=5, at=NOW) is not None
    assert "3" not in store.load().entries
    store.close()


def test_the_newest_old_plan_is_the_sample(tmp_path: Path) -> None:
    path = tmp_path / "planner.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(dump_path(REVISIONS[-1]).read_text(encoding="utf-8"))
    store = Store.open(path, backups=tmp_path)
    plan, sample = store.load(), sample_plan()
    assert plan.items == sample.items
    assert "python" not in plan.items
    assert plan.entries == {**sample.entries, "3": an_entry(3)}
    assert (plan.goals, plan.sessions, plan.settings) == (sample.goals, sample.sessions, sample.settings)
    assert an_item("python").id not in plan.progress
    store.close()


def _counts(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names}
