"""What is left to study: the one answer to how many hours some items ask for."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.scheduling.network import compile_network
from planner.scheduling.workload import measure


def left_to_study(plan: Plan, items: Iterable[str], now: datetime) -> Mapping[str, int]:
    """Return by item the minutes left of some items and of all that they need.

    They add up to the work of a goal with these items, for the engine measures both: what is known, done or
    left out counts no hours, nor does what only it needed; logged time is taken off; what comes round again
    never counts; and what sessions that stand fast will hold is theirs.
    """
    goal = Goal(id="left", title="", items=tuple(items))
    workload = measure(replace(plan, goals={goal.id: goal}), compile_network(plan.items), now)
    measured = zip(workload.network.items, workload.remaining, workload.holders, strict=True)
    return {item.id: minutes for item, minutes, is_held in measured if is_held and minutes}
