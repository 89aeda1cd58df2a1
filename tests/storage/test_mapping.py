import json
import math
from datetime import UTC, datetime
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.edit import Change, Edit, Record
from planner.domain.settings import Settings
from planner.storage.errors import StorageRefusal
from planner.storage.mapping import CODECS, changes_as_json, edit_from_json, readable, row_of, table_name
from planner.storage.tables import Json, LaterJson, metadata
from planner.values import Value, field_names, replace
from tests.storage.samples import a_session, an_entry, an_item, sample_plan
from tests.storage.strategies import RECORDS, records, settings


@pytest.mark.parametrize("name", CODECS)
@given(data=st.data())
def test_every_record_comes_back_from_its_row(name: str, data: st.DataObject) -> None:
    record = data.draw(RECORDS[name])
    assert table_name(record) == name
    assert CODECS[name].read(row_of(record)) == record


@given(before=records, after=records)
def test_edits_come_back_from_their_json(before: Any, after: Any) -> None:
    changes = (Change(before, None), Change(None, after))
    text = json.dumps(changes_as_json(changes), allow_nan=False)
    assert edit_from_json("step", json.loads(text)) == Edit("step", changes)


def test_every_kind_of_record_has_a_codec_for_all_its_fields() -> None:
    codecs_by_type = {codec.read(row_of(_any(name))).__class__: codec for name, codec in CODECS.items()}
    assert set(codecs_by_type) == set(get_args(Record))
    for record, codec in codecs_by_type.items():
        assert set(codec.columns) == set(_columns(record)), record


def _any(name: str) -> Any:
    plan = sample_plan()
    return plan.settings if name == "settings" else next(iter(getattr(plan, name).values()))


def _columns(record: Any) -> list[str]:
    columns = []
    for name in field_names(record):
        kind = get_type_hints(record)[name]
        parts = field_names(kind) if isinstance(kind, type) and issubclass(kind, Value) else ()
        columns += [f"{name}_{part}" for part in parts] or [name]
    return columns


def test_every_codec_fits_its_table() -> None:
    for name, codec in CODECS.items():
        table = metadata.tables[name]
        assert codec.columns == tuple(table.columns.keys())
        in_json = {column.name for column in table.columns if isinstance(column.type, Json | LaterJson)}
        assert set(codec.decoders) == in_json


def test_a_field_younger_than_the_stored_step_takes_its_default() -> None:
    row = row_of(an_item(note="kept", effort=replace(an_item().effort, high=90)))
    for column in ("position", "extra", "effort_likely"):
        del row[column]
    item = CODECS["items"].read(row)
    assert (item.note, item.position, item.extra, item.effort.high) == ("kept", 0, {}, 90)


HARD: list[Any] = [
    an_item(title="half a pair \ud800"),
    an_item(note="a\0b"),
    an_item(position=2**63),
    an_item(units=-(2**63)),
    an_item(refresh_for={"x": math.nan}),
    an_item(refresh_for={"\udfff": 1.0}),
    an_item(requires=("a", "\0")),
    an_item(extra={"x": [{"y": math.inf}]}),
    an_item(extra={"x": 10**30}),
    an_item(extra={"x": {2026: "a number as key"}}),
    an_item(extra={"x": datetime(2026, 1, 1)}),
    replace(an_entry(1), id="01"),
    replace(an_entry(1), id="٣"),
    replace(an_entry(1), id="-1"),
    replace(an_entry(1), id="9" * 19),
]


@pytest.mark.parametrize("record", HARD, ids=range(len(HARD)))
def test_values_that_no_file_keeps_are_refused(record: Any) -> None:
    with pytest.raises(StorageRefusal, match="cannot be stored"):
        row_of(record)


def test_values_nested_without_end_are_refused() -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(StorageRefusal, match="cannot be stored"):
        row_of(an_item(extra={"x": endless}))


def test_a_moment_with_an_offset_is_a_fault_of_the_program() -> None:
    aware = datetime(2026, 11, 23, 8, tzinfo=UTC)
    with pytest.raises(TypeError):
        row_of(a_session(start=aware))


UNREADABLE: list[tuple[str, str, Any]] = [
    ("items", "kind", "song"),
    ("items", "core", 2),
    ("items", "title", None),
    ("items", "title", b"bytes"),
    ("items", "effort_low", 10**6),
    ("items", "position", "1"),
    ("items", "position", 1.0),
    ("items", "requires", "linear-algebra"),
    ("items", "requires", {"a": 1}),
    ("items", "requires", [1]),
    ("items", "opens", "2026-02-30"),
    ("items", "opens", "20260228"),
    ("items", "opens", "2026-W01-1"),
    ("items", "resources", [{"id": "r"}]),
    ("items", "resources", ["r"]),
    ("items", "extra", [1]),
    ("items", "extra", {"x": "\ud800"}),
    ("items", "refresh_for", {"x": "half"}),
    ("settings", "tight_percent", 101),
    ("settings", "lengths_least", 0),
    ("goals", "due", "2026-11-23T08:00:00+01:00"),
    ("goals", "due", "2026-11-23 08:00:00"),
    ("goals", "due", "2026-11-23"),
    ("goals", "priority", 0),
    ("patterns", "days", [[]] * 6),
    ("patterns", "days", [[[60, 30, 0]]] + [[]] * 6),
    ("patterns", "days", [[[60, 90]]] + [[]] * 6),
    ("sessions", "end", "2020-01-01T00:00:00"),
    ("sessions", "state", "forgotten"),
    ("entries", "id", "1"),
    ("entries", "id", 0),
    ("entries", "minutes", 0),
]


@pytest.mark.parametrize(("name", "column", "value"), UNREADABLE)
def test_rows_that_no_record_accepts_are_refused(name: str, column: str, value: Any) -> None:
    row = row_of(_any(name)) | {column: value}
    with pytest.raises(StorageRefusal, match="cannot be read"), readable():
        CODECS[name].read(row)


@pytest.mark.parametrize(
    "changes",
    [
        None,
        [1],
        [{}],
        [{"table": "songs", "before": None, "after": {}}],
        [{"table": "phases", "before": None, "after": None}],
        [{"table": "phases", "before": None, "after": {"id": "x"}}],
    ],
)
def test_stored_steps_that_are_none_are_refused(changes: Any) -> None:
    with pytest.raises(StorageRefusal, match="cannot be read"):
        edit_from_json("step", changes)


@given(settings)
def test_rows_hold_nothing_but_what_json_and_columns_hold(record: Settings) -> None:
    row = row_of(record)
    assert json.loads(json.dumps(row)) == row
