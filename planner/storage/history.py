"""The steps kept for undo and redo: a line of edits, with a place on it that says how far it is applied.

A step's number is the revision that it made, so numbers only rise. Steps above the place are undone.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, true, type_coerce

from planner.domain.edit import Change, Edit, Record
from planner.storage.kinds import moment
from planner.storage.mapping import (
    change_from_json,
    changes_as_json,
    checked_label,
    edit_from_json,
    readable,
    table_of,
)
from planner.storage.tables import Json, edits
from planner.values import Value

KEPT = 1_000
_TRIM_EVERY = 100
_AT_ONCE = 100  # so many steps are looked through while the file is held


class HistoryEntry(Value):
    """A step that was taken, as the learner reads it.

    Attributes:
        number: the revision it made, with all that went on with it; numbers rise, with gaps.
        at: when it was taken, or gone on with last, in local time.
        undone: whether it is taken back at present.
    """

    number: int
    at: datetime
    label: str
    undone: bool


class Place(Value):
    """Where on the line the plan stands.

    Attributes:
        applied: the number of the newest step that is not undone, 0 without any.
        newest: that of the newest step, undone or not. A step that is taken from now on is above it.
    """

    applied: int = 0
    newest: int = 0


class PastStep(Value):
    """What a step that is not undone did to records of some kinds, and when it was taken or gone on with."""

    at: datetime
    changes: tuple[Change, ...]


class StoredEdit(Value):
    """An edit with its number on the line."""

    number: int
    edit: Edit


def add(connection: Connection, number: int, at: datetime, edit: Edit, *, after: int) -> None:
    """Put an edit on the line behind the place `after`; what stood there is gone, undone steps among it."""
    cut(connection, after)
    row = {"number": number, "at": moment.write(at), "label": checked_label(edit.label)}
    connection.execute(insert(edits), {**row, "changes": changes_as_json(edit.changes)})
    if number % _TRIM_EVERY == 0:
        _trim(connection)


def cut(connection: Connection, after: int) -> None:
    """Forget the steps behind a place on the line."""
    connection.execute(delete(edits).where(edits.c.number > after))


def _trim(connection: Connection) -> None:
    """Forget the oldest steps beyond those kept."""
    oldest = select(edits.c.number).order_by(edits.c.number.desc()).limit(1).offset(KEPT)
    connection.execute(delete(edits).where(edits.c.number <= oldest.scalar_subquery()))


def applied(connection: Connection, place: int) -> StoredEdit | None:
    """Return the newest step that is not undone, or None."""
    return _stored(connection, _at_or_below(place, edits.c.number, edits.c.label, edits.c.changes))


def undone(connection: Connection, place: int) -> StoredEdit | None:
    """Return the step that was undone last, or None."""
    return _stored(connection, _above(place, edits.c.number, edits.c.label, edits.c.changes))


def label_of_applied(connection: Connection, place: int) -> str | None:
    """Return the label of the step that undo would take back."""
    return connection.execute(_at_or_below(place, edits.c.label)).scalar()


def label_of_undone(connection: Connection, place: int) -> str | None:
    """Return the label of the step that redo would take again."""
    return connection.execute(_above(place, edits.c.label)).scalar()


def place_at(connection: Connection, place: int) -> Place:
    """Return where the plan stands when the steps up to a place are applied."""
    newest = connection.execute(select(func.max(edits.c.number))).scalar()
    return Place(place_below(connection, place + 1), newest or 0)


def place_below(connection: Connection, number: int) -> int:
    """Return the place on the line just below a step; 0 is below all of them."""
    return connection.execute(_at_or_below(number - 1, edits.c.number)).scalar() or 0


def entries(connection: Connection, place: int, limit: int | None) -> tuple[HistoryEntry, ...]:
    """Return the newest steps (None: all), newest first."""
    query = select(edits.c.number, edits.c.at, edits.c.label)
    with readable():
        rows = connection.execute(query.order_by(edits.c.number.desc()).limit(limit))
        return tuple(
            HistoryEntry(number, moment.read(at), label, number > place) for number, at, label in rows
        )


def past_steps(
    connection: Connection, place: int, kinds: Iterable[type[Record]]
) -> tuple[tuple[PastStep, ...], int]:
    """Return what some steps up to a place did to records of some kinds, newest first, and the place below.

    Steps that did nothing to them are not among those. SQLite looks for them, for a step may move hundreds of
    sessions, and reading them here would take long.
    """
    below = _at_or_below(place, edits.c.number).offset(_AT_ONCE)
    lowest = connection.execute(below).scalar() or 0
    each = func.json_each(edits.c.changes).table_valued("key", "value").alias("each")
    query = select(edits.c.number, edits.c.at, type_coerce(each.c.value, Json)).join_from(edits, each, true())
    query = query.where(edits.c.number.between(lowest + 1, place))
    table = func.json_extract(each.c.value, "$.table")
    query = query.where(table.in_([table_of(kind) for kind in kinds]))
    with readable():
        rows = connection.execute(query.order_by(edits.c.number.desc(), each.c.key))
        by_step = groupby(rows, key=lambda row: (row[0], row[1]))
        steps = (
            PastStep(moment.read(at), tuple(change_from_json(change) for _number, _at, change in changes))
            for (_number, at), changes in by_step
        )
        return tuple(steps), lowest


def count_readable(connection: Connection) -> int:
    """Read every step that is kept and return how many there are. Raises StorageRefusal for a broken one."""
    count = 0
    with readable():
        # One after the other: a step may hold hundreds of records, and together they are many times the plan.
        for at, label, changes in connection.execute(select(edits.c.at, edits.c.label, edits.c.changes)):
            moment.read(at)
            edit_from_json(label, changes)
            count += 1
    return count


def _at_or_below(place: int, *columns: Any) -> Select[Any]:
    return select(*columns).where(edits.c.number <= place).order_by(edits.c.number.desc()).limit(1)


def _above(place: int, *columns: Any) -> Select[Any]:
    return select(*columns).where(edits.c.number > place).order_by(edits.c.number).limit(1)


def _stored(connection: Connection, query: Select[Any]) -> StoredEdit | None:
    with readable():
        row: Row[Any] | None = connection.execute(query).first()
        return None if row is None else StoredEdit(row.number, edit_from_json(row.label, row.changes))
