"""The items that a session can be for, in the order in which they are offered; knows no Qt."""

from collections.abc import Sequence
from typing import Final

from planner.domain.plan import Plan
from planner.scheduling.schedule import ItemState, Schedule

_ORDER: Final = (ItemState.IN_PROGRESS, ItemState.READY, ItemState.LOCKED)


def open_items(plan: Plan, schedule: Schedule) -> Sequence[tuple[str, str, str]]:
    """Return (id, title, phase) of the items that a session can be for; begun and ready ones first."""
    found = [
        (_ORDER.index(schedule.standings[item.id].state), item.position, item)
        for item in plan.items.values()
        if not item.is_milestone and schedule.standings[item.id].state in _ORDER
    ]
    return [(item.id, item.title, item.phase) for _state, _position, item in sorted(found, key=_rank)]


def _rank(entry: tuple[int, int, object]) -> tuple[int, int]:
    return entry[0], entry[1]
