"""The weekly review: what was, the hours to come, and the acceptance of the week, all as one step."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import partial

from planner.domain.availability import TimeRange
from planner.domain.edit import Change, Edit, merged_changes
from planner.domain.errors import Refusal
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.formats import day
from planner.i18n import _
from planner.scheduling.engine import make_schedule
from planner.scheduling.estimates import Estimates, learn
from planner.scheduling.network import StudyNetwork
from planner.scheduling.schedule import Schedule
from planner.services.availability import add_day_off, add_extra_hours, remove_extra_hours
from planner.services.differences import SessionChanges, changes_of, to_come
from planner.services.items import finish_item, is_studied_out
from planner.services.sessions import (
    accept_week,
    finish_session,
    sessions_of_week,
    sessions_to_accept,
    skip_session,
)
from planner.services.several_edits import MakeEdit
from planner.services.single_days_off import put_day_back
from planner.services.weeks import monday_of
from planner.values import Value, field

WEEK = timedelta(weeks=1)
_DAY = timedelta(days=1)
_FRIDAY = 4


class SessionAnswer(StrEnum):
    """What is said of a session that is over without a word. `LATER` stores nothing."""

    LATER = "later"
    DROP = "drop"
    DONE = "done"


class NewHours(Value):
    """Study hours that are to be added on one day."""

    day: date
    hours: TimeRange


class ReviewAnswers(Value, kw_only=True):
    """All that was answered in a review.

    Attributes:
        sessions: by session id; one that is missing comes later.
        completed: ids of the items that are done.
        days_off, put_back: days to take off, and days off to study on.
        extra_hours, dropped_hours: hours to add, and the ids of extra hours to take back.
    """

    sessions: Mapping[str, SessionAnswer] = field(default_factory=dict)
    completed: frozenset[str] = frozenset()
    days_off: frozenset[date] = frozenset()
    put_back: frozenset[date] = frozenset()
    extra_hours: tuple[NewHours, ...] = ()
    dropped_hours: frozenset[str] = frozenset()


class ReviewedWeek(Value, kw_only=True):
    """Where the answers of a review lead.

    Attributes:
        plan, schedule: as they are after the answers, before the week is accepted.
        answered: the changes that the answers make.
        accepted: the changes that accept the week.
        was_accepted: whether any of the week was accepted before.
        differences: what the week has of what was accepted of it, or else of what it held before the answers.
    """

    plan: Plan
    schedule: Schedule
    answered: tuple[Change, ...]
    accepted: tuple[Change, ...]
    was_accepted: bool
    differences: SessionChanges

    @property
    def changes_nothing(self) -> bool:
        """Whether there is nothing to store."""
        return not self.answered and not self.accepted


def week_to_prepare(now: datetime) -> date:
    """Return the Monday of the week that a review prepares: from Friday on, that of the next week."""
    monday = monday_of(now)
    return monday + WEEK if now.weekday() >= _FRIDAY else monday


def sessions_to_answer(plan: Plan, schedule: Schedule, coming: date, now: datetime) -> tuple[Session, ...]:
    """Return the sessions of the week before a coming one that are over without a word, by start.

    Reviews are not asked for, as they come back by themselves, nor what was for an item that is settled.
    """
    return tuple(
        session
        for session in sessions_of_week(schedule, coming - WEEK)
        if session.kind is SessionKind.STUDY
        and session.state is SessionState.PLANNED
        and session.end <= now
        and not plan.status(session.item).is_settled
    )


def items_to_answer(plan: Plan, estimates: Estimates | None = None) -> tuple[Item, ...]:
    """Return the items that were studied as long as they should take; those studied last come first."""
    estimates = estimates or learn(plan)
    entries = sorted(plan.entries.values(), key=lambda entry: (entry.day, int(entry.id)), reverse=True)
    studied = dict.fromkeys(entry.item for entry in entries if entry.item in plan.items)
    return tuple(plan.items[id] for id in studied if is_studied_out(plan, id, estimates))


def plan_after_sessions(plan: Plan, schedule: Schedule, answers: ReviewAnswers, now: datetime) -> Plan:
    """Return the plan after what was said of the sessions. Raises Refusal where that cannot be."""
    return _after(plan, _session_makers(schedule, answers, now))[0]


def plan_after_answers(plan: Plan, schedule: Schedule, answers: ReviewAnswers, now: datetime) -> Plan:
    """Return the plan after all answers, before the week is accepted. Raises Refusal as each would."""
    return _after(plan, _makers(plan, schedule, answers, now))[0]


def reviewed(
    plan: Plan,
    schedule: Schedule,
    coming: date,
    answers: ReviewAnswers,
    now: datetime,
    network: StudyNetwork | None = None,
    agreed: Collection[Session] = (),
) -> ReviewedWeek:
    """Return where the answers lead, with the week that is proposed then. Raises Refusal as they would.

    `agreed` are the sessions of the coming week as they were accepted; without any, as they stand accepted.
    """
    after, answered = _after(plan, _makers(plan, schedule, answers, now))
    proposed = make_schedule(after, now, network)
    return ReviewedWeek(
        plan=after,
        schedule=proposed,
        answered=answered,
        accepted=_acceptance(after, proposed, coming, now),
        was_accepted=_is_accepted(schedule, coming),
        differences=_differences(schedule, proposed, coming, agreed),
    )


def review_week(plan: Plan, schedule: Schedule, coming: date, answers: ReviewAnswers, now: datetime) -> Edit:
    """Store all answers and accept the coming week, as it is proposed after them, in one step."""
    week = reviewed(plan, schedule, coming, answers, now)
    changes = merged_changes((*week.answered, *week.accepted))
    if not changes:
        raise Refusal(_("Nothing changes: all of it stands like that already."))
    return Edit(_("Reviewed the week of {day}").format(day=day(coming)), changes)


def _makers(plan: Plan, schedule: Schedule, answers: ReviewAnswers, now: datetime) -> Iterator[MakeEdit]:
    yield from _session_makers(schedule, answers, now)
    yield from (
        partial(_complete, id=id, estimates=schedule.estimates, now=now) for id in sorted(answers.completed)
    )
    yield from (partial(put_day_back, on=day) for day in sorted(answers.put_back))
    for first, last in _spans(answers.days_off):
        yield partial(add_day_off, first=first, last=last, now=now)
    for id in sorted(answers.dropped_hours & plan.extra_hours.keys()):
        yield partial(remove_extra_hours, id=id)
    for extra in answers.extra_hours:
        yield partial(add_extra_hours, on=extra.day, hours=extra.hours, now=now)


def _session_makers(schedule: Schedule, answers: ReviewAnswers, now: datetime) -> Iterator[MakeEdit]:
    for id, answer in answers.sessions.items():
        if answer is SessionAnswer.DONE:
            yield partial(finish_session, schedule=schedule, id=id, now=now)
        elif answer is SessionAnswer.DROP:
            yield partial(skip_session, schedule=schedule, id=id, now=now)


def _complete(plan: Plan, id: str, estimates: Estimates, now: datetime) -> Edit:
    """Call an item done, unless another that covers it was, or the time that led to the question is gone.

    The estimates are those with which it was asked: what the first answers tell changes no other question.
    """
    return finish_item(plan, id, now) if is_studied_out(plan, id, estimates) else Edit("", ())


def _after(plan: Plan, makers: Iterable[MakeEdit]) -> tuple[Plan, tuple[Change, ...]]:
    """Make edits one after the other; return the plan that they leave, and all that they changed."""
    changes: list[Change] = []
    for make in makers:
        edit = make(plan)
        plan = plan.after(edit)
        changes += edit.changes
    return plan, merged_changes(changes)


def _spans(days: Iterable[date]) -> list[tuple[date, date]]:
    """Return days as spans, both ends included; days that follow each other are one."""
    spans: list[tuple[date, date]] = []
    for each in sorted(days):
        if spans and spans[-1][1] + _DAY == each:
            spans[-1] = spans[-1][0], each
        else:
            spans.append((each, each))
    return spans


def _acceptance(plan: Plan, schedule: Schedule, coming: date, now: datetime) -> tuple[Change, ...]:
    if not sessions_to_accept(schedule, coming, now):
        return ()
    return accept_week(plan, schedule, coming, now).changes


def _is_accepted(schedule: Schedule, coming: date) -> bool:
    return any(session.accepted for session in sessions_of_week(schedule, coming))


def _differences(
    before: Schedule, after: Schedule, coming: date, agreed: Collection[Session]
) -> SessionChanges:
    known = to_come(_week_before(before, coming, agreed), before.as_of)
    return changes_of(known, to_come(sessions_of_week(after, coming), after.as_of))


def _week_before(schedule: Schedule, coming: date, agreed: Collection[Session]) -> Iterable[Session]:
    """Return what a week is compared with; a session that has its answer meanwhile is no difference."""
    week = sessions_of_week(schedule, coming)
    if not _is_accepted(schedule, coming):
        return week
    if not agreed:
        return (session for session in week if session.is_held)
    answered = {session.id for session in week if session.state is not SessionState.PLANNED}
    return (session for session in agreed if session.id not in answered)
