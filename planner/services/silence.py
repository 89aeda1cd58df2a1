"""Silence: quiet hours, appointments, days off and a pause of the reminders, as one time without a word."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from planner.domain.plan import Plan
from planner.values import Value

_DAY = timedelta(days=1)


class Silence(Value):
    """Spans of silence, begin inclusive and end exclusive, by their begin; they may overlap."""

    spans: tuple[tuple[datetime, datetime], ...]

    def first_open(self, moment: datetime) -> datetime:
        """Return the moment itself, or the end of the silence that it lies in."""
        for start, end in self.spans:
            if start > moment:
                break
            moment = max(moment, end)
        return moment


def silence_of(
    plan: Plan, since: datetime, until: datetime, quiet: tuple[int, int], paused_until: datetime | None
) -> Silence:
    """Return the silence that touches the time from the day before `since` to `until`.

    `quiet` holds the hours of every day, from and to in minutes after midnight.
    """
    since -= _DAY
    spans = [*_quiet_hours(since, until, quiet), *_days_off(plan, until)]
    spans += [(busy.start, busy.end) for busy in plan.busy_times.values()]
    if paused_until is not None:
        spans.append((min(since, paused_until), paused_until))
    near = (span for span in spans if span[0] < until and since < span[1])
    return Silence(tuple(sorted(near)))


def _quiet_hours(
    since: datetime, until: datetime, quiet: tuple[int, int]
) -> Iterator[tuple[datetime, datetime]]:
    first, last = quiet
    if first == last:
        return
    midnight = datetime.combine(since.date(), time.min) - _DAY
    while midnight < until:
        end = midnight + timedelta(minutes=last) + (_DAY if last < first else timedelta())
        yield midnight + timedelta(minutes=first), end
        midnight += _DAY


def _days_off(plan: Plan, until: datetime) -> Iterator[tuple[datetime, datetime]]:
    for off in plan.days_off.values():
        last = min(off.last, until.date())
        yield datetime.combine(off.first, time.min), datetime.combine(last, time.min) + _DAY
