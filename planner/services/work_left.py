"""How much study is left: of an item as its learner counts it, of a goal as the engine counts it."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from planner.domain.goal import Goal
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.scheduling.network import compile_network
from planner.scheduling.schedule import Schedule
from planner.scheduling.workload import measure, minutes_to_study
from planner.values import replace


def minutes_left(plan: Plan, schedule: Schedule, item: Item) -> int:
    """Return the minutes of an item that are not studied yet, those of pinned sessions among them.

    They are counted at the learner's pace, as the engine does. It counts what it has yet to place, so for it
    a pinned session's minutes are no longer left. An item that was studied for as long as it should take has
    the least session left, until it is said to be done.
    """
    if item.is_milestone or item.recurring is not None or schedule.standings[item.id].state.is_settled:
        return 0
    return minutes_to_study(plan, schedule.estimates, item)


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
