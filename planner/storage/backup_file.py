"""Looking into a backup, which may come from anywhere, so that nothing is written and nothing in it is run.

It is read without a lock, and without the journal that may lie beside it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from planner.storage.database import PROGRAMS
from planner.storage.errors import StorageRefusal, Unusable, backup_damaged, backup_empty, plain_words
from planner.storage.header import check_header, check_version
from planner.storage.kinds import moment

# A view in its place may have rows without end. Looking at everything for `PROGRAMS` takes longer.
_IS_TABLE = "SELECT type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' FROM sqlite_master WHERE name = 'meta'"


def check_backup(backup: Path) -> int:
    """Return the schema of a backup that can be restored. Raises StorageRefusal for one that cannot."""
    with reading_backup(backup) as source:
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
        with reading_backup(backup) as source:
            row = source.execute("SELECT revision FROM meta").fetchone()
    except StorageRefusal:
        return None
    return row[0] if row is not None and isinstance(row[0], int) else None


def saved_at_of(backup: Path) -> datetime | None:
    """Return when the plan in a backup was saved last; None where that cannot be read.

    Unlike the time of the file, it goes along when the file is copied.
    """
    try:
        with reading_backup(backup) as source:
            is_table = source.execute(_IS_TABLE).fetchone() == (1,)
            row = source.execute("SELECT changed_at FROM meta LIMIT 1").fetchone() if is_table else None
        return None if row is None else moment.read(row[0])
    except (StorageRefusal, TypeError, ValueError):
        return None


@contextmanager
def reading_backup(backup: Path) -> Iterator[sqlite3.Connection]:
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
