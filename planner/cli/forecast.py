"""`forecast`: how likely each goal is ready by its date, and when it is likely finished."""

from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from planner.cli import documents, texts
from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.formats import day, hours
from planner.i18n import _, ngettext
from planner.scheduling.forecast import SEED, Forecast, GoalForecast, forecast
from planner.scheduling.ordinary_hours import ordinary_week
from planner.scheduling.schedule import Schedule
from planner.services.forecast_words import unlikely_though_it_fits
from planner.services.goals import describe_date
from planner.services.words import chance_percent
from planner.services.workspace import Workspace

FINISH_SHARES = (50, 80, 95)  # of 100 runs
TOLD_FACTORS = (0.5, 0.75, 1, 1.25, 1.5, 2)  # of the present hours, told to people


def answer_forecast(typed: Namespace, workspace: Workspace) -> tuple[Any, Iterable[str]]:
    """Answer the forecast of one goal or of all. Raises Refusal for a goal that there is not."""
    plan, schedule = workspace.plan, workspace.schedule
    wanted = [outlook.goal for outlook in schedule.goals]
    if typed.goal is not None:
        wanted = [plan.goal(typed.goal).id]
    seed = SEED if typed.seed is None else typed.seed
    found = forecast(plan, schedule, schedule.as_of, seed=seed)
    told = {id: found.goals[id] for id in wanted}
    return _document(plan, found, told, seed), tuple(_lines(plan, schedule, found, told))


def _document(plan: Plan, found: Forecast, told: Mapping[str, GoalForecast], seed: int) -> documents.Document:
    return {
        "as_of": found.as_of.isoformat(timespec="minutes"),
        "runs": found.runs,
        "seed": seed,
        "weeks_seen": found.weeks_seen,
        "goals": [_goal_document(plan, goal) for goal in told.values()],
    }


def _goal_document(plan: Plan, goal: GoalForecast) -> documents.Document:
    due = plan.goals[goal.goal].due
    finish = goal.finish or (None, None, None)
    return {
        "id": goal.goal,
        "title": plan.goals[goal.goal].title,
        "due": None if due is None else due.isoformat(timespec="minutes"),
        "chance": goal.chance,
        "finish": {f"{share}%": _day(on) for share, on in zip(FINISH_SHARES, finish, strict=True)},
        "by_hours": [{"minutes_per_week": minutes, "chance": chance} for minutes, chance in goal.by_hours],
    }


def _lines(
    plan: Plan, schedule: Schedule, found: Forecast, told: Mapping[str, GoalForecast]
) -> Iterator[str]:
    usual = ordinary_week(plan, schedule.as_of)
    for id, goal in told.items():
        wanted = plan.goals[id]
        yield f"{wanted.title} ({id}), {describe_date(wanted)}: {_words(wanted, goal)}"
        if goal.finish is not None:
            yield "  " + _finish_words(goal.finish)
        if why := unlikely_though_it_fits(schedule.outlooks[id], found):
            yield "  " + why
        curve = [(minutes, chance) for minutes, chance in goal.by_hours if _is_told(minutes, usual)]
        if curve:
            chances = (
                _("{hours} h {chance}").format(hours=hours(minutes), chance=chance_percent(chance))
                for minutes, chance in curve
            )
            yield "  " + _("by hours a week: {chances}").format(chances=", ".join(chances))
    yield _basis(found)


def _words(of: Goal, goal: GoalForecast) -> str:
    if of.outcome is not None:
        return texts.result_words(of)
    if goal.finish is None and goal.chance == 1:
        return _("nothing is left to study")
    if goal.chance is None:
        return _("when it is likely finished")
    return _("{chance} likely to be ready in time").format(chance=chance_percent(goal.chance))


def _finish_words(finish: tuple[date | None, ...]) -> str:
    days = (_("not in twenty years") if on is None else day(on) for on in finish)
    even, likely, sure = days
    return _("as likely as not finished by {even}, in 80 of 100 runs by {likely}, in 95 by {sure}").format(
        even=even, likely=likely, sure=sure
    )


def _is_told(minutes: int, usual: int) -> bool:
    return any(minutes == round(usual * factor) for factor in TOLD_FACTORS)


def _basis(found: Forecast) -> str:
    runs = f"{found.runs:,}"
    if not found.weeks_seen:
        text = _("From {runs} runs. No week of study is over yet, so a usual learner's weeks are assumed.")
        return text.format(runs=runs)
    text = ngettext(
        "From {runs} runs that rest on the estimates and on your last week.",
        "From {runs} runs that rest on the estimates and on your last {count} weeks.",
        found.weeks_seen,
    )
    return text.format(runs=runs, count=found.weeks_seen)


def _day(on: date | None) -> str | None:
    return None if on is None else on.isoformat()
