"""What differs from the week as it usually is: days off and extra hours. Knows no Qt."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from planner.domain.painting import length
from planner.domain.plan import Plan
from planner.formats import hours, last_day
from planner.i18n import _, ngettext
from planner.services.study_weeks import week_on
from planner.ui.shared.date_words import ChartDateWords, DateWords, axis_day, near_day
from planner.ui.shared.hours_text import clock
from planner.values import Value

_DAY = timedelta(days=1)


class ListRow(Value):
    """A line of a list that can be removed, by its key."""

    key: str
    title: str
    when: str


def off_rows(plan: Plan, now: datetime, words: ChartDateWords) -> tuple[ListRow, ...]:
    """Return the days off that are not over, by date."""
    today = now.date()
    to_come = sorted(
        (off for off in plan.days_off.values() if off.last >= today),
        key=lambda off: (off.first, off.last, off.id),
    )
    return tuple(
        ListRow(off.id, off.title or _("Days off"), _span(words, off.first, off.last, today))
        for off in to_come
    )


def extra_rows(plan: Plan, now: datetime, words: DateWords) -> tuple[ListRow, ...]:
    """Return the extra hours that are not over, by date."""
    today = now.date()
    to_come = sorted(
        (extra for extra in plan.extra_hours.values() if extra.day >= today),
        key=lambda extra: (extra.day, extra.hours),
    )
    return tuple(
        ListRow(
            extra.id,
            near_day(words, extra.day, today),
            _("{start} to {end}").format(start=clock(extra.hours.start), end=clock(extra.hours.end)),
        )
        for extra in to_come
    )


def cost_words(plan: Plan, now: datetime, words: DateWords) -> str:
    """Return what the days off cost in study days and hours; "" where there are none to come.

    They count until the next date, or all of them where there is none, or nothing is off before it.
    """
    today = now.date()
    spans = [(off.first, off.last) for off in plan.days_off.values() if off.last >= today]
    days = _days_of(spans, today)
    if not days:
        return ""
    until = _next_date(plan, now)
    before = {day for day in days if until is None or day < until}
    minutes = [length(week_on(plan, day).days[day.weekday()]) for day in sorted(before or days)]
    count, cost = sum(map(bool, minutes)), hours(sum(minutes))
    if until is None or not before:
        return ngettext(
            "{count} study day fewer, {hours} h.", "{count} study days fewer, {hours} h.", count
        ).format(count=count, hours=cost)
    return ngettext(
        "{count} study day fewer before {day}, {hours} h.",
        "{count} study days fewer before {day}, {hours} h.",
        count,
    ).format(count=count, day=near_day(words, until, today), hours=cost)


def _span(words: ChartDateWords, first: date, last: date, today: date) -> str:
    """Write a span of days as short as it can be told: "24 Dec to 2 Jan"."""
    if first == last:
        return axis_day(words, first, today)
    return _("{first} to {last}").format(
        first=axis_day(words, first, today), last=axis_day(words, last, today)
    )


def _next_date(plan: Plan, now: datetime) -> date | None:
    """Return the day of the next exam or goal with a date."""
    dates = (goal.due for goal in plan.goals.values() if goal.due is not None and goal.due > now)
    return min(map(last_day, dates), default=None)


def _days_of(spans: Iterable[tuple[date, date]], today: date) -> set[date]:
    """Return every day from today on that lies in one of the spans."""
    return {
        first + number * _DAY
        for first, last in ((max(first, today), last) for first, last in spans)
        for number in range((last - first).days + 1)
    }
