"""Reminders: what is worth a word outside of the window, and when; nothing is told in quiet time."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final, Protocol

from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.formats import duration
from planner.i18n import _
from planner.scheduling.schedule import Schedule
from planner.services.sessions import sessions_of_week, sessions_to_accept
from planner.services.silence import Silence, silence_of
from planner.services.weeks import monday_of
from planner.values import Value, field, replace

LEADS: Final = (0, 5, 10, 15, 30)  # minutes before a session
USUAL_LEAD: Final = 10
LATER: Final = timedelta(minutes=15)
IN_SIGHT: Final = timedelta(days=8)  # what lies further ahead is looked for again before it comes
_GRACE: Final = timedelta(minutes=10)  # so long after its beginning a session is still worth a word
_WEEK: Final = timedelta(weeks=1)
_WEEK_ASKED: Final = timedelta(hours=6)  # before Monday begins: Sunday at 18:00
_WEEK_STALE: Final = timedelta(hours=12)  # after it began: Monday at noon
_DAY: Final = timedelta(days=1)
_MORNING: Final = timedelta(hours=9)  # when a day that matters is told


class ReminderKind(StrEnum):
    """What a reminder is of."""

    SESSION = "session"
    REGISTRATION = "registration"
    WEEK = "week"


class MomentWords(Protocol):
    """Writes moments as the learner's locale does."""

    def clock(self, moment: datetime) -> str:
        """Write "19:00"."""

    def weekday(self, day: date) -> str:
        """Write "Saturday"."""

    def short_day(self, day: date) -> str:
        """Write "Sat 28 Nov"."""


class ReminderWishes(Value, kw_only=True):
    """What the learner wants to be reminded of.

    Attributes:
        is_on: the one switch for all.
        lead: minutes before a session, or None for no reminders of sessions.
        of_week: whether a week that wants planning is told.
        of_registration: whether it is told when the registration for an exam closes.
        quiet: from and to, in minutes after midnight; two that are equal leave no quiet hours.
        paused_until: nothing is told before; None without a pause.
    """

    is_on: bool = True
    lead: int | None = USUAL_LEAD
    of_week: bool = True
    of_registration: bool = True
    quiet: tuple[int, int] = (22 * 60, 7 * 60)
    paused_until: datetime | None = None


class ToldBefore(Value):
    """What became of earlier reminders, by their keys: those told, and those asked for again at a moment."""

    told: frozenset[str] = frozenset()
    later: Mapping[str, datetime] = field(default_factory=dict)


NOTHING_TOLD: Final = ToldBefore()


class Reminder(Value, kw_only=True):
    """One reminder.

    Attributes:
        key: the same for the same matter, whenever it is worked out; it ends with the last day that
            the matter is of, by which those who remember it know when they can forget it.
        subject: the id of the session or the exam, or the Monday of the week as in ISO 8601.
        at: when it is told.
        until: when it is of no use any more.
    """

    key: str
    kind: ReminderKind
    subject: str
    at: datetime
    until: datetime
    title: str
    sentence: str


def reminders(
    plan: Plan,
    schedule: Schedule,
    now: datetime,
    wishes: ReminderWishes,
    words: MomentWords,
    before: ToldBefore = NOTHING_TOLD,
) -> tuple[Reminder, ...]:
    """Return the reminders that were not told yet and are still of use, by when they are to be told.

    None of these moments is over: what is late is due now. What falls into quiet time is told when that ends.
    """
    if not wishes.is_on or not plan.items:
        return ()
    silence = silence_of(plan, now, now + IN_SIGHT + _DAY, wishes.quiet, wishes.paused_until)
    # What can be told now or is in sight, and all of the two weeks that it lies in.
    near = schedule.between(monday_of(now), monday_of(now) + 2 * _WEEK)
    found = (
        *_of_sessions(plan, near, wishes, words, before),
        *_of_weeks(schedule, now, wishes, words),
        *(_of_registrations(plan, now, words) if wishes.of_registration else ()),
    )
    placed = (_placed(reminder, silence, now, before) for reminder in found)
    return tuple(sorted(filter(None, placed), key=lambda reminder: (reminder.at, reminder.key)))


def next_after(found: tuple[Reminder, ...], now: datetime) -> Reminder | None:
    """Return the first reminder that is still to come, for which a clock has to wake."""
    return next((reminder for reminder in found if reminder.at > now), None)


def due(found: tuple[Reminder, ...], now: datetime) -> tuple[Reminder, ...]:
    """Return the reminders that are to be told now."""
    return tuple(reminder for reminder in found if reminder.at <= now)


