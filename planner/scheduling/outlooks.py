"""The outlook of every goal and item: verdicts, dates and what is left, put into moments."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from planner.domain.item import ItemStatus
from planner.domain.session import PlacedBy
from planner.scheduling.brief import Piece
from planner.scheduling.deadlines import (
    Admission,
    DatedGoal,
    binding_goal,
    earliest_due,
    latest_starts,
    least_minutes_per_week,
    margin,
    slack,
    unfinished_goals,
)
from planner.scheduling.demand import NEVER, Load
from planner.scheduling.minutes import minute_from, moment_of
from planner.scheduling.schedule import GoalOutlook, ItemOutlook, ItemState, Proof, Verdict
from planner.scheduling.workload import Workload, is_fixed


def fixed_ends(workload: Workload, now: datetime) -> dict[int, int]:
    """Return by number the minute in which an item's last fixed study session to come ends."""
    ends: dict[int, int] = {}
    for session in workload.plan.sessions.values():
        is_study = not session.is_review and session.item in workload.network.number
        if is_study and is_fixed(session, now):
            number = workload.network.number[session.item]
            ends[number] = max(ends.get(number, 0), minute_from(session.end))
    return ends


def last_ends(workload: Workload, pieces: Iterable[Piece], fixed: Mapping[int, int]) -> dict[int, datetime]:
    """Return by number the end of each item's last session to come; what comes round again never ends."""
    ends: dict[int, int] = {}
    for piece in pieces:  # they come in order of time
        if piece.placed_by is not PlacedBy.REVIEW:
            ends[piece.number] = piece.end
    for number, end in fixed.items():
        ends[number] = max(ends.get(number, 0), end)
    items = workload.network.items
    return {number: moment_of(end) for number, end in ends.items() if items[number].recurring is None}


def last_end(number: int, pieces: Sequence[Piece], fixed: Mapping[int, int]) -> datetime | None:
    """Return the same for one item that does not come round again."""
    laid = (piece.end for piece in reversed(pieces) if _is_study_of(number, piece))
    end = max(next(laid, 0), fixed.get(number, 0))
    return moment_of(end) if end else None


def _is_study_of(number: int, piece: Piece) -> bool:
    return piece.number == number and piece.placed_by is not PlacedBy.REVIEW


def goal_outlooks(workload: Workload, admission: Admission) -> Iterator[GoalOutlook]:
    """Yield the outlooks: dated goals in admission order, then the others by age, then closed ones.

    When a goal is planned to be finished is told by `finish_of_goal`, from the whole layout.
    """
    for dated in admission.order:
        yield _dated_outlook(dated, workload, admission)
    judged = {dated.index for dated in admission.order}
    unfinished = unfinished_goals(workload, admission.parcels)
    for index, goal in enumerate(workload.goals):
        if index not in unfinished:
            yield GoalOutlook(goal=goal.id, verdict=Verdict.DONE, work=0)
        elif index not in judged:
            yield GoalOutlook(
                goal=goal.id,
                verdict=Verdict.UNDATED,
                work=_work(index, admission),
                held=_held(index, workload),
                earliest_due=_earliest(index, workload, admission),
            )
    for goal in sorted(workload.plan.goals.values(), key=lambda goal: (goal.created, goal.id)):
        if goal.outcome is not None:
            yield GoalOutlook(goal=goal.id, verdict=Verdict.DONE, work=0)


def item_outlooks(workload: Workload, admission: Admission) -> dict[str, ItemOutlook]:
    """Return the outlook of every item of the plan, also of those in no goal, by id, without its finish."""
    latest = latest_starts(workload, admission.due)
    states = _item_states(workload)
    result: dict[str, ItemOutlook] = {}
    for number, item in enumerate(workload.network.items):
        remaining, start = workload.remaining[number], None
        if remaining and latest[number] != NEVER:
            start = _moment(workload.time.start_at(int(latest[number])))
        result[item.id] = ItemOutlook(item.id, states[number], remaining, start, None)
    return result


def finish_of_goal(
    index: int, admission: Admission, ends: Mapping[int, datetime], unplaced: Mapping[int, int]
) -> datetime | None:
    """Return the end of a goal's last session; None when not all of its work has a place."""
    held = admission.held(index, admission.parcel_dues)
    members = [number for parcel, _due in held for number in parcel.numbers]
    if any(number in unplaced for number in members):
        return None
    return max((ends[number] for number in members if number in ends), default=None)


def _dated_outlook(dated: DatedGoal, workload: Workload, admission: Admission) -> GoalOutlook:
    overload = admission.overloads.get(dated.goal.id)
    work = _work(dated.index, admission)
    least_slack = None if overload else slack(dated, admission, workload)
    spare = None if overload else margin(dated, admission)
    verdict = _verdict(overload, work, spare, workload.plan.settings.tight_percent)
    return GoalOutlook(
        goal=dated.goal.id,
        verdict=verdict,
        work=work,
        free=workload.time.until(dated.due),
        slack=least_slack,
        margin=least_slack if spare is None else spare,
        least_per_week=least_minutes_per_week(dated, admission, workload),
        earliest_due=_earliest(dated.index, workload, admission),
        proof=None if overload is None else _proof(overload),
        held=_held(dated.index, workload),
        bound_by=binding_goal(dated, admission, workload) if verdict is Verdict.TIGHT else None,
    )


def _earliest(index: int, workload: Workload, admission: Admission) -> datetime | None:
    held = admission.held(index, admission.parcel_dues)
    return _moment(earliest_due(index, held, admission.demand, workload, is_met=True))


def _work(index: int, admission: Admission) -> int:
    return sum(parcel.minutes for parcel, _due in admission.held(index, admission.parcel_dues))


def _held(index: int, workload: Workload) -> int:
    return sum(minutes for number, minutes in workload.held.items() if workload.holders[number] >> index & 1)


def _verdict(overload: Load | None, work: int, spare: int | None, tight_percent: int) -> Verdict:
    if overload is not None:
        return Verdict.IMPOSSIBLE
    if spare is not None and spare * 100 < tight_percent * work:
        return Verdict.TIGHT
    return Verdict.FEASIBLE


def _proof(overload: Load) -> Proof:
    return Proof(moment_of(overload.start), moment_of(overload.until), overload.work, overload.free)


def _item_states(workload: Workload) -> list[ItemState]:
    progress, logged = workload.plan.progress, workload.plan.logged
    settled, requires = workload.settled, workload.network.requires
    states: list[ItemState] = []
    for number, item in enumerate(workload.network.items):
        said = progress[item.id].status if item.id in progress else None
        if said is ItemStatus.SKIPPED or said is ItemStatus.LEFT_OUT:
            states.append(ItemState(said))
        elif number in settled:
            states.append(ItemState.DONE)
        elif said is ItemStatus.IN_PROGRESS or logged.get(item.id):
            states.append(ItemState.IN_PROGRESS)
        else:
            states.append(ItemState.READY if settled.issuperset(requires[number]) else ItemState.LOCKED)
    return states


def _moment(minute: int | None) -> datetime | None:
    return None if minute is None else moment_of(minute)
