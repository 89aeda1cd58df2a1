"""A goal as it is and as it would be, line by line, and what that does to the others; knows no Qt."""

from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime
from enum import StrEnum

from planner.domain.plan import Plan
from planner.formats import hours, last_day, study_length
from planner.i18n import _, ngettext
from planner.scheduling.ordinary_hours import ordinary_week
from planner.scheduling.schedule import GoalOutlook, Verdict
from planner.services.words import verdict_word
from planner.ui.exams.numbers import slack_fact
from planner.ui.shared.date_words import FullDateWords
from planner.ui.shared.hours_a_week import HoursPerWeek, hours_per_week
from planner.ui.shared.verdicts import BADGES
from planner.ui.what_if.trial import Situation
from planner.values import Value

WAITING = "..."
_TENTH = 6
_RANKS = (Verdict.DONE, Verdict.FEASIBLE, Verdict.UNDATED, Verdict.TIGHT, Verdict.IMPOSSIBLE)


class Tone(StrEnum):
    """How what would be compares with what is."""

    SAME = "same"
    BETTER = "better"
    WORSE = "worse"
    BAD = "bad"


class About(StrEnum):
    """What a line of another goal is about."""

    VERDICT = "verdict"
    FINISH = "finish"
    SLACK = "slack"


OtherLine = tuple[str, About]  # the id of a goal, and what is said of it


class Cell(Value):
    """What is said: the name of a verdict's badge, or words."""

    words: str
    badge: str = ""


class CompareRow(Value):
    """A line: `change` says in words how far `then` is from `now`, `is_bad` that it cannot be like that."""

    name: str
    now: Cell
    then: Cell
    change: str = ""
    tone: Tone = Tone.SAME
    is_bad: bool = False


class _View(Value):
    """A goal in a situation."""

    plan: Plan
    outlook: GoalOutlook
    week: HoursPerWeek | None
    is_laid_out: bool


def compare_rows(
    before: Situation, after: Situation | None, goal: str, now: datetime, words: FullDateWords
) -> tuple[CompareRow, ...]:
    """Return the lines of a goal; without `after`, which cannot be, there is only what is."""
    was = _view(before, goal, now)
    would_be = None if after is None else _view(after, goal, now)
    dates = words.plain_day
    lines: tuple[tuple[str, _Line], ...] = (
        (_("Verdict"), _verdict),
        (_("Needed a week"), _needed),
        (_("Planned finish"), lambda view: _finish(view, dates)),
        (_("Earliest ready"), lambda view: _day(view.outlook.earliest_due, dates)),
        (_("Slack"), _slack),
    )
    return tuple(_row(name, line, was, would_be) for name, line in lines)


def other_rows(
    before: Situation,
    after: Situation | None,
    goal: str,
    shown: Collection[OtherLine],
    now: datetime,
    words: FullDateWords,
) -> dict[OtherLine, CompareRow]:
    """Return lines for every other goal that would have another verdict, finish or slack.

    While the plan is not laid out, lines that were `shown` before are kept.
    """
    if after is None:
        return {}
    ids = [id for id in after.plan.goals if id != goal and after.plan.goals[id].outcome is None]
    ids.sort(key=lambda id: (after.plan.goals[id].due or datetime.max, after.plan.goals[id].created))
    found = {}
    for id in ids:
        for about, row in _others(before, after, id, now, words):
            is_kept = (id, about) in shown and after.schedule is None
            is_other = row.now != row.then or bool(row.change)
            if is_kept or (is_other and row.then.words != WAITING):
                found[id, about] = row
    return found


class _Reading(Value):
    """What a line says of a goal; of two with a number, the smaller one is better."""

    cell: Cell
    number: int | None = None
    say: Callable[[int], str] | None = None
    is_bad: bool = False


_Line = Callable[[_View], _Reading]


def _view(situation: Situation, goal: str, now: datetime) -> _View:
    plan, outlook = situation.plan, situation.outlooks[goal]
    week = hours_per_week(plan.goals[goal], outlook, ordinary_week(plan, now), now)
    return _View(plan, outlook, week, situation.schedule is not None)


def _row(name: str, line: _Line, was: _View, would_be: _View | None) -> CompareRow:
    before = _read(line, was)
    if would_be is None:
        return CompareRow(name, before.cell, Cell(""))
    after = _read(line, would_be)
    if before.number is None or after.number is None:
        step, change = after.is_bad - before.is_bad, ""
    else:
        step = after.number - before.number
        change = after.say(step) if step and after.say is not None else ""
    is_bad = after.is_bad and before.cell != after.cell
    return CompareRow(name, before.cell, after.cell, change, _tone(step, after.is_bad), is_bad)


