"""What the learner reads of an item in the roadmap's list, and the whole list."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.domain.item import Item, ItemKind, Subject
from planner.i18n import _, ngettext
from planner.scheduling.schedule import ItemState
from planner.services.words import subject_name
from planner.ui.roadmap.phase_rows import PhaseRow, ThemeRow, hours_of_progress, phase_rows, theme_rows
from planner.ui.roadmap.progress import Progress, progress_of
from planner.ui.roadmap.road import Road, spent_words, state_words
from planner.ui.roadmap.words import joined, kind_word, source_words

ALMOST = 0.95  # the most that is shown of an item that is not done by the learner's word


class Tone(StrEnum):
    """How a state is coloured. Nothing here is red: not done yet is no fault."""

    PLAIN = "plain"
    OPEN = "open"
    GOOD = "good"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """An item as the list shows it.

    Attributes:
        source: its first resource, "" for none.
        estimate: minutes at the learner's pace; 0 for milestones and for what comes round again.
        spent: minutes logged.
        fraction: how far it is, 0 to 1.
        goals: ids of the open goals that are reached through it, the most urgent first.
        search: all that a search looks at, in small letters.
    """

    id: str
    phase: str
    position: int
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
    estimate: int
    spent: int
    fraction: float
    hours_words: str
    finish: date | None
    finish_words: str
    goals: tuple[str, ...]
    needed_for: str
    search: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadmapRows:
    """The whole roadmap: phases and items in their order on the road.

    Attributes:
        facts: its counts and its hours in one line.
        goals: (id, title) of the open goals, the most urgent first.
    """

    title: str
    facts: str
    phases: tuple[PhaseRow, ...]
    items: tuple[ItemRow, ...]
    themes: tuple[ThemeRow, ...]
    goals: tuple[tuple[str, str], ...]


def make_rows(road: Road) -> RoadmapRows:
    """Return the rows of a whole road."""
    plan = road.plan
    items = sorted(plan.items.values(), key=lambda item: item.position)
    return RoadmapRows(
        title=plan.settings.title,
        facts=_facts(road, progress_of(road, items)),
        phases=tuple(phase_rows(road, items)),
        items=tuple(_item_row(road, item) for item in items),
        themes=tuple(theme_rows(road, items)),
        goals=tuple((id, plan.goals[id].title) for id in road.needed),
    )


def _item_row(road: Road, item: Item) -> ItemRow:
    outlook = road.outlook(item)
    goals = road.goals_of(item)
    optional = road.is_optional(item)
    finish = outlook.planned_finish.date() if outlook.planned_finish else None
    finish = None if outlook.state.is_settled else finish
    return ItemRow(
        id=item.id,
        phase=item.phase,
        position=item.position,
        title=item.title,
        source=source_words(item),
        kind=item.kind,
        kind_word=kind_word(item.kind),
        subject=item.subject,
        subject_name=subject_name(item.subject),
        state=outlook.state,
        state_words=state_words(road, item),
        tone=_TONES.get(outlook.state, Tone.QUIET),
        is_optional=optional,
        estimate=0 if item.recurring else road.minutes(item),
        spent=road.spent(item),
        fraction=fraction_of(road, item),
        hours_words=spent_words(road, item),
        finish=finish,
        finish_words=road.say.day(finish) if finish else "",
        goals=goals,
        needed_for=_("Optional") if optional else road.plan.goals[goals[0]].title if goals else "",
        search=_search_text(item),
    )


def fraction_of(road: Road, item: Item) -> float:
    """Return how far an item is, 0 to 1; only a done one is quite there."""
    if road.state(item) is ItemState.DONE:
        return 1.0
    minutes = road.minutes(item)
    if not minutes or item.recurring is not None:
        return 0.0
    return min(road.spent(item) / minutes, ALMOST)


def _search_text(item: Item) -> str:
    sources = (joined((resource.title, resource.by)) for resource in item.resources)
    parts = (item.title, *sources, kind_word(item.kind), subject_name(item.subject), item.id)
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
