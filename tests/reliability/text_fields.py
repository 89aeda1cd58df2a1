"""The places in records at which texts stand, and records with another text there."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from planner.domain.edit import Record
from planner.domain.errors import Refusal
from planner.storage.mapping import CODECS, row_of, table_name

Place = tuple[str | int, ...]


def texts(value: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Yield each place in a row, or below, where a text stands, with it."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from texts(each, (*place, key))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from texts(each, (*place, number))


def with_text(record: Record, place: Place, text: str) -> Record | None:
    """Return a record with a text in a place; None where its own rules do not take it there."""
    row = _put(row_of(record), place, text)
    with suppress(ValueError, TypeError, LookupError, Refusal):
        changed: Record = CODECS[table_name(record)].read(row)
        return changed if changed.id == record.id else None
    return None


def _put(value: Any, place: Place, text: str) -> Any:
    if not place:
        return text
    first, rest = place[0], place[1:]
    if isinstance(value, dict):
        return {key: _put(each, rest, text) if key == first else each for key, each in value.items()}
    return [_put(each, rest, text) if number == first else each for number, each in enumerate(value)]
