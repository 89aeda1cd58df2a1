"""Use cases that take items out of the roadmap for good, with all that names them."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from planner.domain.edit import Change, Edit, Record
from planner.domain.errors import Refusal
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionState
from planner.i18n import _, ngettext
from planner.services.words import listing
from planner.values import replace


def remove_item(plan: Plan, id: str) -> Edit:
    """Take an item out of the roadmap for good.

    Raises Refusal where something would be lost with it, or needs it; such an item can be left out.
    """
    item = plan.item(id)
    _check_nothing_is_lost(plan, item)
    return Edit(_("Removed {title}").format(title=item.title), tuple(without_items(plan, (id,))))


def without_items(plan: Plan, ids: Collection[str]) -> Iterator[Change]:
    """Yield what takes items out with all that names them, for a caller who knows that nothing is lost.

    A roadmap that they came from has them no longer in the plan: an item that gets one of their ids later
    is another one. `O(plan)`, however many they are.
    """
    gone = set(ids)
    records: list[Record] = [plan.item(id) for id in ids]
    records += [each for each in plan.sessions.values() if each.item in gone]
    records += [table[id] for table in _tables_by_item(plan) for id in ids if id in table]
    yield from (Change(record, None) for record in records)
    yield from _without_in_items(plan, gone)
    for goal in plan.goals.values():
        if not gone.isdisjoint(goal.items):
            yield Change(goal, replace(goal, items=_without(goal.items, gone)))
    for followed in plan.followed.values():
        names = {key: name for key, name in followed.names.items() if name not in gone}
        if len(names) < len(followed.names):
            yield Change(followed, replace(followed, names=names))


def _tables_by_item(plan: Plan) -> tuple[Mapping[str, Record], ...]:
    return plan.progress, plan.notes, plan.courses, plan.cards


def _check_nothing_is_lost(plan: Plan, item: Item) -> None:
    needing = [other.title for other in plan.items.values() if item.id in other.requires]
    if needing:
        words = ngettext(
            "{title} cannot be removed: {needing} needs it.",
            "{title} cannot be removed: {needing} need it.",
            len(needing),
        )
        raise Refusal(words.format(title=item.title, needing=listing(needing)))
    only_for = [goal.title for goal in plan.goals.values() if goal.items == (item.id,)]
    if only_for:
        words = _("{title} is all that {goal} asks for; remove the goal first.")
        raise Refusal(words.format(title=item.title, goal=only_for[0]))
    is_answered = any(_is_answered(session) for session in plan.sessions.values() if session.item == item.id)
    is_counted = plan.course_of(item.id).units_done > 0  # a price or a count of units goes with the item
    is_kept = item.id in plan.notes or is_counted
    if plan.logged.get(item.id) or is_answered or plan.status(item.id).is_achieved or is_kept:
        words = _(
            "Time, units, notes or a tick of yours belong to {title}; leave it out instead, and they stay."
        )
        raise Refusal(words.format(title=item.title))


def _is_answered(session: Session) -> bool:
    return session.state is not SessionState.PLANNED


def _without_in_items(plan: Plan, gone: Collection[str]) -> Iterator[Change]:
    for other in plan.items.values():
        if other.id not in gone and any(id in gone for id in (*other.after, *other.covers)):
            after, covers = _without(other.after, gone), _without(other.covers, gone)
            yield Change(other, replace(other, after=after, covers=covers))


def _without(ids: Sequence[str], gone: Collection[str]) -> tuple[str, ...]:
    return tuple(each for each in ids if each not in gone)
