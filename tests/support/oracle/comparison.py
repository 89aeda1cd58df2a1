"""What engine and oracle say of the same plan, side by side."""

from collections.abc import Iterator

from planner.domain.goal import Goal
from planner.scheduling.schedule import GoalOutlook, Schedule
from tests.support.oracle.minutes import is_held_fast
from tests.support.oracle.verdicts import Oracle


def differences(oracle: Oracle, schedule: Schedule) -> Iterator[str]:
    """Every fact on which the schedule and the oracle do not agree, in words."""
    for goal in oracle.plan.goals.values():
        outlook = schedule.goal(goal.id)
        if outlook is None:
            yield f"{goal.id} has no outlook"
        else:
            yield from _of_goal(oracle, goal, outlook)
            yield from _of_finish(oracle, goal, schedule, outlook)
    latest = oracle.latest_starts()
    for id, item in schedule.items.items():
        if item.remaining != oracle.work.remaining(id):
            yield f"{id}: {item.remaining} minutes remain, {oracle.work.remaining(id)} by the oracle"
        if item.latest_start != oracle.moment(latest.get(id)):
            yield f"{id}: latest start {item.latest_start}, {oracle.moment(latest.get(id))} by the oracle"


def _of_goal(oracle: Oracle, goal: Goal, outlook: GoalOutlook) -> Iterator[str]:
    judgement = oracle.judge(goal)
    pairs = {
        "verdict": (outlook.verdict, judgement.verdict),
        "work": (outlook.work, judgement.work),
        "free": (outlook.free, judgement.free),
        "slack": (outlook.slack, judgement.slack),
        "margin": (outlook.margin, judgement.margin),
        "least a week": (outlook.least_per_week, judgement.least_per_week),
        "earliest due": (outlook.earliest_due, oracle.moment(judgement.earliest_due)),
    }
    for name, (said, true) in pairs.items():
        if said != true:
            yield f"{goal.id}: {name} {said}, {true} by the oracle"
    proof = outlook.proof
    if (proof is not None) != (judgement.verdict == "impossible"):
        yield f"{goal.id}: {outlook.verdict} with proof {proof}"
    if proof is not None and not oracle.proves(
        goal, proof.start, proof.until, proof.work_minutes, proof.free_minutes
    ):
        yield f"{goal.id}: {proof} proves nothing"


def _of_finish(oracle: Oracle, goal: Goal, schedule: Schedule, outlook: GoalOutlook) -> Iterator[str]:
    """The planned finish is the end of the last session to come of what the goal holds."""
    members = oracle.work.members(goal) if goal.outcome is None else set()
    members = {id for id in members if oracle.plan.items[id].recurring is None}
    now = oracle.work.now
    finish = max(
        (
            entry.end
            for entry in schedule.sessions
            if entry.item in members
            and entry.kind == "study"
            and entry.state == "planned"
            and (entry.start > now or entry.start == now or is_held_fast(entry, now))
        ),
        default=None,
    )
    if any(entry.item in members for entry in schedule.unplaced):
        finish = None
    if outlook.planned_finish != finish:
        yield f"{goal.id}: planned finish {outlook.planned_finish}, last session ends {finish}"
