"""Use cases on the roadmap itself: items and phases of one's own, changed, moved and removed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal
from planner.domain.item import Effort, Item, ItemKind, Resource, Subject
from planner.domain.plan import Plan
from planner.domain.roadmap import Phase
from planner.formats import slug, unused_id
from planner.i18n import _, ngettext
from planner.services.goals import wanted_again
from planner.services.naming import checked_title
from planner.values import Value, replace

STEP = 1_000  # between two places, so that many items fit in between before all are numbered anew


class ItemWish(Value, kw_only=True):
    """What an item shall be.

    Attributes:
        phase: id of a phase of the plan.
        requires: ids of the items that have to be done first.
        covers: ids of the items that are done together with it.
        core: whether it belongs to the road's own goal, and not to what is optional.
        goal: id of the goal that shall ask for a new item; without one the plan gives it no time by itself.
    """

    title: str
    kind: ItemKind
    phase: str
    subject: Subject
    effort: Effort = Effort()
    requires: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    resources: tuple[Resource, ...] = ()
    done_when: str = ""
    note: str = ""
    units: int | None = None
    core: bool = True
    goal: str | None = None


def add_item(plan: Plan, wish: ItemWish) -> Edit:
    """Add an item at the end of its phase, and to its goal. Raises Refusal for one that cannot be."""
    title = checked_title(wish.title, _without_title())
    id = unused_id(slug(title, "item"), plan.items)
    item = _as_wished(Item(id=id, title=title, kind=wish.kind, phase=wish.phase, subject=wish.subject), wish)
    order = _order_with(plan, item, _last_place(plan, wish.phase))
    _check(plan, item)
    changes = (
        Change(None, replace(item, position=order[id])),
        *_renumbered(plan, order, but=id),
        *_asked_for(plan, item, wish.goal),
    )
    return Edit(_("Added {title}").format(title=title), changes)


def change_item(plan: Plan, id: str, wish: ItemWish) -> Edit:
    """Make an item what is wished; its id, its time and what is kept with it stay.

    One that changes its phase goes to the end of the new one. Raises Refusal for what cannot be, as for a
    circle of prerequisites, whose path is told.
    """
    before = plan.item(id)
    after = _as_wished(before, replace(wish, title=checked_title(wish.title, _without_title())))
    _check(plan, after)
    moved: tuple[Change, ...] = ()
    if after.phase != before.phase:
        order = _order_with(plan, after, _last_place(plan, after.phase))
        after, moved = replace(after, position=order[id]), tuple(_renumbered(plan, order, but=id))
    if after == before:
        raise Refusal(_("Nothing changes: {title} stands like that already.").format(title=before.title))
    return Edit(_("Changed {title}").format(title=after.title), (Change(before, after), *moved))


def move_item(plan: Plan, id: str, phase: str, before: str | None = None) -> Edit:
    """Move an item before another one of a phase, or to the end of the phase."""
    item = plan.item(id)
    others = [other for other in items_in_order(plan) if other.id != id]
    place = _last_place(plan, phase, without=id) if before is None else _place_of(others, before)
    after = replace(item, phase=_phase(plan, phase).id)
    order = _order_with(plan, after, place)
    after = replace(after, position=order[id])
    edit = Edit(
        _("Moved {title}").format(title=item.title),
        (Change(item, after), *_renumbered(plan, order, but=id)),
    )
    if after.phase == item.phase and _ids_in(plan.after(edit), phase) == _ids_in(plan, phase):
        raise Refusal(_("Nothing changes: {title} stands there already.").format(title=item.title))
    return edit


def add_phase(plan: Plan, title: str, after: str | None = None) -> Edit:
    """Add a phase behind another one, or as the last."""
    title = checked_title(title, _without_title())
    phases = phases_in_order(plan)
    place = len(phases) if after is None else phases.index(_phase(plan, after)) + 1
    phase = Phase(unused_id(slug(title, "phase"), plan.phases), title)
    label = _("Added the phase {title}").format(title=title)
    return Edit(label, tuple(_numbered(plan, [*phases[:place], phase, *phases[place:]])))


def change_phase(plan: Plan, id: str, title: str) -> Edit:
    """Give a phase another title."""
    before = _phase(plan, id)
    after = replace(before, title=checked_title(title, _without_title()))
    if after == before:
        raise Refusal(_("Nothing changes: {title} stands like that already.").format(title=before.title))
    return Edit(_("Renamed the phase {title}").format(title=after.title), (Change(before, after),))


def move_phase(plan: Plan, id: str, by: int) -> Edit:
    """Move a phase up (-1) or down (1), or further."""
    phase, phases = _phase(plan, id), phases_in_order(plan)
    place = phases.index(phase)
    phases.remove(phase)
    phases.insert(min(max(0, place + by), len(phases)), phase)
    changes = tuple(_numbered(plan, phases))
    if not changes:
        raise Refusal(_("Nothing changes: {title} stands there already.").format(title=phase.title))
    return Edit(_("Moved the phase {title}").format(title=phase.title), changes)


def remove_phase(plan: Plan, id: str) -> Edit:
    """Remove a phase that has no items."""
    phase = _phase(plan, id)
    count = sum(item.phase == id for item in plan.items.values())
    if count:
        words = ngettext(
            "{title} has {count} item; move it to another phase first.",
            "{title} has {count} items; move them to another phase first.",
            count,
        )
        raise Refusal(words.format(title=phase.title, count=count))
    return Edit(_("Removed the phase {title}").format(title=phase.title), (Change(phase, None),))


def circle_through(items: Mapping[str, Item], id: str) -> tuple[str, ...]:
    """Return the shortest circle of hard prerequisites through an item, or nothing.

    The first and the last id are the item's own; each needs the next. Breadth first, `O(items + edges)`.
    """
    came_from: dict[str, str] = {}
    front = [id]
    while front:
        ahead = []
        for each in front:
            for needed in items[each].requires if each in items else ():
                if needed == id:
                    return _path_back(came_from, id, each)
                if needed not in came_from:
                    came_from[needed] = each
                    ahead.append(needed)
        front = ahead
    return ()


def _path_back(came_from: Mapping[str, str], id: str, last: str) -> tuple[str, ...]:
    path = [id]
    while last != id:
        path.append(last)
        last = came_from[last]
    return (id, *reversed(path[1:]), id)


# -- what an item is


def _without_title() -> str:
    return _("Write what it is called.")


def _as_wished(item: Item, wish: ItemWish) -> Item:
    return replace(
        item,
        title=wish.title if wish.title else item.title,
        kind=wish.kind,
        phase=wish.phase,
        subject=wish.subject,
        effort=wish.effort,
        requires=wish.requires,
        covers=wish.covers,
        resources=wish.resources,
        done_when=wish.done_when.strip(),
        note=wish.note.strip(),
        units=wish.units,
        core=wish.core,
    )


def _check(plan: Plan, item: Item) -> None:
    _phase(plan, item.phase)
    if item.is_milestone and item.effort.high:
        raise Refusal(_("A milestone has no hours of its own; it is reached when what it needs is done."))
    if item.units is not None and item.units < 1:
        raise Refusal(_("A course has at least one unit."))
    for needed in item.requires:
        plan.item(needed)
    if item.id in item.covers:
        raise Refusal(_("{title} cannot cover itself.").format(title=item.title))
    circle = circle_through({**plan.items, item.id: item}, item.id)
    if circle:
        titles = {**{each.id: each.title for each in plan.items.values()}, item.id: item.title}
        steps = (
            _("{one} needs {other}").format(one=titles[one], other=titles[other])
            for one, other in pairwise(circle)
        )
        raise Refusal(_("That would be a circle: {steps}.").format(steps=", ".join(steps)))


def _asked_for(plan: Plan, item: Item, goal: str | None) -> Iterator[Change]:
    """Yield what lets a goal ask for a new item, and so for what that needs."""
    if goal is not None:
        before = plan.goal(goal)
        yield from wanted_again(plan, item.requires)
        yield Change(before, replace(before, items=(*before.items, item.id)))


def _phase(plan: Plan, id: str) -> Phase:
    try:
        return plan.phases[id]
    except KeyError:
        raise Refusal(_("That phase is not in the plan any more.")) from None


# -- where it stands


def items_in_order(plan: Plan) -> list[Item]:
    """Return the items in the order of the roadmap."""
    return sorted(plan.items.values(), key=lambda item: (item.position, item.id))


def _last_place(plan: Plan, phase: str, without: str = "") -> int:
    """Return the place behind the last item of a phase, or else behind the phases before it."""
    others = [item for item in items_in_order(plan) if item.id != without]
    before = {each.id for each in _phases_up_to(plan, phase)}
    places = [place for place, item in enumerate(others, 1) if item.phase == phase]
    earlier = [place for place, item in enumerate(others, 1) if item.phase in before]
    return max(places or earlier, default=0)


def _phases_up_to(plan: Plan, phase: str) -> Iterator[Phase]:
    for each in phases_in_order(plan):
        yield each
        if each.id == phase:
            return


def _place_of(others: Sequence[Item], id: str) -> int:
    for place, item in enumerate(others):
        if item.id == id:
            return place
    raise Refusal(_("The item to stand before is not in the plan any more."))


def _order_with(plan: Plan, item: Item, place: int) -> dict[str, int]:
    """Return the positions of all items, with one put in at a place among the others.

    Where there is room between its neighbours, the others keep theirs.
    """
    others = [other for other in items_in_order(plan) if other.id != item.id]
    low = others[place - 1].position if place else None
    high = others[place].position if place < len(others) else None
    position = _between(low, high)
    kept = {other.id: other.position for other in others}
    if position is not None:
        return {**kept, item.id: position}
    ids = [other.id for other in others]
    ids.insert(place, item.id)
    return {id: number * STEP for number, id in enumerate(ids, 1)}


def _between(low: int | None, high: int | None) -> int | None:
    if low is None:
        return STEP if high is None else high - STEP
    if high is None:
        return low + STEP
    return (low + high) // 2 if high - low > 1 else None


def _renumbered(plan: Plan, order: Mapping[str, int], but: str) -> Iterator[Change]:
    for item in plan.items.values():
        if item.id != but and item.position != order[item.id]:
            yield Change(item, replace(item, position=order[item.id]))


def _ids_in(plan: Plan, phase: str) -> list[str]:
    return [item.id for item in items_in_order(plan) if item.phase == phase]


def phases_in_order(plan: Plan) -> list[Phase]:
    """Return the phases in their order."""
    return sorted(plan.phases.values(), key=lambda phase: (phase.position, phase.id))


def _numbered(plan: Plan, phases: Iterable[Phase]) -> Iterator[Change]:
    for number, phase in enumerate(phases, 1):
        before = plan.phases.get(phase.id)
        after = replace(phase, position=number)
        if before != after:
            yield Change(before, after)
