"""Settling: what a replan changes in the accepted weeks, so that it is saved with the edit that caused it."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, datetime, timedelta

from planner.domain.edit import Change, Edit, merged_changes
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.scheduling.reviews import is_wanted
from planner.scheduling.schedule import Schedule
from planner.services.weeks import monday_of
from planner.services.weeks_in_sight import accepted_weeks, asks_to_remember, remember, with_weeks_anew
from planner.values import replace

MOST_ROUNDS = 5


def settled(
    plan: Plan,
    edit: Edit,
    now: datetime,
    plan_again: Callable[[Plan], Schedule],
    *,
    remembers: bool = False,
) -> tuple[Edit, Plan, Schedule]:
    """Return an edit with all that it changes in the accepted weeks, and the plan and schedule after it.

    Taking back what cannot stay may free time earlier in the week, so it is asked until nothing moves. The
    weeks in sight are laid out anew where what is wanted has changed, and remembered anew then, or where a
    week was accepted, or where `remembers` asks for it. A week that was accepted before stays so, also
    where the edit empties it.
    """
    remembers = remembers or asks_to_remember(plan, edit)
    edit = with_weeks_anew(plan, edit)
    after = plan.after(edit)
    weeks = accepted_weeks(plan) | accepted_weeks(after)
    schedule = plan_again(after)
    for _round in range(MOST_ROUNDS):
        more = settle(after, schedule, weeks, now)
        if not more:
            break
        edit, after = _with(plan, edit, more)
        schedule = plan_again(after)
    if remembers:
        edit, after = _with(plan, edit, remember(after, schedule))
    return edit, after, schedule


def _with(plan: Plan, edit: Edit, more: Iterable[Change]) -> tuple[Edit, Plan]:
    """Return an edit that changes more, and the plan after it."""
    edit = replace(edit, changes=merged_changes((*edit.changes, *more)))
    return edit, plan.after(edit)


def settle(plan: Plan, schedule: Schedule, weeks: Collection[date], now: datetime) -> tuple[Change, ...]:
    """Return the changes that make the stored sessions agree with a schedule of the same plan.

    Sessions of accepted weeks that could not stay are removed or cut, and what takes their place is
    accepted with the rest of its week; `weeks` are the Mondays of the accepted ones. Pinned ones stay while
    there is something left to study, or to review. Only sessions to come are touched.
    """
    ahead = schedule.between(now.date(), max(weeks, default=date.min) + timedelta(weeks=1))
    laid = {session.id: session for session in ahead}
    return (*_lost_or_cut(plan, laid, now), *_newly_laid(plan, ahead, weeks, now))


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


def _newly_laid(
    plan: Plan, ahead: Iterable[Session], weeks: Collection[date], now: datetime
) -> Iterator[Change]:
    for session in ahead:
        is_study = session.kind is not SessionKind.EXAM and session.is_foreseen
        if is_study and session.start > now and monday_of(session.start) in weeks:
            yield Change(plan.sessions.get(session.id), replace(session, accepted=True))
