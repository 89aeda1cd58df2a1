"""What a file says of its items: done, begun, left out. It never takes back what the learner has said."""

from collections.abc import Iterator, Mapping
from datetime import date

from planner.domain.edit import Change
from planner.domain.item import ItemStatus, Progress
from planner.domain.plan import Plan
from planner.services.import_merge import ImportMerge
from planner.services.told_states import say


def said(merge: ImportMerge, plan: Plan, today: date) -> Iterator[Change]:
    """Yield what is said anew of the items of a plan, in which the file's items are already."""
    yield from say(plan, _told(merge, plan, _taken(merge)), today)


def said_anew(merge: ImportMerge, plan: Plan) -> Mapping[str, ItemStatus]:
    """Return what the step would say of items that were in the plan before, by their ids there."""
    return _anew(merge, plan, _taken(merge))


def row_states(merge: ImportMerge, plan: Plan) -> Mapping[str, ItemStatus]:
    """Return what is said anew of items of the plan, by the file's ids; of untaken ones too."""
    of_taken = said_anew(merge, plan)
    of_all = _anew(merge, plan, {**merge.joining.names, **merge.new_names})
    said_of = {
        key: (of_taken if merge.is_taken(key) else of_all).get(name)
        for key, name in merge.joining.names.items()
    }
    return {key: status for key, status in said_of.items() if status is not None}


def _taken(merge: ImportMerge) -> Mapping[str, str]:
    return {key: name for key, name in merge.names.items() if merge.is_taken(key)}


def _told(merge: ImportMerge, plan: Plan, names: Mapping[str, str]) -> Mapping[str, ItemStatus]:
    """Return what is told by the file, or of new items by the learner's background, by the plan's ids."""
    told: dict[str, ItemStatus] = {}
    if plan.settings.roadmap == merge.incoming.roadmap.id:
        background = plan.settings.background or ""
        known = (id for id in merge.new_names.values() if background in plan.items[id].skip_for)
        told.update(dict.fromkeys(known, ItemStatus.SKIPPED))
    if merge.choices.takes_states:
        states = merge.incoming.states
        told.update({names[key]: status for key, status in states.items() if names.get(key) in plan.items})
    return told


def _anew(merge: ImportMerge, plan: Plan, names: Mapping[str, str]) -> Mapping[str, ItemStatus]:
    changes = (change.after for change in say(plan, _told(merge, plan, names), None))
    progress = (each for each in changes if isinstance(each, Progress))
    return {each.id: each.status for each in progress if each.id in merge.plan.items}
