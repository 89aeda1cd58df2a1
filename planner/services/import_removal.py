"""Items that a file no longer has: which of them can go out of the plan, and which go."""

from collections.abc import Collection, Iterator

from planner.domain.item import ItemStatus
from planner.domain.plan import Plan
from planner.domain.roadmap import study_order
from planner.domain.session import SessionState
from planner.services.import_merge import ImportMerge


def can_go(merge: ImportMerge) -> frozenset[str]:
    """Return the plan's items that may go: without a trace of the learner, and needed by none that stays."""
    return frozenset(_that_go(merge, _removed(merge)))


def going(merge: ImportMerge) -> tuple[str, ...]:
    """Return the plan's items that go as things are chosen, those first that need others of them."""
    followed = merge.followed
    if followed is None:
        return ()
    chosen = {followed.names[key] for key in merge.joining.removed if merge.choices.taken.get(key, False)}
    go = _that_go(merge, chosen)
    return tuple(id for id in reversed(study_order(merge.items)) if id in go) if go else ()


def _removed(merge: ImportMerge) -> set[str]:
    followed = merge.followed
    return {followed.names[key] for key in merge.joining.removed} if followed is not None else set()


def _that_go(merge: ImportMerge, wanted: Collection[str]) -> set[str]:
    """Return those that can go together; each that stays keeps what it needs."""
    go = set(wanted) - set(_with_traces(merge.plan)) - set(_followed_elsewhere(merge))
    for goal in merge.plan.goals.values():
        if goal.items and go.issuperset(goal.items):  # a goal is never left without an item
            go.discard(goal.items[0])
    stack = [item for item in merge.items.values() if item.id not in go]
    while stack:
        item = stack.pop()
        for needed in item.requires:
            if needed in go:
                go.discard(needed)
                stack.append(merge.items[needed])
    return go


def _followed_elsewhere(merge: ImportMerge) -> Iterator[str]:
    if merge.is_own:  # the plan itself says what is in it
        return
    own = merge.followed.id if merge.followed is not None else ""
    for each in merge.plan.followed.values():
        if each.id != own:
            yield from each.names.values()


def _with_traces(plan: Plan) -> Iterator[str]:
    """Yield the items on which there is something of the learner's."""
    yield from plan.logged
    yield from plan.notes
    yield from plan.cards
    yield from (said.id for said in plan.progress.values() if said.status is not ItemStatus.LEFT_OUT)
    yield from (work.id for work in plan.courses.values() if not work.is_empty)
    yield from (
        session.item
        for session in plan.sessions.values()
        if session.pinned or session.state is not SessionState.PLANNED
    )
