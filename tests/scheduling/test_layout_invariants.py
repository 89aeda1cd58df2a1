"""What is true of every layout, on plans that hypothesis makes up, checked minute by minute by the oracle."""

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.plan import Plan
from planner.domain.session import SessionKind
from planner.scheduling.engine import judge, make_schedule
from planner.scheduling.minutes import minute_of
from planner.scheduling.network import compile_network
from planner.scheduling.schedule import Verdict
from planner.scheduling.workload import measure
from planner.values import replace
from tests.support.oracle.comparison import differences
from tests.support.oracle.layout import LaidOut
from tests.support.oracle.verdicts import Oracle
from tests.support.plans import NOW
from tests.support.random_plans import random_plan
from tests.support.strategies import plans

MET = (Verdict.FEASIBLE, Verdict.TIGHT)
TABLES = (
    "items",
    "goals",
    "patterns",
    "progress",
    "sessions",
    "days_off",
    "extra_hours",
    "busy_times",
    "logged",
    "cards",
)


@given(plans())
def test_a_layout_breaks_no_promise(plan: Plan) -> None:
    """Free time only, no overlap, order and openings kept, every minute laid once, dates met, guard kept."""
    assert list(LaidOut(Oracle(plan, NOW), make_schedule(plan, NOW)).faults()) == []


@given(plans())
def test_a_goal_that_can_be_met_is_finished_in_time_by_its_sessions(plan: Plan) -> None:
    schedule = make_schedule(plan, NOW)
    workload = measure(plan, compile_network(plan.items), NOW)
    for outlook in schedule.goals:
        due = plan.goals[outlook.goal].study_due
        if outlook.verdict not in MET or due is None:
            continue
        bit = 1 << workload.goals.index(plan.goals[outlook.goal])
        for number, item in enumerate(workload.network.items):
            if workload.holders[number] & bit:
                minutes = sum(
                    session.minutes
                    for session in schedule.sessions
                    if session.item == item.id and session.kind is SessionKind.STUDY and session.end <= due
                    if not session.pinned
                )
                assert minutes == workload.remaining[number]
        assert workload.time.until(minute_of(due)) == outlook.free


@given(plans())
def test_the_verdicts_are_those_of_the_oracle(plan: Plan) -> None:
    assert list(differences(Oracle(plan, NOW), make_schedule(plan, NOW))) == []


@given(plans())
def test_verdicts_without_a_layout_are_the_same_but_for_the_finish(plan: Plan) -> None:
    whole = {
        outlook.goal: replace(outlook, planned_finish=None) for outlook in make_schedule(plan, NOW).goals
    }
    assert judge(plan, NOW) == whole


@given(plans(), st.randoms(use_true_random=False))
def test_the_same_plan_has_the_same_schedule_in_whatever_order_its_records_come(
    plan: Plan, random: Random
) -> None:
    assert make_schedule(shuffled(plan, random), NOW) == make_schedule(plan, NOW)


@pytest.mark.parametrize("seed", range(30))
def test_random_plans_do_not_depend_on_order_either(seed: int) -> None:
    plan, now = random_plan(seed)
    first = make_schedule(plan, now)
    assert make_schedule(plan, now) == first
    assert make_schedule(shuffled(plan, Random(seed)), now) == first
    assert make_schedule(plan, now, compile_network(plan.items)) == first


def shuffled(plan: Plan, random: Random) -> Plan:
    """The same plan with every table in another order."""
    tables: dict[str, Any] = {}
    for name in TABLES:
        records = list(getattr(plan, name).items())
        random.shuffle(records)
        tables[name] = dict(records)
    return replace(plan, **tables)
