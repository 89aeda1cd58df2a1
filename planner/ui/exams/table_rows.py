"""The exams and goals as a table of the same facts as on their cards; knows no Qt."""

from collections.abc import Mapping
from datetime import date
from math import inf

from planner.domain.certification import Certification
from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.formats import hours
from planner.i18n import _
from planner.scheduling.forecast import Forecast
from planner.scheduling.schedule import GoalOutlook, Schedule
from planner.services.certificates import certificates
from planner.services.words import chance_percent
from planner.ui.exams.numbers import catalogue_fee, slack_fact
from planner.ui.exams.rows import GoalRow
from planner.ui.shared.date_words import FullDateWords
from planner.values import Value


class Cell(Value):
    """The words of a place in the table, and by what it is sorted; one kind of key for each column."""

    words: str
    key: float | str


class TableLine(Value):
    """One goal: its row, and a cell for each column."""

    row: GoalRow
    cells: tuple[Cell, ...]


def table_columns() -> tuple[str, ...]:
    """Return the titles of the columns."""
    return (
        *(_("Exam or goal"), _("Date"), _("Days"), _("State"), _("Slack"), _("Needed"), _("Planned")),
        *(_("Chance"), _("Ready"), _("Booked"), _("Place"), _("Fee"), _("Registration"), _("Valid until")),
    )


def table_lines(
    plan: Plan,
    schedule: Schedule,
    rows: tuple[GoalRow, ...],
    catalogue: Mapping[str, Certification],
    words: FullDateWords,
    forecast: Forecast | None = None,
) -> tuple[TableLine, ...]:
    """Return a line for each row, in their order."""
    outlooks = schedule.outlooks
    ends = {each.goal: each.valid_until for each in certificates(plan, catalogue)}
    chances = {} if forecast is None else {id: each.chance for id, each in forecast.goals.items()}
    return tuple(
        TableLine(
            row,
            (
                Cell(row.title, row.title.casefold()),
                *_date_cells(row, plan.goals[row.id]),
                Cell(_state(row), _state(row)),
                *_number_cells(row, outlooks[row.id], chances.get(row.id)),
                *_booking_cells(row, plan.goals[row.id], catalogue, words),
                _day_cell(ends.get(row.id), words),
            ),
        )
        for row in rows
    )


def _date_cells(row: GoalRow, goal: Goal) -> tuple[Cell, Cell]:
    number, _unit = row.countdown
    days = float(number) if number.isdigit() else 0.0 if number else inf
    return Cell(row.when, inf if goal.due is None else float(goal.due.toordinal())), Cell(number, days)


def _state(row: GoalRow) -> str:
    if row.outcome:
        return _("Passed") if row.outcome == "passed" else _("Not passed")
    if row.asks_result:
        return _("No result yet")
    return {
        "on_track": _("On track"),
        "tight": _("Tight"),
        "not_feasible": _("Not feasible"),
        "done": _("Nothing left"),
        "": "",
    }[row.verdict]


def _number_cells(row: GoalRow, outlook: GoalOutlook, chance: float | None) -> tuple[Cell, ...]:
    is_open = bool(row.facts)
    slack = slack_fact(outlook, row.week) if is_open else None
    missing = 0 if outlook.proof is None else outlook.proof.work_minutes - outlook.proof.free_minutes
    margin = inf if slack is None else float(-missing if missing else outlook.margin or 0)
    has_chance = is_open and chance is not None
    ready = "" if row.domains is None else row.domains.total
    return (
        Cell("" if slack is None else slack.value, margin),
        _hours_cell(None if row.week is None else row.week.needed),
        _hours_cell(None if row.week is None else row.week.planned),
        Cell(
            chance_percent(chance) if has_chance and chance is not None else "",
            inf if chance is None else chance,
        ),
        Cell(ready, float(ready.rstrip("%")) if ready else inf),
    )


def _hours_cell(minutes: int | None) -> Cell:
    if minutes is None:
        return Cell("", inf)
    return Cell(_("{count} h").format(count=hours(minutes)), float(minutes))


def _booking_cells(
    row: GoalRow, goal: Goal, catalogue: Mapping[str, Certification], words: FullDateWords
) -> tuple[Cell, ...]:
    booked = (_("yes") if goal.booked else _("not yet")) if row.is_exam and not row.is_closed else ""
    fee = (goal.fee or catalogue_fee(catalogue.get(goal.certification or ""))) if row.is_exam else ""
    return (
        Cell(booked, booked),
        Cell(goal.place, goal.place.casefold()),
        Cell(fee, fee),
        _day_cell(goal.registration_closes, words),
    )


def _day_cell(day: date | None, words: FullDateWords) -> Cell:
    return Cell("", inf) if day is None else Cell(words.plain_day(day), float(day.toordinal()))
