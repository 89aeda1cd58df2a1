"""Going back to a backup: its rows are copied through every check into a fresh file, which takes the place.

The backup itself is never adopted, for it may come from anywhere: it is read without a lock and without the
journal that may lie beside it, and nothing in it is run.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Table, insert, literal_column, select, update

from planner.storage import history
from planner.storage.backups import sync_folder, take_place
from planner.storage.database import Database, check_everything
from planner.storage.errors import (
    StaleRevision,
    StorageRefusal,
    Unusable,
    backup_damaged,
    backup_empty,
    plain_words,
)
from planner.storage.header import SCHEMA_VERSION, check_header, check_version, journal_of
from planner.storage.kinds import moment
from planner.storage.mapping import CODECS, readable
from planner.storage.records import read_all
from planner.storage.tables import alembic_version, make_schema, meta, metadata
from planner.storage.upgrade import upgrade

_ROOM = "restoring"  # a folder beside the plan; what a crash leaves in it goes with the next restore
_ASIDE = "damaged"  # the folder beside the plan in which files that could not be read are kept


def check_backup(backup: Path) -> int:
    """Return the schema of a backup that can be restored. Raises StorageRefusal for one that cannot."""
    with _reading(backup) as source:
        version: int = source.execute("PRAGMA user_version").fetchone()[0]
        check_version(version, backup)
        if source.execute("PRAGMA quick_check(1)").fetchone() != ("ok",) or _has_programs(source):
            raise backup_damaged(backup)
        if not source.execute("SELECT count(*) FROM meta").fetchone()[0]:
            raise backup_empty(backup)
        return version


def revision_of(backup: Path) -> int | None:
    """Return the revision of the plan in a backup; None where that cannot be read."""
    try:
        with _reading(backup) as source:
            row = source.execute("SELECT revision FROM meta").fetchone()
    except StorageRefusal:
        return None
    return row[0] if row is not None and isinstance(row[0], int) else None


@contextmanager
def fresh_copy(backup: Path, path: Path, *, above: int, at: datetime) -> Iterator[Path]:
    """Make a new file beside the plan at `path` that holds what the backup holds, for as long as the block.

    Its revision lies above a number and above its own, so that whoever has a plan open notices. Raises
    StorageRefusal, and then leaves nothing behind.
    """
    room = path.parent / _ROOM
    with plain_words(path):
        shutil.rmtree(room, ignore_errors=True)
        room.mkdir(mode=0o700)
    try:
        yield _copied(backup, room, above, at)
    finally:
        shutil.rmtree(room, ignore_errors=True)


def put_in_place(backup: Path, path: Path, *, above: int, at: datetime) -> Path:
    """Let what a backup holds take the place of a plan's file that cannot be read, and that nobody has open.

    The file is kept as it is, with its journal, in a new folder, which is returned. For `above` see
    `fresh_copy`. Raises StorageRefusal, and then the file has its place as before.
    """
    with fresh_copy(backup, path, above=above, at=at) as fresh, plain_words(path):
        aside = _new_folder(path.parent / _ASIDE, f"{at:%Y-%m-%d %H.%M}")
        for file in (path, journal_of(path)):
            _keep(file, aside)
        sync_folder(aside)
        take_place(fresh, path)
        journal_of(path).unlink(missing_ok=True)  # it belongs to the other file
    return aside


def _new_folder(parent: Path, name: str) -> Path:
    parent.mkdir(mode=0o700, exist_ok=True)
    folder, number = parent / name, 1
    while folder.exists():
        number += 1
        folder = parent / f"{name} ({number})"
    folder.mkdir(mode=0o700)
    sync_folder(parent)
    return folder


def _keep(file: Path, folder: Path) -> None:
    """Give a file a second name in a folder; where the disk knows no second names, a copy."""
    if not file.exists():
        return
    try:
        os.link(file.resolve(), folder / file.name)  # also of what the disk cannot read any more
    except OSError:
        shutil.copyfile(file, folder / file.name)


def _copied(backup: Path, room: Path, above: int, at: datetime) -> Path:
    version = check_backup(backup)
    old, fresh = room / "old.db", room / "fresh.db"
    with _reading(backup) as source, closing(sqlite3.connect(old)) as target:
        source.backup(target)
    try:
        if version < SCHEMA_VERSION:
            upgrade(old, backups=room)
        _copy_rows(old, fresh)
    except (Unusable, StaleRevision, ValueError) as refusal:
        raise backup_damaged(backup) from refusal
    _mark(fresh, above, at)
    return fresh


@contextmanager
def _reading(backup: Path) -> Iterator[sqlite3.Connection]:
    """Open a backup so that nothing is written, neither into it nor beside it."""
    try:
        with plain_words(backup):
            check_header(backup)
            with closing(sqlite3.connect(f"{backup.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as db:
                db.execute("PRAGMA trusted_schema=OFF")
                db.execute("PRAGMA cell_size_check=ON")
                yield db
    except Unusable as refusal:
        raise backup_damaged(backup) from refusal


def _has_programs(source: sqlite3.Connection) -> bool:
    """Whether something would run in the file by itself; no plan of ours has such a thing."""
    found = source.execute("SELECT count(*) FROM sqlite_master WHERE type NOT IN ('table', 'index')")
    return bool(found.fetchone()[0])


def _copy_rows(old: Path, fresh: Path) -> None:
    source, target = Database(old), Database(fresh)
    try:
        with source.reading() as before, target.writing() as after:
            make_schema(after)
            for table in metadata.sorted_tables:
                if table is not alembic_version:  # which the schema has filled
                    _copy_table(before, after, table)
            _read_everything(after, fresh)
    finally:
        source.close()
        target.close()


def _copy_table(before: Connection, after: Connection, table: Table) -> None:
    """Copy the rows in the order in which they were added, which is that of the plan."""
    with readable():
        rows = before.execute(select(table).order_by(literal_column("rowid"))).mappings().all()
    if rows:
        after.execute(insert(table), [dict(row) for row in rows])


def _read_everything(connection: Connection, path: Path) -> None:
    """Refuse rows of which the plan could not be made, or its steps not be taken back."""
    tables = {name: read_all(connection, name) for name in CODECS}
    with readable():
        (_settings,) = tables["settings"].values()
    for roadmap in tables["followed"].values():
        len(roadmap.items), len(roadmap.phases)  # they are read when they are first asked for
    history.count_readable(connection)
    check_everything(connection, path)


def _mark(fresh: Path, above: int, at: datetime) -> None:
    target = Database(fresh)
    try:
        with target.writing() as connection:
            own: int = connection.execute(select(meta.c.revision)).scalar_one()
            row = {"revision": max(own, above) + 1, "changed_at": moment.write(at)}
            connection.execute(update(meta), row)
    finally:
        target.close()
