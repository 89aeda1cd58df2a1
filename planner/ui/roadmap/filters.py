"""Which items of the roadmap are shown, in which groups, and in which order within these."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any

from planner.domain.item import ItemKind, Subject
from planner.i18n import _, ngettext
from planner.scheduling.schedule import ItemState
from planner.services.groupings import GroupBy
from planner.ui.roadmap.group_rows import GroupRow
from planner.ui.roadmap.rows import ItemRow, RoadmapRows
from planner.values import Value, replace


class Show(StrEnum):
    """Which states are shown."""

    ALL = "all"
    READY = "ready"
    IN_PROGRESS = "in-progress"
    LOCKED = "locked"
    DONE = "done"


class Need(StrEnum):
    """Whether the road, or a goal on it, asks for an item."""

    CORE = "core"
    OPTIONAL = "optional"


class Sort(StrEnum):
    """What items are ordered by; ROAD is the order that their group has."""

    ROAD = "road"
    TITLE = "title"
    SUBJECT = "subject"
    HOURS = "hours"
    STATE = "state"
    FINISH = "finish"
    NEEDED = "needed"


class Filters(Value, kw_only=True):
    """What the learner asks the list for; all of it has to hold. An empty set asks for nothing.

    Attributes:
        text: words that have to be found in an item, in any order.
        goals: ids of goals.
        backgrounds: ids of backgrounds; what all of them may leave out is not shown.
    """

    text: str = ""
    show: Show = Show.ALL
    subjects: frozenset[Subject] = frozenset()
    kinds: frozenset[ItemKind] = frozenset()
    goals: frozenset[str] = frozenset()
    needs: frozenset[Need] = frozenset()
    backgrounds: frozenset[str] = frozenset()
    hide_done: bool = False
    sort: Sort = Sort.ROAD
    descending: bool = False
    by: GroupBy = GroupBy.PHASE

    @property
    def looks_for_some(self) -> bool:
        """Whether it looks for certain items, and does not only leave out what is done."""
        return replace(self, hide_done=False) != self.without_filters()

    def without_filters(self) -> "Filters":
        """Return what asks for every item, in the groups and the order that are."""
        return Filters(sort=self.sort, descending=self.descending, by=self.by)


class ShownGroup(Value):
    """A group with those of its items that are shown, in the order in which they are."""

    group: GroupRow
    items: tuple[ItemRow, ...]


def shown_groups(rows: RoadmapRows, filters: Filters) -> tuple[ShownGroup, ...]:
    """Return what the filters let through; groups without any item are not shown."""
    fitting = {row.id: row for row in matching(rows.listed, filters) if has_state(row, filters.show)}
    groups = ((group, _members(group, fitting)) for group in rows.groups)
    return tuple(ShownGroup(group, _sorted(items, filters)) for group, items in groups if items)


def _members(group: GroupRow, fitting: Mapping[str, ItemRow]) -> list[ItemRow]:
    """Return the fitting items of a group in its order, under its own words where it has some."""
    if not group.labels:
        return [fitting[id] for id in group.items if id in fitting]
    return [
        replace(fitting[id], title=label, source=fitting[id].title)
        for id, label in zip(group.items, group.labels, strict=True)
        if id in fitting
    ]


def first_open(rows: RoadmapRows) -> frozenset[str]:
    """Return the ids of the groups to open at first: where something is begun, else the first with work.

    Lists of an order of their own are short, and all of them are open.
    """
    if rows.by not in (GroupBy.PHASE, GroupBy.THEME):
        return frozenset(group.id for group in rows.groups)
    begun = {row.id for row in rows.items if row.state is ItemState.IN_PROGRESS}
    ready = {row.id for row in rows.items if row.state is ItemState.READY}
    first = next((group.id for group in rows.groups if not ready.isdisjoint(group.items)), None)
    open_ids = frozenset(group.id for group in rows.groups if not begun.isdisjoint(group.items))
    return open_ids or frozenset({first} if first else ())


def counts_by_state(rows: RoadmapRows, filters: Filters) -> dict[Show, int]:
    """Return how many items each state would show with the other filters as they are."""
    items = list(matching(rows.listed, filters))
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
            and (not filters.needs or _need(row) in filters.needs)
            and (not filters.backgrounds or not filters.backgrounds <= row.waived)
            and not (filters.hide_done and row.state.is_achieved)
        ):
            yield row


def _need(row: ItemRow) -> Need:
    return Need.OPTIONAL if row.is_optional else Need.CORE


class WayOut(Value):
    """What is said where nothing is shown, and the filters that would show something.

    Attributes:
        button: the words for these filters, "" where none would help.
    """

    heading: str
    sentence: str
    button: str
    filters: Filters


Way = tuple[str, str, Filters]  # the sentence, the button, and the filters that would show something


def way_out(rows: RoadmapRows, filters: Filters) -> WayOut:
    """Return the smallest loosening of filters that let nothing through."""
    if not rows.items:
        return WayOut(_("No items yet"), _("The items of your plan are shown here."), "", filters)
    if not rows.groups:
        return WayOut(
            _("There is nothing to show here"),
            _("Your roadmap names nothing of this kind."),
            _("Group by phase"),
            replace(filters, by=GroupBy.PHASE),
        )
    text = filters.text.strip()
    heading = _("Nothing matches “{text}”").format(text=text) if text else _("Nothing matches these filters")
    ways = (_way_by_done, _way_by_words, _way_by_phases)
    found = next(filter(None, (way(rows, filters) for way in ways)), None)
    if found is not None:
        return WayOut(heading, *found)
    return WayOut(heading, _("No item of the roadmap fits."), _("Show all items"), filters.without_filters())


def _way_by_done(rows: RoadmapRows, filters: Filters) -> Way | None:
    with_done = replace(filters, hide_done=False)
    count = _count(rows.listed, with_done)
    sentence = ngettext(
        "{count} item matches when done items are shown.",
        "{count} items match when done items are shown.",
        count,
    )
    return (sentence.format(count=count), _("Show done items"), with_done) if count else None


def _way_by_words(rows: RoadmapRows, filters: Filters) -> Way | None:
    words_alone = replace(filters.without_filters(), text=filters.text)
    count = _count(rows.listed, words_alone) if filters.text.strip() else 0
    sentence = ngettext(
        "{count} item matches without the filters.", "{count} items match without the filters.", count
    )
    return (sentence.format(count=count), _("Clear filters"), words_alone) if count else None


def _way_by_phases(rows: RoadmapRows, filters: Filters) -> Way | None:
    """Other groups than phases do not hold every item."""
    in_phases = replace(filters, by=GroupBy.PHASE)
    count = _count(rows.items, in_phases)
    sentence = ngettext(
        "{count} item matches among the phases.", "{count} items match among the phases.", count
    )
    return (sentence.format(count=count), _("Group by phase"), in_phases) if count else None


def _count(items: Iterable[ItemRow], filters: Filters) -> int:
    return sum(has_state(row, filters.show) for row in matching(items, filters))


def has_state(row: ItemRow, show: Show) -> bool:
    """Whether an item belongs to what is to be shown; what is known counts as done."""
    return show is Show.ALL or row.state in _STATES[show]


def _sorted(items: list[ItemRow], filters: Filters) -> tuple[ItemRow, ...]:
    """Return the items of a group, which come in its own order, in the order that is asked for."""
    if filters.sort is Sort.ROAD:
        return tuple(reversed(items) if filters.descending else items)
    key = _KEYS[filters.sort]
    # Items that have nothing to compare stand last in both directions.
    blank = [row for row in items if key(row) is None]
    valued = [row for row in items if key(row) is not None]
    valued.sort(key=key, reverse=filters.descending)
    return (*valued, *blank)


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
