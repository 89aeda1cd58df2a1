"""What the grid of a week shows: each day with its hours, and what is busy in it. Knows no Qt."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from planner.domain.availability import MINUTES_PER_DAY, BusyTime, TimeRange, WeeklyPattern
from planner.domain.painting import Day, joined, length
from planner.domain.plan import Plan
from planner.formats import duration
from planner.i18n import _
from planner.services.study_weeks import week_on, week_title
from planner.services.weeks import first_of_week
from planner.ui.availability.grid.stroke import span_words
from planner.ui.shared.calendar_colors import calendar_track
from planner.ui.shared.date_words import clock_span
from planner.ui.week.grid.values import BusyRow
from planner.ui.week.grid.words import GridWords
from planner.values import Value

_A_MONDAY = date(2024, 1, 1)
_DAY = timedelta(days=1)


class Piece(Value):
    """A block of hours in a day.

    Attributes:
        length: how long these and the hours that touch them are, said once at their beginning.
        joins_before, joins_after: whether other hours touch it there.
    """

    start: int
    end: int
    preferred: bool
    length: str
    joins_before: bool = False
    joins_after: bool = False


class PaintedDay(Value, kw_only=True):
    """A weekday, 0 for Monday; `length` is "" without hours, and `spoken` says them all."""

    weekday: int
    name: str
    short: str
    pieces: tuple[Piece, ...]
    length: str
    spoken: str


class PaintedWeek(Value, kw_only=True):
    """Seven days in the order in which the learner's weeks run; `id` is that of the weekly pattern."""

    id: str
    days: tuple[PaintedDay, ...]
    busy: tuple[BusyRow, ...]
    name: str
    description: str

    @property
    def weekdays(self) -> tuple[int, ...]:
        """The weekdays by column."""
        return tuple(day.weekday for day in self.days)

    @property
    def earliest(self) -> int | None:
        """The minute at which the earliest hours begin; None without any."""
        return min((piece.start for day in self.days for piece in day.pieces), default=None)


def painted_week(
    plan: Plan, week: WeeklyPattern, now: datetime, words: GridWords, first_weekday: int
) -> PaintedWeek:
    """Return the rows of a weekly pattern, with what is busy in the week that it holds in now or next."""
    order = [(first_weekday + column) % 7 for column in range(7)]
    days = tuple(_day(weekday, week.days[weekday], words) for weekday in order)
    spoken = [_("{weekday} {hours}").format(weekday=day.name, hours=day.spoken) for day in days if day.spoken]
    return PaintedWeek(
        id=week.id,
        days=days,
        busy=tuple(_busy_rows(plan, _dates_of(plan, week, now, first_weekday), words)),
        name=_("Hours of the week {title}").format(title=week_title(week)),
        description="; ".join(spoken) or _("No study hours yet"),
    )


def _day(weekday: int, ranges: Iterable[TimeRange], words: GridWords) -> PaintedDay:
    shown, hours = _A_MONDAY + timedelta(days=weekday), joined(ranges)
    return PaintedDay(
        weekday=weekday,
        name=words.weekday(shown),
        short=words.short_weekday(shown),
        pieces=tuple(_pieces(hours)),
        length=duration(length(hours)) if hours else "",
        spoken=", ".join(_spoken(span, words) for span in hours),
    )


def _pieces(hours: Day) -> Iterator[Piece]:
    for run in _runs(hours):
        for place, span in enumerate(run):
            yield Piece(
                span.start,
                span.end,
                span.preferred,
                "" if place else duration(length(run)),
                joins_before=place > 0,
                joins_after=place < len(run) - 1,
            )


def _runs(hours: Day) -> list[list[TimeRange]]:
    """Return the hours in groups of those that touch."""
    runs: list[list[TimeRange]] = []
    for span in hours:
        if runs and runs[-1][-1].end == span.start:
            runs[-1].append(span)
        else:
            runs.append([span])
    return runs


def _spoken(span: TimeRange, words: GridWords) -> str:
    hours = span_words(span.start, span.end, words)
    return _("{hours} preferred").format(hours=hours) if span.preferred else hours


def _dates_of(
    plan: Plan, week: WeeklyPattern, now: datetime, first_weekday: int
) -> Iterator[tuple[int, date]]:
    """Yield column and date of the days on which a pattern holds, in the week that is now or its first."""
    first = first_of_week(max(now.date(), week.valid_from or date.min), first_weekday)
    for column in range(7):
        day = first + column * _DAY
        if week_on(plan, day).id == week.id:
            yield column, day


def _busy_rows(plan: Plan, dates: Iterable[tuple[int, date]], words: GridWords) -> Iterator[BusyRow]:
    by_start = sorted(plan.busy_times.values(), key=lambda busy: (busy.start, busy.id))
    for column, day in dates:
        for busy in by_start:
            start, end = _minute(busy.start, day), _minute(busy.end, day)
            if start < end:
                title = busy.title or _("Busy")
                name = _busy_name(busy, words)
                track = calendar_track(plan, busy.calendar)
                yield BusyRow(day=column, start=start, end=end, title=title, name=name, track=track)


def _busy_name(busy: BusyTime, words: GridWords) -> str:
    return _("Busy: {title}, {weekday} {hours}").format(
        title=busy.title or _("Busy"),
        weekday=words.weekday(busy.start.date()),
        hours=clock_span(words, busy.start, busy.end),
    )


def _minute(moment: datetime, day: date) -> int:
    """The minute of a day at a moment; moments before and after it count as its ends."""
    if moment.date() != day:
        return 0 if moment.date() < day else MINUTES_PER_DAY
    return moment.hour * 60 + moment.minute
