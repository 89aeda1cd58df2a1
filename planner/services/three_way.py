"""Merging one item by three: what its file said before, what it says now, and what stands in the plan.

What the learner has changed stays; what only the file has changed follows it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from planner.domain.item import Effort, Item, Resource
from planner.formats import unused_id
from planner.services.topic_names import resource_key, same_page
from planner.values import Value, replace

T = TypeVar("T")

_SINGLE = (
    "title", "kind", "phase", "subject", "core", "effort", "choice_group", "recurring", "done_when", "note",
    "opens", "closes", "units",
)  # fmt: skip
_SETS = ("requires", "after", "covers", "certifications", "skip_for")
_MAPPINGS = ("refresh_for", "extra")


class Merged(Value):
    """An item after its merge.

    Attributes:
        before: the item as it stood.
        follows: the names of its fields that are as the file says now and were not so before.
        stays: the names of those that the file tells otherwise now, and that stay as the learner wants them.
    """

    item: Item
    before: Item
    follows: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()


def merge(ours: Item, base: Item, theirs: Item, kept_resource: str = "") -> Merged:
    """Merge what a file says of an item; ids and places are the plan's in all three.

    `kept_resource` is the id of the resource by which it is studied, which stays in any case.
    """
    fields: dict[str, Any] = {}
    stays: list[str] = []
    for name in _SINGLE:
        before, now, here = (getattr(each, name) for each in (base, theirs, ours))
        if now in (before, here):
            continue
        if here == before:
            fields[name] = now
        else:
            stays.append(name)
    for name in _SETS:
        before, now, here = (getattr(each, name) for each in (base, theirs, ours))
        fields[name] = _merged_set(here, before, now)
    for name in _MAPPINGS:
        fields[name] = _merged_mapping(*(getattr(each, name) for each in (ours, base, theirs)))
    fields["resources"] = _merged_resources(ours.resources, base.resources, theirs.resources, kept_resource)
    item = _consistent(replace(ours, **fields), ours)
    follows = tuple(
        name
        for name in (*_SINGLE, *_SETS, *_MAPPINGS, "resources")
        if getattr(item, name) != getattr(ours, name)
    )
    return Merged(item, ours, follows, tuple(stays))


def _consistent(item: Item, ours: Item) -> Item:
    """Return an item whose fields came from two sides, such that they go together."""
    if item.opens is not None and item.closes is not None and item.closes < item.opens:
        item = replace(item, opens=ours.opens, closes=ours.closes)
    if not item.is_milestone:
        return item
    return replace(item, effort=ours.effort if ours.is_milestone else Effort())  # it has no work of its own


def _merged_set(ours: Sequence[T], base: Iterable[T], theirs: Iterable[T]) -> tuple[T, ...]:
    before, now = list(base), list(theirs)
    kept = [each for each in ours if each in now or each not in before]
    return tuple(dict.fromkeys((*kept, *(each for each in now if each not in before))))


def _merged_mapping(ours: Mapping[str, T], base: Mapping[str, T], theirs: Mapping[str, T]) -> dict[str, T]:
    merged = dict(ours)
    for key in (*base, *theirs):
        if base.get(key) == theirs.get(key) or ours.get(key) != base.get(key):
            continue
        if key in theirs:
            merged[key] = theirs[key]
        else:
            merged.pop(key, None)
    return merged


def _merged_resources(
    ours: Sequence[Resource], base: Sequence[Resource], theirs: Sequence[Resource], kept: str
) -> tuple[Resource, ...]:
    shared = {page for several in (ours, base, theirs) for page in _pages_of_several(several)}
    before, now = ({resource_key(each, shared): each for each in several} for several in (base, theirs))
    merged: list[Resource] = []
    for each in ours:
        key = resource_key(each, shared)
        is_untouched = before.get(key) == each
        if key in now and is_untouched:
            merged.append(replace(now[key], id=each.id))
        elif key in now or not is_untouched or each.id == kept:
            merged.append(each)
    held = {resource_key(each, shared) for each in ours}
    ids = {each.id for each in merged}
    for key, each in now.items():
        if key not in before and key not in held:
            merged.append(replace(each, id=unused_id(each.id, ids)))
            ids.add(merged[-1].id)
    return tuple(merged)


def _pages_of_several(resources: Iterable[Resource]) -> Iterator[str]:
    """Yield the pages to which more than one of these leads: there the whole address tells them apart."""
    counts = Counter(same_page(each.url) for each in resources)
    yield from (page for page, count in counts.items() if page and count > 1)
