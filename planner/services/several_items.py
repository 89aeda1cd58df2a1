"""Use cases on several items at once, each of them one step for undo."""

from collections.abc import Callable, Sequence
from datetime import datetime

from planner.domain.edit import Change, Edit, merged_changes
from planner.domain.errors import Refusal
from planner.domain.item import ItemStatus
from planner.domain.plan import Plan
from planner.domain.roadmap import study_order
from planner.i18n import _, ngettext
from planner.services.items import finish_item, know_item, leave_out, put_back

MakeEdit = Callable[[Plan, str], Edit]


def finish_items(plan: Plan, ids: Sequence[str], now: datetime) -> Edit:
    """Mark items done; those that are done or known already, and milestones, are passed over."""
    return _together(
        plan,
        ids,
        lambda plan, id: finish_item(plan, id, now),
        lambda plan, id: plan.status(id).is_achieved or plan.item(id).is_milestone,
        lambda count: ngettext("Completed {count} item", "Completed {count} items", count),
    )


def know_items(plan: Plan, ids: Sequence[str], now: datetime) -> Edit:
    """Mark items as known; those that are done or known already, and milestones, are passed over."""
    return _together(
        plan,
        ids,
        lambda plan, id: know_item(plan, id, now),
        lambda plan, id: plan.status(id).is_achieved or plan.item(id).is_milestone,
        lambda count: ngettext("Marked {count} item as known", "Marked {count} items as known", count),
    )


def leave_out_items(plan: Plan, ids: Sequence[str], now: datetime) -> Edit:
    """Take items out of the plan; refuse, naming who needs it, where a wanted item outside needs one of them.

    What needs goes before what is needed, so that items that need only each other can go together.
    """
    place = {id: number for number, id in enumerate(study_order(plan.items))}
    return _together(
        plan,
        sorted(ids, key=lambda id: -place.get(id, 0)),
        lambda plan, id: leave_out(plan, id, now),
        lambda plan, id: plan.status(id) is ItemStatus.LEFT_OUT,
        lambda count: ngettext("Left out {count} item", "Left out {count} items", count),
    )


def put_back_items(plan: Plan, ids: Sequence[str]) -> Edit:
    """Take back what was said of items, so that they are planned again."""
    return _together(
        plan,
        ids,
        put_back,
        lambda plan, id: plan.item(id).id not in plan.progress,
        lambda count: ngettext("Put back {count} item", "Put back {count} items", count),
    )


def _together(
    plan: Plan,
    ids: Sequence[str],
    make: MakeEdit,
    passes_over: Callable[[Plan, str], bool],
    label: Callable[[int], str],
) -> Edit:
    """Make the edits one after the other, each on the plan that the last one leaves; all of them or none."""
    if not ids:
        raise Refusal(_("No item is chosen."))
    wanted = [id for id in dict.fromkeys(ids) if not passes_over(plan, id)]
    if len(wanted) <= 1:
        # One item has its own words, also those that say why nothing changes.
        return make(plan, (wanted or ids)[0])
    changes: list[Change] = []
    growing = plan
    for id in wanted:
        if passes_over(growing, id):  # an earlier one has covered it
            continue
        edit = make(growing, id)
        growing = growing.after(edit)
        changes += edit.changes
    return Edit(label(len(wanted)).format(count=len(wanted)), merged_changes(changes))
