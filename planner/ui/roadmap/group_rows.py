"""What the learner reads of a phase or another group of items, and of the themes."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from planner.domain.item import Item
from planner.i18n import _, ngettext
from planner.scheduling.schedule import ItemState
from planner.services.groupings import NO_THEME, Group, Grouping, theme_groups
from planner.ui.roadmap.progress import Progress, progress_of
from planner.ui.roadmap.road import Road, part_words
from planner.ui.roadmap.source_rows import article_line
from planner.values import Value


class GroupRow(Value, kw_only=True):
    """A phase or another group as the list shows it, with how far all of it is, whatever the filters show.

    Attributes:
        number: its place among the groups, from 1.
        explained: what the counts leave out, and where the order comes from.
        items: the ids of all its items in their order; one may come twice.
        labels: one for each item where the group has words of its own, else none at all.
    """

    id: str
    number: int
    title: str
    count_words: str
    hours_words: str
    fraction: float
    finish_words: str
    explained: str
    items: tuple[str, ...]
    labels: tuple[str, ...] = ()


class ThemeRow(Value):
    """How far the phases of one theme are.

    Attributes:
        words: all of it in a sentence.
    """

    id: str
    fraction: float
    percent_words: str
    words: str


def group_rows(road: Road, grouping: Grouping) -> Iterator[GroupRow]:
    """Yield the groups in their order."""
    for number, group in enumerate(grouping.groups, 1):
        yield _group_row(road, number, group)


def theme_rows(road: Road, items: Sequence[Item]) -> Iterator[ThemeRow]:
    """Yield the themes in the order of their first phases."""
    for group in theme_groups(road.plan, items):
        if group.id == NO_THEME:
            continue
        progress = progress_of(road, (road.plan.items[id] for id in group.items))
        percent = _("{percent}%").format(percent=int(progress.fraction * 100))
        words = _("{theme}: {hours} done. Optional items never lower it.")
        hours = hours_of_progress(progress) or percent
        yield ThemeRow(group.title, progress.fraction, percent, words.format(theme=group.title, hours=hours))


def hours_of_progress(progress: Progress) -> str:
    """Write a progress as "88 of 104 h"; "" where nothing takes time."""
    return part_words(progress.earned, progress.minutes) if progress.minutes else ""


def _group_row(road: Road, number: int, group: Group) -> GroupRow:
    items = [road.plan.items[id] for id in dict.fromkeys(group.items)]
    progress = progress_of(road, items, counts_all=group.counts_all)
    finish = _finish(road, items)
    return GroupRow(
        id=group.id,
        number=number,
        title=group.title,
        count_words=_("{done} of {count} done").format(done=progress.done, count=progress.count),
        hours_words=hours_of_progress(progress),
        fraction=progress.fraction,
        finish_words=road.say.day(finish) if finish else "",
        explained="\n".join(_explained(road, items, group)),
        items=group.items,
        labels=group.labels,
    )


def _finish(road: Road, items: Iterable[Item]) -> date | None:
    """Return the day on which the last of what counts is finished; None while some of it has no place."""
    days: list[date] = []
    for item in items:
        outlook = road.outlook(item)
        if not road.left(item) or road.is_optional(item):
            continue
        if outlook.planned_finish is None:
            return None
        days.append(outlook.planned_finish.date())
    return max(days, default=None)


def _explained(road: Road, items: Sequence[Item], group: Group) -> Iterator[str]:
    if group.article is not None:
        line = article_line(group.article)
        yield _("In the order of “{article}”, {about}.").format(article=line.words, about=line.about)
    if group.note:
        yield group.note
    if group.counts_all:
        yield _("Every item counts here, optional ones too.")
        return
    yield from _left_out_of_counts(road, items)


def _left_out_of_counts(road: Road, items: Sequence[Item]) -> Iterator[str]:
    optional = sum(road.is_optional(item) for item in items)
    known = sum(road.state(item) is ItemState.SKIPPED for item in items)
    if optional:
        yield ngettext(
            "{count} optional item counts once it is done.",
            "{count} optional items count once they are done.",
            optional,
        ).format(count=optional)
    if known:
        yield ngettext(
            "{count} known item counts as done, without hours.",
            "{count} known items count as done, without hours.",
            known,
        ).format(count=known)
