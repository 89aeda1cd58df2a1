"""One week of a plan as the learner sees it: sessions by day, open and busy hours, and the sums."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from planner.domain.plan import Plan
from planner.domain.session import Session
from planner.domain.time_entry import TimeEntry
from planner.scheduling.calendar import StudyCalendar
from planner.scheduling.intervals import Interval
from planner.scheduling.minutes import MINUTES_PER_DAY, midnight, moment_of
from planner.scheduling.schedule import Schedule, Span
from planner.services.weeks import monday_of
from planner.values import Value


class BusySpan(Value):
    """Time held by something else, with its title and the id of the calendar that says so."""

    start: datetime
    end: datetime
    title: str
    calendar: str = ""


class DaySummary(Value, kw_only=True):
    """One day: its sessions by start, its hours, and what makes it special. Lengths in minutes.

    Attributes:
        available: the hours set for study, less what is busy.
        day_off: title of the day off, "" for one without a title, None for an ordinary day.
    """

    day: date
    sessions: tuple[Session, ...]
    available: tuple[Span, ...]
    busy: tuple[BusySpan, ...]
    day_off: str | None
    planned: int
    done: int


class WeekSummary(Value, kw_only=True):
    """Seven days; `planned` holds what is done, `available` all hours set for study (minutes).

    Attributes:
        first: mostly a Monday; where weeks begin on another day, they reach into two of the plan's.
        done: all that was studied, whether it was planned or not.
        as_planned: how much of `planned` that is; see `studied_as_planned`.
        accepted: whether the learner has accepted any of it.
    """

    first: date
    days: tuple[DaySummary, ...]
    planned: int
    done: int
    as_planned: int
    available: int
    accepted: bool

    @property
    def beyond(self) -> int:
        """The minutes studied beyond what was planned."""
        return self.done - self.as_planned

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The sessions of the week by start, exams included."""
        return tuple(session for day in self.days for session in day.sessions)


def summarize_week(plan: Plan, schedule: Schedule, first: date, now: datetime) -> WeekSummary:
    """Return the seven days from `first` on, as seen at `now`."""
    calendar = StudyCalendar(plan)
    mondays = sorted({monday_of(first), monday_of(first + timedelta(days=6))})
    open_hours = [hours for monday in mondays for hours in calendar.available(midnight(monday))]
    by_day: dict[date, list[Session]] = {}
    for session in schedule.between(first, first + timedelta(weeks=1)):
        by_day.setdefault(session.start.date(), []).append(session)
    entries = entries_of_week(plan, first)
    days = tuple(
        _day(plan, day, by_day, _of_day(open_hours, day), now, done)
        for day, done in _done_by_day(entries, first).items()
    )
    counted = (session for day in days for session in day.sessions if session.counts_at(now))
    return WeekSummary(
        first=first,
        days=days,
        planned=sum(day.planned for day in days),
        done=sum(day.done for day in days),
        as_planned=studied_as_planned(counted, entries, now),
        available=sum(span.minutes for day in days for span in day.available),
        accepted=any(session.accepted for day in days for session in day.sessions),
    )


def entries_of_week(plan: Plan, first: date) -> list[TimeEntry]:
    """Return what was logged on the seven days from `first` on."""
    last = first + timedelta(days=6)
    return [entry for entry in plan.entries.values() if first <= entry.day <= last]


def studied_as_planned(sessions: Iterable[Session], entries: Iterable[TimeEntry], now: datetime) -> int:
    """Return how many minutes of some sessions were studied, by what was logged in their week.

    Time logged without a session counts for those of its item that are over and were not studied in full;
    nothing counts for those still to come.
    """
    in_session, alone, missing = Counter[str](), Counter[str](), Counter[str]()
    for entry in entries:
        if entry.session is None:
            alone[entry.item] += entry.minutes
        else:
            in_session[entry.session] += entry.minutes
    studied = 0
    for session in sessions:
        inside = min(session.minutes, in_session[session.id])
        studied += inside
        if session.state.is_studied or session.end <= now:
            missing[session.item] += session.minutes - inside
    return studied + (alone & missing).total()


def _day(
    plan: Plan,
    day: date,
    by_day: dict[date, list[Session]],
    available: Iterable[Interval],
    now: datetime,
    done: int,
) -> DaySummary:
    sessions = tuple(by_day.get(day, ()))
    off = next((span for span in plan.days_off.values() if span.first <= day <= span.last), None)
    busy = (
        BusySpan(busy.start, busy.end, busy.title, busy.calendar)
        for busy in plan.busy_times.values()
        if busy.start.date() <= day <= busy.end.date()
    )
    return DaySummary(
        day=day,
        sessions=sessions,
        available=tuple(Span(moment_of(start), moment_of(end)) for start, end in available),
        busy=tuple(sorted(busy, key=lambda span: span.start)),
        day_off=None if off is None else off.title,
        planned=sum(session.minutes for session in sessions if session.counts_at(now)),
        done=done,
    )


def _done_by_day(entries: Iterable[TimeEntry], first: date) -> dict[date, int]:
    minutes = {first + timedelta(days=index): 0 for index in range(7)}
    for entry in entries:
        minutes[entry.day] += entry.minutes
    return minutes


def _of_day(intervals: Iterable[Interval], day: date) -> list[Interval]:
    start = midnight(day)
    return [interval for interval in intervals if start <= interval[0] < start + MINUTES_PER_DAY]
