"""Exact verdicts on dates.

One learner who may interrupt work, prerequisites, release dates and due dates: the single-machine problem
`1 | pmtn, prec, r_j | L_max`, which preemptive earliest-due-date order solves once releases and due dates
are inherited along prerequisites (Jackson 1955; Horn 1974; Lawler 1973; Baker, Lawler, Lenstra and
Rinnooy Kan 1983). So a set of goals can be met exactly when, for every release `r` and every due date `D`,
the work released from `r` on and due by `D` fits the study time between them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from planner.domain.goal import Goal
from planner.scheduling.demand import (
    NEVER,
    Demand,
    Load,
    Parcel,
    by_number,
    parcels_of,
)
from planner.scheduling.minutes import MINUTES_PER_WEEK, minute_of
from planner.scheduling.workload import Workload
from planner.values import Value


class DatedGoal(Value):
    """A goal with a date: its index in the workload, and the minute when its study must be finished."""

    goal: Goal
    index: int
    due: int

    def due_of(self, parcel: Parcel) -> float:
        """Return the due minute that this goal by itself hands down to a parcel; NEVER if it holds none."""
        return min(self.due, parcel.bounds[self.index]) if self.index in parcel.bounds else NEVER


class Admission(Value, kw_only=True):
    """Which dated goals are met together, and the proof for each that is not.

    Attributes:
        parcels: all work that goals hold.
        held_by: by index of a goal, the places of the parcels that it holds.
        order: the dated goals with anything left to do, in admission order.
        admitted: those that are met, in that order.
        overloads: the proof by goal id, for the others.
        trials: by goal id, the demand of the goal together with those admitted before it.
        demand: that of all admitted goals.
        parcel_dues: inherited due minute by parcel, over the admitted goals; NEVER where none binds.
        due: the same by item number.
    """

    parcels: tuple[Parcel, ...]
    held_by: Mapping[int, Sequence[int]]
    order: tuple[DatedGoal, ...]
    admitted: tuple[DatedGoal, ...]
    overloads: Mapping[str, Load]
    trials: Mapping[str, Demand]
    demand: Demand
    parcel_dues: Sequence[float]
    due: Sequence[float]

    def held(self, index: int, dues: Sequence[float]) -> Iterator[tuple[Parcel, float]]:
        """Yield the parcels that the goal of an index holds, each with its date of `dues`."""
        return ((self.parcels[place], dues[place]) for place in self.held_by.get(index, ()))


class Binding(Value):
    """By which dates some goals together bind the parcels of work.

    Attributes:
        dues: the earliest date by parcel, NEVER where none binds.
        demand: that of all parcels by these dates.
    """

    parcels: Sequence[Parcel]
    dues: Sequence[float]
    demand: Demand

    @classmethod
    def of_nothing(cls, workload: Workload, parcels: Sequence[Parcel]) -> "Binding":
        """Begin without any goal."""
        return cls(parcels, [NEVER] * len(parcels), Demand(workload.now, workload.time))

    def with_goal(self, dated: DatedGoal, places: Iterable[int]) -> "Binding":
        """Return how it is when a goal comes to the others; `places` are those of the parcels it holds."""
        dues, moves = list(self.dues), []
        for place in places:
            parcel, before = self.parcels[place], self.dues[place]
            due = dated.due_of(parcel)
            if due < before:
                dues[place] = due
                moves.append((parcel, before, due))
        return Binding(self.parcels, dues, self.demand.rebound(moves))


def admit(workload: Workload) -> Admission:
    """Admit the dated goals by priority, then due, then age, each if the set with it can still be met.

    So an overload stays with the goal that causes it and does not fall on those before it.
    """
    parcels = parcels_of(workload)
    held_by = _held_by(parcels)
    order = admission_order(workload, parcels)
    admitted: list[DatedGoal] = []
    overloads: dict[str, Load] = {}
    trials: dict[str, Demand] = {}
    binding = Binding.of_nothing(workload, parcels)
    for dated in order:
        trial = binding.with_goal(dated, held_by[dated.index])
        trials[dated.goal.id] = trial.demand
        overload = trial.demand.worst_overload()
        if overload is None:
            admitted.append(dated)
            binding = trial
        else:
            overloads[dated.goal.id] = overload
    return Admission(
        parcels=parcels,
        held_by=held_by,
        order=tuple(order),
        admitted=tuple(admitted),
        overloads=overloads,
        trials=trials,
        demand=binding.demand,
        parcel_dues=binding.dues,
        due=by_number(parcels, binding.dues, len(workload.holders)),
    )


def _held_by(parcels: Sequence[Parcel]) -> dict[int, list[int]]:
    held_by: dict[int, list[int]] = {}
    for place, parcel in enumerate(parcels):
        for index in parcel.bounds:
            held_by.setdefault(index, []).append(place)
    return held_by


def admission_order(workload: Workload, parcels: Sequence[Parcel]) -> list[DatedGoal]:
    """Return the dated goals with anything left to do, in the order in which they are served."""
    unfinished = unfinished_goals(workload, parcels)
    dated = [
        DatedGoal(goal, index, minute_of(goal.study_due))
        for index, goal in enumerate(workload.goals)
        if goal.study_due is not None and index in unfinished
    ]
    # Sorting is stable and the goals come by age.
    return sorted(dated, key=lambda dated: (dated.goal.priority, dated.goal.due))


def unfinished_goals(workload: Workload, parcels: Sequence[Parcel]) -> set[int]:
    """Return the indices of the goals with something left besides what comes round again."""
    items = workload.network.items
    return {
        index
        for parcel in parcels
        if any(items[number].recurring is None for number in parcel.numbers)
        for index in parcel.bounds
    }


def earliest_dues(goals: Collection[DatedGoal], parcels: Sequence[Parcel]) -> list[float]:
    """Return by parcel the earliest date that binds it in a set of goals, NEVER where none does."""
    due_of = {dated.index: dated.due for dated in goals}
    return [
        min(
            (min(due_of[index], bound) for index, bound in parcel.bounds.items() if index in due_of),
            default=NEVER,
        )
        for parcel in parcels
    ]


def slack(dated: DatedGoal, admission: Admission, workload: Workload) -> int:
    """Return the most minutes that could be lost, at the best moments, before an admitted goal's due."""
    demand = admission.demand
    spare, later = _spare_until(dated, demand, workload), bisect_right(demand.dues, dated.due)
    # All work is released from now on, so that every date has some in the first row.
    return spare if later == len(demand.dues) else min(spare, int(demand.least_spare[0][later]))


