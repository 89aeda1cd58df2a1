"""Why a date that the plan meets may be unlikely all the same."""

from planner.domain.plan import Plan
from planner.scheduling.engine import judge
from planner.services.forecast_words import LEAST_WEEKS, unlikely_though_it_fits
from tests.support.forecasts import forecast_of, goal_forecast
from tests.support.plans import NOW, at, goal, item, make_plan

FITS = make_plan([item("a", 600)], [goal("g", "a", at(60))])
TOO_MUCH = make_plan([item("a", 6_000)], [goal("g", "a", at(20))])


def words(
    *, chance: float | None = 0.4, kept: float = 0.79, weeks: int = LEAST_WEEKS, plan: Plan = FITS
) -> str:
    found = goal_forecast("g", NOW.date(), chance=chance)
    forecast = forecast_of({"g": found}, NOW, weeks_seen=weeks, kept_share=kept)
    return unlikely_though_it_fits(judge(plan, NOW)["g"], forecast)


def test_the_plan_counts_on_all_hours_and_the_forecast_on_those_that_are_kept() -> None:
    assert words() == "The plan holds with all its hours; you keep about 79% of them."


def test_otherwise_there_is_nothing_to_say() -> None:
    assert [words(chance=chance) for chance in (0.5, 0.9, None)] == ["", "", ""]
    assert [words(kept=kept) for kept in (0.96, 1.2)] == ["", ""]
    assert words(weeks=LEAST_WEEKS - 1) == ""
    assert words(plan=TOO_MUCH) == ""


def test_a_goal_that_the_forecast_does_not_know_is_passed_over() -> None:
    assert unlikely_though_it_fits(judge(FITS, NOW)["g"], forecast_of({}, NOW)) == ""
