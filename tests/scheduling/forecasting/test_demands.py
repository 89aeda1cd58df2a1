"""What must be studied before each goal is finished."""

from collections.abc import Mapping
from datetime import datetime

from planner.domain.goal import Goal
from planner.domain.item import Item, ItemStatus, Progress, Recurrence
from planner.scheduling.deadlines import admit
from planner.scheduling.engine import make_schedule
from planner.scheduling.forecasting.demands import MOST_BOUNDS, GoalDemand, goal_demands, weights_of
from planner.scheduling.minutes import midnight
from planner.scheduling.network import compile_network
from planner.scheduling.workload import Workload, measure
from planner.values import replace
from tests.support.plans import NOW, at, day, goal, item, make_plan


def asked(items: list[Item], goals: list[Goal]) -> tuple[Workload, Mapping[str, GoalDemand]]:
    """The workload of a plan, and its goals' demands by id."""
    plan = make_plan(items, goals)
    workload = measure(plan, compile_network(plan.items), NOW)
    demands = goal_demands(workload, admit(workload), make_schedule(plan, NOW))
    return workload, {workload.goals[demand.index].id: demand for demand in demands}


def ids(workload: Workload, numbers: frozenset[int]) -> set[str]:
    return {workload.network.items[number].id for number in numbers}


def first(demand: GoalDemand) -> frozenset[int]:
    return next(iter(demand.own.values()))


def in_weeks(weeks: int) -> datetime:
    return at(7 * weeks)


def test_a_goal_holds_its_items_and_what_they_need() -> None:
    items = [item("a", 300), item("b", 300, needs="a"), item("c", 300)]
    workload, demands = asked(items, [goal("g", "b", in_weeks(8)), goal("all", "a b c")])
    assert ids(workload, first(demands["g"])) == {"a", "b"}
    assert demands["g"].believed == 600
    assert ids(workload, first(demands["all"])) == {"a", "b", "c"}


def test_a_date_that_is_missed_waits_for_no_more_than_what_is_laid_out_until_then() -> None:
    items = [item("a", 700), item("b", 3_000)]
    workload, demands = asked(items, [goal("all", "b"), goal("exam", "a", in_weeks(1), created=1)])
    assert make_schedule(workload.plan, NOW).outlooks["exam"].planned_finish is None
    assert ids(workload, first(demands["exam"])) == {"a"}
    assert demands["exam"].others == {}
    assert demands["exam"].fixed == 0


def test_what_is_due_before_a_date_comes_before_it() -> None:
    items = [item("a", 600), item("b", 600)]
    goals = [goal("soon", "a", in_weeks(2)), goal("later", "b", in_weeks(4), created=1)]
    workload, demands = asked(items, goals)
    assert ids(workload, first(demands["soon"])) == {"a"}
    assert ids(workload, first(demands["later"])) == {"a", "b"}
    assert not demands["later"].others


def test_a_goal_that_no_date_protects_waits_for_what_is_laid_out_before_its_end() -> None:
    items = [item("a", 600), item("b", 600)]
    goals = [goal("some", "b"), goal("exam", "a", in_weeks(1))]
    workload, demands = asked(items, goals)
    assert demands["some"].others == {workload.network.number["a"]: 1.0}


def test_a_date_that_cannot_be_met_waits_for_those_that_can() -> None:
    """The guard keeps the admitted date: the refused one gets what is left."""
    items = [item("a", 900), item("b", 1_500)]
    goals = [goal("soon", "b", in_weeks(2), priority=2), goal("later", "a", at(11), created=1)]
    workload, demands = asked(items, goals)
    refused = demands["soon"]
    assert ids(workload, first(refused)) == {"b"}
    assert refused.others.get(workload.network.number["a"], 0) > 0
    assert refused.mixed == 0


def test_only_a_date_at_ease_lets_other_work_in() -> None:
    items = [item("a", 900), item("b", 9_000)]
    for weeks, is_at_ease in ((2, False), (40, True)):
        _workload, demands = asked(items, [goal("exam", "a", in_weeks(weeks)), goal("all", "a b")])
        assert (demands["exam"].mixed > 0) is is_at_ease


def test_work_that_opens_later_is_told_apart_by_its_release() -> None:
    items = [item("a", 300), item("b", 300, opens=day(21))]
    workload, demands = asked(items, [goal("g", "a b", in_weeks(8))])
    own = demands["g"].own
    assert list(own) == [workload.now, midnight(day(21))]
    assert [ids(workload, numbers) for numbers in own.values()] == [{"a", "b"}, {"b"}]


def test_what_comes_round_again_is_no_work_of_a_goal_but_takes_its_time() -> None:
    items = [item("a", 3_000), item("drill", 50, recurring=Recurrence.WEEKLY)]
    workload, demands = asked(items, [goal("g", "a drill")])
    assert ids(workload, first(demands["g"])) == {"a"}
    assert demands["g"].fixed > 0


def test_an_item_counts_in_each_sum_that_asks_for_it() -> None:
    items = [item("a", 600), item("b", 600)]
    workload, demands = asked(items, [goal("some", "b"), goal("exam", "a", in_weeks(1), created=1)])
    weights = weights_of(list(demands.values()), workload)
    number = workload.network.number
    assert weights == {number["a"]: (0.0, 1.0, 1.0, 0.0), number["b"]: (1.0, 0.0, 0.0, 0.0)}


def test_reviews_are_no_work_before_a_goal_for_the_hours_are_kept_besides_them() -> None:
    plan = make_plan([item("done"), item("a", 3_000)], [goal("g", "a")])
    plan = replace(plan, progress={"done": Progress("done", ItemStatus.DONE, day(-10))})
    schedule = make_schedule(plan, NOW)
    assert any(session.is_review for session in schedule.sessions)
    workload = measure(plan, compile_network(plan.items), NOW)
    (demand,) = goal_demands(workload, admit(workload), schedule)
    assert (demand.others, demand.fixed) == ({}, 0)


def test_of_many_last_days_those_count_that_leave_least_time() -> None:
    """One evening of two hours for each of ten items; the fifth one needs three hours by its day."""
    items = [item(f"i{n}", 180 if n == 4 else 60, closes=day(7 * n + 1)) for n in range(10)]
    names = " ".join(each.id for each in items)
    workload, demands = asked(items, [goal("g", names, in_weeks(20))])
    bounds = demands["g"].bounds
    assert len(bounds) == MOST_BOUNDS
    assert list(bounds) == sorted(bounds)
    assert ids(workload, bounds[midnight(day(2))]) == {"i0"}
    assert ids(workload, bounds[midnight(day(9))]) == {"i0", "i1"}
    assert midnight(day(7 * 9 + 2)) not in bounds


def test_a_date_without_last_days_has_no_bounds() -> None:
    _workload, demands = asked([item("a", 300)], [goal("g", "a", in_weeks(8)), goal("all", "a")])
    assert [demand.bounds for demand in demands.values()] == [{}, {}]
