"""What a file of each form can say of an item: the rest is not denied by it, and stays as it was."""

from collections.abc import Mapping
from typing import Final

from planner.domain.item import Item, Resource
from planner.exchange.incoming import FileForm, IncomingRoadmap, TableField
from planner.services.topic_names import resource_key
from planner.values import field_names, replace

_IDENTITY: Final = frozenset(("id", "title", "phase", "position", "resources"))
_TOLD: Final[Mapping[FileForm, frozenset[str]]] = {
    FileForm.MARKDOWN: frozenset(
        ("kind", "subject", "core", "effort", "requires", "done_when", "note"),
    ),
    FileForm.EDITOR: frozenset(("kind", "subject", "core", "effort", "after", "note")),
    FileForm.MOCKUP: frozenset(("kind", "subject", "core", "effort", "after", "note")),
    FileForm.CONTENT: frozenset(("note",)),
}
_OF_COLUMN: Final[Mapping[TableField, str]] = {
    TableField.KIND: "kind",
    TableField.SUBJECT: "subject",
    TableField.HOURS: "effort",
    TableField.REQUIRES: "requires",
    TableField.DONE_WHEN: "done_when",
    TableField.NOTE: "note",
    TableField.CORE: "core",
    TableField.UNITS: "units",
}
_ALL: Final = frozenset(field_names(Item))


def as_far_as_told(incoming: IncomingRoadmap, item: Item, before: Item) -> Item:
    """Return an item of a file with all that a file of its form cannot say as it was said `before`."""
    told = _told_by(incoming)
    if told == _ALL:
        return item
    untold = {name: getattr(before, name) for name in _ALL - told}
    return replace(item, **untold, resources=_with_details(item.resources, before.resources, incoming))


def _told_by(incoming: IncomingRoadmap) -> frozenset[str]:
    if incoming.table is not None:
        columns = (_OF_COLUMN[each] for each in incoming.table.fields if each in _OF_COLUMN)
        return _IDENTITY | frozenset(columns)
    told = _TOLD.get(incoming.form)
    return _ALL if told is None else _IDENTITY | told


def _with_details(
    now: tuple[Resource, ...], before: tuple[Resource, ...], incoming: IncomingRoadmap
) -> tuple[Resource, ...]:
    """Return the resources of a file, each with what was known of it; a table tells addresses alone."""
    known = {resource_key(each): each for each in before}
    kept = tuple(known.get(resource_key(each), each) for each in now)
    if incoming.table is None:
        return kept
    with_link = TableField.LINK in incoming.table.fields
    return kept + tuple(each for each in before if not (with_link and each.url) and each not in kept)
