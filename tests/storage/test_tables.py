import sqlite3
from contextlib import closing
from pathlib import Path

from planner.storage.header import APPLICATION_ID, SCHEMA_VERSION
from planner.storage.upgrade import MIGRATIONS, upgrade
from tests.storage.samples import new_store


def schema(path: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return sorted(connection.execute("SELECT name, type, tbl_name, coalesce(sql, '') FROM sqlite_master"))


def test_the_migrations_make_the_very_tables_that_a_new_file_gets(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    migrated = tmp_path / "migrated.db"
    with closing(sqlite3.connect(migrated)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    upgrade(migrated, backups=tmp_path / "backups")
    assert schema(migrated) == schema(tmp_path / "planner.db")
    for pragma in ("user_version", "application_id"):
        assert _value(migrated, f"PRAGMA {pragma}") == _value(tmp_path / "planner.db", f"PRAGMA {pragma}")
    query = "SELECT version_num FROM alembic_version"
    assert _value(migrated, query) == _value(tmp_path / "planner.db", query) == f"{SCHEMA_VERSION:04}"


def _value(path: Path, query: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchone()[0]


def test_every_constraint_has_a_name_so_that_it_can_be_altered_later(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    for _name, kind, _table, sql in schema(tmp_path / "planner.db"):
        if kind == "table":
            for word in ("PRIMARY KEY (", "FOREIGN KEY(", "CHECK (", "UNIQUE ("):
                lines = [line for line in sql.splitlines() if word in line]
                assert all(line.strip().startswith("CONSTRAINT ") for line in lines), sql


def test_there_is_one_revision_for_each_schema() -> None:
    names = sorted(path.name[:5] for path in (MIGRATIONS / "versions").glob("r*.py"))
    assert names == [f"r{version:04}" for version in range(1, SCHEMA_VERSION + 1)]
