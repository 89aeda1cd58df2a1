"""What of a goal could be left out."""

from collections.abc import Mapping
from datetime import datetime

from planner.domain.plan import Plan
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
