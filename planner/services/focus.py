"""Use cases of the focus timer: what can be timed, and how its minutes are logged."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum

from planner.domain.card import Rating
from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.focus_timer import Blocks, FocusTimer
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.i18n import _
from planner.scheduling.schedule import Schedule
from planner.services.items import log_time
from planner.services.reviews import answer_this_review
from planner.services.sessions import MOST_DAYS_AHEAD, answer, find_session
from planner.values import Value, replace


class Standing(StrEnum):
    """What became of a timer's session in the plan while it ran."""

    OPEN = "open"  # it can be answered, or there is none
    ANSWERED = "answered"  # somebody said of it how it went
    GONE = "gone"  # it was taken out; the time still belongs to its item
    LOST = "lost"  # the item itself is no longer there


class Found(Value):
    """A timer's session as the plan has it now; None where the time is logged for the item alone."""

    standing: Standing
    session: Session | None = None


def begin_session(
    plan: Plan, schedule: Schedule, id: str, now: datetime, blocks: Blocks | None = None
) -> FocusTimer:
    """Return a timer for a session; it counts down what is left of its length.

    Raises Refusal for an exam, a session that is done, and one that is too far ahead to be answered.
    """
    session = find_session(schedule, id)
    if not can_be_timed(session, now):
        raise Refusal(_("This session cannot be timed now; choose what to study in the timer."))
    earlier = plan.minutes_by_session().get(id, 0) if session.state is SessionState.PARTLY else 0
    rest = session.minutes - earlier
    return FocusTimer(
        item=session.item,
        title=plan.title_of(session),
        begun=now,
        since=now,
        seen=now,
        session=session,
        earlier=earlier,
        last_entry=plan.last_entry,
        length=timedelta(minutes=rest) if rest > 0 else None,
        blocks=blocks,
    )


def begin_item(plan: Plan, id: str, now: datetime, blocks: Blocks | None = None) -> FocusTimer:
    """Return a timer for an item, without a session; it counts up. Raises Refusal for a milestone."""
    item = plan.item(id)
    if item.is_milestone:
        raise Refusal(_("{title} is a milestone; there is nothing to study.").format(title=item.title))
    return FocusTimer(
        item=id,
        title=item.title,
        begun=now,
        since=now,
        seen=now,
        last_entry=plan.last_entry,
        blocks=blocks,
    )


def can_be_timed(session: Session, now: datetime) -> bool:
    """Whether a session can be studied with the timer now."""
    is_near = session.start.date() <= now.date() + timedelta(days=MOST_DAYS_AHEAD)
    return session.kind is not SessionKind.EXAM and session.state is not SessionState.DONE and is_near


def sessions_to_time(schedule: Schedule, now: datetime) -> Iterator[Session]:
    """Yield the sessions from now on that can be timed, by start."""
    for session in schedule.between(now.date(), now.date() + timedelta(days=MOST_DAYS_AHEAD + 1)):
        is_open = session.end > now and session.state is SessionState.PLANNED
        if is_open and can_be_timed(session, now):
            yield session


def find(plan: Plan, timer: FocusTimer) -> Found:
    """Return how a timer's session stands in the plan now."""
    if timer.item not in plan.items:
        return Found(Standing.LOST)
    session = timer.session
    if session is None:
        return Found(Standing.OPEN)
    answered = _answered(plan, timer, session)
    if answered is not None:
        return Found(Standing.ANSWERED, answered)
    stored = plan.sessions.get(session.id)
    # Where it was accepted, moved or cut meanwhile, it counts as it is now.
    if stored is not None and (stored.is_held or session.is_held):
        return Found(Standing.OPEN, stored)
    if session.is_held:
        return Found(Standing.GONE)
    # One that nobody agreed to gives way as time passes; the study in it was real.
    state = stored.state if stored is not None else SessionState.PLANNED
    return Found(Standing.OPEN, replace(session, state=state))


def minutes_in_all(plan: Plan, timer: FocusTimer, now: datetime) -> int:
    """Return the minutes that the timer's session has with those of the timer."""
    return timer.minutes_at(now) + _earlier_minutes(plan, timer)


def _earlier_minutes(plan: Plan, timer: FocusTimer) -> int:
    """Return the minutes that a timer's session has besides those of the timer.

    An answer that was given meanwhile took the place of what the session had; what was taken back is gone.
    """
    found = find(plan, timer)
    if found.session is None:
        return 0
    if found.standing is Standing.ANSWERED:
        return timer.earlier
    return plan.minutes_by_session().get(found.session.id, 0)


def minutes_to_log(
    plan: Plan, timer: FocusTimer, now: datetime, *, is_finished: bool, rating: Rating | None = None
) -> int:
    """Return the minutes in all with which a timer is logged; 0 where it has nothing to say.

    An answer counts however short the study was: a review is logged with a minute at least, and a session
    that is done with what was logged of it before.
    """
    total, session = minutes_in_all(plan, timer, now), find(plan, timer).session
    if session is not None and rating is not None:
        return max(1, total)
    is_answer = is_finished and session is not None
    return total if is_answer or timer.minutes_at(now) else 0


def log_focus(
    plan: Plan,
    timer: FocusTimer,
    minutes: int,
    now: datetime,
    *,
    is_finished: bool = True,
    rating: Rating | None = None,
) -> Edit:
    """Log a timer: its session is done, or partly done, with `minutes` in all; a review takes a rating.

    What was said of the session meanwhile is replaced. Without a session, or where it was taken out, the
    minutes are logged for the item. Raises Refusal where the item is no longer in the plan.
    """
    found = find(plan, timer)
    if found.standing is Standing.LOST:
        raise Refusal(_("{title} is no longer in the plan.").format(title=timer.title))
    session = found.session
    if session is None:
        return log_time(plan, timer.item, minutes, min(timer.begun, now).date(), now)
    if session.is_review:
        return _answer_review(plan, session, rating, now, minutes)
    template = _("Did {title}") if is_finished else _("Did part of {title}")
    state = SessionState.DONE if is_finished else SessionState.PARTLY
    return answer(plan, session, state, template, minutes, now)


def _answer_review(plan: Plan, session: Session, rating: Rating | None, now: datetime, minutes: int) -> Edit:
    if rating is None:
        raise Refusal(_("This is a review; answer it with again, hard, good or easy."))
    return answer_this_review(plan, session, rating, now, minutes)


def _answered(plan: Plan, timer: FocusTimer, session: Session) -> Session | None:
    """Return the session of the same study for which an answer was given since the timer began."""
    since = {entry.session for entry in plan.entries.values() if int(entry.id) > timer.last_entry}
    for other in plan.sessions.values():
        if other.id in since and other.state.is_studied and _is_same_study(session, other):
            return other
    return None


def _is_same_study(session: Session, other: Session) -> bool:
    """Whether two are one: a session that gave way comes back under another id at the same time."""
    overlaps = other.start < session.end and session.start < other.end
    is_alike = (other.item, other.kind) == (session.item, session.kind)
    return other.id == session.id or (is_alike and overlaps and not session.is_held)
