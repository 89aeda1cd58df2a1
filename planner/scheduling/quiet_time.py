"""Quiet time: stretches that the layout leaves empty where the dates allow it."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from planner.scheduling.intervals import Interval


class QuietTime:
    """The time of sessions to come that were skipped, or answered ahead: disjoint intervals in order."""

    def __init__(self, intervals: Sequence[Interval]) -> None:
        """Hold the intervals."""
        self._intervals = intervals

    def __contains__(self, minute: int) -> bool:
        """Whether a minute is quiet."""
        interval = self._from(minute)
        return interval is not None and interval[0] <= minute

    def next_edge(self, minute: int, limit: int) -> int:
        """Return where quiet next begins or ends after a minute, `limit` at the latest."""
        interval = self._from(minute)
        if interval is None:
            return limit
        start, end = interval
        return min(limit, end if start <= minute else start)

    def _from(self, minute: int) -> Interval | None:
        """Return the first interval that isn't over by a minute."""
        index = bisect_right(self._intervals, minute, key=itemgetter(1)) if self._intervals else 0
        return self._intervals[index] if index < len(self._intervals) else None
