"""The days of a finish, and the cone of the way there."""

from itertools import pairwise

import numpy as np
import pytest

from planner.domain.plan import Plan
from planner.scheduling.calendar import StudyCalendar
from planner.scheduling.deadlines import admit
from planner.scheduling.engine import make_schedule
from planner.scheduling.forecasting.demands import goal_demands
from planner.scheduling.forecasting.hours import SampledHours
from planner.scheduling.forecasting.paths import cone, finish_days
from planner.scheduling.kept_share import KeptShare
from planner.scheduling.minutes import minute_of
from planner.scheduling.network import compile_network
from planner.scheduling.study_time import StudyTime
from planner.scheduling.workload import measure
from tests.support.plans import NOW, day, goal, item, make_plan

RUNS = 800


def steady_hours(plan: Plan) -> SampledHours:
    """Hours that are kept as planned, as nearly as weeks are."""
    time = StudyTime(StudyCalendar(plan), minute_of(NOW))
    generator = np.random.Generator(np.random.PCG64(5))
    found = SampledHours(time, minute_of(NOW), KeptShare(1.0, 1e-6, 16), generator, RUNS)
    found.grow()
    return found


def test_a_finish_is_the_day_of_the_last_minute() -> None:
    hours = steady_hours(make_plan([item("a")]))
    hours.kept = np.repeat(np.array(hours.planned, np.float32)[:, np.newaxis], RUNS, axis=1)
    for minutes, number in ((1, 0), (120, 0), (121, 1), (600, 4), (601, 7)):
        assert finish_days(np.full(RUNS, minutes, np.float32), hours, (0.5,)) == [day(number)]


def test_nothing_left_is_finished_today_and_what_comes_never_has_no_day() -> None:
    hours = steady_hours(make_plan([item("a")]))
    assert finish_days(np.zeros(RUNS, np.float32), hours, (0.5,)) == [day(0)]
    assert finish_days(np.full(RUNS, 10**7, np.float32), hours, (0.5, 0.95)) == [None, None]


def test_the_cone_opens_closes_and_never_goes_back() -> None:
    plan = make_plan([item("a", 3_000), item("b", 3_000)], [goal("g", "a b")])
    schedule = make_schedule(plan, NOW)
    workload = measure(plan, compile_network(plan.items), NOW)
    (demand,) = goal_demands(workload, admit(workload), schedule)
    hours = steady_hours(plan)
    end = np.linspace(4_000, 8_000, RUNS, dtype=np.float32)
    points = list(cone(demand, end, hours, workload.time))
    days = [on for on, _shares in points]
    assert days == [day(7 * week) for week in range(len(points))]
    assert points[0][1] == [0.0] * 7
    assert points[-1][1] == pytest.approx([1.0] * 7)
    for _on, shares in points:
        assert shares == sorted(shares)
    for (_day, before), (_later, after) in pairwise(points):
        assert all(one <= other + 1e-6 for one, other in zip(before, after, strict=True))
