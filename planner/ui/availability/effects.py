"""What other hours do to the dates: the verdicts before and after; knows no Qt."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from planner.domain.plan import Plan
from planner.formats import last_day, study_length
from planner.i18n import _
from planner.scheduling.schedule import GoalOutlook, Verdict
from planner.ui.shared.date_words import DateWords
from planner.ui.shared.verdicts import BADGES
from planner.values import Value, replace

Outlooks = Mapping[str, GoalOutlook]


class EffectRow(Value):
    """A goal with its verdict as it would be, the number that decides it, and how that was before.

    `was_verdict` and `was` are "" where nothing changes.
    """

    id: str
    title: str
    verdict: str
    number: str
    was_verdict: str = ""
    was: str = ""


def effect_rows(
    plan: Plan,
    before: Outlooks,
    after: Outlooks,
    now: datetime,
    words: DateWords,
    say: Callable[[GoalOutlook, DateWords], str] | None = None,
) -> tuple[EffectRow, ...]:
    """Return the goals of a plan by date that have something left to study, and whose date is not over.

    A goal that was not there before is told as it is.
    `say` gives the number of a goal, where it is not to be the one that decides its verdict.
    """
    goals = [
        goal
        for goal in plan.goals.values()
        if after[goal.id].verdict is not Verdict.DONE and (goal.due is None or goal.due > now)
    ]
    goals.sort(key=lambda goal: (goal.due or datetime.max, goal.created))
    number = _number if say is None else say

    def told(outlook: GoalOutlook) -> tuple[str, str]:
        return BADGES[outlook.verdict], number(outlook, words)

    return tuple(
        _row(
            EffectRow(goal.id, goal.title, *told(after[goal.id])),
            *told(before.get(goal.id, after[goal.id])),
        )
        for goal in goals
    )


def changes_in_short(rows: Iterable[EffectRow]) -> str:
    """Return what becomes of the first goal for which something is different; "" where nothing is."""
    row = next((row for row in rows if row.was), None)
    if row is None:
        return ""
    return _("{title}: {number}, before {was}").format(title=row.title, number=row.number, was=row.was)


def _row(row: EffectRow, was_verdict: str, was: str) -> EffectRow:
    if (was_verdict, was) == (row.verdict, row.number):
        return row
    return replace(row, was_verdict=was_verdict, was=was)


def _number(outlook: GoalOutlook, words: DateWords) -> str:
    if outlook.proof is not None:
        missing = outlook.proof.work_minutes - outlook.proof.free_minutes
        return _("{length} short").format(length=study_length(missing))
    if outlook.margin is not None:
        return _("{length} to spare").format(length=study_length(outlook.margin))
    if outlook.earliest_due is None:
        return _("no end in sight")
    return _("earliest ready {day}").format(day=words.full_day(last_day(outlook.earliest_due)))
