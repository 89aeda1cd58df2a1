"""One connection to the plan's file, with the settings that keep what was saved through a power cut."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from planner.storage.errors import NotWritable, damaged, missing, not_writable, plain_words
from planner.storage.reader import DriverReader, Reader

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

BUSY_SECONDS = 4.0  # how long to wait for another program before refusing

# Each setting with the answer that shows it holds. A driver built without one of them answers nothing.
_SETTINGS: tuple[tuple[str, str, Any], ...] = (
    ("journal_mode", "DELETE", "delete"),
    ("synchronous", "EXTRA", 3),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    # Nothing goes into the file before the commit, so that each journal to play back begins with page 1, by
    # which we tell whose it is.
    ("cache_spill", "OFF", 0),
)
_listing = Lock()
_databases: "WeakSet[Database]" = WeakSet()  # those of this process


class Database:
    """The open file. It connects at its first transaction and never leaves one open behind.

    Attributes:
        path: the file, which need not exist before the first transaction.
    """

    def __init__(self, path: Path, *, foreign_keys: bool = True) -> None:
        """Know the file. Only a migration turns `foreign_keys` off."""
        self.path = path
        self._foreign_keys = foreign_keys
        self._connection: sqlite3.Connection | None = None
        self._engine: Engine | None = None
        self._identity: tuple[int, int] | None = None
        self._closed = False
        self._was_read_only = False
        with _listing:
            _databases.add(self)

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Read one consistent state. Works in a read-only folder too. Raises StorageRefusal."""
        with self._opened() as connection:
            connection.execute("BEGIN")
            reader = DriverReader(connection)
            try:
                yield reader
            finally:
                reader.close()
                if connection.in_transaction:
                    connection.rollback()

    @contextmanager
    def writing(self) -> "Iterator[Connection]":
        """Write everything or nothing, alone from the first statement on. Raises StorageRefusal."""
        if self._was_read_only:
            self._disconnect()  # a connection to a file that was read-only once never writes to it
        try:
            with self._opened(), self._made_engine().begin() as connection:
                yield connection
        except NotWritable:
            self._was_read_only = True
            raise
        self._was_read_only = False

    def prepare_to_write(self) -> None:
        """Make what the first change would wait for."""
        with self._opened(), self._made_engine().connect():
            pass

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        if self._closed:
            raise ValueError("the database is closed")
        with plain_words(self.path):
            connection = self._connected()
            if self._identity is None:
                self._identity = _identity(self.path)
            yield connection

    def _connected(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = _connect(self.path, self._foreign_keys)
        return self._connection

    def _made_engine(self) -> "Engine":
        if self._engine is None:
            from planner.storage.engine import make_engine  # with SQLAlchemy, which reading does without

            self._engine = make_engine(self._connected)
        return self._engine

    def _disconnect(self) -> None:
        engine, connection = self._engine, self._connection
        self._engine = self._connection = None
        if engine is not None:
            engine.dispose()
        if connection is not None:
            connection.close()

    def is_replaced(self) -> bool:
        """Whether another file has come under the name since the connection was made.

        A synchronised folder does that; the connection still holds the old file, which no longer counts.
        Raises StorageRefusal where there is no file at all any more.
        """
        with plain_words(self.path):
            try:
                return self._identity is not None and self._identity != _identity(self.path)
            except FileNotFoundError as error:
                raise missing(self.path) from error

    def holds(self, path: Path) -> bool:
        """Whether its connection is one to the file that lies at a path."""
        try:
            return not self._closed and self._identity == _identity(path)
        except FileNotFoundError:
            return False

    def close(self) -> None:
        """Give the file free. Closing twice is harmless."""
        self._closed = True
        self._disconnect()


def is_open_here(path: Path) -> bool:
    """Whether this process has the file open, which nobody may then open in any other way.

    The system takes every lock of a process from a file as soon as the process closes it once, also those of
    a change that another thread is saving.
    """
    with _listing:
        return any(each.holds(path) for each in _databases)


def _identity(path: Path) -> tuple[int, int]:
    status = os.stat(path)
    return status.st_dev, status.st_ino


def _connect(path: Path, foreign_keys: bool) -> sqlite3.Connection:
    # isolation_level=None: the driver never begins or commits on its own, DDL included.
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        _set(connection, path, foreign_keys)
    except BaseException:
        connection.close()
        raise
    return connection


def _set(connection: sqlite3.Connection, path: Path, foreign_keys: bool) -> None:
    keys = ("foreign_keys", "ON", 1) if foreign_keys else ("foreign_keys", "OFF", 0)
    for name, value, wanted in (*_SETTINGS, keys):
        connection.execute(f"PRAGMA {name}={value}")
        answer = connection.execute(f"PRAGMA {name}").fetchone()
        if answer is not None and answer[0] != wanted:
            raise not_writable(path)


# Whether something would run by itself when rows are read or written.
PROGRAMS = """
SELECT EXISTS (SELECT 1 FROM sqlite_master
               WHERE type NOT IN ('table', 'index') OR upper(sql) LIKE 'CREATE VIRTUAL%')
    OR EXISTS (SELECT 1 FROM sqlite_master AS m, pragma_table_xinfo(m.name) AS x
               WHERE m.type = 'table' AND x.hidden <> 0)
    OR EXISTS (SELECT 1 FROM sqlite_master AS m, pragma_index_xinfo(m.name) AS x
               WHERE m.type = 'index' AND x.cid = -2)
"""


def check_programs(reader: Reader, path: Path) -> None:
    """Refuse a file in which something would run: triggers, views, computed columns or indexes.

    A view in the place of a table may have rows without end.
    """
    if reader.exec_driver_sql(PROGRAMS).scalar():
        raise damaged(path)


def schema_version(reader: Reader) -> int:
    """Return the number of the schema, 0 for a file without one."""
    return int(reader.exec_driver_sql("PRAGMA user_version").scalar())


def check_pages(reader: Reader, path: Path) -> None:
    """Refuse a file whose pages do not fit together. Reads all of it: about 2 ms a megabyte."""
    page = reader.exec_driver_sql("PRAGMA page_size").scalar()
    # SQLite itself reads a last page that was cut short as if zeros followed.
    if path.stat().st_size % page or reader.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
        raise damaged(path)


def check_everything(reader: Reader, path: Path) -> None:
    """Refuse a file with a fault anywhere: in its pages, its indexes, or a row that refers to none."""
    faults = (
        reader.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok"
        or reader.exec_driver_sql("PRAGMA foreign_key_check").first() is not None
    )
    if faults:
        raise damaged(path)
