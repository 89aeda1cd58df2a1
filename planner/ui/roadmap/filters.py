"""Which items of the roadmap are shown, and in which order within their phases."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from planner.domain.item import ItemKind, Subject
from planner.i18n import _, ngettext
from planner.scheduling.schedule import ItemState
from planner.ui.roadmap.phase_rows import PhaseRow
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
    def looks_for_some(self) -> bool:
        """Whether it looks for certain items, and does not only leave out what is done."""
        return replace(self, hide_done=False, sort=Sort.ROAD, descending=False) != Filters()


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


def first_open(rows: RoadmapRows) -> frozenset[str]:
    """Return the ids of the phases to open at first: where something is begun, else the first with work."""
    begun = {row.phase for row in rows.items if row.state is ItemState.IN_PROGRESS}
    ready = {row.phase for row in rows.items if row.state is ItemState.READY}
    first = next((phase.id for phase in rows.phases if phase.id in ready), None)
    return frozenset(begun or ({first} if first else ()))


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
            and not (filters.hide_done and row.state.is_achieved)
        ):
            yield row


@dataclass(frozen=True, slots=True)
class WayOut:
    """What is said where nothing is shown, and the filters that would show something.

    Attributes:
        button: the words for these filters, "" where none would help.
    """

    heading: str
    sentence: str
    button: str
    filters: Filters


def way_out(rows: RoadmapRows, filters: Filters) -> WayOut:
    """Return the smallest loosening of filters that let nothing through."""
    if not rows.items:
        return WayOut(_("No items yet"), _("The items of your plan are shown here."), "", filters)
    text = filters.text.strip()
    heading = _("Nothing matches “{text}”").format(text=text) if text else _("Nothing matches these filters")
    with_done = replace(filters, hide_done=False)
    if count := _count(rows, with_done):
        sentence = ngettext(
            "{count} item matches when done items are shown.",
            "{count} items match when done items are shown.",
            count,
        )
        return WayOut(heading, sentence.format(count=count), _("Show done items"), with_done)
    order = Filters(sort=filters.sort, descending=filters.descending)
    words_alone = replace(order, text=filters.text)
    if text and (count := _count(rows, words_alone)):
        sentence = ngettext(
            "{count} item matches without the filters.", "{count} items match without the filters.", count
        )
        return WayOut(heading, sentence.format(count=count), _("Clear filters"), words_alone)
    return WayOut(heading, _("No item of the roadmap fits."), _("Show all items"), order)


def _count(rows: RoadmapRows, filters: Filters) -> int:
    return sum(has_state(row, filters.show) for row in matching(rows.items, filters))


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
    Show.DONE: (ItemState.DONE, ItemState.SKIPPED),
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
