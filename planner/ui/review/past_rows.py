"""Step one of a review as the learner reads it: the week that ends, and what is asked of it. Knows no Qt."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from planner.domain.plan import Plan
from planner.domain.session import Session, SessionState
from planner.formats import duration, hours
from planner.i18n import _
from planner.scheduling.estimates import Estimates
from planner.scheduling.schedule import Schedule
from planner.services.sessions import sessions_of_week
from planner.services.week_summary import entries_of_week, is_meant_study, studied_as_planned
from planner.services.weekly_review import (
    WEEK,
    ReviewAnswers,
    SessionAnswer,
    items_to_answer,
    plan_after_sessions,
    sessions_to_answer,
)
from planner.ui.shared.date_words import DateWords, clock_span, near_days
from planner.ui.week.completion_rows import ask_about
from planner.values import Value

NOT_YET, COMPLETED = "not-yet", "completed"
_LAST_DAY = timedelta(days=6)


class Choice(Value):
    """An answer, and the letters that give it, the first of which is told."""

    key: str
    words: str
    letters: str


class AskRow(Value, kw_only=True):
    """One question.

    Attributes:
        of: id of the session or item that it is about.
        is_item: whether it is about an item.
        chosen: key of the present answer.
    """

    id: str
    of: str
    is_item: bool
    title: str
    detail: str
    subject: str
    choices: tuple[Choice, ...]
    chosen: str

    @property
    def keys(self) -> str:
        """Return the letters with their answers: "L later, X drop, D done after all"."""
        return ", ".join(f"{choice.letters[0]} {choice.words.lower()}" for choice in self.choices)

    @property
    def answer(self) -> str:
        """Return the present answer in words."""
        return next(choice.words for choice in self.choices if choice.key == self.chosen)

    def key_of(self, letter: str) -> str | None:
        """Return the answer that a letter gives, or None."""
        return next((choice.key for choice in self.choices if letter in choice.letters), None)


class PastRows(Value):
    """The week that ends in one sentence, and its questions."""

    sentence: str
    rows: tuple[AskRow, ...]

    @property
    def has_sessions(self) -> bool:
        """Whether any question is about a session."""
        return any(not row.is_item for row in self.rows)

    @property
    def are_all_later(self) -> bool:
        """Whether every session comes later."""
        return all(row.chosen == SessionAnswer.LATER for row in self.rows if not row.is_item)


def session_choices() -> tuple[Choice, ...]:
    """Return what can be said of a session that is over."""
    return (
        Choice(SessionAnswer.LATER, _("Later"), "L"),
        Choice(SessionAnswer.DROP, _("Drop"), "X"),
        Choice(SessionAnswer.DONE, _("Done after all"), "D"),
    )


def item_choices() -> tuple[Choice, ...]:
    """Return what can be said of an item studied as long as estimated."""
    return Choice(NOT_YET, _("Not yet"), "NL"), Choice(COMPLETED, _("Completed"), "CD")


def past_rows(
    plan: Plan, schedule: Schedule, coming: date, answers: ReviewAnswers, now: datetime, words: DateWords
) -> PastRows:
    """Return step one. Raises Refusal where the answers cannot be."""
    after = plan_after_sessions(plan, schedule, answers, now)
    asked = sessions_to_answer(plan, schedule, coming, now)
    rows = (
        *(_session_row(plan, session, answers, words) for session in asked),
        *_item_rows(after, schedule.estimates, answers),
    )
    return PastRows(_sentence(after, schedule, coming, now, words), rows)


def _session_row(plan: Plan, session: Session, answers: ReviewAnswers, words: DateWords) -> AskRow:
    item = plan.items.get(session.item)
    return AskRow(
        id=f"session:{session.id}",
        of=session.id,
        is_item=False,
        title=plan.title_of(session),
        detail=_("{day}, {span}, {length}").format(
            day=words.short_day(session.start.date()),
            span=clock_span(words, session.start, session.end),
            length=duration(session.minutes),
        ),
        subject=item.subject.value if item else "",
        choices=session_choices(),
        chosen=answers.sessions.get(session.id, SessionAnswer.LATER),
    )


def _item_rows(after: Plan, estimates: Estimates, answers: ReviewAnswers) -> Iterator[AskRow]:
    for item in items_to_answer(after, estimates):
        ask = ask_about(after, item, estimates)
        yield AskRow(
            id=f"item:{item.id}",
            of=item.id,
            is_item=True,
            title=ask.title,
            detail=ask.text,
            subject=item.subject.value,
            choices=item_choices(),
            chosen=COMPLETED if item.id in answers.completed else NOT_YET,
        )


def _sentence(after: Plan, schedule: Schedule, coming: date, now: datetime, words: DateWords) -> str:
    """Say what was done of what was planned, what was done beyond it, and what the week still holds.

    What is done of it and what is to come are together never more than what was planned.
    """
    first = coming - WEEK
    last = first + _LAST_DAY
    week = (after.sessions.get(each.id, each) for each in sessions_of_week(schedule, first))
    counted = [session for session in week if is_meant_study(session)]
    entries = entries_of_week(after, first)
    planned = sum(session.minutes for session in counted)
    done = sum(entry.minutes for entry in entries)
    ahead = sum(session.minutes for session in counted if _is_ahead(session, now))
    days = near_days(words, first, last, now.date())
    if not planned:
        return _("{days}: {done} h done, nothing was planned.").format(days=days, done=hours(done))
    within = studied_as_planned(counted, entries, now)
    told = [_("{done} of {planned} h done").format(done=hours(within), planned=hours(planned))]
    if done > within:
        told.append(_("{more} h beyond the plan").format(more=hours(done - within)))
    if ahead:
        told.append(_("{ahead} h still to come").format(ahead=hours(ahead)))
    return _("{days}: {told}.").format(days=days, told=", ".join(told))


def _is_ahead(session: Session, now: datetime) -> bool:
    return session.state is SessionState.PLANNED and session.end > now
