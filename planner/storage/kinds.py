"""Kinds of values: how each is written as text, number or JSON, and read back without trusting it.

A kind's two functions raise ValueError for a value that cannot be kept exactly: half a surrogate pair and
NUL in texts, numbers beyond 64 bits, NaN and infinities. Wrong types raise TypeError.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

from planner.domain.availability import TimeRange
from planner.storage.json_text import from_text
from planner.values import Value

_GREATEST = 2**63 - 1
_DEEPEST = 32


class Kind(Value):
    """How to write a value of the domain as one of a row, and how to read it back.

    Attributes:
        decode: what makes a value of a row of the text in a column that holds JSON; None for other columns.
    """

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]
    decode: Callable[[Any], Any] | None = None


def _same_text(value: str) -> str:
    if not isinstance(value, str):
        raise TypeError("a text was expected")
    if not value.isascii():
        value.encode()  # half a surrogate pair raises UnicodeEncodeError, a ValueError
    if "\0" in value:
        raise ValueError("a text with NUL")
    return value


def _same_whole(value: int) -> int:
    if type(value) is not int:
        raise TypeError("a whole number was expected")
    if not -_GREATEST <= value <= _GREATEST:
        raise ValueError("a number beyond 64 bits")
    return value


def _same_number(value: float) -> float:
    if type(value) is int:
        return _same_whole(value)
    if type(value) is not float:
        raise TypeError("a number was expected")
    if not math.isfinite(value):
        raise ValueError("not a finite number")
    return value


def _write_flag(value: bool) -> int:
    if type(value) is not bool:
        raise TypeError("true or false was expected")
    return int(value)


def _read_flag(value: int) -> bool:
    if value not in (0, 1):
        raise ValueError("a flag is 0 or 1")
    return bool(value)


def _write_day(value: object) -> str:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise TypeError("a day was expected")
    return value.isoformat()


@lru_cache(maxsize=4_096)  # a year of time entries has few days
def _read_day(value: str) -> date:
    day = date.fromisoformat(value)
    if day.isoformat() != value:
        raise ValueError("a day is written as 2026-11-20")
    return day


def _write_moment(value: object) -> str:
    if not isinstance(value, datetime) or value.tzinfo is not None:
        raise TypeError("a local moment without an offset was expected")
    return value.isoformat()


def _read_moment(value: str) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is not None or moment.isoformat() != value:
        raise ValueError("a moment is written as 2026-11-20T19:00:00")
    return moment


def _write_running_number(value: str) -> int:
    if len(value) > 18 or not value.isascii() or not value.isdecimal() or value.startswith("0"):
        raise ValueError("a running number was expected")
    return int(value)


def _read_running_number(value: int) -> str:
    if _same_whole(value) < 1:
        raise ValueError("running numbers start at 1")
    return str(value)


text = Kind(_same_text, _same_text)
whole = Kind(_same_whole, _same_whole)
number = Kind(_same_number, _same_number)
flag = Kind(_write_flag, _read_flag)
day = Kind(_write_day, _read_day)
moment = Kind(_write_moment, _read_moment)
running_number = Kind(_write_running_number, _read_running_number)


def choice(members: type[StrEnum]) -> Kind:
    """One of the members, by its value."""
    by_value = {member.value: member for member in members}
    return Kind(lambda member: members(member).value, by_value.__getitem__)


def perhaps(kind: Kind) -> Kind:
    """The same, or nothing."""
    return Kind(
        lambda value: None if value is None else kind.write(value),
        lambda value: None if value is None else kind.read(value),
    )


def several(kind: Kind) -> Kind:
    """A tuple of the same, as a JSON list."""
    return Kind(
        lambda values: [kind.write(value) for value in values],
        lambda values: tuple(kind.read(value) for value in _list(values)),
        from_text,
    )


def mapping_to(kind: Kind) -> Kind:
    """A mapping from texts to values of one kind, as a JSON object."""
    return Kind(
        lambda values: {_key(key): kind.write(value) for key, value in values.items()},
        lambda values: {_key(key): kind.read(value) for key, value in _object(values).items()},
        from_text,
    )


def a_set_of(kind: Kind) -> Kind:
    """A frozen set of the same, as a sorted JSON list."""
    return Kind(
        lambda values: sorted(kind.write(value) for value in values),
        lambda values: frozenset(kind.read(value) for value in _list(values)),
        from_text,
    )


def record(write: Callable[[Any], Any], read: Callable[[Any], Any]) -> Kind:
    """A value of several fields inside another one, as a JSON object."""
    return Kind(write, lambda value: read(_object(value)), from_text)


def _list(value: Any, length: int | None = None) -> list[Any]:
    if type(value) is not list or (length is not None and len(value) != length):
        raise TypeError("a list was expected")
    return value


def _object(value: Any) -> dict[str, Any]:
    if type(value) is not dict:
        raise TypeError("a JSON object was expected")
    return value


def _write_three(values: tuple[float, float, float]) -> list[float]:
    return [_same_number(value) for value in values]


def _read_three(values: Any) -> tuple[float, float, float]:
    low, likely, high = (_same_number(value) for value in _list(values, 3))
    return low, likely, high


def _write_days(days: Sequence[Sequence[TimeRange]]) -> list[list[list[int]]]:
    return [[[range.start, range.end, int(range.preferred)] for range in ranges] for ranges in days]


def _read_days(days: Any) -> tuple[tuple[TimeRange, ...], ...]:
    return tuple(tuple(_read_range(range) for range in _list(ranges)) for ranges in _list(days))


def _read_range(values: Any) -> TimeRange:
    start, end, preferred = _list(values, 3)
    return TimeRange(_same_whole(start), _same_whole(end), _read_flag(preferred))


def _write_mapping(values: Mapping[str, Any]) -> dict[str, Any]:
    return {_key(key): _plain(value) for key, value in values.items()}


def _read_mapping(values: Any) -> dict[str, Any]:
    return _write_mapping(_object(values))


def _plain(value: Any, depth: int = 1) -> Any:
    """Return a copy of what JSON can hold: texts, numbers, flags, null, lists and objects of those.

    What a file brought along decides what comes here, so even a wrong type is a ValueError.
    """
    if depth > _DEEPEST:
        raise ValueError("nested too deeply")
    match value:
        case None | bool():
            return value
        case str():
            return _same_text(value)
        case int() | float():
            return _same_number(value)
        case list() | tuple():
            return [_plain(each, depth + 1) for each in value]
        case Mapping():
            return {_key(key): _plain(each, depth + 1) for key, each in value.items()}
    raise ValueError("neither text nor number nor a list or object of those")


def _key(key: Any) -> str:
    if not isinstance(key, str):
        raise ValueError("the keys of an object are texts")
    return _same_text(key)


three_numbers = Kind(_write_three, _read_three, from_text)
week_of_ranges = Kind(_write_days, _read_days, from_text)
mapping = Kind(_write_mapping, _read_mapping, from_text)