def _spare_until(dated: DatedGoal, demand: Demand, workload: Workload) -> int:
    """Return the minutes that could be lost before a goal's due if no later date were to be met."""
    later = bisect_right(demand.dues, dated.due)
    return workload.time.until(dated.due) - (demand.work[0][later - 1] if later else 0)


def binding_goal(dated: DatedGoal, admission: Admission, workload: Workload) -> str | None:
    """Return the id of the goal with a later date that alone leaves a goal the slack it has; mostly None."""
    demand, least = admission.demand, slack(dated, admission, workload)
    if least == _spare_until(dated, demand, workload):
        return None
    dates = zip(demand.dues, demand.due_at, demand.work[0], strict=True)
    binding = (due for due, closed, work in dates if due > dated.due and closed - work == least)
    due = next(binding, None)
    return next((other.goal.id for other in admission.admitted if other.due == due), None)


def margin(dated: DatedGoal, admission: Admission) -> int | None:
    """Return the minutes that may be lost wherever they fall; None when the goal has no free work left."""
    earliest: dict[int, float] = {}
    for place in admission.held_by[dated.index]:
        parcel, due = admission.parcels[place], admission.parcel_dues[place]
        if parcel.minutes:
            earliest[parcel.release] = min(due, earliest.get(parcel.release, NEVER))
    first_due, first_due_from = NEVER, {}
    for release in reversed(admission.demand.releases):
        first_due = min(first_due, earliest.get(release, NEVER))
        first_due_from[release] = first_due
    demand = admission.demand
    least = NEVER
    for release, row in zip(demand.releases, demand.least_spare, strict=True):
        place = bisect_left(demand.dues, first_due_from[release])
        if place < len(row):
            least = min(least, row[place])
    return None if least == NEVER else int(least)


