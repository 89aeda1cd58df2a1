"""What a disk holds after the power went: a model that plays recorded calls through up to any of them.

It is as strict as POSIX allows, and stricter than the usual file systems:

- What was written to a file is safe once that file was synced. What was not yet may be there or not, write by
  write, in any order, and each in part, at the borders of sectors.
- A name that was made, changed or removed is safe once its folder was synced. What was not yet came in order,
  as journals keep it, up to any point. To sync a file does not make its name safe.

It knows no disk that answers a sync before it has written.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from random import Random

_HEAD = struct.Struct("<4i2q")
_SECTOR = 512


class Kind(IntEnum):
    """The calls, as faults.c numbers them; MARK is a word of the program."""

    MARK = 0
    WRITE = 1
    TRUNCATE = 2
    SYNC = 3
    MAKE = 4
    RENAME = 5
    UNLINK = 6
    LINK = 7


@dataclass(frozen=True, slots=True)
class Call:
    """One call, or a word in `path`.

    Attributes:
        other: the new name where there are two; "/" says of one that was made that it is a folder.
        at: where in the file.
        length: how long it is to be, of TRUNCATE.
    """

    kind: Kind
    path: str
    other: str = ""
    at: int = 0
    length: int = 0
    content: bytes = b""


def read_calls(log: Path) -> Iterator[Call]:
    """Read what faults.c has written down."""
    content, place = log.read_bytes(), 0
    while place < len(content):
        kind, *lengths, at, length = _HEAD.unpack_from(content, place)
        place += _HEAD.size
        parts = []
        for each in lengths:
            parts.append(content[place : place + each])
            place += each
        path, other, data = parts
        yield Call(Kind(kind), path.decode(), other.decode(), at, length, data)


@dataclass
class _File:
    """A file, or a folder (`safe` is None)."""

    safe: bytearray | None
    waiting: list[Call] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Naming:
    """A name that was set to a file, or removed; and one that was given up for it."""

    path: str
    file: _File | None
    old: str = ""


class Disk:
    """A folder on a disk whose power may go."""

    def __init__(self, root: Path) -> None:
        """Begin with what is in a folder, all of it safe."""
        self._root = str(root)
        self._safe: dict[str, _File] = {str(root): _File(None)}
        for path in sorted(root.rglob("*")):
            self._safe[str(path)] = _File(None if path.is_dir() else bytearray(path.read_bytes()))
        self._now = dict(self._safe)
        self._waiting: list[_Naming] = []

    def take(self, call: Call) -> None:
        """Take one call."""
        file = self._now.get(call.path)
        match call.kind:
            case Kind.MAKE:
                self._name(_Naming(call.path, _File(None if call.other else bytearray())))
            case Kind.RENAME:
                self._name(_Naming(call.other, file, call.path))
            case Kind.LINK:
                self._name(_Naming(call.other, file))
            case Kind.UNLINK:
                self._name(_Naming(call.path, None))
            case Kind.SYNC if file is not None:
                self._sync(call.path, file)
            case Kind.WRITE | Kind.TRUNCATE if file is not None:
                file.waiting.append(call)

    def cut(self, chance: Random, target: Path) -> None:
        """Write what is left when the power goes now into a new folder."""
        names = dict(self._safe)
        for naming in self._waiting[: _some(chance, len(self._waiting))]:
            _give(names, naming)
        contents: dict[int, bytes] = {}
        for path, file in sorted(names.items()):
            place = target / path[len(self._root) :].lstrip("/")
            if file.safe is None:
                place.mkdir(parents=True, exist_ok=True)
            elif place.parent.is_dir():  # else the folder never came to be
                content = contents.setdefault(id(file), _left_of(file, chance))
                place.write_bytes(content)

    def _name(self, naming: _Naming) -> None:
        self._waiting.append(naming)
        _give(self._now, naming)

    def _sync(self, path: str, file: _File) -> None:
        if file.safe is not None:
            for call in file.waiting:
                _write(file.safe, call, call.content)
            file.waiting.clear()
            return
        here = [naming for naming in self._waiting if naming.path.rpartition("/")[0] == path]
        for naming in here:
            _give(self._safe, naming)
        self._waiting = [naming for naming in self._waiting if naming not in here]


def _give(names: dict[str, _File], naming: _Naming) -> None:
    names.pop(naming.old, None)
    if naming.file is None:
        names.pop(naming.path, None)
    else:
        names[naming.path] = naming.file


def _some(chance: Random, count: int) -> int:
    """Return a number up to a count: each of none and all a third of the time."""
    return chance.choice((0, count, chance.randint(0, count)))


def _left_of(file: _File, chance: Random) -> bytes:
    assert file.safe is not None
    content = bytearray(file.safe)
    share = chance.choice((0.0, 0.5, 0.9, 1.0))
    for call in file.waiting:
        if chance.random() >= share:
            continue
        data = call.content
        if chance.random() < 0.3:
            data = data[: _SECTOR * chance.randint(0, len(data) // _SECTOR)]
        _write(content, call, data)
    return bytes(content)


def _write(content: bytearray, call: Call, data: bytes) -> None:
    if call.kind is Kind.TRUNCATE:
        del content[call.length :]
        content.extend(bytes(call.length - len(content)))
    elif data:
        content.extend(bytes(max(0, call.at - len(content))))
        content[call.at : call.at + len(data)] = data
