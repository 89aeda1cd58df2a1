"""A plan as one JSON document: everything of it but its steps for undo, and the way back.

The rows are those of the tables, so a plan comes back through the same rules as from its file. A column or
table that an older version did not know takes its default.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.i18n import _
from planner.storage.errors import NewerVersion, Unusable
from planner.storage.header import SCHEMA_VERSION
from planner.storage.kinds import whole
from planner.storage.mapping import CODECS, Row, row_of, table_name
from planner.storage.records import check_names, check_order, records_of

FORMAT: Final = "study-planner-plan"


def archive_of(plan: Plan) -> dict[str, Any]:
    """Return everything of a plan as plain data for JSON. The same plan always gives the same document.

    Raises StorageRefusal for a value that cannot be kept exactly.
    """
    records: dict[str, list[Row]] = {name: [] for name in CODECS}
    for record in records_of(plan):
        records[table_name(record)].append(row_of(record))
    return {
        "format": FORMAT,
        "version": SCHEMA_VERSION,
        "revision": plan.revision,
        "last_entry": plan.last_entry,
        "records": records,
    }


def archive_text(plan: Plan) -> str:
    """Return the archive of a plan as a text, with a record on each line, so that two can be compared."""
    document = archive_of(plan)
    records = document.pop("records")
    head = [f"{_json(name)}: {_json(value)}" for name, value in document.items()]
    tables = (f"{_json(name)}: {_lines(map(_json, rows), '[]')}" for name, rows in records.items())
    return _lines((*head, f'"records": {_lines(tables, "{}")}'), "{}") + "\n"


def plan_of(document: Any) -> Plan:
    """Return the plan that an archive holds, equal to the one it was made of.

    Raises NewerVersion for the archive of a newer version of the program, and Unusable for what is none, or
    holds what no plan could.
    """
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise Unusable(_("The file is no archive of a study plan, so nothing was changed."))
    version = document.get("version")
    if type(version) is int and version > SCHEMA_VERSION:
        raise NewerVersion(
            _("A newer version of Study Planner wrote this archive; update the program to read it.")
        )
    try:
        return _plan(document, version)
    except (ValueError, TypeError, LookupError, RecursionError, Refusal) as error:
        raise Unusable(_("The archive of the plan is damaged, so nothing was changed.")) from error


def _plan(document: Mapping[str, Any], version: Any) -> Plan:
    if type(version) is not int or version < 1:
        raise ValueError("versions are counted from 1")
    rows = document["records"]
    if type(rows) is not dict or set(rows) - set(CODECS):
        raise LookupError("records of an unknown kind")
    tables = {name: _table(name, rows.get(name, [])) for name in CODECS}
    _check_references(tables)
    check_order(tables["items"])
    check_names(tables["items"], tables["goals"])
    (settings,) = tables.pop("settings").values()
    minutes: Counter[str] = Counter()
    for entry in tables["entries"].values():
        minutes[entry.item] += entry.minutes
    return Plan(
        settings=settings,
        **tables,
        logged=dict(minutes),
        last_entry=max([_count(document, "last_entry"), *map(int, tables["entries"])]),
        revision=_count(document, "revision"),
    )


def _count(document: Mapping[str, Any], name: str) -> int:
    """Return a counter of the plan; one that is left out begins anew."""
    number: int = whole.read(document.get(name, 0))
    if number < 0:
        raise ValueError("a counter only rises")
    return number


def _table(name: str, rows: Any) -> dict[str, Any]:
    """Return the records of a table by id, in their order; each id stands there once."""
    codec = CODECS[name]
    if type(rows) is not list:
        raise TypeError("a list was expected")
    records: dict[str, Any] = {}
    for row in rows:
        if type(row) is not dict or not set(row) <= set(codec.columns):
            raise TypeError("a row of this table was expected")
        record = codec.read(row)
        if record.id in records:
            raise ValueError("an id that stands twice")
        records[record.id] = record
    return records


def _check_references(tables: Mapping[str, Mapping[str, Any]]) -> None:
    """Refuse what belongs to an item that is not there, as the plan's file would."""
    from planner.storage.tables import metadata  # with SQLAlchemy, which writing an archive does without

    for name, records in tables.items():
        for key in metadata.tables[name].foreign_keys:
            there = tables[key.column.table.name]
            if any(getattr(record, key.parent.name) not in there for record in records.values()):
                raise LookupError("a record without its item")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _lines(texts: Iterable[str], brackets: str) -> str:
    """Put texts, one on each line, between two brackets."""
    inside = ",\n".join(texts)
    return f"{brackets[0]}\n{inside}\n{brackets[1]}" if inside else brackets
