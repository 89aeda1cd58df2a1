"""The hours of the weeks behind, of this one and of those to come, as bars; knows no Qt."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from planner.domain.plan import Plan
from planner.formats import hours
from planner.i18n import _
from planner.scheduling.ordinary_hours import ordinary_week
from planner.scheduling.schedule import Schedule
from planner.services.week_summary import entries_of_week, planned_minutes
from planner.services.weeks import first_of_week
from planner.ui.progress.studied import minutes_by_day, minutes_by_week
from planner.ui.shared.chart_table import ChartTable
from planner.ui.shared.date_words import ChartDateWords
from planner.ui.shared.hour_levels import hour_levels
from planner.values import Value

WEEKS_BEHIND: Final = 16
WEEKS_AHEAD: Final = 8
_EVERY: Final = 4  # so many weeks lie between two that are named
_HEADROOM: Final = 1.05
_LEVELS: Final = 4
_WEEK: Final = timedelta(weeks=1)


class WeekBar(Value):
    """A week, its hours in parts (0 to 1) of the chart's height.

    Attributes:
        planned: what is done and planned together; 0 for a week that is over.
        is_under: whether a week that is over has less than the target.
        name: the word below it, "" for most.
        words: its hours in a sentence.
    """

    done: float
    planned: float
    is_under: bool
    is_now: bool
    name: str
    words: str


class WeeksRow(Value, kw_only=True):
    """The weeks from the first to the last, and the hours of an ordinary one as the target."""

    bars: tuple[WeekBar, ...]
    target: float
    target_words: str
    levels: tuple[tuple[float, str], ...]
    spoken: str
    table: ChartTable


class _Week(Value):
    first: date
    done: int
    planned: int


def weeks_row(
    plan: Plan, schedule: Schedule, now: datetime, words: ChartDateWords, first_weekday: int = 0
) -> WeeksRow:
    """Return the weeks around now; they begin on the weekday given, 0 for Monday."""
    target = ordinary_week(plan, now)
    this = first_of_week(now, first_weekday)
    weeks = tuple(_weeks(plan, schedule, this, now, first_weekday))
    top = max([60, target, *(max(week.done, week.planned) for week in weeks)]) * _HEADROOM
    target_words = _("target {hours} h").format(hours=hours(target))
    return WeeksRow(
        bars=tuple(_bar(week, number, this, target, top, words) for number, week in enumerate(weeks)),
        target=target / top,
        target_words=target_words,
        levels=tuple(hour_levels(top, _LEVELS)),
        spoken=_spoken(weeks, this, target),
        table=_table(weeks, this, words),
    )


def _weeks(plan: Plan, schedule: Schedule, this: date, now: datetime, first_weekday: int) -> Iterator[_Week]:
    done = minutes_by_week(minutes_by_day(plan), first_weekday)
    sessions = schedule.between(this, this + (WEEKS_AHEAD + 1) * _WEEK)
    counted = planned_minutes(sessions, entries_of_week(plan, this), now)  # only this week has missed ones
    planned: dict[date, int] = {}
    for session in sessions:
        first = first_of_week(session.start, first_weekday)
        planned[first] = planned.get(first, 0) + counted.get(session.id, 0)
    for number in range(-WEEKS_BEHIND, WEEKS_AHEAD + 1):
        first = this + number * _WEEK
        yield _Week(first, done.get(first, 0), planned.get(first, 0))


def _bar(week: _Week, number: int, this: date, target: int, top: float, words: ChartDateWords) -> WeekBar:
    is_now = week.first == this
    name = words.day_of_year(week.first) if number % _EVERY == WEEKS_BEHIND % _EVERY else ""
    return WeekBar(
        done=week.done / top,
        planned=max(week.planned, week.done) / top if week.first >= this else 0.0,
        is_under=week.first < this and week.done < target,
        is_now=is_now,
        name=_("this week") if is_now else name,
        words=_words(week, this, words),
    )


def _words(week: _Week, this: date, words: ChartDateWords) -> str:
    day = words.plain_day(week.first)
    if week.first < this:
        return _("Week of {day}: {done} h done").format(day=day, done=hours(week.done))
    if week.first > this:
        return _("Week of {day}: {planned} h planned").format(day=day, planned=hours(week.planned))
    return _("This week: {done} of {planned} h done").format(
        done=hours(week.done), planned=hours(max(week.planned, week.done))
    )


def _spoken(weeks: tuple[_Week, ...], this: date, target: int) -> str:
    behind = [week.done for week in weeks if week.first < this]
    ahead = [week.planned for week in weeks if week.first > this]
    now = next(week for week in weeks if week.first == this)
    return " ".join(
        (
            _("{hours} h a week done in the last {count} weeks.").format(
                hours=hours(round(sum(behind) / len(behind))), count=len(behind)
            ),
            _("This week: {done} of {planned} h done.").format(
                done=hours(now.done), planned=hours(max(now.planned, now.done))
            ),
            _("{hours} h a week planned in the coming {count} weeks.").format(
                hours=hours(round(sum(ahead) / len(ahead))), count=len(ahead)
            ),
            _("An ordinary week has {target} h.").format(target=hours(target)),
        )
    )


def _table(weeks: tuple[_Week, ...], this: date, words: ChartDateWords) -> ChartTable:
    rows = tuple(
        (
            words.plain_day(week.first),
            hours(week.done) if week.first <= this else "",
            hours(max(week.planned, week.done)) if week.first >= this else "",
        )
        for week in weeks
    )
    return ChartTable(_("Hours a week"), (_("Week of"), _("Done, h"), _("Planned, h")), rows)
