"""All futures of a plan: its work and its hours drawn, and each goal told from both."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

import numpy as np

from planner.domain.plan import Plan
from planner.domain.roadmap import closure
from planner.scheduling.deadlines import admit
from planner.scheduling.forecast import ConePoint, GoalForecast
from planner.scheduling.forecasting.demands import GoalDemand, goal_demands, weights_of
from planner.scheduling.forecasting.goal_runs import GoalRuns
from planner.scheduling.forecasting.hours import SampledHours
from planner.scheduling.forecasting.numbers import Runs
from planner.scheduling.forecasting.paths import cone, finish_days
from planner.scheduling.forecasting.review_load import review_minutes
from planner.scheduling.forecasting.work import sampled_work
from planner.scheduling.kept_share import KeptShare, kept_share
from planner.scheduling.network import StudyNetwork, compile_network
from planner.scheduling.ordinary_hours import ordinary_week
from planner.scheduling.schedule import Schedule
from planner.scheduling.workload import Workload, measure

ALMOST_ALL = 0.98  # of the runs are followed to their end, so that the cone is whole
FINISHED_IN = (0.1, 0.5, 0.8, 0.9, 0.95)
# From a quarter of the present hours to twice as many; the present ones are among them.
FACTORS = tuple((2 + step) / 8 for step in range(15))


def live(
    plan: Plan, schedule: Schedule, now: datetime, network: StudyNetwork | None, runs: int, seed: int
) -> tuple[dict[str, GoalForecast], KeptShare]:
    """Return the forecasts of the unfinished goals, and what they take of the hours to be kept."""
    workload = measure(plan, network or compile_network(plan.items), now, estimates=schedule.estimates)
    demands = goal_demands(workload, admit(workload), schedule)
    share = kept_share(plan, now)
    if workload.time.start_at(0) is None:
        return {forecast.goal: forecast for forecast in _without_hours(workload, demands)}, share
    generator = np.random.Generator(np.random.PCG64(seed))
    sums = sampled_work(workload, weights_of(demands, workload), generator, runs)
    all_runs = list(_goal_runs(demands, sums, runs))
    reviews = review_minutes(workload, schedule, share.mean)
    hours = SampledHours(workload.time, workload.now, share, generator, runs, reviews)
    while hours.grow() and not all(_is_settled(each, hours) for each in all_runs):
        pass
    usual = ordinary_week(plan, now)
    forecasts = (_forecast(each, hours, workload, schedule, usual) for each in all_runs)
    return {forecast.goal: forecast for forecast in forecasts}, share


def _goal_runs(demands: Sequence[GoalDemand], sums: Sequence[Runs], runs: int) -> Iterator[GoalRuns]:
    """Deal the sums out in the order of their weights."""
    count = sum(len(demand.own) + len(demand.bounds) + 1 for demand in demands)
    waiting = iter(sums or [np.zeros(runs, np.float32)] * count)
    for demand in demands:
        own = [next(waiting) for _release in demand.own]
        bound = [next(waiting) for _date in demand.bounds]
        yield GoalRuns(demand, own, next(waiting) + np.float32(demand.fixed), bound)


def _without_hours(workload: Workload, demands: Sequence[GoalDemand]) -> Iterator[GoalForecast]:
    for demand in demands:
        chance = None if demand.due is None else 0.0
        yield GoalForecast(goal=workload.goals[demand.index].id, chance=chance)


def _is_settled(runs: GoalRuns, hours: SampledHours) -> bool:
    """Whether the weeks drawn tell when the goal is finished in almost every run."""
    within = int(np.count_nonzero(runs.latest_end(hours) <= hours.kept[-1]))
    return within >= ALMOST_ALL * len(runs.others)


def _forecast(
    runs: GoalRuns, hours: SampledHours, workload: Workload, schedule: Schedule, usual: int
) -> GoalForecast:
    goal = workload.goals[runs.demand.index]
    end = runs.end(hours)
    early, half, most, late, nearly_all = finish_days(end, hours, FINISHED_IN)
    outlook = schedule.goal(goal.id)
    left = 0 if outlook is None else outlook.work
    done = sum(workload.plan.logged.get(id, 0) for id in closure(workload.plan.items, goal.items))
    chance = None if runs.demand.due is None else runs.in_time(hours, end)
    chances = [] if chance is None or not usual else runs.in_time_with(hours, FACTORS, chance)
    return GoalForecast(
        goal=goal.id,
        chance=chance,
        finish=(half, most, nearly_all),
        early=early,
        late=late,
        by_hours=by_whole_minutes(usual, chances),
        cone=tuple(_points(cone(runs.demand, end, hours, workload.time), done, left)),
    )


def by_whole_minutes(usual: int, chances: Sequence[float]) -> tuple[tuple[int, float], ...]:
    """Return the chances by minutes a week, for FACTORS of the usual ones; `chances` may be empty.

    Of a week of a few minutes several factors make the same whole number: the nearest of them counts.
    """
    told: dict[int, tuple[float, float]] = {}
    for factor, chance in zip(FACTORS, chances, strict=False):
        minutes = round(usual * factor)
        off = abs(usual * factor - minutes)
        if minutes not in told or off < told[minutes][0]:
            told[minutes] = off, chance
    return tuple((minutes, chance) for minutes, (_off, chance) in told.items())


def _points(cone: Iterable[tuple[date, list[float]]], done: int, left: int) -> Iterator[ConePoint]:
    for day, shares in cone:
        low95, low80, low50, median, high50, high80, high95 = (done + round(part * left) for part in shares)
        yield ConePoint(
            day=day,
            low95=low95,
            low80=low80,
            low50=low50,
            median=median,
            high50=high50,
            high80=high80,
            high95=high95,
        )
