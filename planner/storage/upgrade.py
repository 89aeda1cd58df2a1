"""Bringing an older file to today's tables: all steps or none, and nobody's rows lost on the way."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from filecmp import cmp
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from planner.i18n import _
from planner.storage.backups import back_up, backups_in
from planner.storage.database import Database, check_pages, schema_version
from planner.storage.errors import StorageRefusal, Unusable, plain_words
from planner.storage.header import SCHEMA_VERSION
from planner.storage.tables import metadata, revision_name

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(
    path: Path, *, backups: Path, migrations: Path = MIGRATIONS, target: int = SCHEMA_VERSION
) -> Path | None:
    """Migrate the file to the schema `target`; return the backup made before, or None if nothing was due.

    Raises StorageRefusal; the file is then as it was.
    """
    # Foreign keys off: with them on, a table that is made anew drops the rows that refer to it.
    database = Database(path, foreign_keys=False)
    backup: Path | None = None
    reason = f"before-schema-{target}"
    try:
        with database.writing() as connection:
            version = schema_version(connection)
            if version >= target:
                return None  # another program was faster
            # Nobody else can write by now, so the copy is just what is about to change.
            backup = back_up(path, backups, reason=reason)
            _drop_others_like(backup, backups, reason)
            with _told(path):
                counts = _row_counts(connection)
                _run_steps(connection, migrations, version, target)
                _compare(counts, _row_counts(connection))
                _check(connection, path)
                if target == SCHEMA_VERSION:
                    _check_tables(connection)
    except Unusable:
        if backup is not None:
            _drop(backup, database)
        raise
    finally:
        database.close()
    return backup


def _drop(backup: Path, database: Database) -> None:
    """Keep no backup of a plan that is whole and as it was: each start would leave another one.

    Not before the change is taken back; and where the disk has failed, the backup may be all there is.
    """
    with suppress(StorageRefusal), database.reading() as connection:
        check_pages(connection, database.path)
        backup.unlink(missing_ok=True)


def _drop_others_like(backup: Path, folder: Path, reason: str) -> None:
    """Drop the same backups of starts before, whose disk failed on the way."""
    with suppress(StorageRefusal), plain_words(folder):
        for other in backups_in(folder):
            is_of_same_step = other.reason == reason and other.path != backup
            if is_of_same_step and cmp(other.path, backup, shallow=False):
                other.path.unlink()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (StorageRefusal, DBAPIError, OSError):
        raise  # told in their own words
    except Exception as error:
        raise Unusable(
            _(
                "{path} could not be brought up to date and was left as it is; go on with the last version."
            ).format(path=path)
        ) from error


def _run_steps(connection: Connection, migrations: Path, version: int, target: int) -> None:
    # Alembic costs 100 ms and is wanted once a year.
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(migrations)
    context = MigrationContext.configure(connection)
    # A file without a schema starts below the first revision.
    current = revision_name(version) if version else "base"
    steps = list(script.iterate_revisions(revision_name(target), current))
    with Operations.context(context):
        for step in reversed(steps):
            step.module.upgrade()
    context.stamp(script, revision_name(target))
    connection.exec_driver_sql(f"PRAGMA user_version={target}")


def _row_counts(connection: Connection) -> dict[str, int]:
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    return {name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one() for name in names}


def _compare(before: dict[str, int], after: dict[str, int]) -> None:
    for table in before.keys() & after.keys():
        if after[table] != before[table]:
            raise ValueError(f"{table} had {before[table]} rows and has {after[table]}")


def _check_tables(connection: Connection) -> None:
    """Refuse what was no plan before either: of each table every column is there."""
    for table in metadata.tables.values():
        found = connection.exec_driver_sql(f'PRAGMA table_info("{table.name}")')
        if {column.name for column in table.columns} - {row[1] for row in found}:
            raise ValueError(f"{table.name} is not as it should be")


def _check(connection: Connection, path: Path) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise ValueError("a row refers to one that is gone")
    check_pages(connection, path)
