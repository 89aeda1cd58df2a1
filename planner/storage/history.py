"""The steps kept for undo and redo: a line of edits, with a place on it that says how far it is applied.

A step's number is the revision that it made, so numbers only rise. Steps above the place are undone.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import cast

from planner.domain.edit import Change, Edit, Record
from planner.storage.json_text import from_text
from planner.storage.kinds import moment
from planner.storage.mapping import change_from_json, edit_from_json, readable, table_of
from planner.storage.reader import Reader
from planner.values import Value

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


def applied(reader: Reader, place: int) -> StoredEdit | None:
    """Return the newest step that is not undone, or None."""
    return _stored(reader, _at_or_below("number, label, changes"), place)


def undone(reader: Reader, place: int) -> StoredEdit | None:
    """Return the step that was undone last, or None."""
    return _stored(reader, _above("number, label, changes"), place)


def label_of_applied(reader: Reader, place: int) -> str | None:
    """Return the label of the step that undo would take back."""
    return cast(str | None, reader.exec_driver_sql(_at_or_below("label"), (place,)).scalar())


def label_of_undone(reader: Reader, place: int) -> str | None:
    """Return the label of the step that redo would take again."""
    return cast(str | None, reader.exec_driver_sql(_above("label"), (place,)).scalar())


def place_at(reader: Reader, place: int) -> Place:
    """Return where the plan stands when the steps up to a place are applied."""
    newest = reader.exec_driver_sql("SELECT max(number) FROM edits").scalar()
    return Place(place_below(reader, place + 1), newest or 0)


def place_below(reader: Reader, number: int) -> int:
    """Return the place on the line just below a step; 0 is below all of them."""
    return reader.exec_driver_sql(_at_or_below("number"), (number - 1,)).scalar() or 0


def entries(reader: Reader, place: int, limit: int | None) -> tuple[HistoryEntry, ...]:
    """Return the newest steps (None: all), newest first."""
    query = "SELECT number, at, label FROM edits ORDER BY number DESC LIMIT ?"
    with readable():
        rows = reader.exec_driver_sql(query, (-1 if limit is None else limit,))
        return tuple(
            HistoryEntry(number, moment.read(at), label, number > place) for number, at, label in rows
        )


def past_steps(reader: Reader, place: int, kinds: Iterable[type[Record]]) -> tuple[tuple[PastStep, ...], int]:
    """Return what some steps up to a place did to records of some kinds, newest first, and the place below.

    Steps that did nothing to them are not among those. SQLite looks for them, for a step may move hundreds of
    sessions, and reading them here would take long.
    """
    below = f"{_at_or_below('number')} OFFSET {_AT_ONCE}"
    lowest = reader.exec_driver_sql(below, (place,)).scalar() or 0
    tables = [table_of(kind) for kind in kinds]
    query = f"""
        SELECT edits.number, edits.at, change.value FROM edits JOIN json_each(edits.changes) AS change
        WHERE edits.number BETWEEN ? AND ?
            AND json_extract(change.value, '$.table') IN ({", ".join("?" * len(tables))})
        ORDER BY edits.number DESC, change.key
    """
    with readable():
        rows = reader.exec_driver_sql(query, (lowest + 1, place, *tables))
        by_step = groupby(rows, key=lambda row: (row[0], row[1]))
        steps = (
            PastStep(
                moment.read(at),
                tuple(change_from_json(from_text(change)) for _number, _at, change in changes),
            )
            for (_number, at), changes in by_step
        )
        return tuple(steps), lowest


def count_readable(reader: Reader) -> int:
    """Read every step that is kept and return how many there are. Raises StorageRefusal for a broken one."""
    count = 0
    with readable():
        # One after the other: a step may hold hundreds of records, and together they are many times the plan.
        for at, label, changes in reader.exec_driver_sql("SELECT at, label, changes FROM edits"):
            moment.read(at)
            edit_from_json(label, from_text(changes))
            count += 1
    return count


def _at_or_below(columns: str) -> str:
    return f"SELECT {columns} FROM edits WHERE number <= ? ORDER BY number DESC LIMIT 1"


def _above(columns: str) -> str:
    return f"SELECT {columns} FROM edits WHERE number > ? ORDER BY number LIMIT 1"


def _stored(reader: Reader, query: str, place: int) -> StoredEdit | None:
    with readable():
        row = reader.exec_driver_sql(query, (place,)).first()
        if row is None:
            return None
        number, label, changes = row
        return StoredEdit(number, edit_from_json(label, from_text(changes)))
