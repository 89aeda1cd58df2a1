"""Filling the fresh file that is to take a plan's place, through every check, and marking it."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Table, func, insert, literal_column, select, update

from planner.domain.plan import Plan
from planner.domain.telling import Tell
from planner.storage import history
from planner.storage.backup_file import check_backup, reading_backup
from planner.storage.database import Database, check_everything
from planner.storage.errors import StaleRevision, Unusable, backup_damaged
from planner.storage.header import SCHEMA_VERSION
from planner.storage.kinds import moment
from planner.storage.mapping import CODECS, readable
from planner.storage.records import check_followed, check_names, check_order, read_all, state_in
from planner.storage.tables import alembic_version, make_schema, meta, metadata
from planner.storage.upgrade import upgrade
from planner.storage.writing import insert_plan

_ROWS_AT_ONCE = 50  # more are no faster, and a step may be as large as the plan
# How far it is when each part of the work begins; the rest is reading everything that was copied.
_CHECKED, _COPIED, _FILLED = 0.1, 0.2, 0.8
_UNMARKED = datetime(1970, 1, 1)  # when a file was made, until it is marked


def write_fresh(plan: Plan, room: Path, tell: Tell) -> Path:
    """Write a plan into a new file, in which no step can be undone."""
    tell(0)
    fresh = room / "fresh.db"
    target = Database(fresh)
    try:
        with target.writing() as connection:
            make_schema(connection)
            insert_plan(connection, plan, _UNMARKED)
            check_everything(connection, fresh)
    finally:
        target.close()
    tell(1)
    return fresh


def copy_fresh(backup: Path, room: Path, tell: Tell) -> Path:
    """Copy a backup into a new file. Raises StorageRefusal for one of which the plan could not be made."""
    tell(0)
    version = check_backup(backup)
    tell(_CHECKED)
    old, fresh = room / "old.db", room / "fresh.db"
    with reading_backup(backup) as source, closing(sqlite3.connect(old)) as target:
        source.backup(target)
    tell(_COPIED)
    try:
        if version < SCHEMA_VERSION:
            upgrade(old, backups=room)
        _copy_rows(old, fresh, tell)
    except (Unusable, StaleRevision, ValueError) as refusal:
        raise backup_damaged(backup) from refusal
    tell(1)
    return fresh


def _copy_rows(old: Path, fresh: Path, tell: Tell) -> None:
    source, target = Database(old), Database(fresh)
    try:
        with source.writing() as before, target.writing() as after:  # both are ours alone
            make_schema(after)
            # The schema has filled that of the versions.
            tables = [table for table in metadata.sorted_tables if table is not alembic_version]
            count = _count_rows(before, tables)
            copied = 0
            for table in tables:
                for rows in _copy_table(before, after, table):
                    copied += rows
                    tell(_COPIED + (_FILLED - _COPIED) * copied / count)
            _read_everything(after, fresh, tell)
    finally:
        source.close()
        target.close()


def _count_rows(connection: Connection, tables: Sequence[Table]) -> int:
    with readable():
        counts = [
            connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables
        ]
    return sum(counts)


def _copy_table(before: Connection, after: Connection, table: Table) -> Iterator[int]:
    """Copy the rows in the order in which they were added, the plan's; yield how many at a time."""
    with readable():
        found = before.execute(select(table).order_by(literal_column("rowid"))).mappings()
        for rows in found.partitions(_ROWS_AT_ONCE):
            after.execute(insert(table), [dict(row) for row in rows])
            yield len(rows)


def _read_everything(connection: Connection, path: Path, tell: Tell) -> None:
    """Refuse rows of which the plan could not be made, or its steps not be taken back."""
    tables = {}
    for number, name in enumerate(CODECS):
        tables[name] = read_all(connection, name)
        tell(_FILLED + (1 - _FILLED) * number / len(CODECS))
    with readable():
        (_settings,) = tables["settings"].values()
    check_order(tables["items"])
    check_names(tables["items"], tables["goals"])
    check_followed(tables["followed"])
    state_in(connection)
    history.count_readable(connection)
    check_everything(connection, path)


def mark(fresh: Path, above: int, at: datetime, *, is_new: bool) -> None:
    """Let the revision of a file lie above a number and above its own."""
    target = Database(fresh)
    try:
        with target.writing() as connection:
            own: int = connection.execute(select(meta.c.revision)).scalar_one()
            row = {"revision": max(own, above) + 1, "changed_at": moment.write(at)}
            connection.execute(update(meta), row | ({"made_at": moment.write(at)} if is_new else {}))
    finally:
        target.close()
