"""Items that come round again: one default session in each week, month or quarter."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from planner.domain.item import Recurrence
from planner.scheduling.minutes import MINUTES_PER_DAY, MINUTES_PER_WEEK, day_of, midnight, monday_of

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
        self._not_before = dict.fromkeys(recurrences, 0)  # the least minute worth asking about
        for number, minute in had:
            self.take(number, minute)

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

    def next_due(self, minute: int, is_ready: Callable[[int], bool]) -> int | None:
        """Return the first ready item that has no turn in the period of a minute, nor one close by.

        Minutes must be asked in ascending order.
        """
        for number, not_before in self._not_before.items():
            if minute >= not_before and is_ready(number) and self._is_due(number, minute):
                return number
        return None

    def _is_due(self, number: int, minute: int) -> bool:
        """Whether no turn stands in the way; where one does, note until when."""
        recurrence = self._recurrences[number]
        gap, begin, end = _LEAST_GAP[recurrence], *period_of(recurrence, minute)
        for turn in self._turns[number]:
            if abs(turn - minute) < gap:
                self._not_before[number] = turn + gap
                return False
            if begin <= turn < end:
                self._not_before[number] = end
                return False
        # What is past and stands in nobody's way now never will again.
        self._turns[number] = [turn for turn in self._turns[number] if turn > minute]
        return True


def period_of(recurrence: Recurrence, minute: int) -> tuple[int, int]:
    """Return the first minutes of the ISO week, month or quarter around a minute, and of the next one."""
    if recurrence is Recurrence.WEEKLY:
        monday = monday_of(minute)
        return monday, monday + MINUTES_PER_WEEK
    day, months = day_of(minute), 1 if recurrence is Recurrence.MONTHLY else 3
    first = (day.month - 1) // months * months  # months of the year before the period
    year_after, month_after = day.year + (first + months) // 12, (first + months) % 12
    return midnight(date(day.year, first + 1, 1)), midnight(date(year_after, month_after + 1, 1))