def _read(line: _Line, view: _View) -> _Reading:
    """Return what a line says; of a goal of which nothing is left, there is nothing to say but that."""
    is_done = view.outlook.verdict is Verdict.DONE and line is not _verdict
    return _Reading(Cell(_("nothing left"))) if is_done else line(view)


def _tone(step: int, is_bad: bool) -> Tone:
    if step < 0:
        return Tone.BETTER
    if step > 0:
        return Tone.BAD if is_bad else Tone.WORSE
    return Tone.SAME


def _verdict(view: _View) -> _Reading:
    verdict = view.outlook.verdict
    cell = Cell(verdict_word(verdict), BADGES[verdict])
    return _Reading(cell, _RANKS.index(verdict), is_bad=verdict is Verdict.IMPOSSIBLE)


def _needed(view: _View) -> _Reading:
    if view.outlook.verdict is Verdict.UNDATED:
        return _Reading(Cell(_("no date")))
    if view.week is None:
        return _Reading(Cell(_("no free hours")), is_bad=True)
    words = _("{count} h").format(count=hours(view.week.needed))
    is_bad = view.outlook.verdict is Verdict.IMPOSSIBLE
    return _Reading(Cell(words), _tenths(view.week.needed), _say_hours, is_bad)


def _tenths(minutes: int) -> int:
    """Return the tenths of an hour that are shown."""
    return (minutes + _TENTH // 2) // _TENTH


def _say_hours(tenths: int) -> str:
    template = _("{count} h more") if tenths > 0 else _("{count} h less")
    return template.format(count=hours(abs(tenths) * _TENTH))


def _finish(view: _View, dates: Callable[[date], str]) -> _Reading:
    return _day(view.outlook.planned_finish, dates) if view.is_laid_out else _Reading(Cell(WAITING))


def _day(moment: datetime | None, dates: Callable[[date], str]) -> _Reading:
    if moment is None:
        return _Reading(Cell(_("none")), is_bad=True)
    day = last_day(moment)
    return _Reading(Cell(dates(day)), day.toordinal(), _say_days)


def _say_days(days: int) -> str:
    if days > 0:
        return ngettext("{count} day later", "{count} days later", days).format(count=days)
    return ngettext("{count} day earlier", "{count} days earlier", -days).format(count=-days)


def _slack(view: _View) -> _Reading:
    fact, outlook = slack_fact(view.outlook, view.week), view.outlook
    if fact is None:
        return _Reading(Cell(_("no date") if outlook.verdict is Verdict.UNDATED else _("none")))
    if outlook.proof is not None:
        slack = outlook.proof.free_minutes - outlook.proof.work_minutes
    else:
        slack = outlook.margin or 0
    return _Reading(Cell(fact.value), -slack, _say_slack, fact.tone == "bad")


def _say_slack(loss: int) -> str:
    template = _("{length} less") if loss > 0 else _("{length} more")
    return template.format(length=study_length(abs(loss)))


def _others(
    before: Situation, after: Situation, id: str, now: datetime, words: FullDateWords
) -> Iterator[tuple[About, CompareRow]]:
    """Yield the lines of another goal: its verdict where that turns, or else its finish; and its slack."""
    was, would_be = _view(before, id, now), _view(after, id, now)
    title = after.plan.goals[id].title
    if was.outlook.verdict is not would_be.outlook.verdict:
        yield About.VERDICT, _row(title, _verdict, was, would_be)
    else:
        yield About.FINISH, _row(title, lambda view: _finish(view, words.plain_day), was, would_be)
    if would_be.outlook.verdict is not Verdict.UNDATED:
        yield About.SLACK, _row(_("{title}, slack").format(title=title), _slack, was, would_be)


def spoken(rows: Collection[CompareRow]) -> str:
    """Return lines for screen readers."""
    return "; ".join(map(_spoken, rows))


def _spoken(row: CompareRow) -> str:
    if row.now == row.then or not row.then.words:
        return _("{name}: {now}").format(name=row.name, now=row.now.words)
    told = _("{name}: now {now}, with these changes {then}").format(
        name=row.name, now=row.now.words, then=row.then.words
    )
    return f"{told}, {row.change}" if row.change else told
