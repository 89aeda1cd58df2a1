"""The commands that only answer: each returns its document, and the same as lines of text."""

from argparse import Namespace
from collections.abc import Callable, Iterable
from typing import Any

from planner.cli import documents, texts
from planner.cli.forecast import answer_forecast
from planner.cli.inputs import read_day
from planner.cli.what_if import what_if
from planner.domain.errors import Refusal
from planner.domain.session import SessionState
from planner.i18n import _
from planner.scheduling.reasons import reason_for
from planner.services.catalog import certifications, roadmap_ids, shipped_roadmap
from planner.services.goals import retirement_warning
from planner.services.sessions import find_session
from planner.services.week_summary import summarize_week
from planner.services.weeks import monday_of
from planner.services.workspace import Workspace

DocumentAndLines = tuple[Any, Iterable[str]]


def catalog(typed: Namespace) -> DocumentAndLines:
    """Answer what ships; needs no plan."""
    roadmaps = [shipped_roadmap(id) for id in roadmap_ids()]
    if typed.what == "roadmaps":
        heads = [documents.roadmap_document(roadmap) for roadmap in roadmaps]
        return {"roadmaps": heads}, map(texts.roadmap_line, roadmaps)
    if typed.what == "items":
        found = [item for roadmap in roadmaps for item in documents.catalog_items_document(roadmap)]
        return {"items": found}, [f"{item['id']}  {item['title']}" for item in found]
    catalogue = tuple(certifications().values())
    lines = [texts.certification_line(entry, retirement_warning(entry, catalogue)) for entry in catalogue]
    return {"certifications": [documents.certification_document(entry) for entry in catalogue]}, lines


def _week(typed: Namespace, workspace: Workspace) -> DocumentAndLines:
    now = workspace.schedule.as_of
    monday = monday_of(now.date() if typed.date is None else read_day(typed.date))
    week = summarize_week(workspace.plan, workspace.schedule, monday, now)
    return documents.week_document(workspace.plan, week, now), texts.week_text(workspace.plan, week, now)


def _plan(typed: Namespace, workspace: Workspace) -> DocumentAndLines:
    if typed.weeks is not None and typed.weeks < 1:
        raise Refusal(_("The number of weeks starts at 1."))
    return (
        documents.plan_document(workspace.plan, workspace.schedule, workspace.remedies, typed.weeks),
        texts.plan_text(workspace.plan, workspace.schedule, workspace.remedies, typed.weeks),
    )


def _why(typed: Namespace, workspace: Workspace) -> DocumentAndLines:
    session = find_session(workspace.schedule, typed.session)
    reason = reason_for(workspace.plan, workspace.schedule, session)
    now = workspace.schedule.as_of
    return (
        documents.reason_document(workspace.plan, reason, workspace.remedies, now),
        texts.reason_text(workspace.plan, reason, now),
    )


def _today(_typed: Namespace, workspace: Workspace) -> DocumentAndLines:
    schedule = workspace.schedule
    sessions = [
        session
        for session in schedule.sessions
        if session.start.date() == schedule.as_of.date() and session.state is not SessionState.SKIPPED
    ]
    return (
        documents.today_document(workspace.plan, schedule, workspace.remedies, sessions),
        texts.today_text(workspace.plan, schedule, sessions),
    )


def _history(_typed: Namespace, workspace: Workspace) -> DocumentAndLines:
    entries = workspace.history(limit=None)
    undone = _("  (undone)")
    lines = [f"{entry.at:%Y-%m-%d %H:%M}  {entry.label}{undone if entry.undone else ''}" for entry in entries]
    return documents.history_document(entries), lines


ANSWERS: dict[str, Callable[[Namespace, Workspace], DocumentAndLines]] = {
    "week": _week,
    "plan": _plan,
    "why": _why,
    "today": _today,
    "history": _history,
    "what-if": what_if,
    "forecast": answer_forecast,
}
