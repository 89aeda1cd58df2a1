"""What the process that reads files puts out: written there, and read here by the ordinary rules.

Whoever gets the answer trusts it no more than the file: a roadmap goes through the reader of our own format,
and a plan's data through the same check for depth and broken letters.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from planner.domain.item import ItemStatus
from planner.domain.roadmap import Roadmap
from planner.exchange.file_reading import Incoming, IncomingCalendar, IncomingPlan
from planner.exchange.incoming import FileForm, IncomingRoadmap, SkipCause, Skipped, TableField, TableHead
from planner.exchange.json_data import check_data
from planner.exchange.limits import MOST_ITEMS, MOST_PLAN_DEPTH, check_letters
from planner.exchange.roadmap_file import roadmap_of
from planner.exchange.roadmap_writing import roadmap_document
from planner.formats import one_line

_MOST_NODES = 1_000_000
_LONGEST_EXAMPLE = 200
_MOST_COLUMNS = 1_000


def write_answer(incoming: Incoming) -> str:
    """Write what was read as `incoming_of` takes it, once it is parsed."""
    return json.dumps(_document(incoming), ensure_ascii=True, separators=(",", ":"), allow_nan=False)


def _document(incoming: Incoming) -> dict[str, Any]:
    if isinstance(incoming, IncomingCalendar):
        return {"calendar": incoming.path}
    if isinstance(incoming, IncomingPlan):
        return {"plan": incoming.document}
    table = incoming.table
    return {
        "form": incoming.form.value,
        "roadmap": roadmap_document(incoming.roadmap),
        "states": {id: status.value for id, status in incoming.states.items()},
        "estimated": sorted(incoming.estimated),
        "is_personal": incoming.is_personal,
        "drawn": dict(incoming.drawn),
        "skipped": [(each.cause.value, each.count, each.example) for each in incoming.skipped],
        "table": None
        if table is None
        else {
            "columns": table.columns,
            "rows": table.rows,
            "fields": {field.value: column for field, column in table.fields.items()},
        },
    }


def incoming_of(answer: Mapping[str, Any]) -> Incoming:
    """Return what an answer says was read.

    Raises Refusal, ValueError, TypeError, LookupError or AttributeError for one that is not as it should be.
    """
    if "calendar" in answer:
        return IncomingCalendar(str(answer["calendar"]))
    if "plan" in answer:
        document = dict(answer["plan"])
        # As sound as the file itself had to be; a plan's rules are `storage.archive.plan_of`'s.
        check_data(document, sys.maxsize, check_letters, MOST_PLAN_DEPTH)
        return IncomingPlan(document)
    check_data(answer, _MOST_NODES)
    roadmap = roadmap_of(answer["roadmap"])
    if len(roadmap.items) > MOST_ITEMS:
        raise ValueError("more items than the other process may answer")
    return IncomingRoadmap(
        form=FileForm(answer["form"]),
        roadmap=roadmap,
        states=_states(answer["states"], roadmap),
        estimated=frozenset(answer["estimated"]) & {item.id for item in roadmap.items},
        is_personal=answer["is_personal"] is not False,
        drawn={str(id): str(note) for id, note in answer["drawn"].items()},
        skipped=tuple(_skipped(answer["skipped"])),
        table=None if answer["table"] is None else _table(answer["table"]),
    )


def _states(states: Mapping[str, str], roadmap: Roadmap) -> dict[str, ItemStatus]:
    return {item.id: ItemStatus(states[item.id]) for item in roadmap.items if item.id in states}


def _skipped(entries: Iterable[Any]) -> Iterable[Skipped]:
    for cause, count, example in entries:
        yield Skipped(SkipCause(cause), int(count), one_line(str(example))[:_LONGEST_EXAMPLE])


def _table(table: Mapping[str, Any]) -> TableHead:
    columns = tuple(str(name) for name in table["columns"][:_MOST_COLUMNS])
    return TableHead(
        columns,
        tuple(tuple(str(cell) for cell in row) for row in table["rows"]),
        {TableField(name): range(len(columns))[column] for name, column in table["fields"].items()},
    )
