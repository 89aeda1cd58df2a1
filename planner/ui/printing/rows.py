"""What a printed week says; knows no Qt."""

from datetime import date, datetime
from typing import Protocol

from planner.domain.item import Subject
from planner.domain.plan import Plan
from planner.domain.session import Session
from planner.i18n import _
from planner.scheduling.schedule import Schedule, Verdict
from planner.services.week_summary import WeekSummary, summarize_week
from planner.services.words import subject_name
from planner.ui.shared.date_words import clock_span, near_day, weekday_and_number
from planner.ui.week.grid.rows import grid_rows
from planner.ui.week.grid.values import DayColumn, GridRows
from planner.ui.week.grid.words import GridWords
from planner.ui.week.page_rows import head_row
from planner.ui.week.panel.checklist_rows import GroupRow, RowMark, SessionRow, Tick, day_rows
from planner.ui.week.panel.hours_rows import hours_row
from planner.ui.week.strip.rows import GoalCell, strip_rows
from planner.values import Value


class PrintWords(GridWords, Protocol):
    """Writes days the way the learner's locale does, also without their weekday."""

    def day_of_year(self, day: date) -> str:
        """Write "30 Jun"."""


class VerdictLine(Value, kw_only=True):
    """A goal in the line of verdicts.

    Attributes:
        words: the verdict and the number that decides it.
        distance: how far away its date is; "" without one.
    """

    title: str
    verdict: Verdict
    words: str
    distance: str


class PageHead(Value, kw_only=True):
    """What stands at the top of a printed page.

    Attributes:
        title: what is printed; the pages that follow begin with it, too.
        sums: hours and the day of printing.
    """

    title: str
    sums: str
    verdicts: tuple[VerdictLine, ...]


class SessionLine(Value, kw_only=True):
    """A session in the printed checklist.

    Attributes:
        track: id of its track; "" for an exam, which has no box either.
        clock: from when to when, "19:00 to 20:30".
    """

    title: str
    track: str
    clock: str
    length: str
    tick: Tick
    mark: RowMark


class DayLines(Value, kw_only=True):
    """A day in the printed checklist.

    Attributes:
        meta: its hours, and what is special.
        notes: what is due on it.
    """

    title: str
    meta: str
    notes: tuple[str, ...]
    sessions: tuple[SessionLine, ...]


class PrintedWeek(Value, kw_only=True):
    """A week as it is printed.

    Attributes:
        legend: the tracks by their ids, with their names.
    """

    head: PageHead
    grid: GridRows
    days: tuple[DayLines, ...]
    legend: tuple[tuple[str, str], ...]


def printed_week(
    plan: Plan, schedule: Schedule, first: date, now: datetime, words: PrintWords
) -> PrintedWeek:
    """Return what is printed of the week that begins with a day."""
    week = summarize_week(plan, schedule, first, now)
    grid = grid_rows(week, plan, now, words)
    sessions = {session.id: session for session in week.sessions}
    rows = day_rows(plan, week, now, words)
    return PrintedWeek(
        head=_week_head(plan, schedule, week, now, words),
        grid=grid,
        days=tuple(_day(row, column, sessions, words) for row, column in zip(rows, grid.days, strict=True)),
        legend=tuple((subject.value, subject_name(subject)) for subject in Subject),
    )


def verdict_lines(
    plan: Plan, schedule: Schedule, now: datetime, words: PrintWords
) -> tuple[VerdictLine, ...]:
    """Return the lines of all goals without a result, those with the nearest dates first."""
    strip = strip_rows(plan, schedule.outlooks, now, words)
    return tuple(map(_verdict, (*strip.cells, *strip.more)))


def printed_words(now: datetime, words: PrintWords) -> str:
    """Say when something is printed: "printed Wed 25 Nov"."""
    return _("printed {day}").format(day=near_day(words, now.date(), now.date()))


def _week_head(
    plan: Plan, schedule: Schedule, week: WeekSummary, now: datetime, words: PrintWords
) -> PageHead:
    head, hours = head_row(week, schedule, now, words), hours_row(week)
    title = _("{week}, {days}").format(week=head.number, days=head.days)
    parts = (hours.planned_words, hours.available_words, hours.done_words, printed_words(now, words))
    return PageHead(
        title=title,
        sums=", ".join(parts),
        verdicts=verdict_lines(plan, schedule, now, words),
    )


def _verdict(cell: GoalCell) -> VerdictLine:
    words = _("{verdict}: {number}").format(verdict=cell.word, number=cell.number)
    return VerdictLine(
        title=cell.title,
        verdict=cell.verdict,
        words=words if cell.number else cell.word,
        distance=cell.distance,
    )


def _day(row: GroupRow, column: DayColumn, sessions: dict[str, Session], words: PrintWords) -> DayLines:
    due = (entry.text for entry in column.all_day if not entry.is_exam and entry.text not in row.meta)
    return DayLines(
        title=weekday_and_number(words, column.day),
        meta=row.meta,
        notes=tuple(due),
        sessions=tuple(_session(each, sessions[each.id], words) for each in row.sessions),
    )


def _session(row: SessionRow, session: Session, words: PrintWords) -> SessionLine:
    return SessionLine(
        title=row.title,
        track=row.subject,
        clock=clock_span(words, session.start, session.end),
        length=row.length,
        tick=row.tick,
        mark=row.mark,
    )
