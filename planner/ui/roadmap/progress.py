"""How far a part of the road has come, so that what is optional never lowers it (rule R2)."""

from collections.abc import Iterable

from planner.domain.item import Item
from planner.scheduling.schedule import ItemState
from planner.ui.roadmap.road import Road
from planner.values import Value


class Progress(Value):
    """What is done of some items.

    Attributes:
        done: how many are done or known.
        count: how many there are. Optional ones count once they are done, those that come round again never.
        earned: minutes of their estimates that are behind the learner; a done item counts in full.
        minutes: minutes of their estimates. Known items have none.
    """

    done: int = 0
    count: int = 0
    earned: int = 0
    minutes: int = 0

    @property
    def fraction(self) -> float:
        """The share that is done, 0 to 1, by time where there is any."""
        if self.minutes:
            return self.earned / self.minutes
        return self.done / self.count if self.count else 0.0


def progress_of(road: Road, items: Iterable[Item], *, counts_all: bool = False) -> Progress:
    """Return how far some items of a road have come. What was left out does not count.

    With `counts_all` what is optional counts like anything else, as in a list that is followed for itself.
    """
    done = count = earned = minutes = 0
    for item in items:
        state = road.state(item)
        if state is ItemState.LEFT_OUT:
            continue
        estimate, got = estimate_and_earned(road, item)
        achieved = state.is_achieved
        if not counts_all and road.is_optional(item) and not achieved:
            # What was begun counts for itself: time spent on it lowers nothing and is not lost.
            estimate = got
        elif item.recurring is None:
            done, count = done + achieved, count + 1
        earned, minutes = earned + got, minutes + estimate
    return Progress(done, count, earned, minutes)


def estimate_and_earned(road: Road, item: Item) -> tuple[int, int]:
    """Return the minutes of an item's estimate, and those of them that are behind the learner.

    How far an open item is, follows from what it takes the learner; what it counts beside others, from its
    estimate.
    """
    state = road.state(item)
    if state is ItemState.SKIPPED or item.recurring is not None:
        return 0, 0
    estimate, minutes = item.effort.likely, road.minutes(item)
    if state is ItemState.DONE or road.spent(item) >= minutes:
        return estimate, estimate
    return estimate, road.spent(item) * estimate // minutes
