"""SQLAlchemy over the one connection of a file. It is imported when something is first written."""

import sqlite3
from collections.abc import Callable

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool


def make_engine(connect: Callable[[], sqlite3.Connection]) -> Engine:
    """Return an engine over a connection of the driver; its transactions write, alone from the start."""
    engine = create_engine("sqlite://", creator=connect, poolclass=StaticPool, hide_parameters=True)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
