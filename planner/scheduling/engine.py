"""The engine: from a plan and a moment to its schedule."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from fractions import Fraction

from planner.domain.plan import Plan
from planner.scheduling.brief import Brief
from planner.scheduling.briefing import brief_for
from planner.scheduling.deadlines import admit
from planner.scheduling.network import StudyNetwork, compile_network
from planner.scheduling.outlooks import goal_outlooks, item_outlooks, last_ends
from planner.scheduling.placement import lay_out
from planner.scheduling.schedule import GoalOutlook, Proof, Schedule, Unplaced, UnplacedReason
from planner.scheduling.study_time import ScaledStudyTime
from planner.scheduling.timetable import timetable
from planner.scheduling.workload import Workload, measure


def make_schedule(plan: Plan, now: datetime, network: StudyNetwork | None = None) -> Schedule:
    """Return the schedule of a plan at a local moment; the same arguments always give the same schedule.

    `network` may be given when it was compiled from the same items before. Raises Cycle when the
    prerequisites run in a circle.
    """
    workload = measure(plan, network or compile_network(plan.items), now)
    admission = admit(workload)
    brief = brief_for(workload, admission, now)
    pieces, left = lay_out(workload, brief)
    ends = last_ends(workload, pieces, now)
    return Schedule(
        as_of=now,
        sessions=timetable(workload, admission, pieces, now),
        goals=tuple(goal_outlooks(workload, admission, ends, left)),
        items=item_outlooks(workload, admission, ends, left),
        unplaced=tuple(_unplaced(workload, brief, left)),
        estimates=workload.estimates,
    )


def judge(plan: Plan, now: datetime, network: StudyNetwork | None = None) -> dict[str, GoalOutlook]:
    """Return the verdicts of `make_schedule` by goal id, without laying out a session.

    Many times faster; what a layout alone can tell, `planned_finish`, is None.
    """
    workload = measure(plan, network or compile_network(plan.items), now)
    return {outlook.goal: outlook for outlook in goal_outlooks(workload, admit(workload), {}, {})}


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
    outlooks = goal_outlooks(scaled, admit(scaled), {}, {})
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


def _unplaced(workload: Workload, brief: Brief, left: Mapping[int, int]) -> Iterator[Unplaced]:
    has_time = workload.time.start_at(0) is not None
    for number in sorted(left):
        if not has_time:
            reason = UnplacedReason.NO_FREE_TIME
        elif number in brief.expiry:
            reason = UnplacedReason.OVERLOAD
        else:
            reason = UnplacedReason.BEYOND_HORIZON
        yield Unplaced(workload.network.items[number].id, left[number], reason)
