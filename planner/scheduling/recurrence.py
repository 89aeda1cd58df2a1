"""Items that come round again: one default session in each week, month or quarter."""

from collections.abc import Iterable, Mapping

from planner.domain.item import Recurrence
from planner.scheduling.minutes import MINUTES_PER_DAY, MINUTES_PER_WEEK, day_of

# Turns keep half a period apart, so that the end of one and the beginning of the next do not meet.
_LEAST_GAP = {
    Recurrence.WEEKLY: 3 * MINUTES_PER_DAY,
    Recurrence.MONTHLY: 14 * MINUTES_PER_DAY,
    Recurrence.QUARTERLY: 45 * MINUTES_PER_DAY,
}


class Turns:
    """When each recurring item had, and has, its turn. Items go by their number, moments by their minute."""

    def __init__(self, recurrences: Mapping[int, Recurrence], had: Iterable[tuple[int, int]]) -> None:
        """Begin with the items, and with the turns (number, minute) that are known."""
        self._recurrences = recurrences
        self._turns: dict[int, list[int]] = {number: [] for number in recurrences}
        for number, minute in had:
            self.take(number, minute)

    def __contains__(self, number: int) -> bool:
        """Whether an item comes round again."""
        return number in self._recurrences

    def __bool__(self) -> bool:
        """Whether any item comes round again."""
        return bool(self._recurrences)

    def copy(self) -> "Turns":
        """Return an equal object that can be changed by itself."""
        had = ((number, minute) for number, turns in self._turns.items() for minute in turns)
        return Turns(self._recurrences, had)

    def take(self, number: int, minute: int) -> None:
        """Note a turn; other items are passed over."""
        if number in self._turns:
            self._turns[number].append(minute)

    def due_at(self, minute: int) -> Iterable[int]:
        """Yield the items that have no turn in the period of a minute, nor one close by."""
        for number, recurrence in self._recurrences.items():
            period, gap = period_of(recurrence, minute), _LEAST_GAP[recurrence]
            if not any(
                period_of(recurrence, turn) == period or abs(turn - minute) < gap
                for turn in reversed(self._turns[number])
            ):
                yield number


def period_of(recurrence: Recurrence, minute: int) -> int:
    """Return the number of the ISO week, the month or the quarter in which a minute lies."""
    if recurrence is Recurrence.WEEKLY:
        return (minute - MINUTES_PER_DAY) // MINUTES_PER_WEEK
    day = day_of(minute)
    months = day.year * 12 + day.month - 1
    return months if recurrence is Recurrence.MONTHLY else months // 3
