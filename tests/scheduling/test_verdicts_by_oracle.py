"""Every number of the verdicts, to the minute, against the independent oracle on random plans."""

from collections import Counter

import pytest

from planner.scheduling.engine import make_schedule
from planner.scheduling.estimates import learn
from planner.scheduling.schedule import Verdict
from tests.support.oracle.comparison import differences
from tests.support.oracle.layout import LaidOut
from tests.support.oracle.precedence import admitted_by_model
from tests.support.oracle.verdicts import Oracle
from tests.support.random_plans import random_plan, squeezed, tiny_plan

BLOCKS = range(8)
MET = (Verdict.FEASIBLE, Verdict.TIGHT)


def seeds(block: int, count: int) -> range:
    """The block's own seeds; a longer run holds those of a shorter one."""
    return range(block * 10_000, block * 10_000 + count)


@pytest.mark.share(3)
@pytest.mark.parametrize("block", BLOCKS)
def test_verdicts_and_layout_of_random_plans(block: int, thorough: bool) -> None:
    for seed in seeds(block, 100 if thorough else 8):
        plan, now = random_plan(seed)
        oracle, schedule = Oracle(plan, now), make_schedule(plan, now)
        assert list(differences(oracle, schedule)) == [], f"seed {seed}"
        assert list(LaidOut(oracle, schedule).faults()) == [], f"seed {seed}"


@pytest.mark.share(3)
@pytest.mark.parametrize("block", BLOCKS)
def test_verdicts_and_layout_where_dates_leave_no_minute(block: int, thorough: bool) -> None:
    for seed in seeds(block, 60 if thorough else 4):
        plan, now = random_plan(seed)
        plan = squeezed(plan, now, seed)
        oracle, schedule = Oracle(plan, now), make_schedule(plan, now)
        assert list(differences(oracle, schedule)) == [], f"seed {seed}"
        assert list(LaidOut(oracle, schedule).faults()) == [], f"seed {seed}"


@pytest.mark.share(3)
@pytest.mark.parametrize("block", BLOCKS)
def test_handing_dates_down_the_graph_loses_nothing(block: int, thorough: bool) -> None:
    for seed in seeds(block, 60 if thorough else 5):
        plan, now = tiny_plan(seed)
        oracle, schedule = Oracle(plan, now), make_schedule(plan, now)
        admitted = {outlook.goal for outlook in schedule.goals if outlook.verdict in MET}
        assert admitted == admitted_by_model(oracle), f"seed {seed}"
        assert list(differences(oracle, schedule)) == [], f"seed {seed}"


def test_the_random_plans_hold_every_verdict_in_number() -> None:
    """Agreement means little where all plans are alike."""
    schedules = (make_schedule(*random_plan(seed)) for seed in seeds(0, 60))
    found = Counter(outlook.verdict for schedule in schedules for outlook in schedule.goals)
    least = {
        Verdict.FEASIBLE: 30,
        Verdict.IMPOSSIBLE: 30,
        Verdict.UNDATED: 15,
        Verdict.DONE: 10,
        Verdict.TIGHT: 1,
    }
    assert all(found[verdict] >= count for verdict, count in least.items()), found


def test_in_many_random_plans_the_estimates_learned_something() -> None:
    plans = [random_plan(seed)[0] for seed in seeds(0, 60)]
    moved = [
        plan
        for plan in plans
        if any(learn(plan).minutes(entry) != entry.effort.likely for entry in plan.items.values())
    ]
    assert len(moved) >= 15
