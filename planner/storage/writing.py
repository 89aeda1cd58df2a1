"""Writing to the plan's file, by SQLAlchemy; imported when something is first written."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from planner.domain.edit import Change, Edit
from planner.domain.plan import Plan
from planner.domain.time_entry import TimeEntry
from planner.i18n import _
from planner.storage import history
from planner.storage.errors import StaleRevision, StorageRefusal
from planner.storage.kinds import moment
from planner.storage.mapping import Row, changes_as_json, checked_label, row_of, table_name
from planner.storage.records import State, records_of
from planner.storage.tables import edits, meta, metadata

KEPT = 1_000
_TRIM_EVERY = 100


class _Step(NamedTuple):
    table: str
    verb: str
    row: Row


class Changing:
    """One change of a stored plan within its transaction: its records, the line of its steps, its own row.

    Attributes:
        connection: that of the transaction.
        state: the plan's row before.
    """

    def __init__(self, connection: Connection, state: State) -> None:
        self.connection = connection
        self.state = state

    def make(self, edit: Edit, *, step: Edit, goes_on: bool, at: datetime) -> int:
        """Carry an edit out and put its step on the line; return the place up to which that is applied.

        One that was gone on with takes the place of what it was, and leaves when nothing is left of it.
        """
        write_changes(self.connection, edit.changes)
        place = self._keep(step, goes_on=goes_on, at=at)
        self._advance(edit, applied=place, at=at)
        return place

    def repeat(self, edit: Edit, *, applied: int, at: datetime) -> None:
        """Carry a step of the line out, forwards or backwards; from then on it is applied up to a place.

        Raises StorageRefusal where it does not fit the plan any more.
        """
        try:
            write_changes(self.connection, edit.changes)
        except StaleRevision as error:
            raise StorageRefusal(
                _('"{step}" no longer fits the plan, so nothing was changed.').format(step=edit.label)
            ) from error
        self._advance(edit, applied=applied, at=at)

    def _keep(self, step: Edit, *, goes_on: bool, at: datetime) -> int:
        connection, applied, revision = self.connection, self.state.applied, self.state.revision + 1
        below = history.place_below(connection, applied) if goes_on else applied
        if goes_on and not step.changes:
            _cut(connection, below)
            return below
        _add(connection, revision, at, step, after=below)
        return revision

    def _advance(self, edit: Edit, *, applied: int, at: datetime) -> None:
        numbers = [int(change.record.id) for change in edit.changes if isinstance(change.record, TimeEntry)]
        self.connection.execute(
            update(meta),
            {
                "revision": self.state.revision + 1,
                "last_entry": max([self.state.last_entry, *numbers]),
                "applied": applied,
                "changed_at": moment.write(at),
            },
        )


def insert_plan(connection: Connection, plan: Plan, at: datetime) -> None:
    """Write every record of a plan, and its own row, into empty tables of a file made at a moment."""
    _run(connection, (_Step(table_name(record), "insert", row_of(record)) for record in records_of(plan)))
    connection.execute(insert(meta), _first_state(plan, at))


def _first_state(plan: Plan, at: datetime) -> Row:
    """Return the row of the plan itself in the file that was made for it at a moment."""
    return {
        "id": 1,
        "revision": plan.revision,
        "last_entry": max([plan.last_entry, *map(int, plan.entries)]),
        "applied": 0,
        "made_at": moment.write(at),
        "changed_at": moment.write(at),
    }


def write_changes(connection: Connection, changes: Sequence[Change]) -> None:
    """Carry out changes in their order.

    Raises StaleRevision where a record to add is there already, or one to change or remove is not.
    """
    _run(connection, (_step(change) for change in changes))


def _add(connection: Connection, number: int, at: datetime, edit: Edit, *, after: int) -> None:
    """Put an edit on the line behind the place `after`; what stood there is gone, undone steps among it."""
    _cut(connection, after)
    row = {"number": number, "at": moment.write(at), "label": checked_label(edit.label)}
    connection.execute(insert(edits), {**row, "changes": changes_as_json(edit.changes)})
    if number % _TRIM_EVERY == 0:
        _trim(connection)


def _cut(connection: Connection, after: int) -> None:
    """Forget the steps behind a place on the line."""
    connection.execute(delete(edits).where(edits.c.number > after))


def _trim(connection: Connection) -> None:
    """Forget the oldest steps beyond those kept."""
    oldest = select(edits.c.number).order_by(edits.c.number.desc()).limit(1).offset(KEPT)
    connection.execute(delete(edits).where(edits.c.number <= oldest.scalar_subquery()))


def _step(change: Change) -> _Step:
    name = table_name(change.record)
    if change.after is None:
        if name == "settings":
            raise ValueError("the settings of a plan are never removed")
        return _Step(name, "delete", {"key": row_of(change.record)["id"]})
    row = row_of(change.after)
    if change.before is None:
        return _Step(name, "insert", row)
    return _Step(name, "update", {**row, "key": row["id"]})


def _run(connection: Connection, steps: Iterable[_Step]) -> None:
    for (name, verb), group in groupby(steps, key=lambda step: (step.table, step.verb)):
        rows = [step.row for step in group]
        result = connection.execute(_statement(metadata.tables[name], verb), rows)
        if result.rowcount != len(rows):
            raise StaleRevision


def _statement(table: Table, verb: str) -> Any:
    if verb == "insert":
        return table.insert()
    here = table.c.id == bindparam("key")
    if verb == "delete":
        return table.delete().where(here)
    columns = [column.name for column in table.columns if column.name != "id"]
    return table.update().where(here).values({name: bindparam(name) for name in columns})
