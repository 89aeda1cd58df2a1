"""The goals that are still to be reached, in the order in which they are shown."""

from datetime import datetime

from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.scheduling.schedule import GoalOutlook, Schedule


def open_goals(plan: Plan) -> list[Goal]:
    """Return the goals without a result: those with a date by date, then the others by age."""
    goals = [goal for goal in plan.goals.values() if goal.outcome is None]
    goals.sort(key=lambda goal: (goal.due is None, goal.due or datetime.max, goal.created, goal.id))
    return goals


def open_goals_judged(plan: Plan, schedule: Schedule) -> list[tuple[Goal, GoalOutlook]]:
    """Return the same goals, each with how it stands in a schedule."""
    outlooks = schedule.outlooks
    return [(goal, outlooks[goal.id]) for goal in open_goals(plan) if goal.id in outlooks]
