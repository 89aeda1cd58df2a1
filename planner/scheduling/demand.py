"""How much work is due by when, and whether the study time before it is enough."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from math import inf
from operator import add, sub
from typing import NamedTuple

from planner.scheduling.study_time import StudyTime
from planner.scheduling.workload import Workload
from planner.values import Value

NEVER = inf


class Parcel(Value):
    """Items that no question about dates can tell apart: released together, bound alike in the same goals.

    Attributes:
        release: the minute before which none of them can be studied.
        bounds: by index, for each goal that holds them, the earliest date that closing access and pinned
            sessions hand down within it, whatever the goal's own date is; NEVER where none does.
        minutes: their free minutes altogether.
        numbers: their numbers, ascending.
    """

    release: int
    bounds: dict[int, float]
    minutes: int
    numbers: tuple[int, ...]


Move = tuple[Parcel, float, float]
"""A parcel, the date that bound it and the date that binds it now; NEVER stands for none."""

Changes = Mapping[tuple[int, int], int]
"""Minutes of work that come to each release and due minute, or leave it."""


class Load(NamedTuple):
    """The work released from `start` on and due by `until`, and the study time between: C(D) - C(r)."""

    start: int
    until: int
    work: int
    free: int


class Demand:
    """The work by release and due date: `W(r, D)` for every pair that matters.

    Attributes:
        releases: the distinct releases, ascending; the first is now.
        released_at: their positions on the study-time axis.
        dues: the distinct due minutes, ascending.
        due_at: their positions.
        work: for each release a row with W for each due.
    """

    def __init__(self, now: int, time: StudyTime) -> None:
        """Begin without any work; `rebound` adds it."""
        self.releases = [now]
        self.released_at = [time.until(now)]
        self.dues: list[int] = []
        self.due_at: list[int] = []
        self.work: list[list[int]] = [[]]
        self._time = time
        self._own: list[list[int]] = [[]]  # by release and due: the work of just that pair

    def rebound(self, moves: Iterable[Move], also: Iterable[int] = ()) -> "Demand":
        """Return the demand after parcels were bound by other dates: each with the date before and after.

        What has no date does not count. `also` names releases that matter besides those of the work.
        """
        changes = _changes(moves)
        result = self._with_room_for(changes, also)
        for (release, due), minutes in changes.items():
            row = result._own[bisect_left(result.releases, release)]
            row[bisect_left(result.dues, due)] += minutes
        result._leave_out_empty(changes, also)
        result._accumulate()
        return result

    def _with_room_for(self, changes: Changes, also: Iterable[int]) -> "Demand":
        """Return a copy with a row for every release that comes to it and a column for every due."""
        result = Demand.__new__(Demand)
        result._time = time = self._time
        result.releases, result.released_at = self.releases.copy(), self.released_at.copy()
        result.dues, result.due_at = self.dues.copy(), self.due_at.copy()
        result._own = own = [row.copy() for row in self._own]
        for due in sorted({due for _release, due in changes}.difference(self.dues)):
            column = bisect_left(result.dues, due)
            result.dues.insert(column, due)
            result.due_at.insert(column, time.until(due))
            for row in own:
                row.insert(column, 0)
        for release in {*also, *(release for release, _due in changes)}.difference(self.releases):
            index = bisect_left(result.releases, release)
            result.releases.insert(index, release)
            result.released_at.insert(index, time.until(release))
            own.insert(index, [0] * len(result.dues))
        return result

    def _leave_out_empty(self, changes: Changes, also: Iterable[int]) -> None:
        """Forget the dues and releases from which the last work was taken away."""
        lost = [pair for pair, minutes in changes.items() if minutes < 0]
        for due in {due for _release, due in lost}:
            column = bisect_left(self.dues, due)
            if not any(row[column] for row in self._own):
                for values in (self.dues, self.due_at, *self._own):
                    del values[column]
        for release in {release for release, _due in lost}.difference(also, self.releases[:1]):
            index = bisect_left(self.releases, release)
            if not any(self._own[index]):
                del self.releases[index], self.released_at[index], self._own[index]

    def _accumulate(self) -> None:
        released = self._own[-1]
        rows = [list(accumulate(released))]
        for row in reversed(self._own[:-1]):
            released = list(map(add, released, row))
            rows.append(list(accumulate(released)))
        self.work = rows[::-1]

    def loads(self) -> Iterator[Load]:
        """Yield every pair with work in it."""
        for release, opened, row in zip(self.releases, self.released_at, self.work, strict=True):
            for due, closed, work in zip(self.dues, self.due_at, row, strict=True):
                if work:
                    yield Load(release, due, work, closed - opened)

    def worst_overload(self) -> Load | None:
        """Return the pair that lacks the most minutes (the earliest due of equals), or None when all fits.

        Where work opens after it is due, what lies between counts as no time rather than less than none.
        """
        if not any(self.exceeds(index, 0) for index in range(len(self.releases))):
            return None
        overloads = (load for load in self.loads() if load.work > load.free)
        return max(overloads, key=_missing_minutes, default=None)

    def exceeds(self, index: int, more: int) -> bool:
        """Whether the work from a release on, and `more`, is too much for the time until some date.

        The release is given by its place. Dates before it may be told to be exceeded without any work.
        """
        beyond = map(sub, self.work[index], self.due_at)
        return max(beyond, default=-NEVER) > -self.released_at[index] - more

    @cached_property
    def least_spare(self) -> list[list[float]]:
        """By release and due, the least of free time less work over this due and the later ones.

        Only pairs with work in them count; without one it is `NEVER`.
        """
        rows: list[list[float]] = []
        for opened, row in zip(self.released_at, self.work, strict=True):
            spare = (
                closed - opened - work if work else NEVER
                for closed, work in zip(reversed(self.due_at), reversed(row), strict=True)
            )
            rows.append(list(accumulate(spare, min))[::-1])
        return rows


def _missing_minutes(load: Load) -> tuple[int, int, int]:
    return load.work - max(load.free, 0), -load.until, -load.start


def demand_of(now: int, time: StudyTime, parcels: Sequence[Parcel], dues: Sequence[float]) -> Demand:
    """Return the demand of parcels, bound by a date for each."""
    return Demand(now, time).rebound(
        (parcel, NEVER, due) for parcel, due in zip(parcels, dues, strict=True) if due != NEVER
    )


def _changes(moves: Iterable[Move]) -> dict[tuple[int, int], int]:
    changes: dict[tuple[int, int], int] = {}
    for parcel, before, after in moves:
        if before != NEVER:
            pair = parcel.release, int(before)
            changes[pair] = changes.get(pair, 0) - parcel.minutes
        if after != NEVER:
            pair = parcel.release, int(after)
            changes[pair] = changes.get(pair, 0) + parcel.minutes
    return {pair: minutes for pair, minutes in changes.items() if minutes}


def parcels_of(workload: Workload) -> tuple[Parcel, ...]:
    """Sort all items that a goal holds into parcels."""
    handed = _handed_down(workload)
    groups: dict[tuple[int, int, tuple[tuple[int, float], ...]], list[int]] = {}
    for number, (release, held) in enumerate(zip(workload.release, workload.holders, strict=True)):
        if held:
            bounds = tuple(sorted(handed[number].items())) if number in handed else ()
            groups.setdefault((release, held, bounds), []).append(number)
    return tuple(
        Parcel(
            release=release,
            bounds={**dict.fromkeys(bits(held), NEVER), **dict(bounds)},
            minutes=sum(workload.remaining[number] for number in numbers),
            numbers=tuple(numbers),
        )
        for (release, held, bounds), numbers in groups.items()
    )


def _handed_down(workload: Workload) -> dict[int, dict[int, float]]:
    """Return by number and goal the dates that access and pinned sessions bring, where they bring any.

    The end of access binds an item itself and all that it needs; a pinned start only what it needs.
    """
    handed: dict[int, dict[int, float]] = {}
    if not workload.closes and not workload.pinned_start:
        return handed
    for number in range(len(workload.holders) - 1, -1, -1):
        goals = bits(workload.holders[number])
        own = _tightened(handed.get(number, {}), goals, workload.closes.get(number, NEVER))
        if own:
            handed[number] = own
        passed = _tightened(own, goals, workload.pinned_start.get(number, NEVER))
        for before in workload.network.requires[number] if passed else ():
            if workload.holders[before]:
                bounds = handed.setdefault(before, {})
                bounds.update({goal: min(date, bounds.get(goal, NEVER)) for goal, date in passed.items()})
    return handed


def _tightened(bounds: dict[int, float], goals: Sequence[int], date: float) -> dict[int, float]:
    if date == NEVER:
        return bounds
    return {goal: min(date, bounds.get(goal, NEVER)) for goal in goals}


def bits(mask: int) -> list[int]:
    """Return the indices of the bits that are set, ascending."""
    return [index for index in range(mask.bit_length()) if mask >> index & 1]


def by_number(parcels: Sequence[Parcel], values: Sequence[float], count: int) -> list[float]:
    """Return values that belong to parcels as those of the `count` items; NEVER for items in no parcel."""
    result: list[float] = [NEVER] * count
    for parcel, value in zip(parcels, values, strict=True):
        if value != NEVER:
            for number in parcel.numbers:
                result[number] = value
    return result
