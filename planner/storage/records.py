"""Reading the records of a plan, all of a table with one statement."""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any, Final

from planner.domain.edit import Record
from planner.domain.errors import Cycle, shown
from planner.domain.followed_roadmap import FollowedRoadmap
from planner.domain.goal import Goal
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.roadmap import study_order
from planner.i18n import _
from planner.storage.errors import Unusable
from planner.storage.mapping import CODECS, readable
from planner.storage.reader import Reader
from planner.values import Value

_HIGHEST: Final = 10**18 - 1  # no number of a time entry has more digits, and no plan is changed as often


class State(Value):
    """The row of the plan itself; `changed_at` stands as it is stored, for no plan rests on it."""

    revision: int
    last_entry: int
    applied: int
    changed_at: str


def state_in(reader: Reader) -> State | None:
    """Return the state of the stored plan, None without one. Raises StorageRefusal where it is none."""
    row = reader.exec_driver_sql("SELECT revision, last_entry, applied, changed_at FROM meta").first()
    if row is None:
        return None
    *counts, changed_at = row
    revision, last_entry, applied = counts
    with readable():
        if not all(type(each) is int and 0 <= each <= _HIGHEST for each in counts):
            raise ValueError("a count of changes was expected")
        return State(revision, last_entry, applied, changed_at)


def read_all(reader: Reader, name: str) -> dict[str, Any]:
    """Return the records of a table by id, in the order in which they were added."""
    read = CODECS[name].read_stored
    with readable():
        rows = reader.exec_driver_sql(f"SELECT {columns_of(name)} FROM {name} ORDER BY rowid")
        return {record.id: record for record in map(read, rows)}


def columns_of(name: str) -> str:
    """Return the columns of a table as a statement names them.

    With the name of their table, for a name in quotes that is none of its columns would be a text.
    """
    return ", ".join(f'{name}."{column}"' for column in CODECS[name].columns)


def minutes_by_item(reader: Reader) -> dict[str, int]:
    """Return the minutes ever logged, by item id."""
    with readable():
        rows = reader.exec_driver_sql("SELECT item, sum(minutes) FROM entries GROUP BY item")
        return {item: int(minutes) for item, minutes in rows}


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


def records_of(plan: Plan) -> Iterable[Record]:
    """Return every record of a plan, kind by kind."""
    yield plan.settings
    for name in CODECS:
        if name != "settings":
            yield from getattr(plan, name).values()
