"""Items by phase, of which some are chosen. Knows no Qt."""

from collections.abc import Collection, Mapping

from planner.domain.item import Item, ItemStatus
from planner.domain.plan import Plan
from planner.formats import duration
from planner.i18n import _, ngettext
from planner.values import Value


class ItemRow(Value):
    """An item to choose.

    Attributes:
        end: its hours, or why it has none, or what else there is to say of it.
        is_noted: whether there is something else to say of it.
    """

    id: str
    title: str
    end: str
    subject: str
    is_chosen: bool
    is_noted: bool = False


class GroupRow(Value):
    """A phase; `end` says how many of its items are chosen, and `chosen` whether "all", "some" or "none"."""

    id: str
    title: str
    end: str
    chosen: str


class Group(Value):
    """A phase with those of its items that are shown."""

    row: GroupRow
    items: tuple[ItemRow, ...]


def item_groups(
    plan: Plan, chosen: Collection[str], search: str = "", offered: Mapping[str, str] | None = None
) -> tuple[Group, ...]:
    """Return the phases with the items whose title, or whose phase's title, holds the words searched for.

    All items of the plan are offered where it is not said which, each with words in the place of its hours,
    or none.
    """
    members: dict[str, list[Item]] = {}
    for item in sorted(plan.items.values(), key=lambda item: item.position):
        if offered is None or item.id in offered:
            members.setdefault(item.phase, []).append(item)
    places = {id: phase.position for id, phase in plan.phases.items()}
    groups = []
    for phase in sorted(members, key=lambda id: places.get(id, len(places))):
        title = plan.phases[phase].title if phase in plan.phases else _("Other items")
        items = members[phase]
        shown = [item for item in items if _matches(search, item.title, title)]
        if shown:
            notes = offered or {}
            rows = tuple(_item_row(plan, item, item.id in chosen, notes.get(item.id, "")) for item in shown)
            groups.append(Group(_group_row(phase, title, items, chosen), rows))
    return tuple(groups)


def _matches(search: str, *texts: str) -> bool:
    words = search.casefold().split()
    text = " ".join(texts).casefold()
    return all(word in text for word in words)


def _item_row(plan: Plan, item: Item, is_chosen: bool, note: str) -> ItemRow:
    said = {
        ItemStatus.DONE: _("done"),
        ItemStatus.SKIPPED: _("known"),
        ItemStatus.LEFT_OUT: _("left out"),
    }.get(plan.status(item.id))
    end = note or said or _length(item)
    return ItemRow(item.id, item.title, end, item.subject.value, is_chosen, bool(note))


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
