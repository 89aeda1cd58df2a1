"""What the learner reads of an item in the roadmap's list, and the whole list."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from planner.domain.item import Item, ItemKind, Subject
from planner.i18n import _, ngettext
from planner.scheduling.schedule import ItemState
from planner.services.groupings import GroupBy, Grouping
from planner.services.words import subject_name
from planner.ui.roadmap.group_rows import GroupRow, ThemeRow, group_rows, hours_of_progress, theme_rows
from planner.ui.roadmap.progress import Progress, progress_of
from planner.ui.roadmap.road import Road, spent_words, state_words
from planner.ui.roadmap.words import joined, kind_word, source_words
from planner.values import Value, replace

ALMOST = 0.95  # the most that is shown of an item that is not done by the learner's word


class Tone(StrEnum):
    """How a state is coloured. Nothing here is red: not done yet is no fault."""

    PLAIN = "plain"
    OPEN = "open"
    GOOD = "good"
    QUIET = "quiet"


class ItemRow(Value, kw_only=True):
    """An item as the list shows it.

    Attributes:
        source: its first resource, "" for none.
        waived: ids of the backgrounds that may leave it out.
        estimate: minutes at the learner's pace; 0 for milestones and for what comes round again.
        spent: minutes logged.
        fraction: how far it is, 0 to 1.
        goals: ids of the open goals that are reached through it, the most urgent first.
        search: all that a search looks at, in small letters.
    """

    id: str
    title: str
    source: str
    kind: ItemKind
    kind_word: str
    subject: Subject
    subject_name: str
    state: ItemState
    state_words: str
    tone: Tone
    is_optional: bool
    waived: frozenset[str]
    estimate: int
    spent: int
    fraction: float
    hours_words: str
    finish: date | None
    finish_words: str
    goals: tuple[str, ...]
    needed_for: str
    search: str


class RoadmapRows(Value, kw_only=True):
    """The whole roadmap: its items in their order on the road, and the groups that the list shows them in.

    Attributes:
        by: what the groups are.
        listed: the items that stand in any group, found by the words of their groups as well.
        facts: its counts and its hours in one line.
        goals: (id, title) of the open goals, the most urgent first.
    """

    title: str
    facts: str
    by: GroupBy
    groups: tuple[GroupRow, ...]
    items: tuple[ItemRow, ...]
    listed: tuple[ItemRow, ...]
    themes: tuple[ThemeRow, ...]
    goals: tuple[tuple[str, str], ...]


class _Names(Value):
    """What kinds and subjects are called, looked up once for all rows."""

    kinds: Mapping[ItemKind, str]
    subjects: Mapping[Subject, str]


def make_rows(road: Road, grouping: Grouping) -> RoadmapRows:
    """Return the rows of a whole road in groups of the same plan."""
    plan = road.plan
    items = sorted(plan.items.values(), key=lambda item: item.position)
    rows = RoadmapRows(
        title=plan.settings.title,
        facts=_facts(road, progress_of(road, items)),
        by=grouping.by,
        groups=(),
        items=tuple(item_rows(road)),
        listed=(),
        themes=tuple(theme_rows(road, items)),
        goals=tuple((id, plan.goals[id].title) for id in road.needed),
    )
    return regrouped(rows, road, grouping)


def regrouped(rows: RoadmapRows, road: Road, grouping: Grouping) -> RoadmapRows:
    """Return rows of the same road in other groups; the items need not be made anew."""
    labels = _labels(grouping)
    return replace(
        rows,
        by=grouping.by,
        groups=tuple(group_rows(road, grouping)),
        listed=tuple(_labelled(row, labels[row.id]) for row in rows.items if row.id in labels),
    )


def item_rows(road: Road) -> Iterator[ItemRow]:
    """Yield the items in their order on the road."""
    names = _Names(
        {kind: kind_word(kind) for kind in ItemKind}, {subject: subject_name(subject) for subject in Subject}
    )
    for item in sorted(road.plan.items.values(), key=lambda item: item.position):
        yield _item_row(road, item, names)


def _labels(grouping: Grouping) -> dict[str, str]:
    """Return, by the id of each item that stands in a group, the words that groups have for it."""
    labels = {id: "" for group in grouping.groups for id in group.items}
    for group in grouping.groups:
        for id, label in zip(group.items, group.labels, strict=False):
            labels[id] += f" {label}"
    return labels


def _labelled(row: ItemRow, label: str) -> ItemRow:
    return replace(row, search=row.search + label.casefold()) if label else row


def _item_row(road: Road, item: Item, names: _Names) -> ItemRow:
    outlook = road.outlook(item)
    goals = road.goals_of(item)
    optional = road.is_optional(item)
    finish = outlook.planned_finish.date() if outlook.planned_finish else None
    finish = None if outlook.state.is_settled else finish
    return ItemRow(
        id=item.id,
        title=item.title,
        source=source_words(item),
        kind=item.kind,
        kind_word=names.kinds[item.kind],
        subject=item.subject,
        subject_name=names.subjects[item.subject],
        state=outlook.state,
        state_words=state_words(road, item),
        tone=_TONES.get(outlook.state, Tone.QUIET),
        is_optional=optional,
        waived=frozenset(item.skip_for),
        estimate=0 if item.recurring else road.minutes(item),
        spent=road.spent(item),
        fraction=fraction_of(road, item),
        hours_words=spent_words(road, item),
        finish=finish,
        finish_words=road.say.day(finish) if finish else "",
        goals=goals,
        needed_for=_("Optional") if optional else road.plan.goals[goals[0]].title if goals else "",
        search=_search_text(item, names),
    )


def fraction_of(road: Road, item: Item) -> float:
    """Return how far an item is, 0 to 1; only a done one is quite there."""
    if road.state(item) is ItemState.DONE:
        return 1.0
    minutes = road.minutes(item)
    if not minutes or item.recurring is not None:
        return 0.0
    return min(road.spent(item) / minutes, ALMOST)


def _search_text(item: Item, names: _Names) -> str:
    sources = (joined((resource.title, resource.by)) for resource in item.resources)
    parts = (item.title, *sources, names.kinds[item.kind], names.subjects[item.subject], item.id)
    return " ".join(parts).casefold()


def _facts(road: Road, progress: Progress) -> str:
    states = [outlook.state for outlook in road.schedule.items.values()]
    known = states.count(ItemState.SKIPPED)
    return joined(
        (
            ngettext("{count} item", "{count} items", len(states)).format(count=len(states)),
            _("{count} done").format(count=states.count(ItemState.DONE)),
            _("{count} known").format(count=known) if known else "",
            hours_of_progress(progress),
        )
    )


_TONES = {
    ItemState.READY: Tone.OPEN,
    ItemState.DONE: Tone.GOOD,
    ItemState.IN_PROGRESS: Tone.PLAIN,
}
