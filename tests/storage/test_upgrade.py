"""Migrations, on copies of the shipped history with planted revisions put on top."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection

from planner.domain.plan import Plan
from planner.storage import header, start_up
from planner.storage.database import Database
from planner.storage.errors import StorageRefusal, disk_error
from planner.storage.header import APPLICATION_ID, SCHEMA_VERSION
from planner.storage.store import Store
from planner.storage.upgrade import MIGRATIONS, upgrade
from tests.storage.samples import NOW, adding, an_item, new_store

NEXT = SCHEMA_VERSION + 1
# The change that loses child rows when foreign keys are on: the table is made anew.
ADD_COLUMN = """
    with op.batch_alter_table("items", recreate="always") as batch:
        batch.add_column(sa.Column("colour", sa.Text, nullable=False, server_default=""))
"""


@pytest.fixture
def migrations(tmp_path: Path) -> Path:
    """A copy of the shipped revisions that may be added to."""
    return Path(shutil.copytree(MIGRATIONS, tmp_path / "migrations", ignore=shutil.ignore_patterns("*.pyc")))


@pytest.fixture
def old(tmp_path: Path, path: Path, plan: Plan) -> Path:
    """The file of a store of today's schema, closed."""
    store = new_store(tmp_path, plan)
    store.save(adding(an_item("new")), expected_revision=0, at=NOW)
    store.close()
    return path


def plant(migrations: Path, version: int, body: str) -> None:
    text = (
        f'import sqlalchemy as sa\nfrom alembic import op\nrevision = "{version:04}"\n'
        f'down_revision = "{version - 1:04}"\n\n\ndef upgrade():\n{body}\n'
    )
    (migrations / "versions" / f"r{version:04}_planted.py").write_text(text)


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in names}


def version_of(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[60:64], "big")


def test_a_migration_keeps_every_row_and_makes_a_backup_first(
    old: Path, migrations: Path, tmp_path: Path
) -> None:
    plant(migrations, NEXT, ADD_COLUMN)
    plant(migrations, NEXT + 1, '    op.add_column("goals", sa.Column("mood", sa.Text, nullable=True))')
    before = rows(old)
    backup = upgrade(old, backups=tmp_path / "backups", migrations=migrations, target=NEXT + 1)

    after = rows(old)
    assert version_of(old) == NEXT + 1
    assert after.pop("alembic_version") == [(f"{NEXT + 1:04}",)]
    assert after["items"] == [(*row, "") for row in before["items"]]
    assert after["goals"] == [(*row, None) for row in before["goals"]]
    for table in after.keys() - {"items", "goals"}:
        assert after[table] == before[table]
    assert len(after["entries"]) == 2

    assert backup is not None
    assert backup.name == f"planner-000001-before-schema-{NEXT + 1}.db"
    assert rows(backup) == before
    assert version_of(backup) == SCHEMA_VERSION


def test_a_file_of_the_wanted_schema_is_left_alone(old: Path, tmp_path: Path) -> None:
    before = old.read_bytes()
    assert upgrade(old, backups=tmp_path / "backups") is None
    assert old.read_bytes() == before
    assert not (tmp_path / "backups").exists()


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (ADD_COLUMN + '    raise KeyError("planted")', "could not be brought up to date"),
        (ADD_COLUMN + '    op.execute("DELETE FROM phases")', "could not be brought up to date"),
        (
            ADD_COLUMN + "    op.execute(\"UPDATE items SET id = 'x' WHERE id = 'linear-algebra'\")",
            "could not",
        ),
        (ADD_COLUMN + '    op.execute("DROP TABLE nowhere")', "left as it is"),
    ],
    ids=["fault", "lost rows", "dangling reference", "wrong statement"],
)
def test_a_migration_that_fails_midway_leaves_the_file_as_it_was(
    old: Path, migrations: Path, tmp_path: Path, body: str, sentence: str
) -> None:
    plant(migrations, NEXT, '    op.add_column("goals", sa.Column("mood", sa.Text, nullable=True))')
    plant(migrations, NEXT + 1, body)
    before = old.read_bytes()
    with pytest.raises(StorageRefusal, match=sentence):
        upgrade(old, backups=tmp_path / "backups", migrations=migrations, target=NEXT + 1)
    assert old.read_bytes() == before
    assert not old.with_name("planner.db-journal").exists()
    # Or each start would leave another one, none of which is ever thinned out.
    assert list((tmp_path / "backups").iterdir()) == []


