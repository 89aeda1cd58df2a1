"""`what-if`: the verdicts before and after some changes, of which nothing is saved."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from datetime import datetime
from fractions import Fraction
from typing import Any

from planner.cli import documents, texts
from planner.cli.comparison import goals_document, sessions_document
from planner.cli.exam_hours import exam_minutes
from planner.cli.inputs import EXAM_HOUR, read_days, read_hours_per_week, read_moment, read_pair
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.formats import day
from planner.i18n import _
from planner.scheduling.engine import judge_with_hours, make_schedule
from planner.scheduling.ordinary_hours import ordinary_week
from planner.scheduling.schedule import GoalOutlook, Schedule, Verdict
from planner.services.catalog import certification
from planner.services.difference_words import would_move
from planner.services.differences import SessionChanges, session_changes
from planner.services.goals import ExamWish, is_prepared, open_exams
from planner.services.remedies import all_remedies
from planner.services.what_if import WhatIf, changes_soon, plan_with
from planner.services.workspace import Workspace
from planner.values import Value, replace


class _Tried(Value):
    """What comes of it: a plan, its schedule where it can be laid out, and the outlooks by goal id."""

    plan: Plan
    schedule: Schedule | None
    outlooks: Mapping[str, GoalOutlook]


def what_if(typed: Namespace, workspace: Workspace) -> tuple[Any, Iterator[str]]:
    """Answer what would come of changes."""
    tried = _try(typed, workspace.plan, workspace.schedule.as_of)
    soon = None if tried.schedule is None else changes_soon(workspace.schedule, tried.schedule)
    return _document(workspace, tried, soon), _lines(workspace, tried, soon)


def _try(typed: Namespace, plan: Plan, now: datetime) -> _Tried:
    changed = plan_with(plan, _wish(typed, plan), now)
    if typed.hours_per_week is None:
        schedule = make_schedule(changed, now)
        return _Tried(changed, schedule, schedule.outlooks)
    minutes = read_hours_per_week(typed.hours_per_week)
    return _with_hours(changed, minutes, now)


def _wish(typed: Namespace, plan: Plan) -> WhatIf:
    dates: dict[str, datetime] = {}
    new: list[ExamWish] = []
    for id, text in (read_pair(words, "CERT=DATETIME") for words in typed.exam):
        due, known = read_moment(text, EXAM_HOUR), certification(id)
        planned = open_exams(plan, known.id)
        if planned and planned[0].id in typed.without_goal:
            raise Refusal(_("{title} is let go, so it has no date.").format(title=planned[0].title))
        if planned:
            dates.update({goal.id: due for goal in planned[:1] if goal.due != due})
        else:
            minutes = exam_minutes(plan, known, typed.hours)
            new.append(ExamWish(certification=known, due=due, minutes=minutes))
    if typed.hours is not None and all(is_prepared(plan, exam.certification) for exam in new):
        raise Refusal(_("No exam here asks for --hours; the study hours of a week are --hours-per-week."))
    return WhatIf(
        dates=dates,
        new_exams=tuple(new),
        days_off=tuple(read_days(words) for words in typed.day_off),
        without_items=tuple(typed.without),
        without_goals=tuple(dict.fromkeys(typed.without_goal)),
    )


def _with_hours(plan: Plan, minutes: int, now: datetime) -> _Tried:
    """Judge with all study time scaled to so many minutes a week; lay out with longer or shorter ranges."""
    usual = ordinary_week(plan, now)
    if not usual:
        raise Refusal(_("There are no study hours yet; set them with availability first."))
    outlooks = judge_with_hours(plan, now, Fraction(minutes, usual))
    try:
        resized = plan_with(plan, WhatIf(minutes_per_week=minutes), now)
    except Refusal:  # the days have no room: there are verdicts, but no sessions
        return _Tried(plan, None, outlooks)
    schedule = make_schedule(resized, now)
    finishes = {outlook.goal: outlook.planned_finish for outlook in schedule.goals}
    laid_out = {id: replace(outlook, planned_finish=finishes[id]) for id, outlook in outlooks.items()}
    return _Tried(resized, schedule, laid_out)


def _document(workspace: Workspace, tried: _Tried, soon: SessionChanges | None) -> documents.Document:
    """Return both sides and every session that differs, with how many are told in words and in the window."""
    before, after = workspace.plan, tried.plan
    now = workspace.schedule.as_of
    remedies = {} if tried.schedule is None else all_remedies(after, tried.schedule, now)
    changes = None if tried.schedule is None else session_changes(workspace.schedule, tried.schedule)
    return {
        "before": goals_document(before, workspace.schedule.goals, workspace.remedies),
        "after": goals_document(after, tuple(tried.outlooks.values()), remedies),
        "sessions": None if changes is None else sessions_document(before, after, changes, now),
        "sessions_soon": None if soon is None else soon.count,
    }


def _lines(workspace: Workspace, tried: _Tried, soon: SessionChanges | None) -> Iterator[str]:
    before = workspace.schedule.outlooks
    for id in {**before, **tried.outlooks}:
        goal = tried.plan.goals.get(id) or workspace.plan.goals[id]
        yield f"{goal.title} ({id})"
        yield _("  now:  {words}").format(words=_goal_words(before.get(id)))
        yield _("  then: {words}").format(words=_goal_words(tried.outlooks.get(id)))
    if soon is None:
        yield _("Your days have no room for so many hours as they are, so no sessions are laid out.")
        return
    yield f"{would_move(soon.count)} {_('Nothing is saved.')}"


def _goal_words(outlook: GoalOutlook | None) -> str:
    """Return a verdict, and when the study for a date is finished; without one, a verdict says it itself."""
    if outlook is None:
        return _("not in the plan")
    text, finish = texts.verdict_words(outlook), outlook.planned_finish
    if finish is None or outlook.verdict in (Verdict.UNDATED, Verdict.DONE):
        return text
    return _("{text}, finished on {day}").format(text=text, day=day(finish.date()))
