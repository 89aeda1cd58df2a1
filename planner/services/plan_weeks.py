"""The plan week by week, until the last goal: what is studied, and what is due."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind
from planner.formats import last_day
from planner.scheduling.calendar import StudyCalendar
from planner.scheduling.minutes import MINUTES_PER_DAY, midnight
from planner.scheduling.schedule import Schedule
from planner.services.week_summary import entries_of_week, planned_minutes
from planner.services.weeks import first_of_week, monday_of
from planner.values import Value

_WEEK = timedelta(weeks=1)
_DAYS = timedelta(days=6)


class PlannedWeek(Value, kw_only=True):
    """Seven days of the plan; lengths in minutes.

    Attributes:
        first, last: its first and last day; a stretch of weeks without anything may be one.
        studied: the titles of what is studied, with their minutes, in the order of their first session.
        reviews: the minutes in which finished items come back.
        due: the titles of the goals without an exam whose last day it holds, each with that day.
        days_off: the titles of its days off, "" for one without a title.
    """

    first: date
    last: date
    planned: int = 0
    available: int = 0
    studied: tuple[tuple[str, int], ...] = ()
    reviews: int = 0
    exams: tuple[Session, ...] = ()
    due: tuple[tuple[str, date], ...] = ()
    days_off: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to study and nothing due."""
        return not (self.studied or self.reviews or self.exams or self.due)


def planned_weeks(plan: Plan, schedule: Schedule, day: date, now: datetime) -> tuple[PlannedWeek, ...]:
    """Return the weeks from the one that begins with a day to the last goal's.

    Without a goal they go on to the last session. Weeks without anything that follow each other are one.
    """
    weekday = day.weekday()
    by_week: dict[date, list[Session]] = {}
    for session in schedule.sessions:
        by_week.setdefault(first_of_week(session.start, weekday), []).append(session)
    reader = _Reader(plan, now, StudyCalendar(plan), by_week)
    last = first_of_week(_last_day(plan, schedule, day), weekday)
    weeks = (last - day) // _WEEK + 1
    return tuple(_merged(reader.week(day + number * _WEEK) for number in range(max(1, weeks))))


def _last_day(plan: Plan, schedule: Schedule, first: date) -> date:
    """The day of the last goal, or of the last session without one; what lies in the past counts nothing."""
    days = [last_day(goal.due) for goal in _open_goals(plan) if goal.due is not None]
    finishes = (outlook.planned_finish for outlook in schedule.goals)
    days += [finish.date() for finish in finishes if finish is not None]
    if not days:
        days = [session.start.date() for session in schedule.sessions]
    return max(days, default=first)


def _open_goals(plan: Plan) -> list[Goal]:
    return [goal for goal in plan.goals.values() if goal.outcome is None]


class _Reader(Value):
    plan: Plan
    now: datetime
    calendar: StudyCalendar
    by_week: Mapping[date, Sequence[Session]]

    def week(self, first: date) -> PlannedWeek:
        last = first + _DAYS
        sessions = self.by_week.get(first, ())
        counted = self._counted(first, sessions)
        studied: dict[str, int] = {}
        for session in sessions:
            if session.id in counted and not session.is_review:
                title = self.plan.title_of(session)
                studied[title] = studied.get(title, 0) + counted[session.id]
        return PlannedWeek(
            first=first,
            last=last,
            planned=sum(counted.values()),
            available=self._available(first),
            studied=tuple(studied.items()),
            reviews=sum(counted.get(session.id, 0) for session in sessions if session.is_review),
            exams=tuple(session for session in sessions if session.kind is SessionKind.EXAM),
            due=tuple(self._due(first, last)),
            days_off=tuple(
                off.title for off in self.plan.days_off.values() if off.first <= last and off.last >= first
            ),
        )

    def _counted(self, first: date, sessions: Sequence[Session]) -> Mapping[str, int]:
        # In weeks to come nothing is missed, so that none of the many has to look at all that was logged.
        entries = entries_of_week(self.plan, first) if first <= self.now.date() else ()
        return planned_minutes(sessions, entries, self.now)

    def _available(self, first: date) -> int:
        start = midnight(first)
        end = start + 7 * MINUTES_PER_DAY
        mondays = sorted({monday_of(first), monday_of(first + _DAYS)})
        hours = (span for monday in mondays for span in self.calendar.available(midnight(monday)))
        return sum(stop - begin for begin, stop in hours if start <= begin < end)

    def _due(self, first: date, last: date) -> Iterator[tuple[str, date]]:
        for goal in _open_goals(self.plan):
            day = None if goal.due is None or goal.is_exam else last_day(goal.due)
            if day is not None and first <= day <= last:
                yield goal.title, day


def _merged(weeks: Iterable[PlannedWeek]) -> Iterator[PlannedWeek]:
    """Make one of the weeks without anything that follow each other."""
    for is_empty, group in groupby(weeks, key=lambda week: week.is_empty):
        if is_empty:
            yield _stretch(tuple(group))
        else:
            yield from group


def _stretch(weeks: Sequence[PlannedWeek]) -> PlannedWeek:
    return PlannedWeek(
        first=weeks[0].first,
        last=weeks[-1].last,
        available=sum(week.available for week in weeks),
        days_off=tuple(dict.fromkeys(title for week in weeks for title in week.days_off)),
    )
