"""Verdicts with more or fewer hours, against plans that really have them."""

from fractions import Fraction
from random import Random

import pytest

from planner.domain.availability import TimeRange
from planner.domain.plan import Plan
from planner.scheduling.engine import judge, judge_with_hours
from planner.scheduling.remedies.find import remedies_for
from planner.scheduling.remedies.remedy import RemedyKind
from planner.scheduling.schedule import Verdict
from planner.values import replace
from tests.support.plans import NOW, at, goal, hours, item, make_plan
from tests.support.random_plans import random_plan

SEEDS = range(40)


def scaled_plan(plan: Plan, factor: int) -> Plan:
    """The plan with each range `factor` times as long, where there is nothing that would not scale alike."""
    usual = plan.patterns["usual"]
    days = tuple(
        tuple(TimeRange(span.start, span.start + factor * span.minutes) for span in day) for day in usual.days
    )
    return replace(plan, patterns={"usual": replace(usual, days=days)})


def test_a_factor_of_one_changes_nothing() -> None:
    for seed in SEEDS:
        plan, now = random_plan(seed)
        assert judge_with_hours(plan, now, Fraction(1)) == judge(plan, now)
        assert judge_with_hours(plan, now, Fraction(7, 7)) == judge(plan, now)


@pytest.mark.parametrize("factor", [2, 3])
def test_longer_ranges_give_the_same_verdicts(factor: int) -> None:
    for seed in SEEDS:
        rng = Random(seed)
        items = [item(f"i{number}", rng.randint(20, 300)) for number in range(6)]
        goals = [
            goal(f"g{number}", f"i{number} i{number + 1}", at(rng.randint(3, 20))) for number in range(4)
        ]
        plan = make_plan(items, goals, hours=hours("mon-fri 12:00-13:00 16:00-17:30"))
        for id, scaled in judge_with_hours(plan, NOW, Fraction(factor)).items():
            real = judge(scaled_plan(plan, factor), NOW)[id]
            assert replace(scaled, earliest_due=None, least_per_week=None) == replace(
                real, earliest_due=None, least_per_week=None
            )
            # In the scaled hours a minute passes more than one of study, so that the moment lies earlier.
            assert (scaled.earliest_due is None) == (real.earliest_due is None)


def test_what_a_date_needs_is_the_same_however_much_there_is() -> None:
    for seed in SEEDS:
        plan, now = random_plan(seed)
        before, after = judge(plan, now), judge_with_hours(plan, now, Fraction(5, 3))
        for id, outlook in before.items():
            admitted = {Verdict.FEASIBLE, Verdict.TIGHT}
            if len(before) == 1 or {outlook.verdict, after[id].verdict} <= admitted:
                assert after[id].work == outlook.work


def test_the_hours_of_a_remedy_are_just_enough() -> None:
    seen = 0
    for seed in range(120):
        plan, now = random_plan(seed)
        for id, outlook in judge(plan, now).items():
            if outlook.verdict is not Verdict.IMPOSSIBLE:
                continue
            for remedy in remedies_for(plan, now, id):
                if remedy.kind is RemedyKind.MORE_HOURS and remedy.minutes_per_week is not None:
                    seen += 1
                    enough = 1 + remedy.cost
                    fewer = 1 + remedy.cost * (remedy.minutes_per_week - 1) / remedy.minutes_per_week
                    assert judge_with_hours(plan, now, enough)[id].verdict is not Verdict.IMPOSSIBLE
                    assert judge_with_hours(plan, now, fewer)[id].verdict is Verdict.IMPOSSIBLE
    assert seen > 20
