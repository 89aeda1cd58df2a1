"""What other hours do to the dates: the verdicts before and after; knows no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from planner.domain.plan import Plan
from planner.formats import last_day, study_length
from planner.i18n import _
from planner.scheduling.schedule import GoalOutlook, Verdict
from planner.ui.shared.date_words import DateWords
from planner.ui.shared.verdicts import BADGES

Outlooks = Mapping[str, GoalOutlook]


@dataclass(frozen=True, slots=True)
class EffectRow:
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
    plan: Plan, before: Outlooks, after: Outlooks, now: datetime, words: DateWords
) -> tuple[EffectRow, ...]:
    """Return the goals by date that have something left to study, and whose date is not over."""
    goals = [
        goal
        for goal in plan.goals.values()
        if after[goal.id].verdict is not Verdict.DONE and (goal.due is None or goal.due > now)
    ]
    goals.sort(key=lambda goal: (goal.due or datetime.max, goal.created))
    return tuple(_row(goal.id, goal.title, before[goal.id], after[goal.id], words) for goal in goals)


def _row(id: str, title: str, before: GoalOutlook, after: GoalOutlook, words: DateWords) -> EffectRow:
    was, number = _number(before, words), _number(after, words)
    if (before.verdict, was) == (after.verdict, number):
        return EffectRow(id, title, BADGES[after.verdict], number)
    return EffectRow(id, title, BADGES[after.verdict], number, BADGES[before.verdict], was)


def _number(outlook: GoalOutlook, words: DateWords) -> str:
    if outlook.proof is not None:
        missing = outlook.proof.work_minutes - outlook.proof.free_minutes
        return _("{length} short").format(length=study_length(missing))
    if outlook.margin is not None:
        return _("{length} to spare").format(length=study_length(outlook.margin))
    if outlook.earliest_due is None:
        return _("no end in sight")
    return _("earliest ready {day}").format(day=words.full_day(last_day(outlook.earliest_due)))
