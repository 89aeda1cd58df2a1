"""Reading and writing the records of a plan, many rows with each statement."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import chain, groupby
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Table, bindparam, func, literal_column, select

from planner.domain.edit import Change, Record
from planner.domain.errors import Cycle, shown
from planner.domain.followed_roadmap import FollowedRoadmap
from planner.domain.goal import Goal
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.roadmap import study_order
from planner.i18n import _
from planner.storage.errors import StaleRevision, Unusable
from planner.storage.kinds import moment
from planner.storage.mapping import CODECS, Row, readable, row_of, table_name
from planner.storage.tables import entries, meta, metadata
from planner.values import Value

_HIGHEST: Final = 10**18 - 1  # no number of a time entry has more digits, and no plan is changed as often


class _Step(NamedTuple):
    table: str
    verb: str
    row: Row


class State(Value):
    """The row of the plan itself; `changed_at` stands as it is stored, for no plan rests on it."""

    revision: int
    last_entry: int
    applied: int
    changed_at: str


def state_in(connection: Connection) -> State | None:
    """Return the state of the stored plan, None without one. Raises StorageRefusal where it is none."""
    columns = meta.c.revision, meta.c.last_entry, meta.c.applied, meta.c.changed_at
    row = connection.execute(select(*columns)).first()
    if row is None:
        return None
    *counts, changed_at = row
    revision, last_entry, applied = counts
    with readable():
        if not all(type(each) is int and 0 <= each <= _HIGHEST for each in counts):
            raise ValueError("a count of changes was expected")
        return State(revision, last_entry, applied, changed_at)


def read_all(connection: Connection, name: str) -> dict[str, Any]:
    """Return the records of a table by id, in the order in which they were added."""
    codec = CODECS[name]
    table = metadata.tables[name]
    query = select(*(table.c[column] for column in codec.columns))
    with readable():
        rows = connection.execute(query.order_by(literal_column("rowid")))
        records = (codec.read(dict(zip(codec.columns, row, strict=True))) for row in rows)
        return {record.id: record for record in records}


def minutes_by_item(connection: Connection) -> dict[str, int]:
    """Return the minutes ever logged, by item id."""
    query = select(entries.c.item, func.sum(entries.c.minutes)).group_by(entries.c.item)
    with readable():
        return {item: int(minutes) for item, minutes in connection.execute(query)}


def check_order(items: Mapping[str, Item]) -> None:
    """Raise Unusable where items need each other in a circle, for such a plan can never be planned."""
    try:
        study_order(items)
    except Cycle as circle:
        raise Unusable(str(circle)) from circle


def check_names(items: Mapping[str, Item], goals: Mapping[str, Goal]) -> None:
    """Raise Unusable where a prerequisite, or what a goal wants, is no item of the plan.

    No use case leaves such a name behind, and a roadmap that tells of one is refused.
    """
    named = (*(item.requires for item in items.values()), *(goal.items for goal in goals.values()))
    unknown = next((id for id in chain.from_iterable(named) if id not in items), None)
    if unknown is not None:
        words = _("There is no item called {id}, though a prerequisite or a goal of the plan names it.")
        raise Unusable(words.format(id=shown(unknown)))


def check_followed(followed: Mapping[str, FollowedRoadmap]) -> None:
    """Read also what of the followed roadmaps is otherwise read when it is first asked for.

    Raises Unusable where that cannot be read.
    """
    for roadmap in followed.values():
        len(roadmap.items), len(roadmap.phases)


def insert_plan(connection: Connection, plan: Plan) -> None:
    """Write every record of a plan into empty tables."""
    _run(connection, (_Step(table_name(record), "insert", row_of(record)) for record in records_of(plan)))


def first_state(plan: Plan, at: datetime) -> Row:
    """Return the row of the plan itself in the file that was made for it at a moment."""
    return {
        "id": 1,
        "revision": plan.revision,
        "last_entry": max([plan.last_entry, *map(int, plan.entries)]),
        "applied": 0,
        "made_at": moment.write(at),
        "changed_at": moment.write(at),
    }


def records_of(plan: Plan) -> Iterable[Record]:
    """Return every record of a plan, kind by kind."""
    yield plan.settings
    for name in CODECS:
        if name != "settings":
            yield from getattr(plan, name).values()


def write_changes(connection: Connection, changes: Sequence[Change]) -> None:
    """Carry out changes in their order.

    Raises StaleRevision where a record to add is there already, or one to change or remove is not.
    """
    _run(connection, (_step(change) for change in changes))


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
