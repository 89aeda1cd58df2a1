"""The guard: how many minutes may go elsewhere before a date is lost."""

from bisect import bisect_left
from collections.abc import Sequence
from math import inf

from planner.scheduling.demand import NEVER

SPARED_SHARE = 4  # comfort leaves a date slack of a quarter of the work still due by it,
SPARED_WEEKS = 3  # and of three ordinary weeks of study


class Guard:
    """Keeps, for each admitted due date, the work still due by then while time is being filled.

    A date counts only while work is due by it. Positions are minutes on the study-time axis.
    """

    def __init__(
        self, dues: Sequence[int], positions: Sequence[int], work: Sequence[int], ordinary_week: int
    ) -> None:
        """Start with the ascending due minutes, their positions, and the work due exactly at each.

        `ordinary_week` is the study time in minutes of a week without exceptions.
        """
        self._dues = dues
        self._positions = positions
        self._work = list(work)
        self._spared = SPARED_WEEKS * ordinary_week
        self._promised = [0] * len(dues)

    def __len__(self) -> int:
        """Return the number of dates."""
        return len(self._dues)

    def rank(self, due: float) -> int:
        """Return how many dates lie before a due date; all of them for NEVER."""
        return len(self._dues) if due == NEVER else bisect_left(self._dues, due)

    def room(self, position: int, rank: int) -> float:
        """Return the minutes that may be lost from `position` on with every date before `rank` still met."""
        return self._least(position, rank, is_spared=False)

    def comfortable_room(self, position: int, rank: int) -> float:
        """Return the room that mere comfort may use, which leaves every date a good part of its slack."""
        return self._least(position, rank, is_spared=True)

    def _least(self, position: int, rank: int, *, is_spared: bool) -> float:
        least: float = inf
        due_work = 0
        for index in range(rank):
            due_work += self._work[index]
            if due_work:
                slack = self._positions[index] - position - due_work - self._promised[index]
                if is_spared:
                    slack -= due_work // SPARED_SHARE + self._spared
                least = min(least, slack)
        return least

    def give(self, rank: int, minutes: int) -> None:
        """Note that work due at `rank` was laid out; work without a date changes nothing."""
        if rank < len(self._work):
            self._work[rank] -= minutes

    def promise(self, start: int, rank: int, minutes: int, sign: int = 1) -> None:
        """Set time aside for a session that should stay: it delays every earlier date after its start.

        With -1 as `sign` the promise is taken back.
        """
        for index in range(min(rank, len(self._dues))):
            before_due = self._dues[index] - start
            if before_due > 0:
                self._promised[index] += sign * min(minutes, before_due)
