"""Step three of a review as the learner reads it: the proposed week day by day. Knows no Qt."""

from datetime import date, datetime, timedelta

from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.formats import duration, hours
from planner.i18n import _
from planner.services.difference_words import change_counts
from planner.services.week_summary import DaySummary, summarize_week
from planner.services.weekly_review import WEEK, ReviewedWeek
from planner.services.words import session_title
from planner.ui.shared.date_words import DateWords, near_days
from planner.ui.shared.difference_rows import ChangeLine, change_lines
from planner.ui.week.grid.words import GridWords
from planner.values import Value

MOST_CHANGES = 5


class PlannedLine(Value):
    """One session: when, which track ("" for an exam), what, how long or what became of it."""

    time: str
    title: str
    subject: str
    length: str


class PlannedDay(Value):
    """One day; `note` is said where it has no session."""

    title: str
    note: str
    lines: tuple[PlannedLine, ...]

    @property
    def height(self) -> int:
        """How many lines it takes."""
        return max(1, len(self.lines))

    @property
    def spoken(self) -> str:
        """Return all of it for screen readers."""
        lines = (", ".join(filter(None, (line.time, line.title, line.length))) for line in self.lines)
        return f"{self.title}: {'; '.join(lines) if self.lines else self.note}"


class WeekRows(Value):
    """The week in one sentence, its days, and what differs from what was accepted or planned of it.

    Attributes:
        changes_title: the differences in numbers; "" where there are none and nothing was accepted before.
        more: how many differences are not among `changes`.
        button: what finishing does.
    """

    sentence: str
    days: tuple[PlannedDay, ...]
    changes_title: str
    changes: tuple[ChangeLine, ...]
    more: int
    button: str


def week_rows(week: ReviewedWeek, coming: date, now: datetime, words: GridWords) -> WeekRows:
    """Return step three."""
    summary = summarize_week(week.plan, week.schedule, coming, now)
    changes = change_lines(week.plan, week.differences, now.date(), words)
    return WeekRows(
        sentence=_("{days}: {planned} of {available} h planned. Once accepted, it stays as it is.").format(
            days=near_days(words, coming, coming + WEEK - timedelta(days=1), now.date()),
            planned=hours(summary.planned),
            available=hours(summary.available),
        ),
        days=tuple(_day(week.plan, day, now, words) for day in summary.days),
        changes_title=_changes_title(week),
        changes=changes[:MOST_CHANGES],
        more=max(0, len(changes) - MOST_CHANGES),
        button=_("Accept week") if week.accepted else _("Finish"),
    )


def split_days(days: tuple[PlannedDay, ...]) -> int:
    """Return how many days go into the first of two columns, so that the higher one is as low as can be."""

    def highest(count: int) -> int:
        return max(sum(day.height for day in days[:count]), sum(day.height for day in days[count:]))

    return min(range(1, len(days)), key=highest, default=len(days))


def _day(plan: Plan, day: DaySummary, now: datetime, words: GridWords) -> PlannedDay:
    lines = (_line(plan, session, now, words) for session in day.sessions if not _is_skipped(session))
    note = _("free") if day.day_off is None else day.day_off or _("day off")
    title = _("{weekday} {day}").format(weekday=words.short_weekday(day.day), day=words.day_number(day.day))
    return PlannedDay(title, note, tuple(lines))


def _is_skipped(session: Session) -> bool:
    return session.state is SessionState.SKIPPED


def _line(plan: Plan, session: Session, now: datetime, words: DateWords) -> PlannedLine:
    item = plan.items.get(session.item)
    title = session_title(plan, session)
    if session.kind is SessionKind.EXAM:
        return PlannedLine(words.clock(session.start), _("Exam: {title}").format(title=title), "", "")
    subject = item.subject.value if item else ""
    return PlannedLine(words.clock(session.start), title, subject, _length(session, now))


def _length(session: Session, now: datetime) -> str:
    if session.state is SessionState.DONE:
        return _("done")
    if session.state is SessionState.PARTLY:
        return _("partly done")
    return duration(session.minutes) if session.end > now else _("not logged")


def _changes_title(week: ReviewedWeek) -> str:
    counts = change_counts(week.differences)
    if not week.was_accepted:
        return _("With your answers: {changes}").format(changes=counts) if counts else ""
    if not counts:
        return _("Nothing differs from what you accepted.")
    return _("Since you accepted it: {changes}").format(changes=counts)
