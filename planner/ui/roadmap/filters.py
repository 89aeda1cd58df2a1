"""Which items of the roadmap are shown, and in which order within their phases."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from planner.domain.item import ItemKind, Subject
from planner.scheduling.schedule import ItemState
from planner.ui.roadmap.phase_rows import PhaseRow
from planner.ui.roadmap.road import ACHIEVED
from planner.ui.roadmap.rows import ItemRow, RoadmapRows


class Show(StrEnum):
    """Which states are shown."""

    ALL = "all"
    READY = "ready"
    IN_PROGRESS = "in-progress"
    LOCKED = "locked"
    DONE = "done"


class Sort(StrEnum):
    """What items are ordered by; ROAD is their order on the road."""

    ROAD = "road"
    TITLE = "title"
    SUBJECT = "subject"
    HOURS = "hours"
    STATE = "state"
    FINISH = "finish"
    NEEDED = "needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the learner asks the list for; all of it has to hold. An empty set asks for nothing.

    Attributes:
        text: words that have to be found in an item, in any order.
        goals: ids of goals.
    """

    text: str = ""
    show: Show = Show.ALL
    subjects: frozenset[Subject] = frozenset()
    kinds: frozenset[ItemKind] = frozenset()
    goals: frozenset[str] = frozenset()
    hide_done: bool = False
    sort: Sort = Sort.ROAD
    descending: bool = False

    @property
    def hides_something(self) -> bool:
        """Whether it asks for less than everything."""
        return replace(self, sort=Sort.ROAD, descending=False) != Filters()


@dataclass(frozen=True, slots=True)
class ShownPhase:
    """A phase with those of its items that are shown, in the order in which they are."""

    phase: PhaseRow
    items: tuple[ItemRow, ...]


def shown_phases(rows: RoadmapRows, filters: Filters) -> tuple[ShownPhase, ...]:
    """Return what the filters let through; phases without any item are not shown."""
    by_phase: dict[str, list[ItemRow]] = {}
    for row in matching(rows.items, filters):
        if has_state(row, filters.show):
            by_phase.setdefault(row.phase, []).append(row)
    for items in by_phase.values():
        _sort(items, filters)
    return tuple(
        ShownPhase(phase, tuple(by_phase[phase.id])) for phase in rows.phases if phase.id in by_phase
    )


def counts_by_state(rows: RoadmapRows, filters: Filters) -> dict[Show, int]:
    """Return how many items each state would show with the other filters as they are."""
    items = list(matching(rows.items, filters))
    counts = Counter(show for row in items for show in Show if has_state(row, show))
    return {show: counts[show] for show in Show}


def matching(items: Iterable[ItemRow], filters: Filters) -> Iterable[ItemRow]:
    """Return the items that meet every filter but the one by state."""
    words = filters.text.casefold().split()
    for row in items:
        if (
            all(word in row.search for word in words)
            and (not filters.subjects or row.subject in filters.subjects)
            and (not filters.kinds or row.kind in filters.kinds)
            and (not filters.goals or not filters.goals.isdisjoint(row.goals))
            and not (filters.hide_done and row.state in ACHIEVED)
        ):
            yield row


def has_state(row: ItemRow, show: Show) -> bool:
    """Whether an item belongs to what is to be shown; what is known counts as done."""
    return show is Show.ALL or row.state in _STATES[show]


def _sort(items: list[ItemRow], filters: Filters) -> None:
    if filters.sort is Sort.ROAD:
        items.sort(key=lambda row: row.position, reverse=filters.descending)
        return
    key = _KEYS[filters.sort]
    # Items that have nothing to compare stand last in both directions.
    blank = [row for row in items if key(row) is None]
    valued = [row for row in items if key(row) is not None]
    valued.sort(key=lambda row: row.position)
    valued.sort(key=key, reverse=filters.descending)
    items[:] = [*valued, *blank]


_STATES = {
    Show.READY: (ItemState.READY,),
    Show.IN_PROGRESS: (ItemState.IN_PROGRESS,),
    Show.LOCKED: (ItemState.LOCKED,),
    Show.DONE: ACHIEVED,
}
_STATE_ORDER = (
    ItemState.IN_PROGRESS,
    ItemState.READY,
    ItemState.LOCKED,
    ItemState.DONE,
    ItemState.SKIPPED,
    ItemState.LEFT_OUT,
)
_KEYS: dict[Sort, Callable[[ItemRow], Any]] = {
    Sort.TITLE: lambda row: row.title.casefold(),
    Sort.SUBJECT: lambda row: row.subject_name.casefold(),
    Sort.HOURS: lambda row: row.estimate or None,
    Sort.STATE: lambda row: _STATE_ORDER.index(row.state),
    Sort.FINISH: lambda row: row.finish,
    Sort.NEEDED: lambda row: row.needed_for.casefold() or None,
}
