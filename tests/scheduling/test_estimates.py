"""Estimates that learn: shrunken paces by kind and subject, and what the plan counts with."""

import random
from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as some

from planner.domain.edit import Change, Edit
from planner.domain.item import ItemKind, ItemStatus, Progress, Subject
from planner.domain.plan import Plan
from planner.domain.session import SessionKind, SessionState
from planner.domain.settings import Settings
from planner.domain.time_entry import TimeEntry
from planner.scheduling.engine import make_schedule
from planner.scheduling.estimates import AS_ESTIMATED, Estimates, Pace, counted_ratio, learn
from planner.scheduling.pace_model import Effect
from planner.values import replace
from tests.support.finished_work import finished, random_finished
from tests.support.plans import NOW, item, make_plan, session

UNUSED = Settings(learn_estimates=False)


def half_finished(seed: int) -> Plan:
    plan = random_finished(seed)
    return replace(plan, progress={id: said for id, said in plan.progress.items() if int(id[1:]) % 2})


def test_without_a_finished_item_everything_takes_as_long_as_estimated() -> None:
    plan = make_plan([item("a", 333)], logged={"a": 200})
    assert learn(plan) is AS_ESTIMATED
    assert learn(plan).factor(plan.items["a"]) == 1.0
    assert learn(plan).minutes(plan.items["a"]) == 333


def test_one_item_moves_each_effect_by_its_share_of_the_variance() -> None:
    found = learn(finished(2.0))
    whole = 0.25**2 + 0.15**2 + 0.15**2 + 0.35**2
    overall, group = log(2) * 0.25**2 / whole, log(2) * 0.15**2 / whole
    assert found.effects == pytest.approx({None: overall, ItemKind.TOPIC: group, Subject.ML: group})
    assert found.factor(item("x")) == round(20 * exp(overall + 2 * group)) / 20
    paces = (found.overall, *found.by_kind.values(), *found.by_subject.values())
    assert [pace.items for pace in paces] == [1, 1, 1]


def test_many_items_overrule_the_prior() -> None:
    found = learn(finished(*[1.5] * 200))
    assert found.factor(item("x")) == 1.5
    assert found.by_kind[ItemKind.TOPIC].items == found.by_subject[Subject.ML].items == 200


def test_another_kind_and_subject_take_the_overall_pace() -> None:
    found = learn(finished(2.0, 2.0, 2.0))
    other = item("x", kind=ItemKind.BOOK, subject=Subject.MATHS)
    assert found.factor(other) == round(exp(found.effects[None]) * 20) / 20
    assert found.factor(other) < found.factor(item("y"))


def test_a_factor_comes_in_steps_of_a_twentieth_so_that_small_news_change_nothing() -> None:
    found = learn(finished(1.05, 1.02))
    assert 0 < sum(found.effects.values()) < log(1.025)
    assert found.factor(item("x")) == 1.0
    assert found.minutes(item("x", 333)) == 333


@pytest.mark.parametrize(("minutes", "counted"), [(0, 0), (1, 1), (100, 125), (333, 416)])
def test_minutes_are_whole_and_never_less_than_one_where_any_are_estimated(
    minutes: int, counted: int
) -> None:
    assert Estimates(effects={None: log(1.25)}).minutes(item("x", minutes)) == counted
    assert Estimates(effects={None: log(0.3)}).minutes(item("x", minutes)) >= min(minutes, 1)


def test_a_learner_who_wants_the_estimates_as_they_are_still_sees_the_pace() -> None:
    found = learn(finished(2.0, settings=UNUSED))
    assert found.overall == learn(finished(2.0)).overall
    assert found.overall.ratio > 1.2
    assert (found.is_used, found.factor(item("x")), found.minutes(item("x", 90))) == (False, 1.0, 90)
    assert not learn(make_plan([], settings=UNUSED)).is_used


@pytest.mark.parametrize("seed", range(20))
def test_the_paces_shown_are_what_the_plan_counts_with(seed: int) -> None:
    """ "Maths takes you 1.3 times the estimate" is true of the maths that is to come, to the step."""
    plan = half_finished(seed)
    found = learn(plan)
    to_come = [entry for entry in plan.items.values() if not plan.status(entry.id).is_settled]
    shown: list[tuple[Effect, Pace]] = [(None, found.overall), *found.by_kind.items()]
    shown += found.by_subject.items()
    assert [effect for effect, _pace in shown] == list(found.effects)
    for effect, pace in shown:
        own = [entry for entry in to_come if effect in (None, entry.kind, entry.subject)]
        if own:
            counted = sum(found.factor(entry) * entry.effort.likely for entry in own)
            assert pace.ratio == pytest.approx(counted / sum(entry.effort.likely for entry in own))
            assert pace.ratio == pytest.approx(counted_ratio(found, own))


def test_where_all_work_of_a_kind_has_one_subject_its_pace_is_the_factor_of_each_item() -> None:
    plan = finished(2.0)
    found = learn(plan)
    assert found.by_kind[ItemKind.TOPIC].ratio == found.factor(plan.items["open"]) == 1.4
    assert found.by_subject[Subject.ML] == found.by_kind[ItemKind.TOPIC] == found.overall


def test_where_nothing_of_a_kind_is_to_come_its_pace_is_that_of_such_an_item_in_a_new_subject() -> None:
    plan = finished(2.0)
    plan = replace(plan, progress={**plan.progress, "open": Progress("open", ItemStatus.LEFT_OUT)})
    found = learn(plan)
    assert found.by_kind[ItemKind.TOPIC].ratio == found.factor(item("x", subject=Subject.MATHS))


def test_without_learning_no_item_is_counted_with_another_factor() -> None:
    for seed in range(20):
        plan = replace(half_finished(seed), settings=UNUSED)
        found = learn(plan)
        assert {found.factor(entry) for entry in plan.items.values()} == {1.0}
        assert all(found.minutes(entry) == entry.effort.likely for entry in plan.items.values())


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


def test_the_time_of_reviews_tells_nothing_of_how_long_the_study_took() -> None:
    plan = finished(1.0)
    (done,) = plan.progress
    review = session(done, NOW, 600, kind=SessionKind.REVIEW, state=SessionState.DONE)
    entry = TimeEntry(id="1", item=done, day=NOW.date(), minutes=600, session=review.id)
    reviewed = plan.after(Edit("Reviewed", (Change(None, review), Change(None, entry))))
    assert reviewed.logged[done] == plan.logged[done] + 600
    assert learn(reviewed) == learn(plan)
