"""The engine: from a plan and a moment to its schedule."""

from datetime import datetime
from fractions import Fraction

from planner.domain.plan import Plan
from planner.scheduling.deadlines import admit
from planner.scheduling.growing_schedule import GrowingSchedule
from planner.scheduling.network import StudyNetwork, compile_network
from planner.scheduling.outlooks import goal_outlooks
from planner.scheduling.schedule import GoalOutlook, Proof, Schedule
from planner.scheduling.study_time import ScaledStudyTime
from planner.scheduling.workload import measure
from planner.values import replace


def make_schedule(plan: Plan, now: datetime, network: StudyNetwork | None = None) -> Schedule:
    """Return the schedule of a plan at a local moment; the same arguments always give the same schedule.

    Its sessions are laid out as far as they are asked for. `network` may be given when it was compiled from
    the same items before. Raises Cycle when the prerequisites run in a circle.
    """
    workload = measure(plan, network or compile_network(plan.items), now)
    return GrowingSchedule(workload, admit(workload), now)


def judge(plan: Plan, now: datetime, network: StudyNetwork | None = None) -> dict[str, GoalOutlook]:
    """Return the verdicts of `make_schedule` by goal id, without laying out a session.

    Many times faster; what a layout alone can tell, `planned_finish`, is None.
    """
    workload = measure(plan, network or compile_network(plan.items), now)
    return {outlook.goal: outlook for outlook in goal_outlooks(workload, admit(workload))}


def judge_with_hours(
    plan: Plan, now: datetime, factor: Fraction, network: StudyNetwork | None = None
) -> dict[str, GoalOutlook]:
    """Return the verdicts as `judge` does, with every stretch of study time scaled by a factor above 0.

    Study time is then counted in minutes of the scaled hours, rounded down; what is asked for, up.
    """
    workload = measure(plan, network or compile_network(plan.items), now)
    numerator, denominator = factor.as_integer_ratio()
    scaled = replace(
        workload,
        time=ScaledStudyTime(workload.time, numerator),
        remaining=tuple(minutes * denominator for minutes in workload.remaining),
    )
    outlooks = goal_outlooks(scaled, admit(scaled))
    return {outlook.goal: _in_minutes(outlook, denominator) for outlook in outlooks}


def _in_minutes(outlook: GoalOutlook, unit: int) -> GoalOutlook:
    """Return an outlook counted in minutes, where it was counted in parts of a minute."""
    return replace(
        outlook,
        work=outlook.work // unit,
        free=_floor(outlook.free, unit),
        slack=_floor(outlook.slack, unit),
        margin=_floor(outlook.margin, unit),
        least_per_week=None if outlook.least_per_week is None else -(-outlook.least_per_week // unit),
        proof=None if outlook.proof is None else _proof_in_minutes(outlook.proof, unit),
    )


def _proof_in_minutes(proof: Proof, unit: int) -> Proof:
    return replace(proof, work_minutes=proof.work_minutes // unit, free_minutes=proof.free_minutes // unit)


def _floor(value: int | None, unit: int) -> int | None:
    return None if value is None else value // unit
