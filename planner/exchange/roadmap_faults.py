"""Every fault of a roadmap file with its line and column, for its author.

The reader stops at the first fault. Here each field is asked for by itself, in the reader's own words; a
test holds that both find a file sound, or neither.
"""

import json
from collections.abc import Callable, Collection
from functools import cache, partial

from planner import resources
from planner.domain.course_work import MOST_UNITS
from planner.domain.errors import Cycle, Refusal, UnknownId, shown
from planner.domain.item import Item, ItemKind, Recurrence, Subject
from planner.domain.roadmap import ListKind, study_order
from planner.domain.web_address import is_web_address
from planner.exchange.fault_notes import Entry, Fault, FaultNotes
from planner.exchange.fields import Fields
from planner.exchange.limits import UnreadableError
from planner.exchange.plain_data import read_located_data
from planner.exchange.roadmap_file import check_version
from planner.exchange.roadmap_parts import LONGEST_ADDRESS, MOST_HOURS, read_hours
from planner.i18n import _

MOST_FAULTS = 500
_MOST_CIRCLES = 20

_Checks = dict[str, Callable[[Fields], object]]

_PHASE: _Checks = {
    "id": lambda fields: fields.identifier(),
    "title": lambda fields: fields.line("title"),
    "order": lambda fields: fields.whole_number("order"),
    "theme": lambda fields: fields.line("theme", ""),
    "subject": lambda fields: fields.choice("subject", Subject, Subject.ML),
}
_BACKGROUND: _Checks = {
    "id": lambda fields: fields.identifier(),
    "title": lambda fields: fields.line("title"),
    "summary": lambda fields: fields.text("summary", ""),
}
_RESOURCE: _Checks = {
    "id": lambda fields: fields.identifier() if "id" in fields else None,
    "title": lambda fields: fields.line("title"),
    "by": lambda fields: fields.line("by", ""),
    "url": lambda fields: fields.text("url", "", LONGEST_ADDRESS),
    "type": lambda fields: fields.line("type", ""),
    "cost": lambda fields: fields.line("cost", ""),
    "checked": lambda fields: fields.truth("checked", False),
    "note": lambda fields: fields.text("note", ""),
}
_GROUP: _Checks = {
    "id": lambda fields: fields.identifier(),
    "title": lambda fields: fields.line("title", ""),
    "text": lambda fields: fields.text("text", ""),
}
_LIST: _Checks = {
    "id": lambda fields: fields.identifier(),
    "title": lambda fields: fields.line("title"),
    "note": lambda fields: fields.text("note", ""),
    "labels": lambda fields: fields.words("labels"),
    "kind": lambda fields: fields.choice("kind", ListKind, ListKind.TRACK),
    "seed_ref": lambda fields: fields.line("seed_ref", ""),
}
_RULE: _Checks = {
    "id": lambda fields: fields.identifier(),
    "title": lambda fields: fields.line("title", ""),
    "text": lambda fields: fields.text("text"),
    "kinds": lambda fields: fields.choices("kinds", ItemKind),
}
_HOURS = ("low", "likely", "high")
_ITEM: _Checks = {
    "id": lambda fields: fields.identifier(),
    "title": lambda fields: fields.line("title"),
    "kind": lambda fields: fields.choice("kind", ItemKind, ItemKind.TOPIC),
    "subject": lambda fields: fields.choice("subject", Subject, Subject.ML),
    "core": lambda fields: fields.truth("core", True),
    "recurring": lambda fields: fields.choice("recurring", Recurrence) if "recurring" in fields else None,
    "done_when": lambda fields: fields.text("done_when", ""),
    "note": lambda fields: fields.text("note", ""),
    "units": lambda fields: fields.whole_number("units", 1, MOST_UNITS),
}


def faults_in(text: str) -> list[Fault]:
    """Return the faults of a roadmap file from its beginning to its end, at most `MOST_FAULTS`."""
    try:
        data, places = read_located_data(text)
    except UnreadableError as fault:
        words = _("The file cannot be read: {reason}.").format(reason=fault.reason)
        return [Fault(fault.line or 1, fault.column or 1, words)]
    except Refusal as refusal:
        return [Fault(1, 1, str(refusal))]
    notes = FaultNotes(places)
    fields = notes.attempt((), lambda: Fields(data, _("The roadmap")))
    if fields is not None:
        _Checker(notes, Entry((), fields)).check()
    return sorted(notes.faults)[:MOST_FAULTS]


