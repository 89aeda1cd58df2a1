"""The work that is left in many runs: the range of an item, the shared pace, and what was begun."""

from math import log

import numpy as np
import pytest

from planner.domain.item import Effort, Item
from planner.domain.plan import Plan
from planner.domain.time_entry import TimeEntry
from planner.scheduling.forecasting.numbers import Runs
from planner.scheduling.forecasting.work import open_numbers, sampled_work
from planner.scheduling.network import compile_network
from planner.scheduling.workload import Workload, measure
from planner.values import replace
from tests.support.finished_work import finished
from tests.support.plans import NOW, at, day, goal, item, make_plan, session

RUNS = 40_000


def ranged(id: str, low: int = 300, likely: int = 600, high: int = 1_200) -> Item:
    return replace(item(id), effort=Effort(low, likely, high))


def workload_of(plan: Plan) -> Workload:
    return measure(plan, compile_network(plan.items), NOW)


def drawn(plan: Plan, *ids: str) -> list[Runs]:
    """The minutes left of some items, each by itself."""
    workload = workload_of(plan)
    places = [workload.network.number[id] for id in ids]
    weights = {number: tuple(float(number == place) for place in places) for number in places}
    return sampled_work(workload, weights, np.random.Generator(np.random.PCG64(3)), RUNS)


def two_open(**also: int) -> Plan:
    return make_plan([ranged("a"), ranged("b")], [goal("g", "a b")], logged=also)


def spread(minutes: Runs) -> float:
    return float(np.log(minutes).std())


def test_goals_hold_what_is_open() -> None:
    plan = make_plan([item("a"), item("b"), item("c")], [goal("g", "a")])
    assert open_numbers(workload_of(plan)) == [compile_network(plan.items).number["a"]]


def test_an_item_takes_as_long_as_estimated_in_the_middle_of_the_runs() -> None:
    (minutes,) = drawn(two_open(), "a")
    noise = log(4) / 2.5632
    assert float(np.median(minutes)) == pytest.approx(600, rel=0.02)
    assert spread(minutes) == pytest.approx((0.25**2 + 2 * 0.15**2 + noise**2) ** 0.5, rel=0.02)


def test_items_share_the_learners_pace_so_that_their_errors_go_together() -> None:
    one, other = drawn(two_open(), "a", "b")
    shared = 0.25**2 + 2 * 0.15**2
    expected = shared / (shared + (log(4) / 2.5632) ** 2)
    assert float(np.corrcoef(np.log(one), np.log(other))[0, 1]) == pytest.approx(expected, abs=0.02)


def test_what_is_finished_makes_the_pace_known_better() -> None:
    plan = finished(*[1.5] * 60)
    (minutes,) = drawn(plan, "open")
    assert float(np.median(minutes)) == pytest.approx(1.5 * 600, rel=0.05)
    assert spread(minutes) == pytest.approx(0.35, rel=0.05)


def test_a_sum_of_items_has_the_mean_and_the_spread_of_its_items() -> None:
    workload = workload_of(two_open())
    number = workload.network.number
    generator = np.random.Generator(np.random.PCG64(3))
    (together,) = sampled_work(workload, {number["a"]: (1.0,), number["b"]: (1.0,)}, generator, RUNS)
    one, other = drawn(two_open(), "a", "b")
    apart = one + other
    assert float(together.mean()) == pytest.approx(float(apart.mean()), rel=0.02)
    assert float(together.std()) == pytest.approx(float(apart.std()), rel=0.04)


def test_half_of_an_item_counts_half() -> None:
    workload = workload_of(two_open())
    number = workload.network.number["a"]
    whole, half = sampled_work(workload, {number: (1.0, 0.5)}, np.random.Generator(np.random.PCG64(3)), RUNS)
    assert half.tolist() == pytest.approx((whole / 2).tolist(), rel=1e-4)


def test_what_is_logged_is_behind_and_a_long_way_without_end_makes_an_item_longer() -> None:
    for logged in (60, 600, 1_500):
        (minutes,) = drawn(two_open(a=logged), "a")
        assert float(minutes.min()) >= 0
        assert float(np.median(minutes)) + logged > 600
    early, late = drawn(two_open(a=60), "a")[0], drawn(two_open(a=1_500), "a")[0]
    assert float(np.median(early)) == pytest.approx(540, rel=0.05)
    assert float(np.median(late)) > 150


def test_an_item_that_takes_long_speaks_for_a_slow_learner() -> None:
    (usual,) = drawn(two_open(), "b")
    (slow,) = drawn(two_open(a=1_500), "b")
    assert float(np.median(slow)) > 1.1 * float(np.median(usual))


def test_work_within_its_estimate_speaks_for_nothing_as_long_as_nobody_could_have_called_it_done() -> None:
    """All ten hours at once: it may well be done. Nine and then one: it was not done after nine."""
    at_once = [TimeEntry(id="1", item="a", day=day(-1), minutes=600)]
    later = [TimeEntry(id="1", item="a", day=day(-2), minutes=540), *at_once]
    usual, once, twice = (
        float(np.median(drawn(replace(plan, entries={each.id: each for each in entries}), "b")[0]))
        for plan, entries in (
            (two_open(), []),
            (two_open(a=600), at_once),
            (two_open(a=1_140), [replace(later[0], minutes=540), replace(later[1], id="2")]),
        )
    )
    assert once == pytest.approx(usual, rel=0.01)
    assert twice > 1.02 * usual


def test_what_sessions_hold_that_stand_fast_is_not_left() -> None:
    held = session("a", at(3, "19:00"), 120, pinned=True)
    plan = replace(two_open(), sessions={held.id: held})
    (free,) = drawn(plan, "a")
    assert float(np.median(free)) == pytest.approx(600 - 120, rel=0.03)
    assert float(free.min()) >= 0


def test_an_item_without_an_estimate_has_the_least_session() -> None:
    plan = make_plan([item("a", 0), item("b")], [goal("g", "a b")])
    (minutes,) = drawn(plan, "a")
    assert set(minutes.tolist()) == {25.0}


def pace_of_others(**logged: int) -> Runs:
    """How long an item takes besides short ones that so much time was spent on, but nobody called done."""
    short = [item(id, 60) for id in logged]
    plan = make_plan([*short, item("other", 600)], [goal("g", " ".join(logged) + " other")], logged=logged)
    (minutes,) = drawn(plan, "other")
    return minutes


def test_an_item_that_nobody_called_done_tells_no_more_beyond_what_a_finished_one_may_tell() -> None:
    usual = [float(np.median(pace_of_others(short=minutes))) for minutes in (150, 360, 3_600)]
    assert usual[0] == pytest.approx(usual[1]) == pytest.approx(usual[2])
    assert usual[0] < 1.7 * 600


def test_however_many_items_are_overdue_many_runs_differ() -> None:
    late = pace_of_others(**{f"s{number}": 150 for number in range(20)})
    assert float(np.median(late)) > 1.2 * 600
    assert len(np.unique(late)) > RUNS / 50
    assert spread(late) > 0.3
