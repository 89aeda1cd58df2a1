"""Going back to a backup: its rows are copied through every check into a fresh file, which takes the place.

The backup itself is never adopted, for it may come from anywhere: it is read without a lock and without the
journal that may lie beside it, and nothing in it is run.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp
from time import time

from sqlalchemy import Connection, Table, func, insert, literal_column, select, update

from planner.disk import sync_folder
from planner.domain.plan import Plan
from planner.domain.telling import Tell, untold
from planner.storage import history
from planner.storage.backups import take_place
from planner.storage.database import PROGRAMS, Database, check_everything
from planner.storage.errors import (
    StaleRevision,
    StorageRefusal,
    Unusable,
    backup_damaged,
    backup_empty,
    plain_words,
)
from planner.storage.folders import make_folder
from planner.storage.header import SCHEMA_VERSION, check_header, check_version, journal_of
from planner.storage.kinds import moment
from planner.storage.mapping import CODECS, readable
from planner.storage.records import (
    check_followed,
    check_names,
    check_order,
    first_state,
    insert_plan,
    read_all,
    state_in,
)
from planner.storage.tables import alembic_version, make_schema, meta, metadata
from planner.storage.upgrade import upgrade

_ROOM = "restoring"  # a folder beside the plan; what a crash leaves in it goes with a later restore
_LEFT_SECONDS = 3_600  # nobody restores for so long
_ROWS_AT_ONCE = 50  # more are no faster, and a step may be as large as the plan
# How far it is when each part of the work begins; the rest is reading everything that was copied.
_CHECKED, _COPIED, _FILLED = 0.1, 0.2, 0.8
_ASIDE = "damaged"  # the folder beside the plan in which files that could not be read are kept
# A view in its place may have rows without end. Looking at everything for `PROGRAMS` takes longer.
_IS_TABLE = "SELECT type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' FROM sqlite_master WHERE name = 'meta'"
_UNMARKED = datetime(1970, 1, 1)  # when a file was made, until it is marked


def check_backup(backup: Path) -> int:
    """Return the schema of a backup that can be restored. Raises StorageRefusal for one that cannot."""
    with _reading(backup) as source:
        version: int = source.execute("PRAGMA user_version").fetchone()[0]
        check_version(version, backup)
        # Checking the pages already works out what is computed.
        has_programs = source.execute(PROGRAMS).fetchone() != (0,)
        if has_programs or source.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
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


def saved_at_of(backup: Path) -> datetime | None:
    """Return when the plan in a backup was saved last; None where that cannot be read.

    Unlike the time of the file, it goes along when the file is copied.
    """
    try:
        with _reading(backup) as source:
            is_table = source.execute(_IS_TABLE).fetchone() == (1,)
            row = source.execute("SELECT changed_at FROM meta LIMIT 1").fetchone() if is_table else None
        return None if row is None else moment.read(row[0])
    except (StorageRefusal, TypeError, ValueError):
        return None


class FreshCopy:
    """A file beside a plan with what a backup or another plan holds, until it takes its place or is closed.

    Making it takes as long as the plan is long, and holds nobody up: it touches nothing of the plan.
    """

    def __init__(self, source: Path | Plan, path: Path, tell: Tell = untold) -> None:
        """Copy a backup, or write a plan, for the plan at `path`.

        Raises StorageRefusal, and then leaves nothing behind.
        """
        self._is_new = isinstance(source, Plan)
        with plain_words(path):
            self._room = _new_room(path.parent / _ROOM)
        try:
            if isinstance(source, Plan):
                self._file = _written(source, self._room, tell)
            else:
                self._file = _copied(source, self._room, tell)
        except BaseException:
            self.close()
            raise

    def mark(self, *, above: int, at: datetime) -> Path:
        """Let its revision lie above a number and above its own, so that whoever has a plan open notices.

        Return the file, which may now take the plan's place.
        """
        _mark(self._file, above, at, is_new=self._is_new)
        return self._file

    def close(self) -> None:
        """Remove what is left of it."""
        shutil.rmtree(self._room, ignore_errors=True)
        with suppress(OSError):  # another one is being made there
            self._room.parent.rmdir()


def _new_room(parent: Path) -> Path:
    """Make a folder to work in; what a crash left of others goes."""
    parent.mkdir(mode=0o700, exist_ok=True)
    for each in parent.iterdir():
        if each.stat().st_mtime + _LEFT_SECONDS < time():
            shutil.rmtree(each, ignore_errors=True) if each.is_dir() else each.unlink(missing_ok=True)
    return Path(mkdtemp(dir=parent))


def put_in_place(fresh: FreshCopy, path: Path, *, above: int, at: datetime) -> Path:
    """Let a copy of a backup take the place of a plan's file that cannot be read, and that nobody has open.

    The file is kept as it is, with its journal, in a new folder, which is returned. For `above` see
    `FreshCopy.mark`. Raises StorageRefusal, and then the file has its place as before.
    """
    marked = fresh.mark(above=above, at=at)
    with plain_words(path):
        aside = _new_folder(path.parent / _ASIDE, f"{at:%Y-%m-%d %H.%M}")
        for file in (path, journal_of(path)):
            _keep(file, aside)
        sync_folder(aside)
        # First, for a fresh file is not to lie beside the journal of another one, not even for a moment.
        journal_of(path).unlink(missing_ok=True)
        try:
            take_place(marked, path)
        except OSError:
            _keep(aside / journal_of(path).name, path.parent)
            raise
    return aside


def _new_folder(parent: Path, name: str) -> Path:
    make_folder(parent)
    folder, number = parent / name, 1
    while folder.exists():
        number += 1
        folder = parent / f"{name} ({number})"
    make_folder(folder)
    return folder


def _keep(file: Path, folder: Path) -> None:
    """Give a file a second name in a folder; where the disk knows no second names, a copy."""
    if not file.exists():
        return
    try:
        os.link(file.resolve(), folder / file.name)  # also of what the disk cannot read any more
    except OSError:
        shutil.copyfile(file, folder / file.name)


def _written(plan: Plan, room: Path, tell: Tell) -> Path:
    """Write a plan into a new file, in which no step can be undone."""
    tell(0)
    fresh = room / "fresh.db"
    target = Database(fresh)
    try:
        with target.writing() as connection:
            make_schema(connection)
            insert_plan(connection, plan)
            connection.execute(insert(meta), first_state(plan, _UNMARKED))
            check_everything(connection, fresh)
    finally:
        target.close()
    tell(1)
    return fresh


def _copied(backup: Path, room: Path, tell: Tell) -> Path:
    tell(0)
    version = check_backup(backup)
    tell(_CHECKED)
    old, fresh = room / "old.db", room / "fresh.db"
    with _reading(backup) as source, closing(sqlite3.connect(old)) as target:
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


def _copy_rows(old: Path, fresh: Path, tell: Tell) -> None:
    source, target = Database(old), Database(fresh)
    try:
        with source.reading() as before, target.writing() as after:
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


def _mark(fresh: Path, above: int, at: datetime, *, is_new: bool) -> None:
    target = Database(fresh)
    try:
        with target.writing() as connection:
            own: int = connection.execute(select(meta.c.revision)).scalar_one()
            row = {"revision": max(own, above) + 1, "changed_at": moment.write(at)}
            connection.execute(update(meta), row | ({"made_at": moment.write(at)} if is_new else {}))
    finally:
        target.close()
