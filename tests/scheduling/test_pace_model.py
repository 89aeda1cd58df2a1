"""What finished items say of a learner's pace, and which of them say anything."""

import random
from math import exp, log, sqrt

import numpy as np
import pytest

from planner.domain.item import Effort, Item, ItemKind, ItemStatus, Recurrence, Subject
from planner.scheduling.engine import make_schedule
from planner.scheduling.estimates import AS_ESTIMATED, learn
from planner.scheduling.pace_model import (
    MOST_LOG_RATIO,
    Effect,
    noise_spread,
    posterior,
    prior_spread,
    tells_of_pace,
)
from tests.support.finished_work import finished, random_finished
from tests.support.plans import NOW, all_done, at, exam, item, make_plan


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
    items = [entry for entry in plan.items.values() if tells_of_pace(entry, plan.logged[entry.id])]
    ratios = np.log([plan.logged[entry.id] / entry.effort.likely for entry in items])
    known = posterior(plan)
    effects: tuple[Effect, ...] = (None, *ItemKind, *Subject)
    design = np.array([[e in (None, entry.kind, entry.subject) for e in effects] for entry in items], float)
    prior = np.diag([prior_spread(effect) ** 2 for effect in effects])
    spread = design @ prior @ design.T + np.diag([noise_spread(entry.effort) ** 2 for entry in items])
    gain = prior @ design.T @ np.linalg.inv(spread)
    mean, covariance = gain @ np.clip(ratios, -MOST_LOG_RATIO, MOST_LOG_RATIO), prior - gain @ design @ prior
    place = [effects.index(effect) for effect in known.effects]
    assert np.allclose(known.mean, mean[place])
    assert np.allclose(np.linalg.inv(known.precision), covariance[np.ix_(place, place)])


def test_true_paces_come_out_as_surely_as_the_model_says() -> None:
    """Over learners drawn from the prior, errors are as great as the posterior claims."""
    rng = random.Random(1)
    errors = []
    for _learner in range(300):
        overall, kind, subject = rng.gauss(0, 0.25), rng.gauss(0, 0.15), rng.gauss(0, 0.15)
        ratios = [exp(overall + kind + subject + rng.gauss(0, 0.35)) for _item in range(5)]
        known = posterior(finished(*ratios, minutes=6_000))
        variance = float(np.linalg.inv(known.precision)[0, 0])
        errors.append((known.mean[0] - overall) / sqrt(variance))
    assert np.mean(errors) == pytest.approx(0, abs=0.2)
    assert np.std(errors) == pytest.approx(1, abs=0.12)


@pytest.mark.parametrize("status", [None, ItemStatus.IN_PROGRESS, ItemStatus.SKIPPED, ItemStatus.LEFT_OUT])
def test_only_what_is_done_tells_of_the_pace(status: ItemStatus | None) -> None:
    plan = make_plan([item("a", 60)], status={"a": status} if status else {}, logged={"a": 120})
    assert learn(plan) is AS_ESTIMATED


@pytest.mark.parametrize(
    ("entry", "logged"),
    [
        (item("a", 600), 149),  # under a quarter: it was known before, or the clock was forgotten
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


def test_no_single_item_counts_as_more_than_two_and_a_half_times_its_estimate() -> None:
    assert learn(finished(40.0)) == learn(finished(2.5))
    assert posterior(finished(0.3)).mean == pytest.approx(posterior(finished(0.4)).mean)


def test_a_long_item_done_with_hardly_anything_logged_moves_no_date() -> None:
    """Who finishes ten hours of work with 90 minutes logged knew it, or forgot the clock."""
    entries = [item("long", 900), *(item(f"i{number}", 900) for number in range(20))]
    goals = [exam("exam", " ".join(entry.id for entry in entries), at(400))]
    untold = make_plan(entries, goals, status=all_done("long"))
    told = make_plan(entries, goals, status=all_done("long"), logged={"long": 90})
    finish = [make_schedule(plan, NOW).goals[0].planned_finish for plan in (untold, told)]
    assert finish[0] == finish[1]
