"""The hours of a goal, studied and to come, week by week, as a chart draws them; knows no Qt."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from planner.domain.plan import Plan
from planner.domain.roadmap import closure
from planner.domain.session import Session, SessionKind, SessionState
from planner.formats import hours, last_day
from planner.i18n import _, ngettext
from planner.scheduling.schedule import Schedule
from planner.ui.shared.date_words import FullDateWords
from planner.ui.shared.hour_levels import hour_levels
from planner.ui.shared.month_ticks import month_ticks
from planner.ui.what_if.trial import Situation
from planner.values import Value

_WEEK: Final = timedelta(weeks=1)
_BEYOND: Final = 1.06  # so much longer and higher than what it holds is the chart
_LEAST_SPAN: Final = timedelta(weeks=2)


class Course(Value):
    """The hours of a goal in one situation, in parts (0 to 1) of the chart from left to right and upwards.

    Attributes:
        points: moments with the hours studied until then; none while it is not laid out.
        total: all hours of the goal.
        due: its date; None where it has none.
        due_words: the day of that date.
    """

    points: tuple[tuple[float, float], ...]
    total: float
    due: float | None
    due_words: str


class ChartRow(Value):
    """Two courses on one scale; `after` is None where nothing is tried or where it cannot be."""

    before: Course
    after: Course | None
    months: tuple[tuple[float, str], ...]
    levels: tuple[tuple[float, str], ...]
    spoken: str


class Path(Value):
    """What a course is drawn from: minutes studied by now and until later moments, and in all."""

    done: int
    points: tuple[tuple[datetime, int], ...]
    total: int
    due: datetime | None
    finish: datetime | None


def path_of(situation: Situation, goal: str, now: datetime, done: int | None = None) -> Path:
    """Return the path of a goal; `done` may be given, for no change touches it."""
    plan, outlook = situation.plan, situation.outlooks[goal]
    if done is None:
        done = sum(plan.logged.get(id, 0) for id in closure(plan.items, plan.goals[goal].items))
    total = done + outlook.work
    points: tuple[tuple[datetime, int], ...] = ()
    if situation.schedule is not None:
        points = tuple(_weekly(_sessions(plan, goal, situation.schedule), now, done, total))
    return Path(done, points, total, plan.goals[goal].due, outlook.planned_finish)


def chart_row(was: Path, would_be: Path | None, now: datetime, words: FullDateWords) -> ChartRow:
    """Return the chart from now until the last date or finish; with one path where nothing is tried."""
    paths = [path for path in (was, would_be) if path is not None]
    ends = [moment for path in paths for moment in (path.due, path.finish) if moment is not None]
    ends += [path.points[-1][0] for path in paths if path.points]
    span = max(max(ends, default=now) - now, _LEAST_SPAN) * _BEYOND
    top = max(path.total for path in paths) * _BEYOND or 1.0
    return ChartRow(
        before=_course(was, now, span, top, words),
        after=None if would_be is None else _course(would_be, now, span, top, words),
        months=tuple(month_ticks(now, now + span)),
        levels=tuple(hour_levels(top)),
        spoken=" ".join(_sentences(was, would_be, words)),
    )


def _sessions(plan: Plan, goal: str, schedule: Schedule) -> list[Session]:
    settled = {said.id for said in plan.progress.values() if said.status.is_settled}
    items = closure(plan.items, plan.goals[goal].items, settled)
    return [
        session
        for session in schedule.sessions
        if session.item in items
        and session.kind is not SessionKind.EXAM
        and session.state is SessionState.PLANNED
        and session.end > schedule.as_of
        and plan.items[session.item].recurring is None
    ]


def _weekly(sessions: list[Session], now: datetime, done: int, total: int) -> Iterator[tuple[datetime, int]]:
    """Yield what is done now, at the end of each week, and at the very end."""
    yield now, done
    by_week: dict[int, int] = {}
    for session in sessions:
        week = (session.end - now) // _WEEK
        by_week[week] = by_week.get(week, 0) + session.minutes
    last, reached = max(by_week, default=-1), done
    for week in range(last + 1):
        reached = min(reached + by_week.get(week, 0), total)
        yield (now + (week + 1) * _WEEK if week < last else sessions[-1].end), reached


def _course(path: Path, now: datetime, span: timedelta, top: float, words: FullDateWords) -> Course:
    return Course(
        points=tuple(((moment - now) / span, minutes / top) for moment, minutes in path.points),
        total=path.total / top,
        due=None if path.due is None else (path.due - now) / span,
        due_words="" if path.due is None else words.plain_day(last_day(path.due)),
    )


def _sentences(was: Path, would_be: Path | None, words: FullDateWords) -> Iterator[str]:
    yield _("{done} of {total} h are studied.").format(done=hours(was.done), total=hours(was.total))
    yield _("Now: {words}.").format(words=_said(was, words))
    if would_be is not None:
        text = _("With these changes: {total} h in all, {words}.")
        yield text.format(total=hours(would_be.total), words=_said(would_be, words))


def _said(path: Path, words: FullDateWords) -> str:
    """Return when the study is finished, and how that lies to the date."""
    if path.finish is None:
        return _("no finish is planned")
    finish = last_day(path.finish)
    ready = _("finished {day}").format(day=words.plain_day(finish))
    if path.due is None:
        return ready
    due = last_day(path.due)
    days = (due - finish).days
    if days < 0:
        away = ngettext("{count} day after {due}", "{count} days after {due}", -days)
    else:
        away = ngettext("{count} day before {due}", "{count} days before {due}", days)
    return f"{ready}, {away.format(count=abs(days), due=words.plain_day(due))}"
