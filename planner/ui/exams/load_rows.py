"""The hours planned for each exam against those available, over the weeks or the months; knows no Qt."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from planner.domain.certification import months_later
from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.formats import hours, last_day, month_names
from planner.i18n import _
from planner.scheduling.schedule import Schedule
from planner.services.study_load import Load, study_load
from planner.services.weeks import first_of_week
from planner.ui.shared.chart_table import ChartTable
from planner.ui.shared.date_words import ChartDateWords
from planner.ui.shared.hour_levels import hour_levels
from planner.values import Value

_MOST_WEEKS: Final = 30
_MOST_MONTHS: Final = 36
_WEEKS_NAMED: Final = 4  # every fourth week has its name below it
_MONTHS_NAMED: Final = 18  # so many months have a name each
_MONTHS_APART: Final = 3  # of more, the first of each quarter
_HEADROOM: Final = 1.05
_LEVELS: Final = 4
_WEEK: Final = timedelta(weeks=1)
_ROLES: Final = ("line.control", "accent.base", "heat.2", "heat.4")
_OTHERS: Final = "heat.1"


class LoadBar(Value):
    """A week or a month, its hours in parts (0 to 1) of the chart's height.

    Attributes:
        parts: what is planned for each of the row's goals, from the bottom up.
        name: the word below it, "" for most.
        words: its hours in a sentence.
    """

    parts: tuple[float, ...]
    available: float
    name: str
    words: str


class LoadRow(Value, kw_only=True):
    """The weeks or months until the last date.

    Attributes:
        goals: the names of the parts of each bar, with their colour roles.
        levels: places of whole hours, with their words.
        spoken: all of it in a sentence or two.
        table: the same as a table.
    """

    title: str
    goals: tuple[tuple[str, str], ...]
    bars: tuple[LoadBar, ...]
    levels: tuple[tuple[float, str], ...]
    spoken: str
    table: ChartTable


class _Period(Value):
    """How a week, or a month, is called that begins with a day."""

    words: ChartDateWords
    is_weekly: bool
    today: date

    @property
    def title(self) -> str:
        return _("Hours planned a week") if self.is_weekly else _("Hours planned a month")

    @property
    def column(self) -> str:
        return _("Week of") if self.is_weekly else _("Month")

    def cell(self, first: date) -> str:
        return self._counted(first, self._begins(first))

    def sentence(self, first: date) -> str:
        begins = self._begins(first)
        return self._counted(first, _("Week of {day}").format(day=begins) if self.is_weekly else begins)

    def _begins(self, first: date) -> str:
        return self.words.plain_day(first) if self.is_weekly else self.words.month(first)

    def _counted(self, first: date, words: str) -> str:
        """Return words for a stretch; of the one around today only the rest is counted."""
        return _("{when}, from today on").format(when=words) if first < self.today else words

    def name(self, first: date, number: int, count: int) -> str:
        """Return the word below a bar, the `number`-th of so many; "" where another one says enough."""
        if self.is_weekly:
            return "" if number % _WEEKS_NAMED else self.words.day_of_year(first)
        if count > _MONTHS_NAMED and first.month % _MONTHS_APART != 1:
            return ""
        month = month_names()[first.month - 1]
        return f"{month} {first.year}" if first.month == 1 else month


def load_row(
    plan: Plan, schedule: Schedule, now: datetime, words: ChartDateWords, first_weekday: int = 0
) -> LoadRow | None:
    """Return the load until the last date to come; None without any.

    It is told by the week, and by the month where the weeks were too many; never for more than three years.
    """
    goals = _dated(plan, now)
    if not goals:
        return None
    starts, is_weekly = _starts(now.date(), last_day(goals[-1].due or now), first_weekday)
    period, loads = _Period(words, is_weekly, now.date()), study_load(plan, schedule, starts, now)
    named = goals[: len(_ROLES)]
    top = max([60, *(max(load.total, load.available) for load in loads)]) * _HEADROOM
    legend = [(goal.title, role) for goal, role in zip(named, _ROLES, strict=False)]
    if any(_rest(load, named) for load in loads):
        legend.append((_("Other work"), _OTHERS))
    return LoadRow(
        title=period.title,
        goals=tuple(legend),
        bars=tuple(
            LoadBar(
                parts=tuple(part / top for part in (*_minutes(load, named), _rest(load, named))),
                available=load.available / top,
                name=period.name(load.first, number, len(loads)),
                words=_words(load, named, period),
            )
            for number, load in enumerate(loads)
        ),
        levels=tuple(hour_levels(top, _LEVELS)),
        spoken=_spoken(loads, goals, words),
        table=_table(loads, goals, period),
    )


def _dated(plan: Plan, now: datetime) -> list[Goal]:
    """Return the goals whose date is to come, by that."""
    open_ones = (goal for goal in plan.goals.values() if goal.outcome is None)
    dated = [(goal.due, goal.created, goal) for goal in open_ones if goal.due is not None and goal.due > now]
    return [goal for _due, _created, goal in sorted(dated, key=lambda each: each[:2])]


def _starts(today: date, until: date, first_weekday: int) -> tuple[list[date], bool]:
    """Return the first days of the weeks or months up to a day, with the one after; and whether weeks."""
    week = first_of_week(today, first_weekday)
    weeks = (until - week) // _WEEK + 1
    if weeks <= _MOST_WEEKS:
        return [week + number * _WEEK for number in range(weeks + 1)], True
    months = (until.year - today.year) * 12 + until.month - today.month + 1
    first = today.replace(day=1)
    return [months_later(first, number) for number in range(min(months, _MOST_MONTHS) + 1)], False


def _minutes(load: Load, goals: Sequence[Goal]) -> list[int]:
    return [load.planned.get(goal.id, 0) for goal in goals]


def _rest(load: Load, goals: Sequence[Goal]) -> int:
    return load.total - sum(_minutes(load, goals))


def _words(load: Load, goals: Sequence[Goal], period: _Period) -> str:
    sentence = _("{when}: {planned} h planned, {available} h available").format(
        when=period.sentence(load.first), planned=hours(load.total), available=hours(load.available)
    )
    parts = zip(goals, _minutes(load, goals), strict=True)
    return "\n".join((sentence, *(_hours_of(goal, minutes) for goal, minutes in parts if minutes)))


def _hours_of(goal: Goal, minutes: int) -> str:
    return _("{title} {count} h").format(title=goal.title, count=hours(minutes))


def _spoken(loads: Sequence[Load], goals: Sequence[Goal], words: ChartDateWords) -> str:
    whole = _("{planned} h planned and {available} h available until {day}.").format(
        planned=hours(sum(load.total for load in loads)),
        available=hours(sum(load.available for load in loads)),
        day=words.plain_day(loads[-1].last),
    )
    parts = (_hours_of(goal, sum(load.planned.get(goal.id, 0) for load in loads)) for goal in goals)
    return f"{whole} {', '.join(parts)}."


def _table(loads: Sequence[Load], goals: Sequence[Goal], period: _Period) -> ChartTable:
    """Return all goals with a column each, also those that share a colour in the chart."""
    columns = (
        period.column,
        *(_("{title}, h").format(title=goal.title) for goal in goals),
        _("Other work, h"),
        _("Planned, h"),
        _("Available, h"),
    )
    rows = (
        (
            period.cell(load.first),
            *map(hours, (*_minutes(load, goals), _rest(load, goals), load.total, load.available)),
        )
        for load in loads
    )
    return ChartTable(period.title, columns, tuple(rows))
