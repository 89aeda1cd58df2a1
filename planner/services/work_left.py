"""How much of an item is left, as the learner counts it."""

from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.scheduling.schedule import Schedule


def minutes_left(plan: Plan, schedule: Schedule, item: Item) -> int:
    """Return the minutes of an item that are not studied yet, those of pinned sessions among them.

    The engine counts what it has yet to place, so for it a pinned session's minutes are no longer left. An
    item that was studied for as long as estimated has the least session left, until it is said to be done.
    """
    if item.is_milestone or item.recurring is not None or schedule.items[item.id].state.is_settled:
        return 0
    left = item.effort.likely - plan.logged.get(item.id, 0)
    return left if left > 0 else plan.settings.lengths.least
