"""Estimates that learn: shrunken paces by kind and subject, and what the plan counts with."""

import random
from dataclasses import replace
from math import exp, log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from planner.domain.item import Effort, Item, ItemKind, ItemStatus, Recurrence, Subject
from planner.domain.plan import Plan
from planner.domain.settings import Settings
from planner.scheduling.engine import make_schedule
from planner.scheduling.estimates import (
    AS_ESTIMATED,
    Effect,
    Estimates,
    Pace,
    learn,
    noise_spread,
    posterior,
    prior_spread,
)
from tests.support.plans import NOW, all_done, goal, item, make_plan

UNUSED = Settings(learn_estimates=False)


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


def test_without_a_finished_item_everything_takes_as_long_as_estimated() -> None:
    plan = make_plan([item("a", 333)], logged={"a": 200})
    assert learn(plan) is AS_ESTIMATED
    assert learn(plan).factor(plan.items["a"]) == 1.0
    assert learn(plan).minutes(plan.items["a"]) == 333


def test_one_item_moves_each_effect_by_its_share_of_the_variance() -> None:
    found = learn(finished(2.0))
    whole = 0.25**2 + 0.15**2 + 0.15**2 + 0.35**2
    overall, group = log(2) * 0.25**2 / whole, log(2) * 0.15**2 / whole
    assert found.overall.ratio == pytest.approx(exp(overall))
    assert found.by_kind[ItemKind.TOPIC].ratio == pytest.approx(exp(overall + group))
    assert found.by_subject[Subject.ML].ratio == pytest.approx(exp(overall + group))
    paces = (found.overall, *found.by_kind.values(), *found.by_subject.values())
    assert [pace.items for pace in paces] == [1, 1, 1]


def test_many_items_overrule_the_prior() -> None:
    found = learn(finished(*[1.5] * 200))
    assert found.factor(item("x")) == 1.5
    assert found.by_kind[ItemKind.TOPIC].items == found.by_subject[Subject.ML].items == 200


def test_another_kind_and_subject_take_the_overall_pace() -> None:
    found = learn(finished(2.0, 2.0, 2.0))
    other = item("x", kind=ItemKind.BOOK, subject=Subject.MATHS)
    assert found.factor(other) == round(found.overall.ratio * 20) / 20
    assert found.factor(other) < found.factor(item("y"))


def test_a_factor_comes_in_steps_of_a_twentieth_so_that_small_news_change_nothing() -> None:
    found = learn(finished(1.05, 1.02))
    assert 1 < found.overall.ratio < 1.025
    assert found.factor(item("x")) in (1.0, 1.05)
    assert Estimates(overall=Pace(1.02, 1)).minutes(item("x", 333)) == 333


@pytest.mark.parametrize(("minutes", "counted"), [(0, 0), (1, 1), (100, 125), (333, 416)])
def test_minutes_are_whole_and_never_less_than_one_where_any_are_estimated(
    minutes: int, counted: int
) -> None:
    assert Estimates(overall=Pace(1.25, 3)).minutes(item("x", minutes)) == counted
    assert Estimates(overall=Pace(0.3, 3)).minutes(item("x", minutes)) >= min(minutes, 1)


def test_a_learner_who_wants_the_estimates_as_they_are_still_sees_the_pace() -> None:
    found = learn(finished(2.0, settings=UNUSED))
    assert found.overall == learn(finished(2.0)).overall
    assert found.overall.ratio > 1.2
    assert (found.is_used, found.factor(item("x")), found.minutes(item("x", 90))) == (False, 1.0, 90)
    assert not learn(make_plan([], settings=UNUSED)).is_used


@pytest.mark.parametrize("status", [None, ItemStatus.IN_PROGRESS, ItemStatus.SKIPPED, ItemStatus.LEFT_OUT])
def test_only_what_is_done_tells_of_the_pace(status: ItemStatus | None) -> None:
    plan = make_plan([item("a", 60)], status={"a": status} if status else {}, logged={"a": 120})
    assert learn(plan) is AS_ESTIMATED


@pytest.mark.parametrize(
    ("entry", "logged"),
    [
        (item("a", 600), 59),  # under a tenth: it was studied elsewhere
        (item("a", 0), 60),
        (item("a", 60, recurring=Recurrence.WEEKLY), 60),
        (item("a", 60, kind=ItemKind.MILESTONE), 60),
    ],
)
def test_what_has_no_time_of_its_own_to_tell_is_left_out(entry: Item, logged: int) -> None:
    plan = make_plan([entry], status=all_done("a"), logged={"a": logged})
    assert learn(plan) is AS_ESTIMATED


