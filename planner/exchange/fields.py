"""Typed access to the fields of plain data, refusing what does not fit with the place named."""

import re
from collections.abc import Collection, Mapping, Set
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from planner.domain.errors import Refusal, UnknownId, shown
from planner.i18n import _
from planner.values import Value, field_names

Choice = TypeVar("Choice", bound=StrEnum)

LONGEST_TEXT = 20_000
LONGEST_LINE = 200
LONGEST_ID = 120
MOST = 1_000_000
FIRST_YEAR, LAST_YEAR = 1970, 2199

# Marks that turn the direction of what follows, with which a title could make its surroundings lie.
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Without quotes these are texts in YAML 1.2, and truth values to whoever learnt YAML 1.1.
_SPOKEN_TRUTHS = {"yes": True, "no": False}


def names_of(record: type[Value]) -> frozenset[str]:
    """Return the names of the fields of a value, which are those of its file for the most part."""
    return frozenset(field_names(record))


def is_identifier(text: str) -> bool:
    """Whether a text may serve as an id: short, no blanks, commas, quotes or invisible characters."""
    forbidden = any(character in " ,;\"'" for character in text)
    return bool(text) and not forbidden and text.isprintable() and len(text) <= LONGEST_ID


class Fields:
    """The fields of one mapping of a file.

    Attributes:
        place: which mapping it is, as a refusal names it.
    """

    def __init__(self, data: Any, place: str) -> None:
        """Wrap a mapping; raise Refusal when it is something else."""
        if not isinstance(data, dict):
            raise Refusal(_("{place} is not a list of named fields.").format(place=place))
        self.place = place
        self._data: Mapping[str, Any] = data

    def __contains__(self, name: str) -> bool:
        """Whether a field is there and not empty."""
        return self._data.get(name) is not None

    def raw(self, name: str) -> Any:
        """Return a field as it is, or None."""
        return self._data.get(name)

    def text(self, name: str, default: str | None = None, longest: int = LONGEST_TEXT) -> str:
        """Return a text or number as text; without a default a missing or blank one is refused."""
        value = self._data.get(name)
        if value is None and default is not None:
            return default
        if not isinstance(value, str | int | float) or isinstance(value, bool):
            raise self.refusal(name, _("a text"))
        text = str(value).strip()
        if len(text) > longest:
            raise self.refusal(name, _("a text of at most {n} characters").format(n=longest))
        if not text and default is None:
            raise self.refusal(name, _("a text"))
        return text

    def line(self, name: str, default: str | None = None) -> str:
        """Return a text of one line, such as a title, without marks that turn the direction of writing."""
        text = " ".join(_DIRECTIONS.sub("", self.text(name, default, LONGEST_LINE)).split())
        if not text and default is None:
            raise self.refusal(name, _("a text"))
        return text

    def identifier(self, name: str = "id") -> str:
        """Return a text that may serve as an id: short, no blanks, commas, quotes or invisible characters."""
        return self._checked_id(name, self.text(name))

    def ids(self, name: str) -> tuple[str, ...]:
        """Return a list of ids, empty where the field is missing. An id may come twice."""
        return tuple(self._checked_id(name, word) for word in self._texts(name))

    def words(self, name: str) -> tuple[str, ...]:
        """Return a list of texts, empty where the field is missing. A text may come twice."""
        return tuple(self._texts(name))

    def reference(self, name: str, kind: str, existing: Collection[str]) -> str | None:
        """Return the id of something that exists, or None where the field is missing.

        `kind` is the learner's word for it. Raises UnknownId, with the nearest ids, for anything else.
        """
        if name not in self:
            return None
        id = self.text(name)
        if id not in existing:
            raise UnknownId(kind, id, tuple(existing), self.place)
        return id

    def references(self, name: str, kind: str, existing: Collection[str]) -> tuple[str, ...]:
        """Return a list of ids that exist, as `reference` does for one."""
        ids = self.ids(name)
        for id in ids:
            if id not in existing:
                raise UnknownId(kind, id, tuple(existing), self.place)
        return ids

    def number(self, name: str, default: float | None = None, most: float = MOST) -> float:
        """Return a number from 0 to `most`; without a default a missing one is refused."""
        value = self._data.get(name)
        if value is None and default is not None:
            return default
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
            raise self.refusal(name, _("a number from 0 to {most}").format(most=most))
        return value

    def whole_number(self, name: str, least: int = 0, most: int = MOST) -> int | None:
        """Return a whole number within bounds, or None where the field is missing."""
        if name not in self:
            return None
        value = self._data[name]
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not least <= value <= most or value != int(value):
            wanted = _("a whole number from {least} to {most}").format(least=least, most=most)
            raise self.refusal(name, wanted)
        return int(value)

    def whole_numbers(self, name: str, least: int = 0, most: int = MOST) -> tuple[int, ...]:
        """Return a list of whole numbers within bounds, empty where the field is missing."""
        values = self.items(name)
        for value in values:
            if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
                wanted = _("a list of whole numbers from {least} to {most}").format(least=least, most=most)
                raise self.refusal(name, wanted)
        return tuple(values)

    def truth(self, name: str, default: bool) -> bool:
        """Return true or false; yes and no are understood."""
        if name not in self:
            return default
        value = self._data[name]
        if isinstance(value, str):
            value = _SPOKEN_TRUTHS.get(value.lower())
        if not isinstance(value, bool):
            raise self.refusal(name, _("true or false"))
        return value

    def day(self, name: str) -> date | None:
        """Return a date written as 2027-03-12, or None where the field is missing."""
        if name not in self:
            return None
        text = str(self._data[name])
        try:
            day = date.fromisoformat(text)
        except ValueError:
            raise self.refusal(name, _("a date such as 2027-03-12")) from None
        if day.isoformat() != text or not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise self.refusal(name, _("a date such as 2027-03-12"))
        return day

    def choice(self, name: str, choices: type[Choice], default: Choice | None = None) -> Choice:
        """Return one of the words of an enumeration."""
        value = self._data.get(name)
        if value is None and default is not None:
            return default
        return self._chosen(name, value, choices)

    def choices(self, name: str, choices: type[Choice]) -> tuple[Choice, ...]:
        """Return a list of words of an enumeration, empty where the field is missing."""
        return tuple(self._chosen(name, value, choices) for value in self.items(name))

    def _chosen(self, name: str, value: object, choices: type[Choice]) -> Choice:
        try:
            return choices(str(value))
        except ValueError:
            raise self.refusal(name, _("one of {words}").format(words=", ".join(choices))) from None

    def items(self, name: str) -> list[Any]:
        """Return a list, empty where the field is missing."""
        value = self._data.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.refusal(name, _("a list"))
        return value

    def entries(self, name: str, place: str) -> list["Fields"]:
        """Return the mappings of a list; refuse two with one id.

        `place` names each in a refusal: its `{name}` is filled with the id or, lacking one, the number, and
        its `{outer}` with the place of this mapping.
        """
        entries: list[Fields] = []
        ids: set[str] = set()
        for number, data in enumerate(self.items(name), start=1):
            entry = self.entry(data, number, place)
            entry.check_unique(ids)
            entries.append(entry)
        return entries

    def entry(self, data: Any, number: int, place: str) -> "Fields":
        """Return the fields of the mapping with this number in a list, named by its id, as `entries` says."""
        entry = Fields(data, place.format(outer=self.place, name=number))
        if "id" in entry:
            entry.place = place.format(outer=self.place, name=shown(str(entry.raw("id")).strip()) or number)
        return entry

    def check_unique(self, ids: set[str]) -> None:
        """Add the id of this mapping, if it has one, to those of its list; refuse it where it is there."""
        if "id" in self:
            id = str(self.raw("id")).strip()
            if id in ids:
                raise Refusal(_("{place} stands twice.").format(place=self.place))
            ids.add(id)

    def rest(self, known: Set[str]) -> dict[str, Any]:
        """Return the fields that are not known, to be kept and written back."""
        return {name: value for name, value in self._data.items() if name not in known}

    def refusal(self, name: str, wanted: str) -> Refusal:
        """Return the refusal that says what a field must be, or that it is missing."""
        if name not in self._data:
            return Refusal(
                _("{place}: the field {name} is missing.").format(place=self.place, name=shown(name))
            )
        return Refusal(
            _("{place}: the field {name} must be {wanted}.").format(
                place=self.place, name=shown(name), wanted=wanted
            )
        )

    def _texts(self, name: str) -> list[str]:
        values = self.items(name)
        for value in values:
            if not isinstance(value, str | int) or isinstance(value, bool) or len(str(value)) > LONGEST_TEXT:
                raise self.refusal(name, _("a list of texts"))
        return [str(value) for value in values]

    def _checked_id(self, name: str, text: str) -> str:
        if not is_identifier(text):
            raise self.refusal(name, _("an id without blanks, commas and quotes"))
        return text
