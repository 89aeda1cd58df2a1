"""How much work each goal was before: the plan of today, walked back through the steps that made it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import groupby, takewhile
from typing import Final

from planner.domain.edit import Change, Edit, Record
from planner.domain.goal import Goal
from planner.domain.item import Item, Progress
from planner.domain.plan import TABLES, Plan
from planner.domain.roadmap import closure
from planner.domain.settings import Settings
from planner.domain.time_entry import TimeEntry
from planner.scheduling.estimates import Estimates, learn
from planner.scheduling.workload import minutes_to_study
from planner.services.open_goals import open_goals
from planner.storage.history import PastStep
from planner.values import Value, replace

# No other record says how much work a goal is.
KINDS: Final[tuple[type[Record], ...]] = (Settings, Item, Progress, Goal, TimeEntry)
LEAST_STEP: Final = 15  # minutes; less cannot be seen beside the hours of a goal


class WorkLevel(Value):
    """The minutes of work of a goal, studied and left, from a moment on.

    The oldest level that is known begins with `datetime.min`: nothing says that there was another before.
    """

    since: datetime
    minutes: int


PastWork = Mapping[str, tuple[WorkLevel, ...]]  # by goal
_Stage = tuple[datetime, Mapping[str, int]]


def is_same_work(plan: Plan, other: Plan) -> bool:
    """Whether nothing lies between two snapshots that changed how much work there was; looks at no record."""
    tables = ("settings", *(TABLES[kind] for kind in KINDS if kind is not Settings))
    return all(getattr(plan, name) is getattr(other, name) for name in tables)


def work_of(
    plan: Plan, goals: Mapping[str, Collection[str]], estimates: Estimates | None = None
) -> dict[str, int]:
    """Return the minutes of work of some goals, by id: what was studied of some items, and what is left.

    `goals` names by goal the items of which the studied minutes count. What is left is that of the goal's own
    items and of all that they need, at the learner's pace. Sessions change nothing of it: pinned or not, what
    they will hold is left. A goal that the plan does not have is passed over. `estimates` may be given when
    they are known.
    """
    return _work(plan, goals, _ahead(plan, goals), estimates or learn(plan))


def past_work(plan: Plan, steps: Iterable[PastStep]) -> PastWork:
    """Return by open goal how much work it was, oldest first; the last level is that of the plan itself.

    `steps` have led to the plan, newest first, with their changes to records of `KINDS`. All that was changed
    on one day is one step at its last moment, and what is too small to be seen waits for more of it.
    The studied minutes are those of the items that the goal needs today, whatever it needed then, so that the
    level lies above them by what was left. What is known of a goal goes back to the day it was made.
    """
    goals = {goal.id: closure(plan.items, goal.items) for goal in open_goals(plan)}
    # The learner's pace asks for the reviews alone, and would ask all sessions for them on each of the days.
    plan = replace(plan, sessions={id: each for id, each in plan.sessions.items() if each.is_review})
    stages = list(_stages(plan, goals, steps))
    return {id: _levels(id, stages) for id in goals}


def _stages(plan: Plan, goals: Mapping[str, Collection[str]], steps: Iterable[PastStep]) -> Iterator[_Stage]:
    """Yield the work of the goals and since when it was that, newest first."""
    ahead, pace = _ahead(plan, goals), learn(plan)
    for since, changes in _days(steps):
        yield since, _work(plan, goals, ahead, pace)
        plan = plan.after(Edit("", changes).reverse)
        if not _is_study_alone(plan, changes):  # as on most days
            ahead, pace = _ahead(plan, goals), learn(plan)
    yield datetime.min, _work(plan, goals, ahead, pace)


def _is_study_alone(plan: Plan, changes: Iterable[Change]) -> bool:
    """Whether nothing but time was logged, and of open items: of finished ones it would tell another pace."""
    records = [record for change in changes for record in (change.before, change.after) if record is not None]
    return all(isinstance(each, TimeEntry) and not plan.status(each.item).is_settled for each in records)


def _ahead(plan: Plan, goals: Iterable[str]) -> dict[str, list[Item]]:
    """Return by goal, as far as the plan has it, the items with something left."""
    settled = {said.id for said in plan.progress.values() if said.status.is_settled}
    ahead: dict[str, list[Item]] = {}
    for goal in (plan.goals[id] for id in goals if id in plan.goals):
        wanted = (plan.items[id] for id in closure(plan.items, goal.items, settled))
        ahead[goal.id] = [item for item in wanted if not item.is_milestone and item.recurring is None]
    return ahead


def _work(
    plan: Plan, goals: Mapping[str, Collection[str]], ahead: Mapping[str, Iterable[Item]], pace: Estimates
) -> dict[str, int]:
    open_items = {item.id: item for items in ahead.values() for item in items}
    left = {id: minutes_to_study(plan, pace, item) for id, item in open_items.items()}
    return {
        goal: sum(left[item.id] for item in items) + sum(plan.logged.get(id, 0) for id in goals[goal])
        for goal, items in ahead.items()
    }


def _days(steps: Iterable[PastStep]) -> Iterator[tuple[datetime, tuple[Change, ...]]]:
    """Yield the last moment of each day that has steps, and all its changes; the newest day first."""
    for _day, group in groupby(_in_turn(steps), key=lambda step: step.at.date()):
        of_day = list(group)
        yield of_day[0].at, tuple(change for step in reversed(of_day) for change in step.changes)


def _in_turn(steps: Iterable[PastStep]) -> Iterator[PastStep]:
    """Yield the steps with moments that never rise, as they do where a clock was set back between two."""
    latest = datetime.max
    for step in steps:
        latest = min(latest, step.at)
        yield PastStep(latest, step.changes)


def _levels(goal: str, stages: Iterable[_Stage]) -> tuple[WorkLevel, ...]:
    """Return the levels of one goal, oldest first, from its stages."""
    known = [(since, work[goal]) for since, work in takewhile(lambda stage: goal in stage[1], stages)]
    levels = [WorkLevel(datetime.min, known[-1][1])]
    for since, minutes in reversed(known):
        if abs(minutes - levels[-1].minutes) >= LEAST_STEP:
            levels.append(WorkLevel(since, minutes))
    levels[-1] = replace(levels[-1], minutes=known[0][1])
    return tuple(levels)
