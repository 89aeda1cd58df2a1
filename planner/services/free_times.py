"""When a session would find study hours with nothing in them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from planner.domain.plan import Plan
from planner.domain.session import SessionState
from planner.scheduling.schedule import Schedule, Span
from planner.services.week_summary import DaySummary, summarize_week
from planner.services.weeks import monday_of

_WEEKS_AHEAD: Final = 4
_STEP: Final = 5


def free_times(plan: Plan, schedule: Schedule, minutes: int, but: str, now: datetime) -> Iterator[datetime]:
    """Yield the beginnings of free study time of at least so many minutes, within four weeks, in order.

    The session `but`, which is to be moved, leaves its own time free.
    """
    monday = monday_of(now)
    for week in range(_WEEKS_AHEAD):
        summary = summarize_week(plan, schedule, monday + timedelta(weeks=week), now)
        for day in summary.days:
            yield from (
                start for start, end in _gaps(day, but, now) if end - start >= timedelta(minutes=minutes)
            )


def _gaps(day: DaySummary, but: str, now: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Yield what of a day's study hours to come no session holds."""
    taken = sorted(
        (each.start, each.end)
        for each in day.sessions
        if each.id != but and each.state is not SessionState.SKIPPED
    )
    for span in _merged(day.available):
        start = max(span.start, _next_step(now))
        for begin, end in taken:
            if begin < span.end and start < end:
                if start < begin:
                    yield start, begin
                start = max(start, end)
        if start < span.end:
            yield start, span.end


def _merged(spans: tuple[Span, ...]) -> Iterator[Span]:
    """Yield spans with those in one that follow each other without a gap."""
    waiting: Span | None = None
    for span in spans:
        if waiting is not None and waiting.end == span.start:
            waiting = Span(waiting.start, span.end)
            continue
        if waiting is not None:
            yield waiting
        waiting = span
    if waiting is not None:
        yield waiting


def _next_step(now: datetime) -> datetime:
    """Return the next moment whose minutes are a multiple of five."""
    whole = now.replace(second=0, microsecond=0)
    return whole + timedelta(minutes=-whole.minute % _STEP if whole == now else _STEP - whole.minute % _STEP)
