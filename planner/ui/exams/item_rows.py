"""What the dialogs offer: certifications with what should be known of them, and items; knows no Qt."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from planner.domain.certification import Certification
from planner.domain.edit import Edit
from planner.domain.item import Item, ItemStatus
from planner.domain.plan import Plan
from planner.formats import duration, hours
from planner.i18n import _, ngettext
from planner.services.goals import is_prepared, skills_warning, wanted_again
from planner.services.work_left import left_to_study
from planner.ui.exams.certification_notes import check_note, retirement_note
from planner.ui.shared.date_words import FullDateWords


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item that a goal may want; `end` is its hours, or why it has none."""

    id: str
    title: str
    end: str
    subject: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A phase; `end` says how many of its items are chosen, and `chosen` whether "all", "some" or "none"."""

    id: str
    title: str
    end: str
    chosen: str


@dataclass(frozen=True, slots=True)
class Group:
    """A phase with those of its items that are shown."""

    row: GroupRow
    items: tuple[ItemRow, ...]


def certification_words(plan: Plan, catalogue: Mapping[str, Certification]) -> Iterator[tuple[str, str]]:
    """Yield (id, words): first what the roadmap prepares for, then the others, the retired ones last."""
    planned = {goal.certification for goal in plan.goals.values() if goal.outcome is None}
    entries = sorted(
        catalogue.values(),
        key=lambda entry: (entry.retired, entry.id in planned, not is_prepared(plan, entry)),
    )
    for entry in entries:
        if entry.retired:
            yield entry.id, _("{name} (retired)").format(name=entry.name)
        elif entry.id in planned:
            yield entry.id, _("{name} (in the plan)").format(name=entry.name)
        else:
            yield entry.id, entry.name


def exam_notes(
    plan: Plan,
    certification: Certification | None,
    catalogue: Mapping[str, Certification],
    words: FullDateWords,
) -> tuple[str, ...]:
    """Return what speaks against planning an exam: that it is retired, and what comes before it."""
    if certification is None:
        return ()
    notes = (
        retirement_note(certification, catalogue, words),
        skills_warning(plan, certification),
    )
    return tuple(note for note in notes if note)


def check_words(certification: Certification | None, words: FullDateWords) -> str:
    """Return what to look up on the official page before booking, or ""."""
    return "" if certification is None else check_note(certification, words)


def item_groups(plan: Plan, chosen: Collection[str], search: str = "") -> tuple[Group, ...]:
    """Return the phases with the items whose title, or whose phase's title, holds the words searched for."""
    members: dict[str, list[Item]] = {}
    for item in sorted(plan.items.values(), key=lambda item: item.position):
        members.setdefault(item.phase, []).append(item)
    places = {id: phase.position for id, phase in plan.phases.items()}
    groups = []
    for phase in sorted(members, key=lambda id: places.get(id, len(places))):
        title = plan.phases[phase].title if phase in plan.phases else _("Other items")
        items = members[phase]
        shown = [item for item in items if _matches(search, item.title, title)]
        if shown:
            rows = tuple(_item_row(plan, item, item.id in chosen) for item in shown)
            groups.append(Group(_group_row(phase, title, items, chosen), rows))
    return tuple(groups)


def choice_words(plan: Plan, chosen: Collection[str], now: datetime) -> str:
    """Return how many items are chosen, and the hours that they and what they need still ask for."""
    count = len(chosen)
    if not count:
        return _("Choose at least one item; what it needs comes along.")
    wanted = plan.after(Edit("", wanted_again(plan, sorted(chosen))))
    minutes = sum(left_to_study(wanted, sorted(chosen), now).values())
    if not minutes:
        words = ngettext(
            "{count} item chosen, nothing is left to study.",
            "{count} items chosen, nothing is left to study.",
            count,
        )
        return words.format(count=count)
    return ngettext(
        "{count} item chosen, {hours} h to go with what it needs.",
        "{count} items chosen, {hours} h to go with what they need.",
        count,
    ).format(count=count, hours=hours(minutes))


def _matches(search: str, *texts: str) -> bool:
    words = search.casefold().split()
    text = " ".join(texts).casefold()
    return all(word in text for word in words)


def _item_row(plan: Plan, item: Item, is_chosen: bool) -> ItemRow:
    said = {
        ItemStatus.DONE: _("done"),
        ItemStatus.SKIPPED: _("known"),
        ItemStatus.LEFT_OUT: _("left out"),
    }.get(plan.status(item.id))
    return ItemRow(item.id, item.title, said or _length(item), item.subject.value, is_chosen)


def _length(item: Item) -> str:
    return _("milestone") if item.is_milestone else duration(item.effort.likely)


def _group_row(phase: str, title: str, items: Collection[Item], chosen: Collection[str]) -> GroupRow:
    count = sum(item.id in chosen for item in items)
    amount = "all" if count == len(items) else "some" if count else "none"
    if count:
        end = _("{chosen} of {count}").format(chosen=count, count=len(items))
    else:
        end = ngettext("{count} item", "{count} items", len(items)).format(count=len(items))
    return GroupRow(phase, title, end, amount)
