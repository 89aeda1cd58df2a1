"""What could be left out: of a goal all that is optional, and of the plan what nothing that stays needs."""

from collections.abc import Collection, Mapping
from datetime import datetime

from planner.domain.plan import Plan
from planner.domain.roadmap import closure
from planner.scheduling.network import StudyNetwork, compile_network
from planner.scheduling.remedies.leaving_out import optional_of
from planner.scheduling.workload import measure


def optional_work(
    plan: Plan, goal: str, now: datetime, network: StudyNetwork | None = None
) -> Mapping[str, int]:
    """Return the minutes left of each item of a goal that may be left out, in the study order.

    All of them can go together, and none is what an exam itself asks for.
    """
    workload = measure(plan, network or compile_network(plan.items), now)
    index = next((index for index, open_ in enumerate(workload.goals) if open_.id == goal), None)
    if index is None:
        return {}
    items = workload.network.items
    return {items[number].id: workload.remaining[number] for number in sorted(optional_of(workload, index))}


def needed_items(plan: Plan, left_out: Collection[str], without_goals: Collection[str]) -> frozenset[str]:
    """Return the ids of the open items that cannot be left out, where some items and goals are gone already.

    Something that stays requires them, or an exam is prepared for with them.
    """
    goals = [goal for id, goal in plan.goals.items() if goal.outcome is None and id not in without_goals]
    settled = {said.id for said in plan.progress.values() if said.status.is_settled}.union(left_out)
    kept = closure(plan.items, (id for goal in goals for id in goal.items), settled)
    prepared = {id for goal in goals if goal.is_exam for id in goal.items}
    return frozenset(prepared.union(*(plan.items[id].requires for id in kept)) - settled)
