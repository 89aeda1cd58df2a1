"""Plans in which some work is finished, with the time it took."""

import random

from planner.domain.item import Effort, ItemKind, Subject
from planner.domain.plan import Plan
from planner.domain.settings import Settings
from planner.values import replace
from tests.support.plans import all_done, goal, item, make_plan


def finished(*ratios: float, minutes: int = 600, settings: Settings | None = None) -> Plan:
    """Machine learning topics without a range that took these multiples of their estimate."""
    items = [item(f"i{number}", minutes) for number in range(len(ratios))]
    logged = {f"i{number}": round(ratio * minutes) for number, ratio in enumerate(ratios)}
    return make_plan(
        [*items, item("open", minutes)],
        [goal("g", "open")],
        status=all_done(*logged),
        logged=logged,
        settings=settings,
    )


def random_finished(seed: int, count: int = 30) -> Plan:
    rng = random.Random(seed)
    items, logged = [], {}
    for number in range(count):
        likely = rng.randrange(60, 3_000)
        entry = replace(
            item(f"i{number}", kind=rng.choice(list(ItemKind)[:6]), subject=rng.choice(list(Subject))),
            effort=Effort(likely * rng.randrange(4, 11) // 10, likely, likely * rng.randrange(10, 25) // 10),
        )
        items.append(entry)
        logged[entry.id] = round(likely * rng.lognormvariate(0.2, 0.4)) or 1
    return make_plan(items, status=all_done(*logged), logged=logged)
