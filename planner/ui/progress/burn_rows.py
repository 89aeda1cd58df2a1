"""The hours of a goal: done until today, planned and likely from then on; knows no Qt."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final

from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.domain.roadmap import closure
from planner.formats import hours, last_day, whole_hours
from planner.i18n import _
from planner.scheduling.forecast import ConePoint, Forecast, GoalForecast
from planner.scheduling.schedule import GoalOutlook, Schedule
from planner.services.forecast_words import LEAST_WEEKS
from planner.services.past_work import WorkLevel, work_of
from planner.ui.progress.studied import minutes_by_day
from planner.ui.progress.work_rows import level_on, step_sentences, step_words, work_line
from planner.ui.shared.chart_table import ChartTable
from planner.ui.shared.date_words import ChartDateWords, axis_day
from planner.ui.shared.hour_levels import hour_levels
from planner.ui.shared.month_ticks import month_ticks
from planner.ui.what_if.chart_rows import Path, path_of
from planner.ui.what_if.trial import Situation
from planner.values import Value

_LEAST_SPAN: Final = timedelta(weeks=2)
_BEYOND: Final = 1.04  # so much longer than what it holds is the chart
_HEADROOM: Final = 1.14  # so much higher than the work, for the words above its line
_MOST_TAIL: Final = 0.3  # so much of the time until the last date may the cone reach beyond it
_LEVELS: Final = 6
_DAY: Final = timedelta(days=1)

Points = tuple[tuple[float, float], ...]


class Band(Value):
    """Where the hours lie in so many of 100 runs: the outline of the area."""

    percent: int
    outline: Points


class Step(Value):
    """Where the work became more or less, between which heights, and by how much in words."""

    at: float
    ends: tuple[float, float]
    words: str


class BurnRow(Value, kw_only=True):
    """A chart in parts (0 to 1) of its width from left to right, and of its height upwards.

    Attributes:
        done: the hours done until today.
        plan: those of the planned sessions from today on.
        bands: the forecast, the widest band first; none where too little was logged.
        median: the middle of the forecast.
        work: all work, done and left, as it was and is; a step wherever it became more or less.
        steps: those steps in words.
        total: the work of today, to which it comes.
        likely: when it is likely finished, where that is drawn.
        due: its date.
        due_words: what the date is, and its day.
        note: why there is no forecast.
        spoken: all of it in sentences.
    """

    done: Points
    plan: Points
    bands: tuple[Band, ...]
    median: Points
    work: Points
    steps: tuple[Step, ...]
    total: float
    total_words: str
    today_words: str
    likely: float | None
    likely_words: str
    due: float | None
    due_words: tuple[str, str]
    months: tuple[tuple[float, str], ...]
    levels: tuple[tuple[float, str], ...]
    note: str
    spoken: str
    table: ChartTable


class _Scale(Value):
    """From moments and minutes to parts of the chart."""

    start: datetime
    end: datetime
    top: float

    def x(self, moment: datetime) -> float:
        return (moment - self.start) / (self.end - self.start)

    def y(self, minutes: float) -> float:
        return minutes / self.top

    def line(self, points: Iterable[tuple[datetime, float]]) -> Points:
        return tuple((self.x(at), self.y(minutes)) for at, minutes in points)


def burn_row(
    plan: Plan,
    schedule: Schedule,
    goal: str,
    forecast: Forecast | None,
    now: datetime,
    words: ChartDateWords,
    past: Sequence[WorkLevel] = (),
) -> BurnRow:
    """Return the chart of a goal; without a forecast, or one of too few weeks, what else is known.

    `past` is the work that the goal was, oldest first, perhaps as of a plan before its last change.
    """
    wanted = plan.goals[goal]
    needed = closure(plan.items, wanted.items)
    by_day = minutes_by_day(plan, needed)
    outlooks = schedule.outlooks
    path = path_of(Situation(plan, outlooks, schedule), goal, now, sum(by_day.values()))
    found = _drawn(goal, forecast)
    start = datetime.combine(min([*by_day, now.date()]), time.min)
    work = work_of(plan, {goal: needed}, schedule.estimates)[goal]
    levels = work_line(past, work, path.total, start, now)
    scale = _scale(path, found, start, now, max(level.minutes for level in levels))
    likely = found.finish[0] if found is not None and found.finish is not None else None
    note = _note(forecast, outlooks[goal])
    return BurnRow(
        done=scale.line(_done(by_day, start, now)),
        plan=scale.line(path.points),
        bands=() if found is None else tuple(_bands(found.cone, path, scale, now)),
        median=() if found is None else _line(found.cone, "median", path, scale, now),
        work=scale.line(_ends(levels, scale.end)),
        steps=tuple(_steps(levels, scale, words)),
        total=scale.y(path.total),
        total_words=_("Work to do, {total} h").format(total=whole_hours(path.total)),
        today_words=_("{done} h today").format(done=whole_hours(path.done)),
        likely=None if likely is None else scale.x(_noon(likely)),
        likely_words=""
        if likely is None
        else _("likely {day}").format(day=axis_day(words, likely, now.date())),
        due=None if path.due is None else scale.x(path.due),
        due_words=_due_words(wanted, words, now),
        months=tuple(month_ticks(scale.start, scale.end)),
        levels=tuple(hour_levels(scale.top, _LEVELS)),
        note=note,
        spoken=" ".join(filter(None, (*_sentences(wanted, path, levels, likely, words), note))),
        table=_table(wanted, by_day, path, levels, found, words),
    )


def _drawn(goal: str, forecast: Forecast | None) -> GoalForecast | None:
    """Return what is drawn of a forecast: nothing where it rests on next to nothing."""
    if forecast is None or forecast.weeks_seen < LEAST_WEEKS:
        return None
    found = forecast.goals.get(goal)
    return found if found is not None and found.cone else None


def _note(forecast: Forecast | None, outlook: GoalOutlook) -> str:
    if forecast is None or forecast.weeks_seen >= LEAST_WEEKS or not outlook.work:
        return ""
    return _("After 2 weeks of logged hours the forecast is drawn here. Until then it rests on estimates.")


def _scale(path: Path, forecast: GoalForecast | None, start: datetime, now: datetime, most: int) -> _Scale:
    known = max([now + _LEAST_SPAN, *(at for at in (path.due, path.finish) if at is not None)])
    known = max([known, *(at for at, _minutes in path.points)])
    late = [] if forecast is None or forecast.finish is None else [day for day in forecast.finish if day]
    tail = max((datetime.combine(day, time.max) for day in late), default=known)
    end = max(known, min(tail, known + (known - start) * _MOST_TAIL))
    return _Scale(start, start + (end - start) * _BEYOND, (most or 60) * _HEADROOM)


def _ends(levels: Sequence[WorkLevel], end: datetime) -> Iterator[tuple[datetime, int]]:
    """Yield both ends of each level."""
    for level, after in pairwise((*levels, WorkLevel(end, 0))):
        yield level.since, level.minutes
        yield after.since, level.minutes


def _steps(levels: Sequence[WorkLevel], scale: _Scale, words: ChartDateWords) -> Iterator[Step]:
    for before, after in pairwise(levels):
        ends = scale.y(before.minutes), scale.y(after.minutes)
        yield Step(scale.x(after.since), ends, step_words(before, after, words))


def _done(by_day: Mapping[date, int], start: datetime, now: datetime) -> Iterator[tuple[datetime, int]]:
    """Yield the hours at the beginning and the end of each day of study, and now."""
    reached, at = 0, start
    yield at, 0
    for day, minutes in by_day.items():
        morning = datetime.combine(day, time.min)
        if morning > now:
            continue
        if morning > at:
            yield morning, reached
        reached, at = reached + minutes, min(morning + _DAY, now)
        yield at, reached
    if at < now:
        yield now, reached


def _bands(cone: tuple[ConePoint, ...], path: Path, scale: _Scale, now: datetime) -> Iterator[Band]:
    for percent in (95, 80, 50):
        upper = _line(cone, f"high{percent}", path, scale, now)
        lower = _line(cone, f"low{percent}", path, scale, now)
        yield Band(percent, (*upper, *reversed(lower)))


def _line(cone: tuple[ConePoint, ...], field: str, path: Path, scale: _Scale, now: datetime) -> Points:
    """Return one line of a cone from today on, as far as the chart goes and until all work is done."""
    points = [(scale.x(now), scale.y(path.done))]
    for point in cone:
        x, y = scale.x(datetime.combine(point.day, time.min)), scale.y(min(getattr(point, field), path.total))
        if x > points[-1][0]:
            points.append((x, max(y, points[0][1])))
    return tuple(_cut(points))


def _cut(points: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Yield the points of a line within the chart, and where it leaves it."""
    before = points[0]
    for x, y in points:
        if x > 1:
            share = (1 - before[0]) / (x - before[0])
            yield 1.0, before[1] + (y - before[1]) * share
            return
        yield x, y
        before = x, y


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12))


