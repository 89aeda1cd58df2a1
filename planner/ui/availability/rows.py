"""What the dialog for hours and days off says; knows no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from planner.domain.availability import WeeklyPattern
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.formats import duration, hours, weekday_names
from planner.i18n import _, ngettext
from planner.scheduling.ordinary_hours import current_pattern, ordinary_week
from planner.ui.availability.draft import HoursDraft, kept_days_off, kept_extra_hours
from planner.ui.shared.date_words import DateWords, near_day, near_days
from planner.ui.shared.day_hours import DayHours, day_hours
from planner.ui.shared.hours_text import clock

NEW = "new:"


@dataclass(frozen=True, slots=True)
class ListRow:
    """A line of a list that can be removed: `key` is a stored id, or "new:" and a place in the draft."""

    key: str
    title: str
    when: str


def day_rows(draft: HoursDraft) -> tuple[DayHours, ...]:
    """Return the weekdays, Monday first, each with its length or what is wrong with it."""
    return tuple(day_hours(name, draft.texts[weekday]) for weekday, name in enumerate(weekday_names()))


def problems(draft: HoursDraft) -> tuple[str, ...]:
    """Return what cannot be read or be so, in the order of the fields."""
    found = (*(row.problem for row in day_rows(draft)), lengths_problem(draft))
    return tuple(problem for problem in found if problem)


def lengths_problem(draft: HoursDraft) -> str:
    """Return what is wrong with the session lengths, "" for nothing."""
    try:
        draft.lengths()
    except Refusal as refusal:
        return str(refusal)
    return ""


def stored_id(key: str) -> frozenset[str]:
    """Return the id that a row's key names, or nothing for a row that is only in the draft."""
    return frozenset() if key.startswith(NEW) else frozenset((key,))


def place_in_draft(key: str) -> int | None:
    """Return the place in the draft that a row's key names, or None for a stored row."""
    return int(key.removeprefix(NEW)) if key.startswith(NEW) else None


def week_words(draft: HoursDraft, plan_after: Plan, now: datetime) -> str:
    """Return how long the week is, and how much of it the plan may use where limits hold."""
    minutes = draft.week().minutes
    words = _("{length} a week").format(length=duration(minutes))
    used = ordinary_week(plan_after, now)
    if used >= minutes:
        return words
    return _("{words}, {used} of it used").format(words=words, used=duration(used))


def off_rows(draft: HoursDraft, plan: Plan, now: datetime, words: DateWords) -> tuple[ListRow, ...]:
    """Return the days off to come, stored and new, by date."""
    days_off = [(off.first, off.last, off.id, off.title) for off in kept_days_off(draft, plan, now)]
    days_off += [
        (off.first, off.last, f"{NEW}{place}", off.title) for place, off in enumerate(draft.days_off)
    ]
    return tuple(
        ListRow(key, title or _("Days off"), near_days(words, first, last, now.date()))
        for first, last, key, title in sorted(days_off)
    )


def extra_rows(draft: HoursDraft, plan: Plan, now: datetime, words: DateWords) -> tuple[ListRow, ...]:
    """Return the extra hours to come, stored and new, by date."""
    extra_hours = [(extra.day, extra.hours, extra.id) for extra in kept_extra_hours(draft, plan, now)]
    extra_hours += [
        (extra.day, extra.hours, f"{NEW}{place}") for place, extra in enumerate(draft.extra_hours)
    ]
    return tuple(
        ListRow(
            key,
            near_day(words, day, now.date()),
            _("{start} to {end}").format(start=clock(span.start), end=clock(span.end)),
        )
        for day, span, key in sorted(extra_hours)
    )


def cost_words(draft: HoursDraft, plan_after: Plan, now: datetime) -> str:
    """Return what the days off to come cost in study days and hours, or "" where there are none."""
    pattern, today = current_pattern(plan_after, now), now.date()
    spans = [(off.first, off.last) for off in plan_after.days_off.values() if off.last >= today]
    if not spans:
        return ""
    lengths = [_minutes_on(pattern, day) for day in _days_of(spans, today)]
    count = sum(length > 0 for length in lengths)
    return ngettext(
        "{count} study day fewer, {hours} h.", "{count} study days fewer, {hours} h.", count
    ).format(count=count, hours=hours(sum(lengths)))


def _days_of(spans: Iterable[tuple[date, date]], today: date) -> set[date]:
    """Return every day from today on that lies in one of the spans."""
    return {
        first + timedelta(days=number)
        for first, last in ((max(first, today), last) for first, last in spans)
        for number in range((last - first).days + 1)
    }


def _minutes_on(pattern: WeeklyPattern, day: date) -> int:
    return sum(span.minutes for span in pattern.days[day.weekday()])
