"""How much study is planned in each stretch of days, for which goal, and how much the hours allow."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from planner.domain.plan import Plan
from planner.scheduling.calendar import StudyCalendar
from planner.scheduling.minutes import MINUTES_PER_WEEK, day_of, midnight, monday_of
from planner.scheduling.schedule import Schedule
from planner.values import Value


class Load(Value):
    """A stretch of days; lengths in minutes.

    Attributes:
        first, last: its first and its last day.
        planned: what is planned or done for each goal by its id; None stands for what serves none.
        available: what the plan may use of the learner's hours.

    Of the stretch around today, both are counted from today on: what is gone is no room any more.
    """

    first: date
    last: date
    planned: Mapping[str | None, int]
    available: int

    @property
    def total(self) -> int:
        """All that is planned."""
        return sum(self.planned.values())


def study_load(plan: Plan, schedule: Schedule, starts: Sequence[date], now: datetime) -> tuple[Load, ...]:
    """Return the load of the stretches that begin on these days in order; the last day begins none."""
    planned: list[dict[str | None, int]] = [{} for _start in starts[1:]]
    available = [0 for _start in starts[1:]]
    today = now.date()
    for session in schedule.sessions:
        place = _place(starts, session.start.date(), today)
        if place is not None and session.counts_at(now):
            planned[place][session.goal] = planned[place].get(session.goal, 0) + session.minutes
    calendar = StudyCalendar(plan)
    for monday in range(monday_of(midnight(starts[0])), midnight(starts[-1]), MINUTES_PER_WEEK):
        for start, end in calendar.chosen(monday):
            place = _place(starts, day_of(start), today)
            if place is not None:
                available[place] += end - start
    return tuple(
        Load(first, after - timedelta(days=1), planned[place], available[place])
        for place, (first, after) in enumerate(pairwise(starts))
    )


def _place(starts: Sequence[date], day: date, today: date) -> int | None:
    """Return the stretch of a day; None for one before or after them all, or before today."""
    place = bisect_right(starts, day) - 1
    return place if day >= today and 0 <= place < len(starts) - 1 else None
