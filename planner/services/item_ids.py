"""Ids under which items of a file come into a plan: such as can be typed in a terminal."""

import re
from collections.abc import Iterable

from planner.domain.item import Item
from planner.formats import UnusedIds, slug

_READABLE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def ids_in_plan(items: Iterable[Item], used: Iterable[str] = ()) -> dict[str, str]:
    """Return an id for each item of a file, by its id there: that itself, or one made from the title.

    `used` are ids of the plan. Readable ids of the file are given first, so that none is taken from its item.
    """
    unused = UnusedIds(used)
    items = tuple(items)
    names = {item.id: unused.take(item.id) for item in items if _READABLE.fullmatch(item.id)}
    made = ((item.id, slug(item.title, "item")) for item in items if item.id not in names)
    names.update((id, unused.take(wanted)) for id, wanted in made)
    return {item.id: names[item.id] for item in items}