FULL_DISK = ADD_COLUMN + "    import os\n    raise OSError(28, os.strerror(28))"


def test_where_the_disk_fails_the_backup_stays_and_no_start_leaves_another(
    old: Path, migrations: Path, tmp_path: Path
) -> None:
    plant(migrations, NEXT, FULL_DISK)
    before = old.read_bytes(), rows(old)
    for number in (1, 2, 3):
        with pytest.raises(StorageRefusal, match="disk is full"):
            upgrade(old, backups=tmp_path / "backups", migrations=migrations, target=NEXT)
        assert (old.read_bytes(), rows(old)) == before
        (backup,) = (tmp_path / "backups").iterdir()
        assert backup.name == f"planner-{number:06}-before-schema-{NEXT}.db"
        assert rows(backup) == before[1]


def test_the_backup_goes_not_before_the_change_is_taken_back(
    old: Path, migrations: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(migrations, NEXT, ADD_COLUMN + '    raise KeyError("planted")')
    write = Database.writing

    @contextmanager
    def failing(database: Database) -> Iterator[Connection]:
        with write(database) as connection:
            try:
                yield connection
            finally:
                kept.extend((tmp_path / "backups").iterdir())

    kept: list[Path] = []
    monkeypatch.setattr(Database, "writing", failing)
    with pytest.raises(StorageRefusal, match="could not be brought up to date"):
        upgrade(old, backups=tmp_path / "backups", migrations=migrations, target=NEXT)
    assert len(kept) == 1
    assert not kept[0].exists()


def test_the_backup_stays_where_the_plan_does_not_read_back(
    old: Path, migrations: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(migrations, NEXT, ADD_COLUMN + '    raise KeyError("planted")')

    def broken(_connection: Connection, path: Path) -> None:
        raise disk_error(path)

    monkeypatch.setattr("planner.storage.upgrade.check_pages", broken)
    with pytest.raises(StorageRefusal, match="could not be brought up to date"):
        upgrade(old, backups=tmp_path / "backups", migrations=migrations, target=NEXT)
    assert len(list((tmp_path / "backups").iterdir())) == 1


def test_what_is_no_plan_of_an_older_schema_is_not_made_one(tmp_path: Path) -> None:
    """Another program's database under our sign: some of our steps would even fit."""
    path = tmp_path / "planner.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            f"PRAGMA application_id={APPLICATION_ID}; PRAGMA user_version={SCHEMA_VERSION - 1};"
            "CREATE TABLE songs (title TEXT)"
        )
    before = path.read_bytes()
    with pytest.raises(StorageRefusal, match="was left as it is"):
        upgrade(path, backups=tmp_path / "backups")
    assert path.read_bytes() == before


def test_without_a_backup_nothing_is_migrated(old: Path, migrations: Path, tmp_path: Path) -> None:
    plant(migrations, NEXT, ADD_COLUMN)
    (tmp_path / "backups").write_text("a file where the folder should be")
    before = old.read_bytes()
    with pytest.raises(StorageRefusal):
        upgrade(old, backups=tmp_path / "backups", migrations=migrations, target=NEXT)
    assert old.read_bytes() == before


def test_opening_an_older_plan_migrates_it(
    old: Path, migrations: Path, tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(migrations, NEXT, ADD_COLUMN)
    monkeypatch.setattr(header, "SCHEMA_VERSION", NEXT)
    monkeypatch.setattr(start_up, "SCHEMA_VERSION", NEXT)
    monkeypatch.setattr(
        "planner.storage.upgrade.upgrade", partial(upgrade, migrations=migrations, target=NEXT)
    )
    for _start in range(2):
        store = Store.open(old, backups=tmp_path / "backups")
        assert store.load() == plan.after(adding(an_item("new")))
        assert store.next_undo() == "Add"
        store.close()
    assert len(list((tmp_path / "backups").iterdir())) == 1
