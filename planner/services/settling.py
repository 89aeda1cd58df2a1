"""Settling: what a replan changes in the accepted weeks, so that it is saved with the edit that caused it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from planner.domain.edit import Change
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.scheduling.reviews import is_wanted
from planner.scheduling.schedule import Schedule
from planner.services.weeks import monday_of


def accepted_weeks(plan: Plan) -> set[date]:
    """Return the Mondays of the weeks that the learner has accepted."""
    return {monday_of(session.start) for session in plan.sessions.values() if session.accepted}


def settle(plan: Plan, schedule: Schedule, now: datetime) -> tuple[Change, ...]:
    """Return the changes that make the stored sessions agree with a schedule of the same plan.

    Sessions of accepted weeks that could not stay are removed or cut, and what takes their place is
    accepted with the rest of its week. Pinned ones stay while there is something left to study, or to review.
    Only sessions to come are touched.
    """
    laid = {session.id: session for session in schedule.sessions}
    return (*_lost_or_cut(plan, laid, now), *_newly_laid(plan, schedule))


def _lost_or_cut(plan: Plan, laid: dict[str, Session], now: datetime) -> Iterator[Change]:
    for session in plan.sessions.values():
        if session.state is not SessionState.PLANNED or session.start <= now:
            continue
        if session.pinned:
            is_over = not is_wanted(plan, session) if session.is_review else _is_settled(plan, session)
            if is_over:
                yield Change(session, None)
        elif session.accepted:
            after = laid.get(session.id)
            if after != session:
                yield Change(session, after)


def _is_settled(plan: Plan, session: Session) -> bool:
    return plan.status(session.item).is_settled


def _newly_laid(plan: Plan, schedule: Schedule) -> Iterator[Change]:
    weeks = accepted_weeks(plan)
    for session in schedule.sessions:
        is_new = session.id not in plan.sessions and session.kind is not SessionKind.EXAM
        if is_new and monday_of(session.start) in weeks:
            yield Change(None, replace(session, accepted=True))
