"""Which share of the study hours a learner keeps, told from the past weeks."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from planner.domain.plan import Plan
from planner.scheduling.calendar import StudyCalendar
from planner.scheduling.intervals import total
from planner.scheduling.minutes import MINUTES_PER_WEEK, day_of, midnight, minute_of, monday_of
from planner.values import Value

USUAL_SHARE = 0.85  # of a learner of whom nothing is known, and how far such learners lie apart
SHARE_SPREAD = 0.15
WEEKLY_SPREAD = 0.3  # of one learner's weeks around the learner's own mean
MOST_SHARE = 1.5
WEEKS_LOOKED_AT = 16
STEP = 5  # per cent, in which a layout heeds the share, so that it stands still while the weeks are alike
LEAST_HEEDED = 25  # per cent


class KeptShare(Value):
    """A learner's mean share of the hours kept, told from `weeks` past weeks: normal around `mean`."""

    mean: float
    spread: float
    weeks: int


def kept_share(plan: Plan, now: datetime) -> KeptShare:
    """Return what the past weeks say of the share that the learner keeps."""
    return _shrunken(list(_past_shares(plan, now)), USUAL_SHARE)


def percent_kept(plan: Plan, now: datetime) -> int:
    """Return the share that the layout counts on, in whole steps of per cent, at most 100.

    The layout trusts the learner with all hours, until past weeks tell otherwise.
    """
    steps = round(100 * _shrunken(list(_past_shares(plan, now)), 1).mean / STEP)
    return min(max(STEP * steps, LEAST_HEEDED), 100)


def _shrunken(shares: Sequence[float], usual: float) -> KeptShare:
    """Return the mean of the shares, drawn towards the usual one by as much as few weeks tell little."""
    prior, each = SHARE_SPREAD**-2, WEEKLY_SPREAD**-2
    precision = prior + len(shares) * each
    mean = (prior * usual + each * sum(shares)) / precision
    return KeptShare(mean, precision**-0.5, len(shares))


def _past_shares(plan: Plan, now: datetime) -> Iterator[float]:
    """Yield the share of each of the last complete weeks, since there is anything logged at all.

    Of an accepted week it is a share of what was planned, for the hours may have been others than today's;
    of one that was accepted in its middle, of that and of the hours before.
    """
    this_week = monday_of(minute_of(now))
    first = this_week - WEEKS_LOOKED_AT * MINUTES_PER_WEEK
    first_day, logged, begun = day_of(first), dict[int, int](), this_week
    for entry in plan.entries.values():
        if entry.day < first_day:
            begun = first
        else:
            on = midnight(entry.day)
            logged[monday_of(on)] = logged.get(monday_of(on), 0) + entry.minutes
            begun = min(begun, on)
    agreed, calendar = _agreements(plan, first_day, day_of(this_week)), StudyCalendar(plan)
    for monday in range(monday_of(begun), this_week, MINUTES_PER_WEEK):
        chosen = calendar.chosen(monday)
        planned = total(chosen)
        if monday in agreed:
            since, planned = agreed[monday]
            planned += total(hours for hours in chosen if begun <= hours[0] and hours[1] <= since)
        if planned:
            yield min(logged.get(monday, 0) / planned, MOST_SHARE)


class _Agreement(NamedTuple):
    """The sessions of a week that were accepted: from which midnight on, and their minutes."""

    since: int
    minutes: int


def _agreements(plan: Plan, first: date, until: date) -> dict[int, _Agreement]:
    """Return what was accepted by week; of a week that was accepted in its middle, what was left of it."""
    agreed: dict[int, _Agreement] = {}
    for session in plan.sessions.values():
        if session.accepted and first <= session.start.date() < until:
            on = midnight(session.start.date())
            since, minutes = agreed.get(monday_of(on), (on, 0))
            agreed[monday_of(on)] = _Agreement(min(since, on), minutes + session.minutes)
    return agreed
