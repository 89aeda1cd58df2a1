"""What a file says of its items: done, begun, left out. It never takes back what the learner has said."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from planner.domain.edit import Change
from planner.domain.item import ItemStatus
from planner.domain.plan import Plan
from planner.services.import_merge import ImportMerge
from planner.services.told_states import say, says_more, that_can_be_left_out


def said(merge: ImportMerge, plan: Plan, now: datetime) -> Iterator[Change]:
    """Yield what is said anew of the items of a plan, in which the file's items are already."""
    yield from say(plan, _told(merge, plan), now)


def _told(merge: ImportMerge, plan: Plan) -> Mapping[str, ItemStatus]:
    """Return what is told by the file, or of new items by the learner's background."""
    told: dict[str, ItemStatus] = {}
    if plan.settings.roadmap == merge.incoming.roadmap.id:
        background = plan.settings.background or ""
        known = (id for id in merge.new_names.values() if background in plan.items[id].skip_for)
        told.update(dict.fromkeys(known, ItemStatus.SKIPPED))
    if merge.choices.takes_states:
        for key, status in merge.incoming.states.items():
            if key in merge.names and merge.is_taken(key):
                told[merge.names[key]] = status
    return told


def said_anew(merge: ImportMerge) -> Mapping[str, ItemStatus]:
    """Return what the file says of items that are in the plan and would change there, by its ids for them."""
    if not merge.choices.takes_states:
        return {}
    plan, names = merge.plan, merge.joining.names
    told = {key: status for key, status in merge.incoming.states.items() if key in names}
    told = {key: status for key, status in told.items() if not plan.items[names[key]].is_milestone}
    unwanted = [names[key] for key, status in told.items() if status is ItemStatus.LEFT_OUT]
    may_be_left_out = set(that_can_be_left_out(plan, unwanted))
    return {
        key: status
        for key, status in told.items()
        if names[key] in may_be_left_out
        or (status is not ItemStatus.LEFT_OUT and says_more(plan, names[key], status))
    }
