"""Step two of a review as the learner reads it: the seven days to come and their hours. Knows no Qt."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from planner.domain.plan import Plan
from planner.formats import duration
from planner.i18n import _
from planner.scheduling.ordinary_hours import current_pattern
from planner.scheduling.schedule import Schedule, Span
from planner.services.week_summary import DaySummary, summarize_week
from planner.services.weekly_review import WEEK, ReviewAnswers
from planner.ui.availability.rows import ListRow
from planner.ui.review.hour_keys import NEW
from planner.ui.shared.date_words import DateWords, clock_span, near_day, near_days, weekday_and_number
from planner.ui.shared.hours_text import clock
from planner.values import Value


class StudyDay(Value, kw_only=True):
    """One day.

    Attributes:
        is_study: whether study is planned for it as far as the week goes.
        can_turn: whether it can be taken off, or put back.
        is_quiet: whether there is nothing in it to study, now or any more.
    """

    id: str
    day: date
    title: str
    hours: str
    length: str
    is_study: bool
    can_turn: bool
    is_quiet: bool


class HoursRows(Value):
    """The week in a sentence, its days, the extra hours among them, and what they come to."""

    sentence: str
    days: tuple[StudyDay, ...]
    extra: tuple[ListRow, ...]
    total: str


def hours_rows(
    plan: Plan,
    after: Plan,
    schedule: Schedule,
    coming: date,
    answers: ReviewAnswers,
    now: datetime,
    words: DateWords,
) -> HoursRows:
    """Return step two; `after` is the plan after the answers."""
    week = summarize_week(after, schedule, coming, now)
    last = coming + WEEK - timedelta(days=1)
    return HoursRows(
        sentence=_("{days}: take a day off, put one back, or add hours on one.").format(
            days=near_days(words, coming, last, now.date())
        ),
        days=tuple(_day(after, day, now, words) for day in week.days),
        extra=_extra_rows(plan, coming, answers, now, words),
        total=_total(week.available, current_pattern(after, datetime.combine(coming, time.min)).minutes),
    )


def _day(after: Plan, day: DaySummary, now: datetime, words: DateWords) -> StudyDay:
    usual = current_pattern(after, datetime.combine(day.day, time.min)).days[day.day.weekday()]
    is_off, is_over = day.day_off is not None, day.day < now.date()
    return StudyDay(
        id=day.day.isoformat(),
        day=day.day,
        title=weekday_and_number(words, day.day),
        hours=_hours(day, words),
        length=duration(sum(span.minutes for span in day.available)) if day.available else "",
        is_study=not is_off,
        can_turn=not is_over and (is_off or bool(usual)),
        is_quiet=is_over or not day.available,
    )


def _hours(day: DaySummary, words: DateWords) -> str:
    spans = _spans(day.available, words)
    if day.day_off is None:
        return spans or _("No study hours")
    off = day.day_off or _("Day off")
    return _("{off}, {hours} added").format(off=off, hours=spans) if spans else off


def _spans(spans: Iterable[Span], words: DateWords) -> str:
    return ", ".join(clock_span(words, span.start, span.end) for span in spans)


def _extra_rows(
    plan: Plan, coming: date, answers: ReviewAnswers, now: datetime, words: DateWords
) -> tuple[ListRow, ...]:
    first, last = max(coming, now.date()), coming + WEEK - timedelta(days=1)
    kept = [
        (extra.day, extra.hours, extra.id)
        for extra in plan.extra_hours.values()
        if first <= extra.day <= last and extra.id not in answers.dropped_hours
    ]
    new = [(extra.day, extra.hours, f"{NEW}{place}") for place, extra in enumerate(answers.extra_hours)]
    return tuple(
        ListRow(
            key,
            near_day(words, day, now.date()),
            _("{start} to {end}").format(start=clock(span.start), end=clock(span.end)),
        )
        for day, span, key in sorted([*kept, *new])
    )


def _total(minutes: int, usual: int) -> str:
    if minutes == usual:
        return _("{length} to study, as in every week.").format(length=duration(minutes))
    return _("{length} to study, {usual} in an ordinary week.").format(
        length=duration(minutes), usual=duration(usual)
    )
