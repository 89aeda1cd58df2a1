"""States that a file tells of items: done, begun, left out. None takes back what the learner has said."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from planner.domain.edit import Change, Edit, merged_changes
from planner.domain.item import ItemStatus, Progress
from planner.domain.plan import Plan
from planner.domain.roadmap import closure
from planner.services.items import finish_changes


def say(plan: Plan, told: Mapping[str, ItemStatus], today: date | None) -> Iterator[Change]:
    """Yield what a file says of items of a plan, by their ids, where the learner has not said as much.

    A milestone is reached by itself. Left out is only what nothing needs that is still wanted. `today` is the
    day from which an item counts as begun or left out; None where only what is said matters.
    """
    told = {id: status for id, status in told.items() if not plan.items[id].is_milestone}
    changes: list[Change] = []
    growing = plan
    for id, status in told.items():
        if status is not ItemStatus.LEFT_OUT and _says_more(growing, id, status):
            more = tuple(_changes(growing, id, status, today))
            changes += more
            growing = growing.after(Edit("", more))
    unwanted = [id for id, status in told.items() if status is ItemStatus.LEFT_OUT]
    for id in _that_can_be_left_out(growing, unwanted):
        changes += _changes(growing, id, ItemStatus.LEFT_OUT, today)
    yield from merged_changes(changes)


def _changes(plan: Plan, id: str, status: ItemStatus, today: date | None) -> Iterator[Change]:
    if status is ItemStatus.DONE:
        # No file says when, and what was learnt nobody knows when would come back for review at once.
        yield from finish_changes(plan, id, None)
    else:
        yield Change(plan.progress.get(id), Progress(id, status, today))


def _says_more(plan: Plan, id: str, status: ItemStatus) -> bool:
    before = plan.status(id)
    return not before.is_settled and status not in (before, ItemStatus.PLANNED)


def _that_can_be_left_out(plan: Plan, ids: Sequence[str]) -> list[str]:
    """Return those that the learner has not begun, and that nothing needs that is still wanted."""
    settled = {each.id for each in plan.progress.values() if each.status.is_settled}
    begun = {*plan.logged, *(each.id for each in plan.progress.values())}
    open_goals = [goal for goal in plan.goals.values() if goal.outcome is None]
    of_exams = {id for goal in open_goals if goal.is_exam for id in goal.items}
    out = set(ids) - settled - begun - of_exams
    targets = [id for goal in open_goals for id in goal.items]
    while True:
        wanted = closure(plan.items, targets, settled | out)
        needed = {before for id in wanted for before in plan.items[id].requires} & out
        if not needed:
            return [id for id in ids if id in out]
        out -= needed
