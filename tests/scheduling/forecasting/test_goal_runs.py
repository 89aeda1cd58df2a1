"""When a goal is finished in many runs, with and without other work before it."""

import numpy as np
import pytest

from planner.scheduling.calendar import StudyCalendar
from planner.scheduling.forecasting.demands import GoalDemand
from planner.scheduling.forecasting.goal_runs import GoalRuns
from planner.scheduling.forecasting.hours import SampledHours
from planner.scheduling.kept_share import KeptShare
from planner.scheduling.minutes import minute_of
from planner.scheduling.study_time import StudyTime
from planner.values import replace
from tests.support.plans import NOW, at, item, make_plan

RUNS = 2_000
START = minute_of(NOW)
FACTORS = [step / 4 for step in range(1, 13)]  # the present hours among them


def sampled_hours() -> SampledHours:
    """Ten hours a week, of which the learner keeps four in five."""
    time = StudyTime(StudyCalendar(make_plan([item("a")])), START)
    found = SampledHours(time, START, KeptShare(0.8, 0.1, 3), np.random.Generator(np.random.PCG64(5)), RUNS)
    found.grow()
    return found


def runs_of(*, due: int | None = None, mixed: float = 0.0, own: float = 3_000, others: float = 0) -> GoalRuns:
    demand = GoalDemand(
        index=0,
        due=due,
        own={START: frozenset({0})},
        bounds={},
        others={},
        fixed=0,
        believed=round(own),
        asked=1.25,
        mixed=mixed,
        spared=1_800,
        sessions=(),
    )
    spread = np.linspace(0.7, 1.3, RUNS, dtype=np.float32)
    return GoalRuns(demand, [np.float32(own) * spread], np.full(RUNS, others, np.float32))


def test_without_a_date_it_waits_for_its_own_work_and_for_what_is_laid_out_before() -> None:
    runs = runs_of(others=500)
    assert (runs.end(sampled_hours()) == runs.own[0] + 500).all()


def test_work_that_opens_later_begins_from_the_minutes_kept_by_then() -> None:
    hours, runs = sampled_hours(), runs_of()
    opens = minute_of(at(28))
    late = replace(runs, demand=replace(runs.demand, own={opens: frozenset({0})}))
    assert (late.end(hours) == hours.until(opens) + runs.own[0]).all()


def test_other_work_comes_only_until_the_planner_puts_it_off() -> None:
    hours = sampled_hours()
    early, late = (runs_of(due=minute_of(at(7 * weeks)), mixed=0.3) for weeks in (9, 24))
    own, soon, at_ease = runs_of().end(hours), early.end(hours), late.end(hours)
    assert (own <= soon).all()
    assert (soon <= at_ease).all()
    assert soon.mean() < at_ease.mean()
    assert (at_ease <= late.latest_end(hours) * np.float32(1.0001)).all()


def test_the_share_in_time_is_that_of_the_runs_that_end_before_the_date() -> None:
    hours, runs = sampled_hours(), runs_of(due=minute_of(at(7 * 6)))
    end = runs.end(hours)
    assert runs.in_time(hours, end) == np.mean(end <= hours.until(minute_of(at(7 * 6))))
    assert 0.1 < runs.in_time(hours, end) < 0.9


@pytest.mark.parametrize("mixed", [0.0, 0.2, 0.6])
@pytest.mark.parametrize("weeks", [2, 5, 8, 12, 24])
def test_more_hours_never_make_a_chance_less(mixed: float, weeks: int) -> None:
    hours, runs = sampled_hours(), runs_of(due=minute_of(at(7 * weeks)), mixed=mixed)
    chance = runs.in_time(hours, runs.end(hours))
    found = runs.in_time_with(hours, FACTORS, chance)
    assert found == sorted(found)
    assert found[FACTORS.index(1)] == chance
    assert all(0 <= each <= 1 for each in found)