def test_an_item_that_only_another_covered_says_nothing() -> None:
    plan = make_plan([item("a", 600), item("b", 600)], status=all_done("a", "b"), logged={"a": 600})
    assert learn(plan).overall.items == 1


def test_no_single_item_counts_as_more_than_four_times_its_estimate() -> None:
    assert learn(finished(40.0)) == learn(finished(4.0))
    assert learn(finished(0.11)) == learn(finished(0.25))


@pytest.mark.parametrize(
    ("effort", "spread"),
    [
        (Effort(60, 60, 60), 0.35),
        (Effort(0, 60, 90), 0.35),
        (Effort(58, 60, 62), 0.2),
        (Effort(300, 600, 1200), log(4) / 2.5632),
    ],
)
def test_the_range_of_an_estimate_says_how_much_one_item_tells(effort: Effort, spread: float) -> None:
    assert noise_spread(effort) == pytest.approx(spread)


@pytest.mark.parametrize("seed", range(20))
def test_it_agrees_with_the_regression_on_all_items_at_once(seed: int) -> None:
    """The same model in its other form: the conditional normal of effects given all log ratios."""
    plan = random_finished(seed)
    items = [entry for entry in plan.items.values() if plan.logged[entry.id] * 10 >= entry.effort.likely]
    ratios = np.log([plan.logged[entry.id] / entry.effort.likely for entry in items])
    known = posterior(plan)
    effects: tuple[Effect, ...] = (None, *ItemKind, *Subject)
    design = np.array([[e in (None, entry.kind, entry.subject) for e in effects] for entry in items], float)
    prior = np.diag([prior_spread(effect) ** 2 for effect in effects])
    spread = design @ prior @ design.T + np.diag([noise_spread(entry.effort) ** 2 for entry in items])
    gain = prior @ design.T @ np.linalg.inv(spread)
    mean, covariance = gain @ np.clip(ratios, -log(4), log(4)), prior - gain @ design @ prior
    place = [effects.index(effect) for effect in known.effects]
    assert np.allclose(known.mean, mean[place])
    assert np.allclose(np.linalg.inv(known.precision), covariance[np.ix_(place, place)])


@given(some.integers(0, 10_000))
def test_the_order_of_the_records_is_of_no_matter(seed: int) -> None:
    plan = random_finished(seed, 12)
    ids = list(plan.items)
    random.Random(seed).shuffle(ids)
    shuffled = replace(
        plan,
        items={id: plan.items[id] for id in ids},
        logged={id: plan.logged[id] for id in reversed(ids)},
        progress={id: plan.progress[id] for id in sorted(ids)},
    )
    assert learn(shuffled) == learn(plan)


def test_true_paces_come_out_as_surely_as_the_model_says() -> None:
    """Over learners drawn from the prior, errors are as great as the posterior claims."""
    rng = random.Random(1)
    errors = []
    for _learner in range(300):
        overall, kind, subject = rng.gauss(0, 0.25), rng.gauss(0, 0.15), rng.gauss(0, 0.15)
        ratios = [exp(overall + kind + subject + rng.gauss(0, 0.35)) for _item in range(5)]
        known = posterior(finished(*(min(max(ratio, 0.26), 3.9) for ratio in ratios), minutes=6_000))
        variance = float(np.linalg.inv(known.precision)[0, 0])
        errors.append((known.mean[0] - overall) / sqrt(variance))
    assert np.mean(errors) == pytest.approx(0, abs=0.2)
    assert np.std(errors) == pytest.approx(1, abs=0.12)


def test_the_plan_counts_what_is_left_at_the_learners_pace() -> None:
    plan = finished(*[1.5] * 200)
    plan = replace(plan, logged={**plan.logged, "open": 100})
    schedule = make_schedule(plan, NOW)
    assert schedule.estimates.factor(plan.items["open"]) == 1.5
    assert schedule.items["open"].remaining == 900 - 100
    assert schedule.goals[0].work == 800
    assert sum(entry.minutes for entry in schedule.sessions) == 800


def test_studied_as_long_as_it_should_take_leaves_the_least_session() -> None:
    plan = finished(*[0.5] * 200)
    for logged, left in ((200, 100), (300, 25), (400, 25)):
        schedule = make_schedule(replace(plan, logged={**plan.logged, "open": logged}), NOW)
        assert schedule.items["open"].remaining == left
