"""What the plan says as a printed table, week by week; knows no Qt."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import groupby

from planner.domain.plan import Plan
from planner.formats import duration, whole_hours
from planner.i18n import _, ngettext
from planner.scheduling.schedule import Schedule
from planner.services.plan_weeks import PlannedWeek, planned_weeks
from planner.services.weeks import monday_of
from planner.ui.printing.rows import PageHead, PrintWords, printed_words, verdict_lines
from planner.ui.shared.date_words import near_day
from planner.ui.week.session_words import UNBREAKABLE
from planner.values import Value

_TO_LAST = timedelta(days=6)
_BETWEEN = " \N{MIDDLE DOT} "


class WeekLine(Value, kw_only=True):
    """A week of the table, or a stretch of weeks without anything.

    Attributes:
        number: "48", or "52 to 2" for a stretch.
        exams: each with its day and hour; `due` are the goals that are due, with their days.
        studied: what is studied, each with its hours; or that nothing is, and why.
    """

    number: str
    days: str
    hours: str
    exams: tuple[str, ...]
    due: tuple[str, ...]
    studied: str


class MonthLines(Value):
    """The weeks that begin in a month."""

    title: str
    weeks: tuple[WeekLine, ...]


class PrintedPlan(Value):
    """The plan as it is printed."""

    head: PageHead
    months: tuple[MonthLines, ...]


def printed_plan(
    plan: Plan, schedule: Schedule, first: date, now: datetime, words: PrintWords
) -> PrintedPlan:
    """Return what is printed of the plan from the week that begins with a day to the last goal."""
    weeks = planned_weeks(plan, schedule, first, now)
    writer = _Writer(plan, now.date(), words)
    by_month = groupby(weeks, key=lambda week: (week.first.year, week.first.month))
    return PrintedPlan(
        head=_head(plan, schedule, weeks, now, words),
        months=tuple(writer.month(tuple(group)) for _key, group in by_month),
    )


def _head(
    plan: Plan, schedule: Schedule, weeks: tuple[PlannedWeek, ...], now: datetime, words: PrintWords
) -> PageHead:
    days = words.days(weeks[0].first, weeks[-1].last)
    planned = _("{hours} h planned").format(hours=whole_hours(sum(week.planned for week in weeks)))
    count = (weeks[-1].last - weeks[0].first).days // 7 + 1
    length = ngettext("{count} week", "{count} weeks", count).format(count=count)
    return PageHead(
        title=_("Study plan, {days}").format(days=days),
        sums=", ".join((length, planned, printed_words(now, words))),
        verdicts=verdict_lines(plan, schedule, now, words),
    )


class _Writer(Value):
    plan: Plan
    today: date
    words: PrintWords

    def month(self, weeks: tuple[PlannedWeek, ...]) -> MonthLines:
        return MonthLines(self.words.month(weeks[0].first), tuple(map(self._week, weeks)))

    def _week(self, week: PlannedWeek) -> WeekLine:
        return WeekLine(
            number=_week_numbers(week),
            days=_("{first} to {last}").format(
                first=self.words.day_of_year(week.first), last=self.words.day_of_year(week.last)
            ),
            hours="" if week.is_empty else _hours(week),
            exams=tuple(self._exams(week)),
            due=tuple(self._due(week)),
            studied=_BETWEEN.join(_studied(week)),
        )

    def _exams(self, week: PlannedWeek) -> Iterator[str]:
        for exam in week.exams:
            yield _("Exam: {title}, {day}, {time}").format(
                title=self.plan.title_of(exam),
                day=near_day(self.words, exam.start.date(), self.today),
                time=self.words.clock(exam.start),
            )

    def _due(self, week: PlannedWeek) -> Iterator[str]:
        for title, day in week.due:
            yield _("{title} due, {day}").format(title=title, day=near_day(self.words, day, self.today))


def _week_numbers(week: PlannedWeek) -> str:
    """The number of a week is that of the plan's week that it mostly is, wherever it begins."""
    first, last = (monday_of(day).isocalendar().week for day in (week.first + _TO_LAST, week.last))
    return str(first) if first == last else _("{first} to {last}").format(first=first, last=last)


def _hours(week: PlannedWeek) -> str:
    return _("{planned} of {available}").format(
        planned=duration(week.planned), available=duration(week.available)
    )


def _studied(week: PlannedWeek) -> Iterator[str]:
    """What is studied and for how long; reviews are one sum, and days off are told last."""
    for title, minutes in week.studied:
        yield _with_length(title, minutes)
    if week.reviews:
        yield _with_length(_("Reviews"), week.reviews)
    if not (week.studied or week.reviews):
        yield _("free")
    for title in week.days_off:
        yield title or _("days off")


def _with_length(title: str, minutes: int) -> str:
    """A title and its length, which does not begin a line of its own."""
    length = duration(minutes).replace(" ", UNBREAKABLE)
    return f"{title}{UNBREAKABLE}{length}"
