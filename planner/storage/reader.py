"""Reading by SQL as it is written out, so that opening and showing a plan needs no SQLAlchemy.

Importing that is the dearest part of a start, so it comes with the first change. What reads takes a `Reader`,
which connections of SQLAlchemy are too, so that a change reads in its own transaction.
"""

import sqlite3
from collections.abc import Iterator
from typing import Any, Protocol


class Rows(Protocol):
    """What a statement has found; it can be gone through once."""

    def __iter__(self) -> Iterator[Any]: ...

    def first(self) -> Any:
        """Return the first row, None without one; no more can be had then."""

    def scalar(self) -> Any:
        """Return the first value of the first row, None without one; no more can be had then."""


class Reader(Protocol):
    """What reads one consistent state of a file."""

    def exec_driver_sql(self, statement: str, parameters: tuple[Any, ...] = ()) -> Rows:
        """Run a statement, whose parameters stand in it as question marks."""


class DriverRows:
    """What a cursor of the driver has found."""

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self._cursor = cursor

    def __iter__(self) -> Iterator[Any]:
        return self._cursor

    def first(self) -> Any:
        """Return the first row, None without one."""
        row = self._cursor.fetchone()
        self._cursor.close()
        return row

    def scalar(self) -> Any:
        """Return the first value of the first row, None without one."""
        row = self.first()
        return None if row is None else row[0]


class DriverReader:
    """Reads over a connection of the driver, until it is closed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._cursors: list[sqlite3.Cursor] = []

    def exec_driver_sql(self, statement: str, parameters: tuple[Any, ...] = ()) -> DriverRows:
        """Run a statement."""
        cursor = self._connection.execute(statement, parameters)
        self._cursors.append(cursor)
        return DriverRows(cursor)

    def close(self) -> None:
        """End what was not read to its end, for until then the file stays locked, even a closed one."""
        for cursor in self._cursors:
            cursor.close()
