"""What the learner reads in the panel of one item."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from planner.domain.item import Item, Subject
from planner.domain.roadmap import dependants
from planner.domain.sources import Sources
from planner.domain.time_entry import TimeEntry
from planner.formats import duration, hours
from planner.i18n import _
from planner.scheduling.memory import card_of
from planner.scheduling.schedule import ItemState
from planner.services.estimate_words import estimate_and_pace
from planner.services.followed_roadmaps import is_estimated
from planner.services.words import subject_name
from planner.ui.item_notes.rows import NotesRows, notes_rows
from planner.ui.roadmap.acts import Act, acts_on
from planner.ui.roadmap.facts import Fact, memory_facts
from planner.ui.roadmap.lines import EntryLine, ItemLine, ResourceLine, entry_line, item_lines, resource_line
from planner.ui.roadmap.road import Road, state_words
from planner.ui.roadmap.rows import fraction_of
from planner.ui.roadmap.source_rows import SourceLine, file_sources, item_rules, item_sources
from planner.ui.roadmap.words import joined, kind_word, period_words, source_words
from planner.values import Value

MOST_ENTRIES = 5
NO_SOURCES = Sources()


class ItemDetails(Value, kw_only=True):
    """Everything about one item.

    Attributes:
        remarks: short words beside its subject and kind, such as "Optional".
        spent: "22.5 h"; `of` is "of 34 h".
        left: "11.5 h left, done by 13 Dec", and shorter words for less room.
        has_hours: whether hours are estimated for it.
        acts: what can be said of it now.
        note: what the roadmap says of it besides.
        log_title: the sum of the time log.
        notes: what the learner keeps with it, and when it counts as done.
        rules: what the road goes by that acts at it.
        sources: where it comes from, and what was said of it at some time.
    """

    id: str
    state: ItemState
    state_words: str
    fraction: float
    title: str
    source: str
    subject: Subject
    subject_name: str
    remarks: str
    has_hours: bool
    spent: str
    of: str
    left: tuple[str, ...]
    acts: frozenset[Act]
    note: str
    facts: tuple[Fact, ...]
    resources: tuple[ResourceLine, ...]
    needs: tuple[ItemLine, ...]
    unlocks: tuple[ItemLine, ...]
    log_title: str
    entries: tuple[EntryLine, ...]
    notes: NotesRows
    rules: tuple[SourceLine, ...]
    sources: tuple[SourceLine, ...]


def item_details(road: Road, id: str, sources: Sources = NO_SOURCES) -> ItemDetails:
    """Return everything about the item with an id; `sources` are those of its roadmap, if at hand."""
    item = road.plan.items[id]
    outlook = road.outlook(item)
    spent = road.spent(item)
    entries = _entries_of(road, id)
    known = outlook.state is ItemState.SKIPPED
    return ItemDetails(
        id=id,
        state=outlook.state,
        # What it needs stands below, each with a line of its own.
        state_words=_("Locked") if outlook.state is ItemState.LOCKED else state_words(road, item),
        fraction=fraction_of(road, item),
        title=item.title,
        source=source_words(item),
        subject=item.subject,
        subject_name=subject_name(item.subject),
        remarks=joined(_remarks(road, item)),
        has_hours=bool(item.effort.likely) and item.recurring is None and not (known and not spent),
        spent=_("{hours} h").format(hours=hours(spent)),
        of=_of_words(road, item),
        left=tuple(_left_words(road, item)),
        acts=acts_on(item, outlook.state, card_of(road.plan, id)),
        note=item.note,
        facts=(*_facts(road, item), *_background_facts(road, item, sources)),
        resources=tuple(map(resource_line, item.resources)),
        needs=tuple(item_lines(road, item.requires)),
        unlocks=tuple(item_lines(road, dependants(road.plan.items)[id])),
        log_title=_("{length} in all").format(length=duration(spent)) if spent else "",
        entries=tuple(entry_line(road, entry) for entry in entries[:MOST_ENTRIES]),
        notes=notes_rows(road.plan, item, road.schedule.as_of.date(), road.say.day),
        rules=item_rules(item, sources),
        sources=(*file_sources(road, id), *item_sources(item, sources)),
    )


def _of_words(road: Road, item: Item) -> str:
    minutes = road.minutes(item)
    words = _("of {hours} h") if minutes == item.effort.likely else _("of {hours} h at your pace")
    return words.format(hours=hours(minutes))


def _remarks(road: Road, item: Item) -> Iterator[str]:
    yield kind_word(item.kind)
    if road.is_optional(item):
        yield _("Optional")
    if item.recurring is not None:
        yield period_words(item.recurring)


def _left_words(road: Road, item: Item) -> Iterator[str]:
    outlook = road.outlook(item)
    if not road.left(item):
        return
    left = _("{hours} h left").format(hours=hours(road.left(item)))
    if outlook.planned_finish is not None:
        done = _("done by {day}").format(day=road.say.day(outlook.planned_finish.date()))
        yield joined((left, done))
    yield left


def _facts(road: Road, item: Item) -> Iterator[Fact]:
    outlook = road.outlook(item)
    now = road.schedule.as_of
    if not outlook.state.is_settled:
        if outlook.latest_start is not None:
            day = road.say.day_of_week(outlook.latest_start.date())
            yield Fact(_("Latest start"), day, is_pressing=outlook.latest_start <= now)
        if outlook.planned_finish is not None:
            yield Fact(_("Planned finish"), road.say.day_of_week(outlook.planned_finish.date()))
        elif outlook.remaining:
            yield Fact(_("Planned finish"), _("No place in the plan yet"))
    yield from _hour_facts(road, item)
    yield from memory_facts(road, item)
    if item.effort.low < item.effort.high and item.recurring is None:
        low, high = hours(item.effort.low), hours(item.effort.high)
        yield Fact(_("Estimate"), _("{low} to {high} h").format(low=low, high=high))
    goals = [road.plan.goals[id].title for id in road.goals_of(item)]
    if goals:
        yield Fact(_("Needed for"), joined(goals))
    if item.opens is not None and item.opens > now.date():
        yield Fact(_("Opens"), road.say.day_of_week(item.opens))
    if item.closes is not None:
        yield Fact(_("Access ends"), road.say.day_of_week(item.closes), is_pressing=item.closes <= now.date())
    review = _review_day(item)
    if review is not None:
        yield Fact(_("Look again"), road.say.day_of_week(review), is_pressing=review <= now.date())


def _hour_facts(road: Road, item: Item) -> Iterator[Fact]:
    """Say how many hours it has where that is not plain: at the learner's pace, or by its kind alone."""
    if item.recurring is not None or not item.effort.likely:
        return
    by_kind = is_estimated(road.plan, item.id)
    is_at_pace = road.minutes(item) != item.effort.likely
    if by_kind and is_at_pace:
        words = _("{estimate} h estimated by its kind, {pace} h at your pace")
        pace = hours(road.minutes(item))
        yield Fact(_("Hours"), words.format(estimate=hours(item.effort.likely), pace=pace))
    elif by_kind:
        yield Fact(_("Hours"), _("{hours} h, estimated by its kind").format(hours=hours(item.effort.likely)))
    elif is_at_pace:
        yield Fact(_("Hours"), estimate_and_pace(item, road.schedule.estimates))


def _background_facts(road: Road, item: Item, sources: Sources) -> Iterator[Fact]:
    """Say what the learner's background takes off an item (rule R11)."""
    background = road.plan.settings.background or ""
    title = next((each.title for each in sources.backgrounds if each.id == background), "")
    share = item.refresh_for.get(background, 1.0)
    if title and background in item.skip_for:
        yield Fact(_("Background"), _("{background}: may be left out").format(background=title))
    elif title and share < 1:
        words = _("{background}: a refresher, {percent}% of its hours")
        yield Fact(_("Background"), words.format(background=title, percent=round(100 * share)))


def _review_day(item: Item) -> date | None:
    """The day on which an item that names a product has to be looked at again (rule R3)."""
    value: Any = item.extra.get("review_on") if item.extra.get("tool_bound") else None
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return value if isinstance(value, date) else None


def _entries_of(road: Road, id: str) -> list[TimeEntry]:
    entries = [entry for entry in road.plan.entries.values() if entry.item == id]
    return sorted(entries, key=lambda entry: (entry.day, int(entry.id)), reverse=True)
