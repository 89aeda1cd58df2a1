"""Which share of the study hours a learner keeps, told from the past weeks."""

from collections.abc import Iterator
from datetime import datetime

from planner.domain.plan import Plan
from planner.scheduling.calendar import StudyCalendar
from planner.scheduling.intervals import total
from planner.scheduling.minutes import MINUTES_PER_WEEK, midnight, minute_of, monday_of
from planner.values import Value

USUAL_SHARE = 0.85  # of a learner of whom nothing is known, and how far such learners lie apart
SHARE_SPREAD = 0.15
WEEKLY_SPREAD = 0.3  # of one learner's weeks around the learner's own mean
MOST_SHARE = 1.5
WEEKS_LOOKED_AT = 16


class KeptShare(Value):
    """A learner's mean share of the hours kept, told from `weeks` past weeks: normal around `mean`."""

    mean: float
    spread: float
    weeks: int


def kept_share(plan: Plan, now: datetime) -> KeptShare:
    """Return what the past weeks say of the share that the learner keeps."""
    shares = list(_past_shares(plan, now))
    prior, each = SHARE_SPREAD**-2, WEEKLY_SPREAD**-2
    precision = prior + len(shares) * each
    mean = (prior * USUAL_SHARE + each * sum(shares)) / precision
    return KeptShare(mean, precision**-0.5, len(shares))


def _past_shares(plan: Plan, now: datetime) -> Iterator[float]:
    """Yield the share of each of the last complete weeks, since there is anything logged at all."""
    logged: dict[int, int] = {}
    for entry in plan.entries.values():
        monday = monday_of(midnight(entry.day))
        logged[monday] = logged.get(monday, 0) + entry.minutes
    this_week = monday_of(minute_of(now))
    calendar = StudyCalendar(plan)
    first = max(min(logged, default=this_week), this_week - WEEKS_LOOKED_AT * MINUTES_PER_WEEK)
    for monday in range(first, this_week, MINUTES_PER_WEEK):
        chosen = total(calendar.chosen(monday))
        if chosen:
            yield min(logged.get(monday, 0) / chosen, MOST_SHARE)