def _due_words(goal: Goal, words: ChartDateWords, now: datetime) -> tuple[str, str]:
    if goal.due is None:
        return "", ""
    name = _("Exam") if goal.is_exam else _("Date")
    return name, axis_day(words, last_day(goal.due), now.date())


def _sentences(
    goal: Goal, path: Path, levels: Sequence[WorkLevel], likely: date | None, words: ChartDateWords
) -> Iterator[str]:
    yield _("{done} of {total} h are done.").format(done=hours(path.done), total=hours(path.total))
    yield from step_sentences(levels, words)
    if path.finish is not None:
        yield _("By the plan finished on {day}.").format(day=words.plain_day(last_day(path.finish)))
    if likely is not None:
        yield _("Likely finished on {day}.").format(day=words.plain_day(likely))
    if goal.due is not None:
        template = _("The exam is on {day}.") if goal.is_exam else _("Its date is {day}.")
        yield template.format(day=words.plain_day(last_day(goal.due)))


def _table(
    goal: Goal,
    by_day: Mapping[date, int],
    path: Path,
    levels: Sequence[WorkLevel],
    forecast: GoalForecast | None,
    words: ChartDateWords,
) -> ChartTable:
    """Return the hours at the end of each day that has some, then the plan's and the forecast's by day.

    Each line says how much the work was on its day, and so does one for each day that changed it.
    """
    lines: dict[date, list[str]] = {level.since.date(): [""] * 8 for level in levels[1:]}
    reached = 0
    for day, minutes in by_day.items():
        reached += minutes
        lines.setdefault(day, [""] * 8)[0] = hours(reached)
    for at, minutes in path.points[1:]:
        lines.setdefault(last_day(at), [""] * 8)[1] = hours(minutes)
    for point in () if forecast is None else forecast.cone:
        likely = (point.median, point.low80, point.high80, point.low95, point.high95)
        lines.setdefault(point.day, [""] * 8)[3:] = [hours(round(minutes)) for minutes in likely]
    for day, line in lines.items():
        line[2] = hours(level_on(levels, day))
    columns = (
        *(_("Day"), _("Done, h"), _("Planned, h"), _("Work to do, h"), _("Likely, h")),
        *(_("In 80 of 100 runs from h"), _("to h"), _("In 95 of 100 runs from h"), _("to h")),
    )
    title = _("{goal}: hours done and forecast").format(goal=goal.title)
    return ChartTable(title, columns, tuple((words.plain_day(day), *lines[day]) for day in sorted(lines)))
