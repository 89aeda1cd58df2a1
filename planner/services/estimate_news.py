"""What a change does to the estimates that the plan counts with, and so to the dates."""

from collections.abc import Iterator, Sequence
from datetime import date
from math import log

from planner.domain.item import Item, ItemKind
from planner.domain.plan import Plan
from planner.formats import last_day
from planner.scheduling.engine import make_schedule
from planner.scheduling.estimates import STEPS, Estimates, counted_ratio, counts_with_pace, learn
from planner.scheduling.pace_model import Effect
from planner.scheduling.schedule import Schedule
from planner.values import Value


class PaceChange(Value):
    """A pace that the plan counts with, before and after: of a kind, a subject, or of all work (None).

    Both are the mean factor of the same work: what is to come of it after the change.
    """

    of: Effect
    before: float
    after: float


class FinishChange(Value):
    """The day on which a goal is planned to be finished, before and after; None where it has no place."""

    goal: str
    before: date | None
    after: date | None


class EstimateNews(Value):
    """What a change did to the estimates.

    Attributes:
        paces: those that changed by a step or more: those of what was finished first, since the others
            only follow them, and of these the greatest change.
        finishes: the goals whose planned finish moved to another day, in the order of their verdicts.
    """

    paces: tuple[PaceChange, ...]
    finishes: tuple[FinishChange, ...]


def estimate_news(
    before: Estimates, after: Estimates, schedule_before: Schedule, schedule_after: Schedule, plan_after: Plan
) -> EstimateNews | None:
    """Return what a change did to the estimates and dates; None where the plan counts as it did."""
    if not counts_differ(before, after, plan_after):
        return None
    to_come = [item for item in plan_after.items.values() if counts_with_pace(plan_after, item)]
    changes = (change for change in _pace_changes(before, after, to_come) if change.before != change.after)
    paces = sorted(
        changes,
        key=lambda change: (
            _items_of(change.of, after) == _items_of(change.of, before),
            -abs(log(change.after / change.before)),
        ),
    )
    return EstimateNews(tuple(paces), tuple(_finish_changes(schedule_before, schedule_after)))


def news_since(
    plan_before: Plan, schedule_before: Schedule | None, plan_after: Plan, schedule_after: Schedule
) -> EstimateNews | None:
    """Return the same from plans; a schedule before that was never made is made only where there is news."""
    before = learn(plan_before) if schedule_before is None else schedule_before.estimates
    after = schedule_after.estimates
    if not counts_differ(before, after, plan_after):
        return None
    schedule_before = schedule_before or make_schedule(plan_before, schedule_after.as_of)
    return estimate_news(before, after, schedule_before, schedule_after, plan_after)


def counts_differ(before: Estimates, after: Estimates, plan: Plan) -> bool:
    """Whether some open item of a plan is counted with another factor."""
    if before == after:
        return False
    return any(
        before.factor(item) != after.factor(item)
        for item in plan.items.values()
        if counts_with_pace(plan, item)
    )


def _pace_changes(before: Estimates, after: Estimates, to_come: Sequence[Item]) -> Iterator[PaceChange]:
    """Yield every pace, subjects first: where changes are equally great, they say most."""
    of_subjects = (*before.by_subject, *after.by_subject)
    of_kinds = (*before.by_kind, *after.by_kind)
    for effect in (*dict.fromkeys(of_subjects), *dict.fromkeys(of_kinds), None):
        items = [item for item in to_come if effect in (None, item.kind, item.subject)]
        yield PaceChange(effect, _in_steps(before, items), _in_steps(after, items))


def _items_of(effect: Effect, estimates: Estimates) -> int:
    """Return on how many finished items a pace rests."""
    if effect is None:
        return estimates.overall.items
    known = (
        estimates.by_kind.get(effect) if isinstance(effect, ItemKind) else estimates.by_subject.get(effect)
    )
    return 0 if known is None else known.items


def _in_steps(estimates: Estimates, items: Sequence[Item]) -> float:
    return round(STEPS * counted_ratio(estimates, items)) / STEPS


def _finish_changes(before: Schedule, after: Schedule) -> Iterator[FinishChange]:
    """Yield the goals of both schedules that something is left of, whose day of finish is another."""
    for outlook in after.goals:
        earlier = before.goal(outlook.goal)
        if earlier is None or not earlier.work or not outlook.work:
            continue
        days = [
            None if each.planned_finish is None else last_day(each.planned_finish)
            for each in (earlier, outlook)
        ]
        if days[0] != days[1]:
            yield FinishChange(outlook.goal, *days)