def least_minutes_per_week(dated: DatedGoal, admission: Admission, workload: Workload) -> int | None:
    """Return the least minutes a week with which this goal and the admitted ones before it are met.

    Every stretch of study time is scaled by one factor. None when no factor helps: where work is due
    there is no study time at all, or the date is over.
    """
    work_of_worst, free_of_worst = 0, 1
    trial = admission.trials[dated.goal.id]
    for opened, row in zip(trial.released_at, trial.work, strict=True):
        for closed, work in zip(trial.due_at, row, strict=True):
            if not work:
                continue
            free = closed - opened
            if free <= 0:
                return None
            if work * free_of_worst > work_of_worst * free:
                work_of_worst, free_of_worst = work, free
    span = dated.due - workload.now
    if span <= 0:
        return None
    needed = work_of_worst * workload.time.until(dated.due) * MINUTES_PER_WEEK
    return -(-needed // (free_of_worst * span))


def earliest_due(
    index: int, held: Iterable[tuple[Parcel, float]], demand: Demand, workload: Workload, *, is_met: bool
) -> int | None:
    """Return the earliest minute by which a goal's study could be due, other goals being met.

    `held` are the parcels of the goal with the dates that the other goals ask of them, and `demand` is that
    of all work by those dates; the goal's own may be among them where it can be met. `is_met` tells that
    all of it can be done in time. None when the goal cannot be met at any date.

    For a release `r`, the goal's work from `r` on and all other work due by then must fit between `r` and its
    date, and so its date lies after the last due date at which both together do not fit. The latest of these
    moments over all releases is the answer.
    """
    own = [(parcel, due) for parcel, due in held if parcel.minutes]
    sooner = [(parcel, due, parcel.bounds[index]) for parcel, due in own if parcel.bounds[index] < due]
    if (sooner or not is_met) and demand.rebound(sooner).worst_overload() is not None:
        return None
    if not own:
        return workload.now
    releases = [parcel.release for parcel, _due in own]
    other_work = demand.rebound(((parcel, due, NEVER) for parcel, due in own), also=releases)
    return workload.time.finish_at(_earliest_finish([parcel for parcel, _due in own], other_work))


def _earliest_finish(own: Sequence[Parcel], other_work: Demand) -> int:
    """Return the earliest position at which a goal's own work can be finished besides other work."""
    own_from = dict.fromkeys(other_work.releases, 0)
    for parcel in own:
        own_from[parcel.release] += parcel.minutes
    finish = own_minutes = 0
    rows = enumerate(zip(other_work.releases, other_work.released_at, other_work.work, strict=True))
    for place, (release, opened, row) in reversed(list(rows)):
        own_minutes += own_from[release]
        before_it = 0
        if other_work.exceeds(place, own_minutes):
            for closed, work in zip(other_work.due_at, row, strict=True):
                if own_minutes + work > closed - opened:
                    before_it = work
        if own_minutes:
            finish = max(finish, opened + own_minutes + before_it)
    return finish


def latest_starts(workload: Workload, due: Sequence[float], dateless: float = NEVER) -> list[float]:
    """Return by number the latest study position at which the free work of each held item may begin.

    Modified due dates: an item ends before each dependent one must begin. What has no date counts as due
    at position `dateless`.
    """
    positions: dict[float, float] = {NEVER: dateless}
    start: list[float] = [NEVER] * len(due)
    unlocks, holders = workload.network.unlocks, workload.holders
    for number in range(len(due) - 1, -1, -1):
        if holders[number]:
            latest = positions.get(due[number])
            if latest is None:
                latest = positions[due[number]] = workload.time.until(int(due[number]))
            for after in unlocks[number]:
                if start[after] < latest:
                    latest = start[after]
            start[number] = latest - workload.remaining[number]
    return start
