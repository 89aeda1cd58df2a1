"""What must be studied before a goal is finished: its own work, and what is studied before it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import accumulate

from planner.domain.session import Session, SessionKind, SessionState
from planner.scheduling.deadlines import Admission, unfinished_goals
from planner.scheduling.forecasting.work import Weights, open_numbers
from planner.scheduling.guard import SPARED_PERCENT, SPARED_WEEKS
from planner.scheduling.kept_share import percent_kept
from planner.scheduling.minutes import minute_of
from planner.scheduling.schedule import Schedule
from planner.scheduling.workload import Workload
from planner.values import Value

MOST_MIXED = 0.95
MOST_BOUNDS = 6


class GoalDemand(Value, kw_only=True):
    """An unfinished goal and the work before its end.

    Attributes:
        index: its index in the workload.
        due: the minute when its study is due; None without a date.
        own: by release, ascending, the numbers of the items released then or later that must be done first.
            The first release is now, so its items are all of them.
        bounds: by date before that of the goal, ascending, on which access to something ends or a session
            stands fast, the numbers of the items that must be done by then; those that leave least time.
        others: for a goal that no admitted date protects, the share by number of the other items that the
            schedule studies before its planned finish.
        fixed: for such a goal, minutes of what comes round again, before that finish.
        believed: minutes left of its own work by the plan's count.
        asked: minutes of study time that comfort leaves a date for a minute of that work.
        mixed: with a date, the share of the time that other work gets as long as the date is at ease.
        spared: minutes of slack that comfort leaves a date, besides a share of its work.
        sessions: the goal's own sessions to come.
    """

    index: int
    due: int | None
    own: Mapping[int, frozenset[int]]
    bounds: Mapping[int, frozenset[int]]
    others: Mapping[int, float]
    fixed: int
    believed: int
    asked: float
    mixed: float
    spared: int
    sessions: Sequence[Session]


def goal_demands(workload: Workload, admission: Admission, schedule: Schedule) -> list[GoalDemand]:
    """Return what each unfinished goal asks for, oldest first."""
    unfinished = sorted(unfinished_goals(workload, admission.parcels))
    ahead = [session for session in schedule.sessions if _is_laid_out(session, schedule.as_of)]
    return [_demand(index, workload, admission, schedule, ahead) for index in unfinished]


def weights_of(demands: Sequence[GoalDemand], workload: Workload) -> dict[int, Weights]:
    """Return by item number how much of it counts in each sum: by goal those of releases, bounds, others."""
    return {
        number: tuple(
            weight
            for demand in demands
            for weight in (
                *(float(number in numbers) for numbers in (*demand.own.values(), *demand.bounds.values())),
                demand.others.get(number, 0.0),
            )
        )
        for number in open_numbers(workload)
    }


def _demand(
    index: int, workload: Workload, admission: Admission, schedule: Schedule, ahead: Sequence[Session]
) -> GoalDemand:
    goal = workload.goals[index]
    due = None if goal.study_due is None else minute_of(goal.study_due)
    is_met = any(dated.index == index for dated in admission.admitted)
    own = frozenset(_own(index, workload, admission, due if is_met else None))
    outlook = schedule.goal(goal.id)
    # What has no place before its date is laid out again when the learner moves the date.
    finish = (None if outlook is None else outlook.planned_finish) or goal.study_due
    before = [session for session in ahead if finish is None or session.start < finish]
    # The guard holds other work back only for a date that can be met; else it comes as it is laid out.
    others, fixed = ({}, 0) if is_met else _others(workload, own, before)
    number_of = workload.network.number
    patterns = workload.plan.patterns.values()
    spared = SPARED_WEEKS * max((pattern.minutes for pattern in patterns), default=0)
    asked = (100 + SPARED_PERCENT) / percent_kept(workload.plan, schedule.as_of)
    until = workload.time.until(due) - spared if due and is_met else 0
    return GoalDemand(
        index=index,
        due=due,
        own=_by_release(workload, own),
        bounds={} if due is None else _by_bound(index, workload, admission, due),
        others=others,
        fixed=fixed,
        believed=sum(workload.remaining[number] for number in own),
        asked=asked,
        mixed=_mixed(workload, own, before, until, asked) if due and is_met else 0.0,
        spared=spared,
        sessions=[session for session in ahead if workload.holders[number_of[session.item]] >> index & 1],
    )


def _own(index: int, workload: Workload, admission: Admission, due: int | None) -> Iterator[int]:
    """Yield the numbers of a goal's items, and of those due with it or before it in other goals."""
    for number in open_numbers(workload):
        is_held = workload.holders[number] >> index & 1
        if is_held or (due is not None and admission.due[number] <= due):
            yield number


def _mixed(
    workload: Workload, own: frozenset[int], before: Sequence[Session], until: int, asked: float
) -> float:
    """Return the share of other work in the sessions that the planner lays out while the date is at ease."""
    left = sum(workload.remaining[number] for number in own)
    gone = others = 0
    for session in before:
        if until - gone <= left * asked:
            break
        gone += session.minutes
        if workload.network.number[session.item] in own:
            left -= session.minutes
        else:
            others += session.minutes
    return min(others / gone, MOST_MIXED) if gone else 0.0


def _by_release(workload: Workload, own: frozenset[int]) -> dict[int, frozenset[int]]:
    releases = sorted({workload.now, *(workload.release[number] for number in own)})
    return {
        release: frozenset(number for number in own if workload.release[number] >= release)
        for release in releases
    }


def _by_bound(index: int, workload: Workload, admission: Admission, due: int) -> dict[int, frozenset[int]]:
    """Return the bounds that leave the least time; of many, the others hardly ever bind where these don't."""
    held = [admission.parcels[place] for place in admission.held_by.get(index, ())]
    minutes: dict[int, int] = {}
    for parcel in held:
        if parcel.bounds[index] < due:
            date = int(parcel.bounds[index])
            minutes[date] = minutes.get(date, 0) + parcel.minutes
    ascending = sorted(minutes)
    works = accumulate(minutes[date] for date in ascending)
    spare = {date: workload.time.until(date) - work for date, work in zip(ascending, works, strict=True)}
    dates = sorted(sorted(ascending, key=lambda date: spare[date])[:MOST_BOUNDS])
    return {
        date: frozenset(
            number for parcel in held if parcel.bounds[index] <= date for number in parcel.numbers
        )
        for date in dates
    }


def _others(
    workload: Workload, own: frozenset[int], before: Sequence[Session]
) -> tuple[dict[int, float], int]:
    minutes: dict[int, int] = {}
    for session in before:
        number = workload.network.number[session.item]
        if number not in own:
            minutes[number] = minutes.get(number, 0) + session.minutes
    shares: dict[int, float] = {}
    fixed = 0
    for number, studied in minutes.items():
        if workload.remaining[number] and workload.holders[number]:
            shares[number] = min(studied / workload.remaining[number], 1.0)
        else:
            fixed += studied
    return shares, fixed


def _is_laid_out(session: Session, now: datetime) -> bool:
    """Whether a session is study to come that takes its time from the axis of free hours."""
    is_ahead = session.state is SessionState.PLANNED and session.end > now
    return is_ahead and session.kind is SessionKind.STUDY and not session.pinned
