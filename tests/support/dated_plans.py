"""Plans with many dates that can all be met, for comparison with other planners."""

from datetime import datetime, time, timedelta
from random import Random

from planner.domain.goal import Goal
from planner.domain.item import Item, Subject
from planner.domain.plan import Plan
from planner.values import replace
from tests.support.plans import EVENINGS, NOW, goal, hours, item, make_plan

MINUTES_A_DAY = 120  # of `EVENINGS`
STUDY_DAYS_A_WEEK = 5
SHARE_DATED = 0.13
LAYER = 10
MOST_SLACK_DAYS = 10


def dated_plan(size: int, seed: int = 0) -> Plan:
    """A roadmap in layers, and a date for about every eighth item that some order of study meets.

    All efforts are whole hours. The order that the dates come from is a shuffled one, so that a planner must
    look ahead to meet them.
    """
    rng = Random(f"{size}-{seed}")
    items = _items(size, rng)
    goals = [goal("all", " ".join(each.id for each in items)), *_goals(_an_order(items, rng), rng)]
    return make_plan(items, goals, hours=hours(EVENINGS))


def _items(size: int, rng: Random) -> list[Item]:
    items: list[Item] = []
    for number in range(size):
        layer = number // LAYER
        before = range(max(0, (layer - 1) * LAYER), layer * LAYER)
        needs = rng.sample(before, min(len(before), rng.randint(0, 2)))
        made = item(
            f"i{number}",
            60 * rng.randint(1, 5),
            needs=" ".join(f"i{other}" for other in needs),
            subject=rng.choice(list(Subject)),
        )
        items.append(replace(made, position=number))
    return items


def _an_order(items: list[Item], rng: Random) -> list[Item]:
    """Return the items in a random order that heeds their prerequisites."""
    order: list[Item] = []
    done: set[str] = set()
    left = list(items)
    while left:
        ready = [each for each in left if done.issuperset(each.requires)]
        chosen = rng.choice(ready)
        left.remove(chosen)
        done.add(chosen.id)
        order.append(chosen)
    return order


def _goals(order: list[Item], rng: Random) -> list[Goal]:
    goals: list[Goal] = []
    minutes = 0
    for each in order:
        minutes += each.effort.likely
        if rng.random() < SHARE_DATED:
            due = _end_of_day(minutes) + timedelta(days=rng.randint(0, MOST_SLACK_DAYS))
            goals.append(goal(f"by-{each.id}", each.id, due, created=len(goals) + 1))
    return goals


def _end_of_day(minutes: int) -> datetime:
    """Return the midnight after the evening on which so much has been studied since `NOW`, a Monday."""
    evenings = -(-minutes // MINUTES_A_DAY)
    weeks, rest = divmod(evenings - 1, STUDY_DAYS_A_WEEK)
    last = NOW.date() + timedelta(weeks=weeks, days=rest)
    return datetime.combine(last + timedelta(days=1), time())