def tomorrow(now: datetime) -> datetime:
    """Return until when reminders rest that are paused until tomorrow: the midnight to come."""
    return datetime.combine(now.date() + _DAY, time.min)


def _of_sessions(
    plan: Plan, near: Iterable[Session], wishes: ReminderWishes, words: MomentWords, before: ToldBefore
) -> Iterator[Reminder]:
    for session in near:
        wanted = session.state is SessionState.PLANNED and session.kind is not SessionKind.EXAM
        key = f"session {session.id} {session.start:%Y-%m-%d}"
        if wanted and (wishes.lead is not None or key in before.later):
            at = before.later.get(key, session.start - timedelta(minutes=wishes.lead or 0))
            yield _of_session(plan, session, key, at, words)


def _of_session(plan: Plan, session: Session, key: str, at: datetime, words: MomentWords) -> Reminder:
    grace = max(session.start + _GRACE, at + _GRACE)
    title = plan.title_of(session)
    return Reminder(
        key=key,
        kind=ReminderKind.SESSION,
        subject=session.id,
        at=at,
        until=min(grace, session.end),
        title=_("Review: {title}").format(title=title) if session.is_review else title,
        sentence=" ".join(filter(None, (_when(session, at, words), _exam_near(plan, session, words)))),
    )


def _when(session: Session, at: datetime, words: MomentWords) -> str:
    if at > session.start:
        return _("From {start} to {end}.").format(
            start=words.clock(session.start), end=words.clock(session.end)
        )
    return _("At {start}, {length}.").format(
        start=words.clock(session.start), length=duration(session.minutes)
    )


def _exam_near(plan: Plan, session: Session, words: MomentWords) -> str:
    """Name the exam that a session is for, where it is at most a week off."""
    goal = plan.goals.get(session.goal or "")
    if goal is None or not goal.is_exam or goal.due is None or goal.outcome is not None:
        return ""
    days = (goal.due.date() - session.start.date()).days
    if not 0 <= days < _WEEK.days:
        return ""
    if days == 0:
        return _("{exam} is today.").format(exam=goal.title)
    if days == 1:
        return _("{exam} is tomorrow.").format(exam=goal.title)
    return _("{exam} is on {weekday}.").format(exam=goal.title, weekday=words.weekday(goal.due.date()))


def _of_weeks(
    schedule: Schedule, now: datetime, wishes: ReminderWishes, words: MomentWords
) -> Iterator[Reminder]:
    """Ask for the week that began this morning, or begins with the next Monday, until it is accepted."""
    this = monday_of(now)
    for monday in (this, this + _WEEK) if wishes.of_week else ():
        begin = datetime.combine(monday, time.min)
        is_accepted = any(session.accepted for session in sessions_of_week(schedule, monday))
        if not is_accepted and sessions_to_accept(schedule, monday, now):
            yield Reminder(
                key=f"week {monday.isoformat()}",
                kind=ReminderKind.WEEK,
                subject=monday.isoformat(),
                at=begin - _WEEK_ASKED,
                until=begin + _WEEK_STALE,
                title=_("The week of {day} is ready for a look.").format(day=words.short_day(monday)),
                sentence=_("What was, your hours, and the week to come: about a minute."),
            )


def _of_registrations(plan: Plan, now: datetime, words: MomentWords) -> Iterator[Reminder]:
    """Tell of each registration a week before it closes, and a day before; of none that is made."""
    in_sight = now.date(), now.date() + IN_SIGHT + _WEEK
    for goal in plan.goals.values():
        closes = goal.registration_closes
        if closes is None or goal.booked or goal.outcome is not None:
            continue
        if not in_sight[0] <= closes <= in_sight[1]:
            continue
        end = datetime.combine(closes, time.min) + _DAY
        day_before = end - 2 * _DAY + _MORNING
        week_before = end - _DAY - _WEEK + _MORNING
        for lead, at, until in (("week", week_before, day_before), ("day", day_before, end)):
            yield Reminder(
                key=f"registration {goal.id} {lead} {closes.isoformat()}",
                kind=ReminderKind.REGISTRATION,
                subject=goal.id,
                at=at,
                until=until,
                title=goal.title,
                sentence=_("Registration closes on {day}.").format(day=words.short_day(closes)),
            )


def _placed(reminder: Reminder, silence: Silence, now: datetime, before: ToldBefore) -> Reminder | None:
    """Return a reminder at the first moment that is not quiet, now at the earliest; None where none is left.

    What was asked for again comes when it was asked for.
    """
    if reminder.key in before.told:
        return None
    at = max(reminder.at, now)
    if reminder.key not in before.later:
        at = silence.first_open(at)
    return replace(reminder, at=at) if at < min(reminder.until, now + IN_SIGHT) else None
