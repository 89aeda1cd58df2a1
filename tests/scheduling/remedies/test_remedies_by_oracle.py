"""Every remedy, to the minute, against the independent oracle on random plans."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from random import Random

import pytest

from planner.domain.plan import Plan
from planner.scheduling.engine import judge
from planner.scheduling.remedies.find import remedies_for
from planner.scheduling.schedule import Verdict
from planner.values import replace
from tests.support.oracle.remedies import RemedyOracle, faults
from tests.support.random_plans import random_plan, squeezed

BLOCKS = range(8)
LEAST_HOURS = 240


def contested_plan(seed: int) -> tuple[Plan, datetime]:
    """A random plan with optional items, whose dates are close together every other time.

    Where there are hardly any hours, dates are years away, and trying one takes the oracle seconds.
    """
    plan, now = random_plan(seed)
    rng = Random(seed)
    hours = max(pattern.minutes for pattern in plan.patterns.values())
    if rng.random() < 0.5 and hours > LEAST_HOURS:
        plan = squeezed(plan, now, seed)
    items = {id: replace(item, core=rng.random() < 0.4) for id, item in plan.items.items()}
    return replace(plan, items=items), now


def refused(plan: Plan, now: datetime) -> Iterator[str]:
    for id, outlook in judge(plan, now).items():
        if outlook.verdict is Verdict.IMPOSSIBLE:
            yield id


@pytest.mark.share(3)
@pytest.mark.parametrize("block", BLOCKS)
def test_remedies_of_random_plans(block: int, thorough: bool) -> None:
    start = block * 10_000
    for seed in range(start, start + (125 if thorough else 6)):
        plan, now = contested_plan(seed)
        for id in refused(plan, now):
            oracle = RemedyOracle(plan, now, plan.goals[id])
            assert list(faults(oracle, remedies_for(plan, now, id))) == [], f"seed {seed}, {id}"


def test_the_random_plans_have_remedies_of_every_kind() -> None:
    """Agreement means little where nothing is offered."""
    found: Counter[str] = Counter()
    for seed in range(100):
        plan, now = contested_plan(seed)
        for id in refused(plan, now):
            found.update(remedy.kind for remedy in remedies_for(plan, now, id))
    least = {"more-hours": 20, "later-date": 50, "leave-out": 8, "known": 50, "let-go": 2}
    assert all(found[kind] >= count for kind, count in least.items()), found
