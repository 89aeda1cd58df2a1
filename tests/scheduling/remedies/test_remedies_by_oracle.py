"""Every remedy, to the minute, against the independent oracle on random plans."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from random import Random

import pytest

from planner.domain.plan import Plan
from planner.scheduling.engine import judge
from planner.scheduling.remedies.find import remedies_for
from planner.scheduling.schedule import Verdict
from tests.support.oracle.remedies import RemedyOracle, faults
from tests.support.random_plans import random_plan, squeezed

BLOCKS = range(8)


def contested_plan(seed: int) -> tuple[Plan, datetime]:
    """A random plan with optional items, whose dates are close together every other time."""
    plan, now = random_plan(seed)
    rng = Random(seed)
    if rng.random() < 0.5:
        plan = squeezed(plan, now, seed)
    items = {id: replace(item, core=rng.random() < 0.4) for id, item in plan.items.items()}
    return replace(plan, items=items), now


def refused(plan: Plan, now: datetime) -> Iterator[str]:
    for id, outlook in judge(plan, now).items():
        if outlook.verdict is Verdict.IMPOSSIBLE:
            yield id


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
    for seed in range(150):
        plan, now = contested_plan(seed)
        for id in refused(plan, now):
            found.update(remedy.kind for remedy in remedies_for(plan, now, id))
    least = {"more-hours": 40, "later-date": 100, "leave-out": 10, "known": 80, "let-go": 5}
    assert all(found[kind] >= count for kind, count in least.items()), found
