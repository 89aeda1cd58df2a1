"""Our own roadmap format, written from a Roadmap, so that reading it gives the same roadmap again."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from planner.domain.item import Effort, Item, ItemKind, Resource, Subject
from planner.domain.roadmap import Background, ChoiceGroup, ListKind, Phase, ReadingList, Roadmap, Rule
from planner.exchange.fields import is_identifier
from planner.exchange.roadmap_file import ITEM_FIELDS, ROADMAP_FIELDS, SCHEMA_VERSION

# Beside the file, where `catalog schema` puts it: a path on this computer would lead nowhere on another and
# tell the learner's name, and this program has no place on the web.
SCHEMA_FILE = "roadmap.schema.json"

Document = dict[str, Any]


def roadmap_document(roadmap: Roadmap) -> Document:
    """Return a roadmap as plain data in our own format; what `roadmap_of` makes of it is equal to it.

    Unknown keys are written back. Places to study stand in a list of their own where their ids allow it.
    """
    shared = _shared_resources(roadmap.items)
    head = _filled(schema_version=SCHEMA_VERSION, id=roadmap.id, title=roadmap.title, version=roadmap.version)
    parts = _filled(
        backgrounds=[_background(each) for each in roadmap.backgrounds],
        phases=[_phase(each) for each in roadmap.phases],
        choice_groups=[_choice_group(each) for each in roadmap.choice_groups],
        lists=[_reading_list(each) for each in roadmap.lists],
        rules=[_rule(each) for each in roadmap.rules],
        items=[_item(each, shared) for each in roadmap.items],
        resources=[_resource(each) for each in shared.values()],
    )
    return head | _unknown(roadmap.extra, ROADMAP_FIELDS) | parts


def roadmap_yaml(roadmap: Roadmap) -> str:
    """Return a roadmap as YAML, with the comment by which editors find the schema."""
    text: str = yaml.dump(
        roadmap_document(roadmap),
        Dumper=_PlainDumper,
        allow_unicode=True,
        sort_keys=False,
        width=100,
    )
    return f"# yaml-language-server: $schema={SCHEMA_FILE}\n{text}"


def roadmap_json(roadmap: Roadmap) -> str:
    """Return a roadmap as JSON, with the key by which editors find the schema."""
    document = {"$schema": SCHEMA_FILE, **roadmap_document(roadmap)}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


class _PlainDumper(yaml.SafeDumper):
    """Writes what comes twice twice: anchors are not accepted on reading."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _filled(**fields: Any) -> Document:
    """Return the fields that say something: what is missing means empty."""
    return {name: value for name, value in fields.items() if value is not None and value not in ("", [], {})}


def _unknown(extra: Mapping[str, Any], known: frozenset[str]) -> Document:
    return {name: value for name, value in extra.items() if name not in known}


def _shared_resources(items: Iterable[Item]) -> dict[str, Resource]:
    """Return those that can stand in a list of their own: of their id there is only one."""
    shared: dict[str, Resource] = {}
    doubled = set()
    for resource in (resource for item in items for resource in item.resources):
        if shared.setdefault(resource.id, resource) != resource or not is_identifier(resource.id):
            doubled.add(resource.id)
    return {id: resource for id, resource in shared.items() if id not in doubled}


def _item(item: Item, shared: Mapping[str, Resource]) -> Document:
    usual = Subject.CERT if item.kind is ItemKind.CERTIFICATION else Subject.ML
    known = _filled(
        id=item.id,
        title=item.title,
        kind=item.kind.value,
        phase=item.phase,
        subject=None if item.subject is usual else item.subject.value,
        core=None if item.core else False,
        hours=None if item.is_milestone else _effort(item.effort),
        requires=list(item.requires),
        after=list(item.after),
        covers=list(item.covers),
        choice_group=item.choice_group,
        recurring=item.recurring and item.recurring.value,
        certifications=list(item.certifications),
        skip_for=list(item.skip_for),
        refresh_for=dict(item.refresh_for),
        opens=item.opens and item.opens.isoformat(),
        closes=item.closes and item.closes.isoformat(),
        units=item.units,
        resources=[each.id if each.id in shared else _resource(each) for each in item.resources],
        done_when=item.done_when,
        note=item.note,
    )
    return known | _unknown(item.extra, ITEM_FIELDS)


def _effort(effort: Effort) -> Any:
    # A minute is more than a hundredth of an hour, so two decimals bring the same minutes back.
    return _hours((round(effort.low / 60, 2), round(effort.likely / 60, 2), round(effort.high / 60, 2)))


def _hours(hours: tuple[float, float, float]) -> Any:
    low, likely, high = (int(each) if each == int(each) else each for each in hours)
    return likely if low == likely == high else {"low": low, "likely": likely, "high": high}


def _resource(resource: Resource) -> Document:
    return _filled(
        id=resource.id if is_identifier(resource.id) else None,  # without one it goes by its title
        title=resource.title,
        by=resource.by,
        url=resource.url,
        type=resource.type,
        cost=resource.cost,
        checked=resource.checked or None,
        hours=resource.hours and _hours(resource.hours),
        note=resource.note,
    )


def _background(background: Background) -> Document:
    return _filled(id=background.id, title=background.title, summary=background.summary)


def _phase(phase: Phase) -> Document:
    return _filled(id=phase.id, title=phase.title, order=phase.position, theme=phase.theme)


def _choice_group(group: ChoiceGroup) -> Document:
    return _filled(
        id=group.id,
        title=group.title,
        items=list(group.items),
        at_least=group.at_least,
        default=group.default,
        text=group.text,
    )


def _reading_list(reading: ReadingList) -> Document:
    return _filled(
        id=reading.id,
        title=reading.title,
        kind=None if reading.kind is ListKind.TRACK else reading.kind.value,
        items=list(reading.items),
        labels=list(reading.labels),
        note=reading.note,
        seed_ref=reading.article,
    )


def _rule(rule: Rule) -> Document:
    return _filled(
        id=rule.id,
        title=rule.title,
        text=rule.text,
        items=list(rule.items),
        kinds=[kind.value for kind in rule.kinds],
    )
