"""How the chance of a date grows with the hours a week; knows no Qt."""

from datetime import datetime
from itertools import pairwise
from math import ceil
from typing import Final

from planner.domain.plan import Plan
from planner.formats import hours, last_day
from planner.i18n import _
from planner.scheduling.forecast import Forecast
from planner.scheduling.ordinary_hours import ordinary_week
from planner.services.words import chance_percent
from planner.ui.shared.chart_table import ChartTable
from planner.ui.shared.date_words import ChartDateWords, axis_day
from planner.ui.shared.hour_levels import hour_levels
from planner.values import Value

_WANTED: Final = 0.8
_MOST_TICKS: Final = 8
_STEP: Final = 15  # minutes

Points = tuple[tuple[float, float], ...]


class ChanceRow(Value, kw_only=True):
    """A curve in parts (0 to 1) of a chart; no points where there is nothing to tell.

    Attributes:
        now: where the present hours lie.
        now_words: these hours.
        hours: whole hours along the bottom.
        sentence: what the curve says, or why there is none.
    """

    points: Points
    now: tuple[float, float] | None
    now_words: str
    hours: tuple[tuple[float, str], ...]
    levels: tuple[tuple[float, str], ...]
    sentence: str
    table: ChartTable


def chance_row(
    plan: Plan, goal: str, forecast: Forecast | None, now: datetime, words: ChartDateWords
) -> ChanceRow:
    """Return the curve of a goal's date."""
    found = None if forecast is None else forecast.goals.get(goal)
    curve = () if found is None or found.chance is None else found.by_hours
    if len(curve) < 2:
        return _nothing(plan.goals[goal].due is None, forecast is None)
    least, most = curve[0][0], curve[-1][0]
    present = ordinary_week(plan, now)
    due = plan.goals[goal].study_due
    day = "" if due is None else axis_day(words, last_day(due), now.date())

    def x(minutes: float) -> float:
        return (minutes - least) / (most - least)

    is_within = least <= present <= most
    return ChanceRow(
        points=tuple((x(minutes), chance) for minutes, chance in curve),
        now=(x(present), _between(curve, present)) if is_within else None,
        now_words=_("now {hours} h").format(hours=hours(present)) if is_within else "",
        hours=tuple(
            (x(part * most), text) for part, text in hour_levels(most, _MOST_TICKS) if part * most >= least
        ),
        levels=tuple((percent / 100, _("{percent}%").format(percent=percent)) for percent in (0, 50, 100)),
        sentence=_sentence(curve, present, day),
        table=_table(curve),
    )


def _between(curve: tuple[tuple[int, float], ...], minutes: int) -> float:
    """Return the chance at some minutes a week, on the straight line between the two points around."""
    for (before, low), (after, high) in pairwise(curve):
        if before <= minutes <= after:
            return low + (high - low) * (minutes - before) / (after - before)
    return curve[-1][1]


def _sentence(curve: tuple[tuple[int, float], ...], present: int, day: str) -> str:
    enough = _enough(curve)
    if enough is None:
        return _("No hours a week up to {most} give an 80% chance by {day}.").format(
            most=hours(curve[-1][0]), day=day
        )
    if enough <= present:
        return _("{hours} h a week give an 80% chance by {day}; you plan {present} h.").format(
            hours=hours(enough), day=day, present=hours(present)
        )
    return _("{hours} h a week would give an 80% chance by {day}; you plan {present} h.").format(
        hours=hours(enough), day=day, present=hours(present)
    )


def _enough(curve: tuple[tuple[int, float], ...]) -> int | None:
    """Return the least minutes a week with the wanted chance, in whole steps; None beyond the curve."""
    if curve[0][1] >= _WANTED:
        return curve[0][0]
    for (before, low), (after, high) in pairwise(curve):
        if low < _WANTED <= high:
            minutes = before + (after - before) * (_WANTED - low) / (high - low)
            return min(ceil(minutes / _STEP) * _STEP, after)
    return None


def _nothing(is_undated: bool, is_early: bool) -> ChanceRow:
    if is_early:
        sentence = _("The forecast is being worked out.")
    elif is_undated:
        sentence = _("A goal with a date shows here how its chance grows with the hours a week.")
    else:
        sentence = _("There is nothing to tell for this date.")
    return ChanceRow(
        points=(), now=None, now_words="", hours=(), levels=(), sentence=sentence, table=_table(())
    )


def _table(curve: tuple[tuple[int, float], ...]) -> ChartTable:
    rows = tuple((hours(minutes), chance_percent(chance)) for minutes, chance in curve)
    return ChartTable(_("Hours a week and chance"), (_("Hours a week"), _("Chance")), rows)
