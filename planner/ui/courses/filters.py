"""Which courses are shown, and in which order within their groups. Knows no Qt."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from enum import StrEnum
from typing import Any

from planner.domain.item import ItemKind, Subject
from planner.i18n import _, ngettext
from planner.ui.courses.rows import CourseRow, CourseRows, Group
from planner.values import Value, replace


class Show(StrEnum):
    """Which groups are shown; what is paused is shown among all."""

    ALL = "all"
    IN_PROGRESS = "in-progress"
    PLANNED = "planned"
    COMPLETED = "completed"


class Sort(StrEnum):
    """What courses are ordered by; ROAD is their order on the roadmap."""

    ROAD = "road"
    TITLE = "title"
    PROVIDER = "provider"
    SUBJECT = "subject"
    UNITS = "units"
    HOURS = "hours"
    STARTED = "started"
    FINISH = "finish"
    PRICE = "price"
    EVIDENCE = "evidence"


class Filters(Value, kw_only=True):
    """What the learner asks the table for; all of it has to hold. An empty set asks for nothing.

    Attributes:
        text: words that have to be found in a course, in any order.
    """

    text: str = ""
    show: Show = Show.ALL
    subjects: frozenset[Subject] = frozenset()
    providers: frozenset[str] = frozenset()
    kinds: frozenset[ItemKind] = frozenset()
    sort: Sort = Sort.FINISH
    descending: bool = False

    @property
    def in_order(self) -> "Filters":
        """The same order of everything."""
        return Filters(sort=self.sort, descending=self.descending)

    @property
    def looks_for_some(self) -> bool:
        """Whether it looks for certain courses."""
        return self != self.in_order


class GroupRow(Value):
    """The heading of a group, and how many courses are shown in it."""

    id: str
    title: str
    count: int


class ShownGroup(Value):
    """A group with those of its courses that are shown, in the order in which they are."""

    group: GroupRow
    courses: tuple[CourseRow, ...]


def shown_groups(rows: CourseRows, filters: Filters, besides: Collection[str] = ()) -> tuple[ShownGroup, ...]:
    """Return what the filters let through, and the courses with ids besides.

    Groups without any course are not shown.
    """
    by_group: dict[Group, list[CourseRow]] = {}
    found = {row.id for row in matching(rows.courses, filters) if is_shown(row, filters.show)}
    for row in rows.courses:
        if row.id in found or row.id in besides:
            by_group.setdefault(row.group, []).append(row)
    titles = group_titles()
    return tuple(
        ShownGroup(
            GroupRow(group.value, titles[group], len(by_group[group])), _sorted(by_group[group], filters)
        )
        for group in Group
        if group in by_group
    )


def group_titles() -> dict[Group, str]:
    """Return what the groups are called."""
    return {
        Group.IN_PROGRESS: _("In progress"),
        Group.PLANNED: _("Planned"),
        Group.PAUSED: _("Paused or left out"),
        Group.COMPLETED: _("Completed"),
    }


def matching(courses: Iterable[CourseRow], filters: Filters) -> Iterable[CourseRow]:
    """Return the courses that meet every filter but the one by group."""
    words = filters.text.casefold().split()
    for row in courses:
        if (
            all(word in row.search for word in words)
            and (not filters.subjects or row.subject in filters.subjects)
            and (not filters.kinds or row.kind in filters.kinds)
            and (not filters.providers or not filters.providers.isdisjoint(row.providers))
        ):
            yield row


def is_shown(row: CourseRow, show: Show) -> bool:
    """Whether a course belongs to what is to be shown."""
    return show is Show.ALL or row.group.value == show.value


def counts_by_show(rows: CourseRows, filters: Filters) -> dict[Show, int]:
    """Return how many courses each choice would show with the other filters as they are."""
    found = list(matching(rows.courses, filters))
    counts = Counter(show for row in found for show in Show if is_shown(row, show))
    return {show: counts[show] for show in Show}


class WayOut(Value):
    """What is said where nothing is shown, and the filters that would show something."""

    heading: str
    sentence: str
    button: str
    filters: Filters


def way_out(rows: CourseRows, filters: Filters) -> WayOut:
    """Return the smallest loosening of filters that let nothing through."""
    text = filters.text.strip()
    heading = _("Nothing matches “{text}”").format(text=text) if text else _("Nothing matches these filters")
    words_alone = replace(filters.in_order, text=filters.text)
    count = len(list(matching(rows.courses, words_alone)))
    if text and count:
        sentence = ngettext(
            "{count} course matches without the filters.", "{count} courses match without the filters.", count
        )
        return WayOut(heading, sentence.format(count=count), _("Clear filters"), words_alone)
    return WayOut(heading, _("No course or book of your plan fits."), _("Show all courses"), filters.in_order)


def _sorted(courses: list[CourseRow], filters: Filters) -> tuple[CourseRow, ...]:
    """Order courses; those that have nothing to compare stand last in both directions."""
    key = _KEYS[filters.sort]
    blank = [row for row in courses if key(row) is None]
    valued = [row for row in courses if key(row) is not None]
    valued.sort(key=key, reverse=filters.descending)
    return (*valued, *blank)


_KEYS: dict[Sort, Callable[[CourseRow], Any]] = {
    Sort.ROAD: lambda row: row.position,
    Sort.TITLE: lambda row: row.title.casefold(),
    Sort.PROVIDER: lambda row: row.provider.casefold() or None,
    Sort.SUBJECT: lambda row: row.subject_name.casefold(),
    Sort.UNITS: lambda row: row.fraction,
    Sort.HOURS: lambda row: row.estimate or None,
    Sort.STARTED: lambda row: row.started,
    Sort.FINISH: lambda row: row.finish.day,
    Sort.PRICE: lambda row: row.price.casefold() or None,
    Sort.EVIDENCE: lambda row: row.evidence.casefold() or None,
}
