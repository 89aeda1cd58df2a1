"""Roadmaps: phases and items bound by prerequisites, and the graph walks every room needs."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import Any

from planner.domain.errors import Cycle, Refusal, UnknownId
from planner.domain.item import Item, ItemKind
from planner.i18n import _
from planner.values import Value, field

Edge = tuple[str, str]  # the id that comes first, and the id that waits for it


class Phase(Value):
    """A stage of the road. `position` orders the stages; `theme` joins several for the progress per theme."""

    id: str
    title: str
    position: int = 0
    theme: str = ""


class Background(Value):
    """Where a learner may come from; items name the backgrounds that may skip or only refresh them."""

    id: str
    title: str
    summary: str = ""


class ChoiceGroup(Value):
    """Items of which only the chosen ones count; with no `default`, the learner is asked once.

    Attributes:
        at_least: how many of them the road asks for.
        text: what the learner is asked to choose.
    """

    id: str
    title: str
    items: tuple[str, ...]
    at_least: int = 1
    default: str | None = None
    text: str = ""


class ListKind(StrEnum):
    """What a list is: a way to walk, a side of the work, something to read, or practice that grows."""

    TRACK = "track"
    THEME = "theme"
    READING = "reading"
    PRACTICE = "practice"


class ReadingList(Value):
    """A named selection of items in an order worth following; an item may come twice.

    Attributes:
        labels: one for each item where the list has words of its own, else none at all.
        article: id of the article that it was taken from, "" for none.
    """

    id: str
    title: str
    items: tuple[str, ...]
    note: str = ""
    labels: tuple[str, ...] = ()
    kind: ListKind = ListKind.TRACK
    article: str = ""


class Rule(Value):
    """A principle of the road, in words for the learner.

    Attributes:
        items, kinds: ids of the items, and kinds of items, beside which it is told.
    """

    id: str
    text: str
    title: str = ""
    items: tuple[str, ...] = ()
    kinds: tuple[ItemKind, ...] = ()

    def acts_at(self, item: Item) -> bool:
        """Whether it is told beside an item."""
        return item.id in self.items or item.kind in self.kinds


class Roadmap(Value, kw_only=True):
    """A whole road, as a file describes it, before any learner walks it. Items stand in file order."""

    id: str
    title: str
    version: str = ""
    phases: tuple[Phase, ...] = ()
    items: tuple[Item, ...] = ()
    backgrounds: tuple[Background, ...] = ()
    choice_groups: tuple[ChoiceGroup, ...] = ()
    lists: tuple[ReadingList, ...] = ()
    rules: tuple[Rule, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)


def check_roadmap(items: Iterable[Item]) -> None:
    """Refuse a roadmap with a doubled id, a named item that does not exist, or a circle of prerequisites."""
    by_id: dict[str, Item] = {}
    for item in items:
        if item.id in by_id:
            raise Refusal(_("Two items are both called {id}.").format(id=item.id))
        by_id[item.id] = item
    for item in by_id.values():
        place = _("Item {id}").format(id=item.id)
        for kind, ids in ((_("prerequisite"), item.requires), (_("item"), (*item.after, *item.covers))):
            for wanted in ids:
                if wanted not in by_id:
                    raise UnknownId(kind, wanted, tuple(by_id), place)
    study_order(by_id)


def study_order(items: Mapping[str, Item]) -> tuple[str, ...]:
    """Return all ids, prerequisites first, otherwise by soft order and then by position.

    Soft order gives way where it closes a circle, and only there. Raises Cycle, naming the path, where hard
    prerequisites close one. `O((items + edges) log items)` while there is no circle.
    """
    left_out: set[Edge] = set()
    order = _sort(items, left_out)
    # Items of a circle came after all others; with the circle open, each comes at its own place.
    return _sort(items, left_out) if left_out else order


def _sort(items: Mapping[str, Item], left_out: set[Edge]) -> tuple[str, ...]:
    """Sort with a heap (Kahn 1962), and add to `left_out` the edges at which circles had to be opened."""
    waiting = {item.id: _predecessors(item, items, left_out) for item in items.values()}
    successors: dict[str, list[str]] = {}
    for id, before in waiting.items():
        for other in before:
            successors.setdefault(other, []).append(id)
    ready = [(items[id].position, id) for id, before in waiting.items() if not before]
    heapify(ready)
    order: list[str] = []
    while len(order) < len(waiting):
        if ready:
            _position, finished = heappop(ready)
            order.append(finished)
            loosened = [(finished, id) for id in successors.get(finished, ())]
        else:
            loosened = [_weakest_link(items, waiting)]
            left_out.update(loosened)
        for before_id, id in loosened:
            if waiting[id].pop(before_id, False) and not waiting[id]:
                heappush(ready, (items[id].position, id))
    return tuple(order)


def _predecessors(item: Item, items: Mapping[str, Item], left_out: Collection[Edge]) -> dict[str, bool]:
    """Return what an item waits for, hard prerequisites first; not a set, whose order would be chance."""
    before = (*item.requires, *item.after)
    return {other: True for other in before if other in items and (other, item.id) not in left_out}


def _weakest_link(items: Mapping[str, Item], waiting: Mapping[str, Mapping[str, bool]]) -> Edge:
    """Return the soft edge to leave out of a circle of items that wait for each other.

    Raises Cycle where all edges of the circle are hard.
    """
    id = next(id for id, before in waiting.items() if before)
    path: dict[str, None] = {}
    while id not in path:
        path[id] = None
        id = next(iter(waiting[id]))
    walked = list(path)
    circle = [*walked[walked.index(id) :], id]
    soft = [(before, id) for id, before in pairwise(circle) if before not in items[id].requires]
    if not soft:
        raise Cycle(circle)
    return min(soft, key=lambda edge: (items[edge[1]].position, edge))


def closure(
    items: Mapping[str, Item], targets: Iterable[str], settled: Collection[str] = frozenset()
) -> set[str]:
    """Return the unsettled targets and, through prerequisites, every unsettled item they need.

    The walk stops at `settled` ids (done, known or left out): their prerequisites are not asked for.
    """
    found: set[str] = set()
    open_ids = [id for id in targets if id in items and id not in settled]
    while open_ids:
        id = open_ids.pop()
        if id in found:
            continue
        found.add(id)
        open_ids += [before for before in items[id].requires if before in items and before not in settled]
    return found


def dependants(items: Mapping[str, Item]) -> dict[str, list[str]]:
    """Return, for each id, the ids of the items that directly require it, in roadmap order."""
    result: dict[str, list[str]] = {id: [] for id in items}
    for item in sorted(items.values(), key=lambda item: item.position):
        for before in item.requires:
            if before in result:
                result[before].append(item.id)
    return result
