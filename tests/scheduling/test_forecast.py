"""The forecast of whole plans: what must hold whatever the plan is, and what it says of small ones."""

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from planner.domain.availability import ExtraHours
from planner.domain.goal import ExamOutcome
from planner.domain.plan import Plan
from planner.domain.time_entry import TimeEntry
from planner.scheduling.engine import make_schedule
from planner.scheduling.forecast import Forecast, GoalForecast, forecast
from planner.scheduling.network import compile_network
from planner.values import replace
from tests.support.plans import NOW, all_done, at, clock_range, day, exam, goal, hours, item, make_plan
from tests.support.random_plans import random_plan
from tests.support.strategies import plans

RUNS = 400


def forecast_of(plan: Plan, runs: int = RUNS, seed: int = 1) -> Forecast:
    return forecast(plan, make_schedule(plan, NOW), NOW, runs=runs, seed=seed)


def road(*, weeks: int = 3, **logged: int) -> Plan:
    """Twenty hours for an exam in so many weeks, and thirty besides; ten hours a week."""
    items = [item(f"i{number}", 300) for number in range(4)]
    items += [item(f"j{number}", 600) for number in range(3)]
    goals = [
        exam("exam", "i0 i1 i2 i3", at(7 * weeks), created=1),
        goal("all", " ".join(entry.id for entry in items), created=2),
    ]
    return make_plan(items, goals, logged=logged)


def check_sound(plan: Plan, found: Forecast) -> None:
    """What holds for every goal of every plan."""
    assert set(found.goals) == set(plan.goals)
    for id, told in found.goals.items():
        assert told.chance is None or 0 <= told.chance <= 1
        _check_finish(told)
        chances = [chance for _minutes, chance in told.by_hours]
        assert chances == sorted(chances)
        assert [minutes for minutes, _chance in told.by_hours] == sorted(dict(told.by_hours))
        assert bool(chances) <= (plan.goals[id].due is not None)
        _check_cone(told)


def _check_finish(told: GoalForecast) -> None:
    if told.finish is None:
        return
    days = [told.early, told.finish[0], told.finish[1], told.late, told.finish[2]]
    known = [on for on in days if on is not None]
    assert known == sorted(known)
    assert days[: len(known)] == known  # what comes never comes last


def _check_cone(told: GoalForecast) -> None:
    for point in told.cone:
        across = [
            point.low95,
            point.low80,
            point.low50,
            point.median,
            point.high50,
            point.high80,
            point.high95,
        ]
        assert across == sorted(across)
    for before, after in pairwise(told.cone):
        assert before.day < after.day
        assert before.low95 <= after.low95
        assert before.median <= after.median
        assert before.high95 <= after.high95


@given(plans())
def test_every_forecast_is_sound(plan: Plan) -> None:
    check_sound(plan, forecast_of(plan, runs=100))


@pytest.mark.parametrize("block", range(4))
def test_forecasts_of_random_plans_are_sound(block: int, thorough: bool) -> None:
    for seed in range(100 * block, 100 * block + (100 if thorough else 8)):
        plan, now = random_plan(seed)
        check_sound(plan, forecast(plan, make_schedule(plan, now), now, runs=100))


@given(some.integers(0, 2**32), some.integers(1, 300))
def test_the_same_seed_gives_the_same_forecast(seed: int, runs: int) -> None:
    plan = road()
    assert forecast_of(plan, runs, seed) == forecast_of(plan, runs, seed)


def test_another_seed_and_the_network_known_change_hardly_anything() -> None:
    plan = road()
    schedule, network = make_schedule(plan, NOW), compile_network(plan.items)
    assert forecast(plan, schedule, NOW, network) == forecast(plan, schedule, NOW)
    one, other = (forecast(plan, schedule, NOW, seed=seed).goals["exam"].chance for seed in (1, 2))
    assert one is not None
    assert one == pytest.approx(other, abs=0.02)
    assert one != other


@pytest.mark.parametrize("weeks", range(1, 10))
def test_a_later_date_never_has_less_chance(weeks: int) -> None:
    sooner, later = (forecast_of(road(weeks=each)).goals["exam"].chance for each in (weeks, weeks + 1))
    assert sooner is not None
    assert later is not None
    assert sooner <= later + 0.02  # the planner lets other work in where there is more time