class _Checker:
    """Goes through a roadmap, the parts that others refer to first."""

    def __init__(self, notes: FaultNotes, top: Entry) -> None:
        self._notes = notes
        self._top = top
        self._phases = self._part("phases", _("Phase {name}"))
        self._resources = self._part("resources", _("Resource {name}"))
        self._backgrounds = self._part("backgrounds", _("Background {name}"))
        self._groups = self._part("choice_groups", _("Choice group {name}"))
        self._items = self._part("items", _("Item {name}"))
        self._lists = self._part("lists", _("List {name}"))
        self._rules = self._part("rules", _("Rule {name}"))

    def _part(self, name: str, place: str) -> dict[str, Entry]:
        """Return the entries of a list by their ids; one without a sound id goes by its number."""
        found: dict[str, Entry] = {}
        for entry in self._notes.entries(self._top, name, place):
            self._notes.warn_of_unknown(entry, _known(name))
            id = str(entry.fields.raw("id")).strip() if "id" in entry.fields else f" {len(found)}"
            found.setdefault(id if id not in found else f" {len(found)}", entry)
        return found

    def check(self) -> None:
        """Note all that is wrong."""
        checks: _Checks = {
            "schema_version": check_version,
            "id": lambda fields: fields.identifier(),
            "title": lambda fields: fields.line("title"),
            "version": lambda fields: fields.line("version", ""),
        }
        self._notes.attempt_fields(self._top, checks)
        self._notes.warn_of_unknown(self._top, _known(""))
        if isinstance(self._top.fields.raw("title"), int | float):
            self._notes.warn(("title",), _("The roadmap: its title is a number, and read as a text."))
        if not self._items and self._is_list("items"):
            self._notes.note(("items",), _("The roadmap has no items."))
        for entries, part in ((self._phases, _PHASE), (self._backgrounds, _BACKGROUND)):
            for entry in entries.values():
                self._notes.attempt_fields(entry, part)
        for entry in self._resources.values():
            self._check_resource(entry)
        for entry in self._groups.values():
            self._check_group(entry)
        for entry in self._lists.values():
            self._check_list(entry)
        for entry in self._rules.values():
            self._notes.attempt_fields(entry, _RULE)
            self._notes.ids(entry, "items", _("item"), self._items)
        for entry in self._items.values():
            self._check_item(entry)
        self._check_circles()

    def _is_list(self, name: str) -> bool:
        return isinstance(self._top.fields.raw(name), list | None)

    def _check_resource(self, entry: Entry) -> None:
        self._notes.attempt_fields(entry, _RESOURCE)
        address = entry.fields.raw("url")
        if isinstance(address, str) and address.strip() and not is_web_address(address.strip()):
            words = _("{place}: {address} is no address of the web, so it is not opened.")
            sentence = words.format(place=entry.fields.place, address=shown(address))
            self._notes.warn((*entry.path, "url"), sentence)
        if "hours" in entry.fields:
            self._check_hours(entry)

    def _check_hours(self, entry: Entry) -> None:
        path = (*entry.path, "hours")
        raw = entry.fields.raw("hours")
        if isinstance(raw, dict):
            parts = Fields(raw, _("{place}, hours").format(place=entry.fields.place))
            self._notes.warn_of_unknown(Entry(path, parts), _HOURS)
            likely = self._notes.attempt((*path, "likely"), lambda: parts.number("likely", most=MOST_HOURS))
            ends = [
                self._notes.attempt((*path, name), partial(parts.number, name, likely or 0, MOST_HOURS))
                for name in ("low", "high")
            ]
            if likely is None or None in ends:
                return
        self._notes.attempt(path, lambda: read_hours(entry.fields))

    def _check_group(self, entry: Entry) -> None:
        named = entry.fields.raw("items")
        self._notes.attempt_fields(entry, _GROUP)
        members = self._notes.ids(entry, "items", _("item"), self._items)
        checks: _Checks = {
            "at_least": lambda fields: fields.whole_number("at_least", 1, max(len(members), 1)),
            "default": lambda fields: fields.reference("default", _("item"), members),
        }
        if named is None or (isinstance(named, list) and len(members) == len(named)):
            self._notes.attempt_fields(entry, checks)

    def _check_list(self, entry: Entry) -> None:
        self._notes.attempt_fields(entry, _LIST)
        self._notes.ids(entry, "items", _("item"), self._items)
        ids, labels = entry.fields.raw("items"), entry.fields.raw("labels")
        if isinstance(labels, list) and labels and len(labels) != len(ids if isinstance(ids, list) else ()):
            words = _("{place} needs one label for each item, or none.").format(place=entry.fields.place)
            self._notes.note((*entry.path, "labels"), words)

    def _check_item(self, entry: Entry) -> None:
        fields, notes = entry.fields, self._notes
        notes.attempt_fields(entry, _ITEM)
        if fields.raw("kind") != ItemKind.MILESTONE:
            self._check_hours(entry)
        phases = tuple(self._phases) or ("all",)
        notes.attempt((*entry.path, "phase"), lambda: fields.reference("phase", _("phase"), phases))
        days = [notes.attempt((*entry.path, name), partial(fields.day, name)) for name in ("opens", "closes")]
        if days[0] is not None and days[1] is not None and days[1] < days[0]:
            words = _("{place}: it closes before it opens.").format(place=fields.place)
            notes.note((*entry.path, "closes"), words)
        notes.ids(entry, "requires", _("prerequisite"), self._items)
        for name in ("after", "covers"):
            notes.ids(entry, name, _("item"), self._items)
        notes.ids(entry, "certifications")
        notes.ids(entry, "skip_for", _("background"), self._backgrounds or None)
        self._check_shares(entry)
        self._check_choice(entry)
        self._check_places_to_study(entry)

    def _check_choice(self, entry: Entry) -> None:
        fields, path = entry.fields, (*entry.path, "choice_group")
        if self._groups:
            kind = _("choice group")
            self._notes.attempt(path, lambda: fields.reference("choice_group", kind, self._groups))
        elif "choice_group" in fields:
            self._notes.attempt(path, lambda: fields.identifier("choice_group"))

    def _check_shares(self, entry: Entry) -> None:
        if "refresh_for" not in entry.fields:
            return
        path = (*entry.path, "refresh_for")
        place = _("{place}, refresh_for").format(place=entry.fields.place)
        shares = self._notes.attempt(path, lambda: Fields(entry.fields.raw("refresh_for"), place))
        for name in shares.rest(frozenset()) if shares else ():
            share = (
                self._notes.attempt((*path, name), partial(shares.number, name, most=1)) if shares else None
            )
            if share == 0:
                words = _("{place}: a refresher takes a share above 0, up to 1.").format(
                    place=entry.fields.place
                )
                self._notes.note((*path, name), words)
            if self._backgrounds and name not in self._backgrounds:
                known = tuple(self._backgrounds)
                unknown = UnknownId(_("background"), name, known, entry.fields.place)
                self._notes.note((*path, name), unknown)

    def _check_places_to_study(self, entry: Entry) -> None:
        path = (*entry.path, "resources")
        found = self._notes.attempt(path, lambda: entry.fields.items("resources"))
        for number, each in enumerate(found or ()):
            if isinstance(each, dict):
                fields = Fields(each, _("{place}, a resource").format(place=entry.fields.place))
                inner = Entry((*path, number), fields)
                self._notes.warn_of_unknown(inner, _known("resources"))
                self._check_resource(inner)
            elif not isinstance(each, str) or each not in self._resources:
                unknown = UnknownId(_("resource"), str(each), tuple(self._resources), entry.fields.place)
                self._notes.note((*path, number), unknown)

    def _check_circles(self) -> None:
        """Note each circle of prerequisites at the entry that closes it, and go on without that."""
        waiting = {id: self._sound_prerequisites(entry) for id, entry in self._items.items()}
        for _count in range(_MOST_CIRCLES):
            try:
                study_order({id: _stand_in(id, before) for id, before in waiting.items()})
            except Cycle as circle:
                id, before = circle.path[0], circle.path[1]
                number = self._items[id].fields.items("requires").index(before)
                self._notes.note((*self._items[id].path, "requires", number), circle)
                waiting[id] = [each for each in waiting[id] if each != before]
            else:
                return

    def _sound_prerequisites(self, entry: Entry) -> list[str]:
        found = entry.fields.raw("requires")
        return (
            [id for id in found if isinstance(id, str) and id in self._items]
            if isinstance(found, list)
            else []
        )


def _stand_in(id: str, requires: Collection[str]) -> Item:
    """Return an item of which the prerequisites alone are looked at."""
    return Item(id=id, title=id, kind=ItemKind.TOPIC, phase="", subject=Subject.ML, requires=tuple(requires))


@cache
def _known(part: str) -> tuple[str, ...]:
    """Return the fields that the format's schema names for the entries of a list; "" for the whole file."""
    schema = json.loads(resources.path("roadmaps", "roadmap.schema.json").read_text(encoding="utf-8"))
    described = schema["$defs"][part.removesuffix("s")] if part else schema
    return tuple(described["properties"])
