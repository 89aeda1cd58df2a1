"""Notes down what is wrong with the parts of a file, each at its place, and goes on."""

from collections.abc import Callable, Collection
from functools import partial
from typing import TypeVar

from planner.domain.errors import Refusal, UnknownId
from planner.exchange.fields import Fields
from planner.exchange.places import Path, Place, Places
from planner.i18n import _
from planner.values import Value

Result = TypeVar("Result")


class Fault(Value, order=True):
    """A fault of a file, in one sentence, at a line and column that are counted from 1.

    Attributes:
        is_warning: whether the file is read all the same.
    """

    line: int
    column: int
    sentence: str
    is_warning: bool = False


class Entry(Value):
    """A mapping of the file, and the path to it."""

    path: Path
    fields: Fields


class FaultNotes:
    """The faults that were found so far.

    Attributes:
        faults: in the order in which they were found.
    """

    def __init__(self, places: Places) -> None:
        """Begin with none; `places` says what stands where."""
        self.faults: list[Fault] = []
        self._places = places

    def note(self, path: Path, sentence: object) -> None:
        """Note a fault of the value at a path."""
        self._add(self._places.of(path), sentence)

    def warn(self, path: Path, sentence: object) -> None:
        """Note something at a path that is read all the same, and hardly meant so."""
        self._add(self._places.of(path), sentence, is_warning=True)

    def attempt(self, path: Path, read: Callable[[], Result]) -> Result | None:
        """Return what is read, or note why it cannot be and return None."""
        try:
            return read()
        except Refusal as refusal:
            self.note(path, refusal)
            return None

    def attempt_fields(self, entry: Entry, checks: dict[str, Callable[[Fields], object]]) -> None:
        """Read fields of a mapping, each by itself."""
        for name, check in checks.items():
            self.attempt((*entry.path, name), partial(check, entry.fields))

    def entries(self, outer: Entry, name: str, place: str) -> list[Entry]:
        """Return the sound mappings of a list, and note what is wrong with others and with doubled ids."""
        found = []
        ids: set[str] = set()
        for number, data in enumerate(self.attempt((name,), lambda: outer.fields.items(name)) or ()):
            path = (*outer.path, name, number)
            fields = self.attempt(path, partial(outer.fields.entry, data, number + 1, place))
            if fields is not None:
                self.attempt((*path, "id"), partial(fields.check_unique, ids))
                found.append(Entry(path, fields))
        return found

    def ids(
        self, entry: Entry, name: str, kind: str = "", existing: Collection[str] | None = None
    ) -> list[str]:
        """Return the sound ids of a list; note others, and those that name nothing of the `existing`."""
        path = (*entry.path, name)
        found = []
        for number, value in enumerate(self.attempt(path, lambda: entry.fields.items(name)) or ()):
            single = Fields({name: [value]}, entry.fields.place)
            ids = self.attempt((*path, number), partial(single.ids, name))
            for id in ids or ():
                if existing is None or id in existing:
                    found.append(id)
                else:
                    self.note((*path, number), UnknownId(kind, id, tuple(existing), entry.fields.place))
        return found

    def warn_of_unknown(self, entry: Entry, known: Collection[str]) -> None:
        """Note fields that mean nothing; they are kept, and their author may have meant another."""
        for name in entry.fields.rest(frozenset(known)):
            sentence = UnknownId(_("field"), name, tuple(known), entry.fields.place)
            self._add(self._places.of_name((*entry.path, name)), sentence, is_warning=True)

    def _add(self, place: Place, sentence: object, *, is_warning: bool = False) -> None:
        self.faults.append(Fault(*place, str(sentence), is_warning))