def test_a_goal_with_nothing_left_is_certain_and_a_failed_exam_has_no_chance() -> None:
    plan = make_plan([item("a")], [exam("e", "a", at(9))], status=all_done("a"))
    assert forecast_of(plan).goals["e"] == GoalForecast(goal="e", chance=1.0)
    failed = replace(plan, goals={"e": replace(plan.goals["e"], outcome=ExamOutcome.FAILED)})
    assert forecast_of(failed).goals["e"] == GoalForecast(goal="e")


def test_without_study_hours_no_date_is_kept() -> None:
    plan = replace(road(), patterns={"usual": hours("")})
    found = forecast_of(plan)
    assert found.goals["exam"] == GoalForecast(goal="exam", chance=0.0)
    assert found.goals["all"] == GoalForecast(goal="all")


def test_a_date_that_is_over_is_not_kept() -> None:
    plan = make_plan([item("a", 600)], [goal("g", "a", at(-1))])
    told = forecast_of(plan).goals["g"]
    assert told.chance == 0
    assert told.finish is not None
    assert told.finish[0] is not None
    assert told.finish[0] > NOW.date()


def test_all_work_takes_its_hours_at_the_pace_of_a_usual_learner() -> None:
    told = forecast_of(road(), runs=10_000).goals["all"]
    assert told.finish is not None
    # 3,000 minutes, of which the median learner keeps 510 a week: within the sixth week.
    assert told.finish[0] is not None
    assert day(7 * 5) <= told.finish[0] <= day(7 * 6 + 4)
    assert told.chance is None
    assert told.by_hours == ()


def test_the_present_hours_have_the_chance_itself() -> None:
    told = forecast_of(road()).goals["exam"]
    assert dict(told.by_hours)[600] == told.chance
    assert told.by_hours[0][1] < told.by_hours[-1][1]


def test_past_weeks_tell_how_much_is_kept() -> None:
    entries = [
        TimeEntry(id=str(week), item="i0", day=day(-7 * week), minutes=240 if week % 2 else 360)
        for week in range(1, 13)
    ]
    busy = forecast_of(replace(road(weeks=5), entries={entry.id: entry for entry in entries}))
    assert busy.weeks_seen == 12
    known, unknown = busy.goals["all"].finish, forecast_of(road(weeks=5)).goals["all"].finish
    assert known is not None
    assert unknown is not None
    assert known[0] is not None
    assert unknown[0] is not None
    assert known[0] > unknown[0]  # half of the hours are kept, not the usual share


def test_the_cone_begins_with_what_is_logged_and_ends_with_everything() -> None:
    told = forecast_of(road(i0=100)).goals["all"]
    first, last = told.cone[0], told.cone[-1]
    assert first.day == NOW.date()
    assert first.low95 == first.high95 == 100
    assert last.low95 == last.high95 == 3_000


def test_numpy_is_brought_in_by_a_forecast_alone() -> None:
    """It takes longer to bring in than the window does to show."""
    code = (
        "import sys, planner.app, planner.cli.main, planner.scheduling.forecast\n"
        "sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_a_last_day_of_access_counts_and_never_makes_a_date_likelier() -> None:
    """Six hours of an item whose access ends after two evenings of two hours: the date is lost with it."""
    items = [item("a", 360), item("b", 360, needs="a")]
    chances = []
    for last in (None, 30, 5, 1):
        closing = replace(items[0], closes=None if last is None else day(last))
        plan = make_plan([closing, items[1]], [goal("g", "b", at(28)), goal("all", "a b", created=1)])
        chances.append(forecast_of(plan).goals["g"].chance)
    free, loose, close, lost = chances
    assert free == loose
    assert free is not None
    assert close is not None
    assert lost is not None
    assert free > 0.9
    assert 0.1 < close < free - 0.05
    assert lost < close - 0.1


def test_extra_hours_alone_give_a_chance_and_no_curve_of_hours_a_week() -> None:
    plan = replace(
        make_plan([item("a", 120)], [goal("g", "a", at(20))], hours=hours("")),
        extra_hours={"e": ExtraHours("e", day(3), clock_range("19:00-23:00"))},
    )
    found = forecast(plan, make_schedule(plan, NOW), NOW).goals["g"]
    assert found.chance is not None
    assert found.by_hours == ()
