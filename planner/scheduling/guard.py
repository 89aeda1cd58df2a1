"""The guard: how many minutes may go elsewhere before a date is lost."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from planner.scheduling.demand import NEVER

SPARED_WEEKS = 3  # comfort leaves a date slack of three ordinary weeks of study,
SPARED_PERCENT = 25  # and of so much of the work still due by it, in hours that the learner really keeps


class Guard:
    """Keeps, for each admitted due date, the work still due by then while time is being filled.

    A date counts only while work is due by it. Positions are minutes on the study-time axis.
    """

    def __init__(
        self,
        dues: Sequence[int],
        positions: Sequence[int],
        work: Sequence[int],
        ordinary_week: int,
        percent_kept: int = 100,
    ) -> None:
        """Start with the ascending due minutes, their positions, and the work due exactly at each.

        `ordinary_week` is the study time in minutes of a week without exceptions, `percent_kept` the part of
        the study time that the learner is likely to keep.
        """
        self._dues = dues
        self._work = list(accumulate(work))  # by date: the work due by then
        # By date: the position at which that work must begin at the latest.
        self._latest = [position - due_work for position, due_work in zip(positions, self._work, strict=True)]
        self._ordinary_week = ordinary_week
        self._spared = SPARED_WEEKS * ordinary_week
        self._kept = percent_kept
        # By rank: the least over all dates before it, as it is and less what comfort spares.
        self._least = [NEVER] * (len(dues) + 1)
        self._least_spared = [NEVER] * (len(dues) + 1)
        self._update(0)

    def __len__(self) -> int:
        """Return the number of dates."""
        return len(self._dues)

    def rank(self, due: float) -> int:
        """Return how many dates lie before a due date; all of them for NEVER."""
        return len(self._dues) if due == NEVER else bisect_left(self._dues, due)

    def room(self, position: int, rank: int) -> float:
        """Return the minutes that may be lost from `position` on with every date before `rank` still met."""
        return self._least[rank] - position

    def comfortable_room(self, position: int, rank: int) -> float:
        """Return the room that mere comfort may use, which leaves every date a good part of its slack.

        Comfort is paid from the hours that the learner keeps, so that a likely date stays likely: of an hour
        of work, as many minutes of study time are spared as it takes to keep an hour and a quarter.
        """
        return self._least_spared[rank] - position

    def room_to_finish(self, position: int, rank: int) -> float:
        """Return the room that going on with what is begun may use, which leaves every date a week."""
        return self._least[rank] - position - self._ordinary_week

    def give(self, rank: int, minutes: int) -> None:
        """Note that work due at `rank` was laid out; work without a date changes nothing."""
        if rank < len(self._work):
            self._update(rank, minutes)

    def promise(self, start: int, rank: int, minutes: int, sign: int = 1) -> None:
        """Set time aside for a session that should stay: it delays every earlier date after its start.

        With -1 as `sign` the promise is taken back.
        """
        for index in range(min(rank, len(self._dues))):
            before_due = self._dues[index] - start
            if before_due > 0:
                self._latest[index] -= sign * min(minutes, before_due)
        self._update(0)

    def _update(self, rank: int, done: int = 0) -> None:
        """Take minutes that were done from all dates from a rank on, and find the least of the dates anew."""
        work, latest, spared, kept = self._work, self._latest, self._spared, self._kept
        lost = 100 + SPARED_PERCENT - kept
        least, least_spared = self._least[rank], self._least_spared[rank]
        for index in range(rank, len(work)):
            due_work = work[index] = work[index] - done
            latest[index] += done
            if due_work:
                # Spelled out, for this runs for each piece that is laid out, over all dates.
                if latest[index] < least:
                    least = latest[index]
                easy = latest[index] - due_work * lost // kept - spared
                if easy < least_spared:
                    least_spared = easy
            self._least[index + 1], self._least_spared[index + 1] = least, least_spared
