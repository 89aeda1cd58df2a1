"""One week of a plan as the learner sees it: sessions by day, open and busy hours, and the sums."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
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
        counted: by the id of each session that counts, its minutes in `planned`; see `planned_minutes`.
        accepted: whether the learner has accepted any of it.
    """

    first: date
    days: tuple[DaySummary, ...]
    counted: Mapping[str, int]
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
    sessions = schedule.between(first, first + timedelta(weeks=1))
    by_day: dict[date, list[Session]] = {}
    for session in sessions:
        by_day.setdefault(session.start.date(), []).append(session)
    entries = entries_of_week(plan, first)
    counted = planned_minutes(sessions, entries, now)
    days = tuple(
        _day(plan, day, by_day, _of_day(open_hours, day), counted, done)
        for day, done in _done_by_day(entries, first).items()
    )
    return WeekSummary(
        first=first,
        days=days,
        counted=counted,
        planned=sum(day.planned for day in days),
        done=sum(day.done for day in days),
        as_planned=studied_as_planned((each for each in sessions if each.id in counted), entries, now),
        available=sum(span.minutes for day in days for span in day.available),
        accepted=any(session.accepted for day in days for session in day.sessions),
    )


def entries_of_week(plan: Plan, first: date) -> list[TimeEntry]:
    """Return what was logged on the seven days from `first` on."""
    last = first + timedelta(days=6)
    return [entry for entry in plan.entries.values() if first <= entry.day <= last]


def planned_minutes(
    sessions: Iterable[Session], entries: Iterable[TimeEntry], now: datetime
) -> dict[str, int]:
    """Return by id how many minutes of the sessions of a week count as planned, where there are any.

    What is missed stays planned as far as it was studied all the same: else such time would turn at midnight
    into time beyond the plan.
    """
    meant = [session for session in sessions if is_meant_study(session)]
    studied = _studied(meant, entries, now)
    minutes = {each.id: each.minutes if each.counts_at(now) else studied[each.id] for each in meant}
    return {id: count for id, count in minutes.items() if count}


def is_meant_study(session: Session) -> bool:
    """Whether a session is study that the learner has not skipped, whether it was missed or not."""
    return session.kind is not SessionKind.EXAM and session.state is not SessionState.SKIPPED


def studied_as_planned(sessions: Iterable[Session], entries: Iterable[TimeEntry], now: datetime) -> int:
    """Return how many minutes of some sessions were studied, by what was logged in their week.

    Time logged without a session counts for those of its item that are over and were not studied in full;
    nothing counts for those still to come.
    """
    return sum(_studied(sessions, entries, now).values())


def _studied(sessions: Iterable[Session], entries: Iterable[TimeEntry], now: datetime) -> dict[str, int]:
    """Return by id how many minutes of each were studied; time without a session goes to the earliest."""
    in_session, alone = Counter[str](), Counter[str]()
    for entry in entries:
        if entry.session is None:
            alone[entry.item] += entry.minutes
        else:
            in_session[entry.session] += entry.minutes
    studied = {}
    for session in sorted(sessions, key=lambda session: session.start):
        minutes = min(session.minutes, in_session[session.id])
        if session.state.is_studied or session.end <= now:
            more = min(session.minutes - minutes, alone[session.item])
            alone[session.item] -= more
            minutes += more
        studied[session.id] = minutes
    return studied


def _day(
    plan: Plan,
    day: date,
    by_day: dict[date, list[Session]],
    available: Iterable[Interval],
    counted: Mapping[str, int],
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
        planned=sum(counted.get(session.id, 0) for session in sessions),
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
