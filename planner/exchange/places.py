"""What stands where in a file: line and column of each value and each name, for whoever wrote it."""

import json
import re
from bisect import bisect_right
from dataclasses import dataclass, field

from planner.domain.errors import shown
from planner.exchange.json_data import read_json
from planner.exchange.limits import MOST_DEPTH, MOST_NODES, UnreadableError
from planner.i18n import _

Place = tuple[int, int]  # line and column, counted from 1
Path = tuple[str | int, ...]  # names and numbers from the outermost inwards

_TOKEN = re.compile(r"""[\s,:]*(?:("(?:[^"\\]|\\.)*")|([{}\[\]])|([^\s,:{}\[\]"]+))""", re.DOTALL)
_TEXT, _MARK = 1, 2


@dataclass(slots=True)
class Places:
    """Where the values of a file begin, and the names of its mappings."""

    values: dict[Path, Place] = field(default_factory=dict)
    names: dict[Path, Place] = field(default_factory=dict)

    def of(self, path: Path) -> Place:
        """Return where a value stands; for one that is missing, where that begins in which it is missing."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, (1, 1))

    def of_name(self, path: Path) -> Place:
        """Return where the name of a value stands."""
        return self.names.get(path) or self.of(path)


def json_places(text: str) -> Places:
    """Return what stands where in a JSON text, up to the first thing that is not sound.

    Raises UnreadableError, with its place, for a name that stands twice in one mapping, and for a text or
    number that cannot be taken.
    """
    scanner = _Scanner(text)
    position = 0
    while (token := _TOKEN.match(text, position)) is not None:
        position = token.end()
        if not scanner.take(token):
            break
    return scanner.places


def _check_value(token: str, place: Place) -> None:
    """Read a text or number by itself: the reader of the whole does not say where it found a wrong one."""
    try:
        read_json(token)
    except UnreadableError as fault:
        raise UnreadableError(fault.reason, *place) from None


class _Scanner:
    """Goes through the tokens of a JSON text with a stack of its own."""

    def __init__(self, text: str) -> None:
        self.places = Places()
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._path: list[str | int] = []
        self._open: list[bool] = []  # for each open list or mapping, whether it is a mapping
        self._name: str | None = None  # whose value comes next

    def take(self, token: re.Match[str]) -> bool:
        """Take the next token, and return whether any may follow."""
        kind = token.lastindex or 0
        place = self._place(token.start(kind))
        if kind == _MARK and token[kind] in "}]":
            return self._close()
        if kind == _TEXT and self._open and self._open[-1] and self._name is None:
            return self._take_name(token[kind], place)
        if kind != _MARK:
            _check_value(token[kind], place)
        path = self._next_path()
        self.places.values[path] = place
        if kind == _MARK:
            self._path = [*path, -1]
            self._open.append(token[kind] == "{")
        # What is deeper, or more, is refused by whoever reads the data.
        return 0 < len(self._open) <= MOST_DEPTH and len(self.places.values) <= MOST_NODES

    def _next_path(self) -> Path:
        """Return the path of the next value."""
        if self._open and self._open[-1]:
            self._path[-1], self._name = self._name or "", None
        elif self._open:
            self._path[-1] = int(self._path[-1]) + 1
        return tuple(self._path)

    def _close(self) -> bool:
        if self._open:
            self._open.pop()
            self._path.pop()
            self._name = None
        return bool(self._open)

    def _take_name(self, text: str, place: Place) -> bool:
        try:
            name = str(json.loads(text))
        except ValueError:
            return False
        path = (*self._path[:-1], name)
        if path in self.places.names:
            raise UnreadableError(
                _("the name {name} stands twice in one entry").format(name=shown(name)), *place
            )
        self.places.names[path] = place
        self._name = name
        return True

    def _place(self, offset: int) -> Place:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
