"""The fixed times of a course: the same hour in every week, as a cohort keeps it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time

from planner.domain.session import PlacedBy, Session, SessionState
from planner.values import Value

_LEAST = 2  # a single session is no weekly time


class WeeklyTime(Value, order=True):
    """Sessions at the same hour of the same weekday.

    Attributes:
        weekday: 0 for Monday.
        count: how many are still to come.
        last: the day of the last of them.
    """

    weekday: int
    start: time
    end: time
    count: int
    first: date
    last: date


def weekly_times(sessions: Iterable[Session], item: str, now: datetime) -> tuple[WeeklyTime, ...]:
    """Return the fixed weekly times to come of an item: what was put in at one hour again and again."""
    times: defaultdict[tuple[int, time, time], list[date]] = defaultdict(list)
    for session in sessions:
        if session.item == item and _is_fixed(session, now):
            start, end = session.start, session.end
            times[start.weekday(), start.time(), end.time()].append(start.date())
    found = (
        WeeklyTime(weekday, start, end, len(days), min(days), max(days))
        for (weekday, start, end), days in times.items()
        if len(days) >= _LEAST
    )
    return tuple(sorted(found))


def _is_fixed(session: Session, now: datetime) -> bool:
    is_own = session.pinned and session.placed_by is PlacedBy.LEARNER
    return is_own and session.state is SessionState.PLANNED and session.end > now
