"""What other hours do to the dates: the verdicts before and after; knows no Qt."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from planner.domain.goal import Goal
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

    `was_verdict` and `was` are "" where nothing changes; of a day, `was` says no more than the day.
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

    def row(goal: Goal) -> EffectRow:
        now_is, was = after[goal.id], before.get(goal.id, after[goal.id])
        found = EffectRow(goal.id, goal.title, BADGES[now_is.verdict], number(now_is, words))
        if (BADGES[was.verdict], number(was, words)) == (found.verdict, found.number):
            return found
        is_day = say is None and _is_told_by_day(now_is) and _is_told_by_day(was)
        told = _day(was, words) if is_day else number(was, words)
        return replace(found, was_verdict=BADGES[was.verdict], was=told)

    return tuple(map(row, goals))


def changes_in_short(rows: Iterable[EffectRow]) -> str:
    """Return what becomes of the first goal for which something is different; "" where nothing is."""
    row = next((row for row in rows if row.was), None)
    if row is None:
        return ""
    return _("{title}: {number}, before {was}").format(title=row.title, number=row.number, was=row.was)


def _number(outlook: GoalOutlook, words: DateWords) -> str:
    if outlook.proof is not None:
        missing = outlook.proof.work_minutes - outlook.proof.free_minutes
        return _("{length} short").format(length=study_length(missing))
    if outlook.margin is not None:
        return _("{length} to spare").format(length=study_length(outlook.margin))
    if not _is_told_by_day(outlook):
        return _("no end in sight")
    return _("earliest ready {day}").format(day=_day(outlook, words))


def _is_told_by_day(outlook: GoalOutlook) -> bool:
    return outlook.proof is None and outlook.margin is None and outlook.earliest_due is not None


def _day(outlook: GoalOutlook, words: DateWords) -> str:
    return "" if outlook.earliest_due is None else words.full_day(last_day(outlook.earliest_due))
