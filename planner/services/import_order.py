"""Where items stand after an import: new ones between their neighbours, the learner's own order as it is."""

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Mapping, Sequence

from planner.services.own_items import STEP

_END = ""  # no id of an item


def out_of_order(order: Sequence[str], before: Sequence[str]) -> set[str]:
    """Return the fewest ids that must have been moved for one order to come from another one of the same ids.

    By the longest increasing subsequence, `O(n log n)`.
    """
    place = {id: number for number, id in enumerate(before)}
    ids = [id for id in order if id in place]
    tails: list[int] = []  # the least last place of a subsequence of each length
    ends: list[int] = []  # which of `ids` that is
    previous: list[int] = []
    for number, id in enumerate(ids):
        length = bisect_left(tails, place[id])
        tails[length : length + 1] = [place[id]]
        ends[length : length + 1] = [number]
        previous.append(ends[length - 1] if length else -1)
    kept: set[str] = set()
    number = ends[-1] if ends else -1
    while number >= 0:
        kept.add(ids[number])
        number = previous[number]
    return set(ids) - kept


class Line:
    """Items in their order, into which others are put at their places."""

    def __init__(self, order: Iterable[str], phases: Sequence[str], phase_of: Mapping[str, str]) -> None:
        """Take the ids in order, those of the phases in theirs, and the phase of each item, new ones too."""
        self._phase_of = phase_of
        self._phases = {phase: number for number, phase in enumerate(phases)}
        self._last: dict[str, str] = {}
        ids = [_END, *order]
        self._next = dict(zip(ids, [*ids[1:], _END], strict=True))
        self._before = {after: id for id, after in self._next.items()}
        for id in ids[1:]:
            self._last[phase_of[id]] = id
        self._order = phases
        self._held = sorted(self._phases[phase] for phase in self._last if phase in self._phases)

    def put(self, file_order: Sequence[str], placed: Collection[str]) -> None:
        """Put items in beside their neighbours of the same phase in a file; `placed` are those that come."""
        waiting = set(placed)
        behind: dict[str, str] = {}  # the last item of each phase so far
        by_phase: dict[str, list[str]] = {}
        for id in file_order:
            by_phase.setdefault(self._phase_of[id], []).append(id)
        for id in file_order:
            phase = self._phase_of[id]
            if id in waiting:
                waiting.discard(id)
                self._insert(id, self._anchor(id, behind, by_phase[phase], waiting))
            if self._next.get(id) is not None:
                behind[phase] = id

    def ids(self) -> list[str]:
        """Return the ids in their order."""
        found: list[str] = []
        id = self._next[_END]
        while id != _END:
            found.append(id)
            id = self._next[id]
        return found

    def _anchor(
        self, id: str, behind: Mapping[str, str], beside: Sequence[str], waiting: Collection[str]
    ) -> str:
        """Return the item behind which another one goes; `beside` are those of its phase in the file."""
        phase = self._phase_of[id]
        if phase in behind:
            return behind[phase]
        if phase not in self._last:
            return self._end_of_phases_before(phase)
        for other in beside:  # none before it is there, or it would be behind that
            if other not in waiting and other in self._next:
                return self._before[other]
        return self._last[phase]

    def _end_of_phases_before(self, phase: str) -> str:
        number = self._phases.get(phase, len(self._phases))
        place = bisect_left(self._held, number)
        return self._last[self._order[self._held[place - 1]]] if place else _END

    def _insert(self, id: str, anchor: str) -> None:
        after = self._next[anchor]
        self._next[anchor], self._next[id] = id, after
        self._before[after], self._before[id] = id, anchor
        phase = self._phase_of[id]
        if phase not in self._last and phase in self._phases:
            insort(self._held, self._phases[phase])
        if phase not in self._last or self._last[phase] == anchor:
            self._last[phase] = id


def positions(order: Sequence[str], fixed: Mapping[str, int]) -> dict[str, int]:
    """Return the position of each item; the fixed ones keep theirs where all have room between them."""
    found: dict[str, int] = {}
    low: int | None = None
    run: list[str] = []
    for id in [*order, None]:
        if id is not None and id not in fixed:
            run.append(id)
            continue
        high = None if id is None else fixed[id]
        if low is not None and high is not None and high < low + (len(run) + 1 if run else 0):
            return {each: number * STEP for number, each in enumerate(order, 1)}
        found.update(zip(run, _between(low, high, len(run)), strict=True))
        run = []
        if id is not None and high is not None:
            found[id] = low = high
    return found


def _between(low: int | None, high: int | None, count: int) -> list[int]:
    if low is None:
        low = 0 if high is None else high - (count + 1) * STEP
    if high is None:
        return [low + number * STEP for number in range(1, count + 1)]
    return [low + (high - low) * number // (count + 1) for number in range(1, count + 1)]
