"""Our own roadmap format, YAML or JSON, read into a Roadmap."""

from collections.abc import Collection
from typing import Any

from planner.domain.course_work import MOST_UNITS
from planner.domain.errors import Refusal, UnknownId
from planner.domain.item import Effort, Item, ItemKind, Recurrence, Resource, Subject
from planner.domain.roadmap import Background, Phase, Roadmap, check_roadmap
from planner.exchange.fields import Fields, names_of
from planner.exchange.plain_data import read_plain_data
from planner.exchange.roadmap_parts import (
    read_background,
    read_choice_group,
    read_hours,
    read_phases,
    read_reading_list,
    read_resource,
    read_rule,
)
from planner.i18n import _
from planner.values import Value

SCHEMA_VERSION = 1
# The address of the schema is the file's, for editors, and none of the roadmap's.
ROADMAP_FIELDS = names_of(Roadmap) - {"extra"} | {"$schema", "schema_version", "resources"}
ITEM_FIELDS = names_of(Item) - {"position", "effort", "extra"} | {"hours"}


def read_roadmap(text: str) -> Roadmap:
    """Return the roadmap that a YAML or JSON text describes.

    Raises Refusal, naming the place, for a text that does not follow the format, UnknownId for an id that
    names nothing, and Cycle for prerequisites that run in a circle. Names of backgrounds and choice groups
    are checked where the roadmap describes any; else they have no effect.
    """
    return roadmap_of(read_plain_data(text))


def roadmap_of(data: Any) -> Roadmap:
    """Return the roadmap that plain data describes; raises what `read_roadmap` does."""
    fields = Fields(data, _("The roadmap"))
    check_version(fields)
    id, title = fields.identifier(), fields.line("title")
    named = _named_parts(fields, title)
    items = tuple(
        _item(entry, position, named)
        for position, entry in enumerate(fields.entries("items", _("Item {name}")))
    )
    if not items:
        raise Refusal(_("The roadmap has no items."))
    check_roadmap(items)
    ids = dict.fromkeys(item.id for item in items)
    return Roadmap(
        id=id,
        title=title,
        version=fields.line("version", ""),
        phases=tuple(named.phases.values()),
        items=items,
        backgrounds=tuple(named.backgrounds.values()),
        choice_groups=tuple(
            read_choice_group(entry, ids)
            for entry in fields.entries("choice_groups", _("Choice group {name}"))
        ),
        lists=tuple(read_reading_list(entry, ids) for entry in fields.entries("lists", _("List {name}"))),
        rules=tuple(read_rule(entry, ids) for entry in fields.entries("rules", _("Rule {name}"))),
        extra=fields.rest(ROADMAP_FIELDS),
    )


def check_version(fields: Fields) -> None:
    """Refuse a roadmap that names no version of the format, or another."""
    if fields.whole_number("schema_version") != SCHEMA_VERSION:
        raise Refusal(_("This is not a roadmap of version 1 of the format (schema_version: 1)."))


class _Named(Value):
    """What items refer to by id."""

    phases: dict[str, Phase]
    subjects: dict[str, Subject]
    resources: dict[str, Resource]
    backgrounds: dict[str, Background]
    choice_groups: Collection[str]


def _named_parts(fields: Fields, title: str) -> _Named:
    phases, subjects = read_phases(fields, title)
    resources = map(read_resource, fields.entries("resources", _("Resource {name}")))
    backgrounds = map(read_background, fields.entries("backgrounds", _("Background {name}")))
    groups = fields.entries("choice_groups", _("Choice group {name}"))
    return _Named(
        phases,
        subjects,
        {resource.id: resource for resource in resources},
        {background.id: background for background in backgrounds},
        dict.fromkeys(entry.identifier() for entry in groups),
    )


def _item(fields: Fields, position: int, named: _Named) -> Item:
    kind = fields.choice("kind", ItemKind, ItemKind.TOPIC)
    phase = fields.reference("phase", _("phase"), named.phases) or next(iter(named.phases))
    usual = Subject.CERT if kind is ItemKind.CERTIFICATION else named.subjects[phase]
    opens, closes = fields.day("opens"), fields.day("closes")
    if opens is not None and closes is not None and closes < opens:
        raise Refusal(_("{place}: it closes before it opens.").format(place=fields.place))
    return Item(
        id=fields.identifier(),
        title=fields.line("title"),
        kind=kind,
        phase=phase,
        subject=fields.choice("subject", Subject, usual),
        position=position,
        core=fields.truth("core", True),
        effort=Effort() if kind is ItemKind.MILESTONE else Effort.of_hours(*read_hours(fields)),
        requires=_without_doubles(fields.ids("requires")),
        after=_without_doubles(fields.ids("after")),
        covers=_without_doubles(fields.ids("covers")),
        choice_group=_choice_group(fields, named),
        recurring=fields.choice("recurring", Recurrence) if "recurring" in fields else None,
        certifications=_without_doubles(fields.ids("certifications")),
        resources=tuple(_resource(entry, named, fields) for entry in fields.items("resources")),
        done_when=fields.text("done_when", ""),
        note=fields.text("note", ""),
        opens=opens,
        closes=closes,
        units=fields.whole_number("units", 1, MOST_UNITS),
        skip_for=_backgrounds(_without_doubles(fields.ids("skip_for")), named, fields),
        refresh_for=_shares(fields, named),
        extra=fields.rest(ITEM_FIELDS),
    )


def _without_doubles(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _choice_group(fields: Fields, named: _Named) -> str | None:
    if not named.choice_groups:
        return fields.identifier("choice_group") if "choice_group" in fields else None
    return fields.reference("choice_group", _("choice group"), named.choice_groups)


def _backgrounds(ids: tuple[str, ...], named: _Named, fields: Fields) -> tuple[str, ...]:
    for id in ids if named.backgrounds else ():
        if id not in named.backgrounds:
            raise UnknownId(_("background"), id, tuple(named.backgrounds), fields.place)
    return ids


def _shares(fields: Fields, named: _Named) -> dict[str, float]:
    """Read the share of the hours that is enough as a refresher, by background."""
    if "refresh_for" not in fields:
        return {}
    shares = Fields(fields.raw("refresh_for"), _("{place}, refresh_for").format(place=fields.place))
    ids = _backgrounds(tuple(shares.rest(frozenset())), named, fields)
    result = {id: shares.number(id, most=1) for id in ids}
    if not all(result.values()):
        raise Refusal(_("{place}: a refresher takes a share above 0, up to 1.").format(place=fields.place))
    return result


def _resource(entry: Any, named: _Named, fields: Fields) -> Resource:
    if isinstance(entry, dict):
        return read_resource(Fields(entry, _("{place}, a resource").format(place=fields.place)))
    if not isinstance(entry, str) or entry not in named.resources:
        raise UnknownId(_("resource"), str(entry), tuple(named.resources), fields.place)
    return named.resources[entry]
