"""Opening the plan's file: look before touching, check, bring up to date, and only then use it."""

import os
from pathlib import Path

from planner.storage.database import Database, check_pages, check_programs, is_open_here, schema_version
from planner.storage.errors import plain_words
from planner.storage.folders import make_folder
from planner.storage.header import SCHEMA_VERSION, check_header, check_version
from planner.storage.journal import check_journal


def open_checked(path: Path, backups: Path) -> Database:
    """Return the database at `path`, made if there was none, migrated after a backup if it was older.

    Raises StorageRefusal for a file that is newer, damaged, no plan, out of reach or held by another
    program; such a file is left as it is.
    """
    path = Path(os.path.realpath(path))  # where SQLite looks for the journal when the name is a link
    with plain_words(path):
        make_folder(path.parent)
        if not is_open_here(path):  # else that was done
            check_header(path)
            check_journal(path)
    database = Database(path)
    try:
        if _prepared_version(database) < SCHEMA_VERSION:
            from planner.storage.upgrade import upgrade  # with SQLAlchemy, which reading does without

            database.close()
            upgrade(path, backups=backups)
            database = Database(path)
    except BaseException:
        database.close()
        raise
    return database


def _prepared_version(database: Database) -> int:
    """Return the schema's version, after a check of the pages; make the schema in an empty file."""
    with database.reading() as connection:
        # Connecting took back what a crash left half done, so this may differ from the header.
        version = schema_version(connection)
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
        if version or tables:
            check_version(version, database.path)
            check_programs(connection, database.path)
            check_pages(connection, database.path)
            return version
    from planner.storage.tables import make_schema  # the same

    with database.writing() as connection:
        if schema_version(connection) == 0:  # else another program was faster
            make_schema(connection)
    return SCHEMA_VERSION
