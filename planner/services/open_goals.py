"""The goals that are still to be reached, in the order in which they are shown."""

from collections.abc import Mapping
from datetime import datetime

from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.domain.roadmap import closure
from planner.scheduling.schedule import GoalOutlook


def open_goals(plan: Plan) -> list[Goal]:
    """Return the goals without a result: those with a date by date, then the others by age."""
    goals = [goal for goal in plan.goals.values() if goal.outcome is None]
    goals.sort(key=lambda goal: (goal.due is None, goal.due or datetime.max, goal.created, goal.id))
    return goals


def own_open_goals(plan: Plan) -> list[Goal]:
    """Return those of the open goals that can ask for any item; an exam asks for its preparation alone."""
    return [goal for goal in open_goals(plan) if not goal.is_exam]


def roadmap_goal(plan: Plan) -> Goal | None:
    """Return the open goal that is the whole roadmap: the one through which most of its core is reached.

    A tenth of the core may be missing, as what was added before and no goal asks for. None where no goal
    comes near.
    """
    core = {item.id for item in plan.items.values() if item.core}
    reached = {goal.id: len(core & closure(plan.items, goal.items, ())) for goal in own_open_goals(plan)}
    best = max(own_open_goals(plan), key=lambda goal: reached[goal.id], default=None)
    return best if best is not None and core and 10 * reached[best.id] >= 9 * len(core) else None


def open_goals_judged(plan: Plan, outlooks: Mapping[str, GoalOutlook]) -> list[tuple[Goal, GoalOutlook]]:
    """Return the same goals, each with how it stands, of which the outlooks by their ids tell."""
    return [(goal, outlooks[goal.id]) for goal in open_goals(plan) if goal.id in outlooks]
