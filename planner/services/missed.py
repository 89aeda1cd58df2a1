"""Missed sessions: agreed to, over, and never answered. They are told once; their time is planned anew."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial

from planner.domain.edit import Edit
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.i18n import ngettext
from planner.scheduling.schedule import Schedule
from planner.services.sessions import finish_session
from planner.services.several_edits import joined

LOOK_BACK = timedelta(weeks=4)  # what is older is history; the week that it was in still shows it


def missed_since(plan: Plan, since: datetime | None, now: datetime) -> tuple[Session, ...]:
    """Return the missed sessions that ended after a moment, by start; without one, those of four weeks.

    What was for an item that is settled since then has no time to give back. Reviews come back by themselves.
    """
    first = now - LOOK_BACK if since is None else max(since, now - LOOK_BACK)
    found = (
        session
        for session in plan.sessions.values()
        if session.end > first and _is_missed(plan, session, now)
    )
    return tuple(sorted(found, key=lambda session: (session.start, session.id)))


def done_after_all(plan: Plan, schedule: Schedule, sessions: Iterable[str], now: datetime) -> Edit:
    """Say of sessions, by their ids, that they were done as planned; all as one step."""
    makers = [partial(finish_session, schedule=schedule, id=id, now=now) for id in sessions]
    label = ngettext("Logged {count} session as done", "Logged {count} sessions as done", len(makers))
    return joined(plan, label.format(count=len(makers)), makers)


def _is_missed(plan: Plan, session: Session, now: datetime) -> bool:
    is_study = session.kind is SessionKind.STUDY and session.state_at(now) is SessionState.MISSED
    return is_study and session.item in plan.items and not plan.status(session.item).is_settled
