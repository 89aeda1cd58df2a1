"""Ids under which items of a file come into a plan: such as can be typed in a terminal."""

import re
from collections.abc import Iterable, Mapping, Sequence

from planner.domain.item import Item
from planner.domain.roadmap import Roadmap
from planner.exchange.incoming import IncomingRoadmap
from planner.formats import UnusedIds, slug
from planner.values import replace

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


def with_ids_of_plan(incoming: IncomingRoadmap) -> IncomingRoadmap:
    """Return what a file says by the ids that its items get in a new plan; their own are kept beside."""
    names = ids_in_plan(incoming.roadmap.items)
    if all(name == id for id, name in names.items()):
        return incoming
    return replace(
        incoming,
        roadmap=renamed(incoming.roadmap, names),
        states={names.get(id, id): status for id, status in incoming.states.items()},
        estimated=frozenset(names.get(id, id) for id in incoming.estimated),
        file_ids={name: id for id, name in names.items() if name != id},
        drawn={names.get(id, id): note for id, note in incoming.drawn.items()},
    )


def renamed(roadmap: Roadmap, names: Mapping[str, str]) -> Roadmap:
    """Return a roadmap whose items have other ids; `names` holds those that change."""

    def ids(several: Sequence[str]) -> tuple[str, ...]:
        return tuple(names.get(id, id) for id in several)

    items = (
        replace(
            item,
            id=names.get(item.id, item.id),
            requires=ids(item.requires),
            after=ids(item.after),
            covers=ids(item.covers),
        )
        for item in roadmap.items
    )
    groups = (
        replace(each, items=ids(each.items), default=each.default and names.get(each.default, each.default))
        for each in roadmap.choice_groups
    )
    return replace(
        roadmap,
        items=tuple(items),
        choice_groups=tuple(groups),
        lists=tuple(replace(each, items=ids(each.items)) for each in roadmap.lists),
        rules=tuple(replace(each, items=ids(each.items)) for each in roadmap.rules),
    )
