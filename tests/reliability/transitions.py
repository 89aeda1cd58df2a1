"""When the clocks of each zone of the world change, from 1900 to 2300."""

import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import TZPATH, ZoneInfo, available_timezones

from tests.reliability.harness import CannotRun

_FIRST, _LAST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2300, 1, 1, tzinfo=UTC)
_STEP: Final = timedelta(days=14)  # no rule of today changes the clock twice in so few days
_SECOND: Final = timedelta(seconds=1)


def zones() -> list[str]:
    """Return the names of all zones that the computer's own clock knows."""
    if not any(Path(folder, "Europe/Berlin").is_file() for folder in TZPATH):
        raise CannotRun("the zones of this system lie nowhere")
    return sorted(name for name in available_timezones() if _file(name) is not None)


def transitions(name: str) -> Iterator[datetime]:
    """Yield the instants at which the clocks of a zone change: those in its file, then those by its rule."""
    zone, last = ZoneInfo(name), _FIRST
    for instant in _written(name):
        if _FIRST < instant < _LAST and _changes(zone, instant):
            yield instant
            last = instant
    while last < _LAST:
        after = min(last + _STEP, _LAST)
        if zone.utcoffset(last.astimezone(zone)) != zone.utcoffset(after.astimezone(zone)):
            yield _between(zone, last, after)
        last = after


def _changes(zone: ZoneInfo, instant: datetime) -> bool:
    """Whether the clock jumps; some rows of a file tell only of another name."""
    before = instant - _SECOND
    return before.astimezone(zone).utcoffset() != instant.astimezone(zone).utcoffset()


def _between(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """Return the instant of the change between two instants."""
    offset = before.astimezone(zone).utcoffset()
    while after - before > _SECOND:
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after


def _file(name: str) -> Path | None:
    return next((Path(folder, name) for folder in TZPATH if Path(folder, name).is_file()), None)


def _written(name: str) -> list[datetime]:
    """Return the instants in the second, 64-bit part of a zone's file (RFC 8536)."""
    file = _file(name)
    assert file is not None
    content = file.read_bytes()
    head = struct.Struct(">4s1c15x6l")
    _magic, version, *counts = head.unpack_from(content)
    if version == b"\0":
        return []
    isut, isstd, leap, times, kinds, letters = counts
    place = head.size + times * 5 + kinds * 6 + letters + leap * 8 + isstd + isut
    count = head.unpack_from(content, place)[5]
    seconds = struct.unpack_from(f">{count}q", content, place + head.size)
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    return [
        epoch + timedelta(seconds=each) for each in seconds if abs(each) < 10**11 and each > -(6 * 10**10)
    ]
