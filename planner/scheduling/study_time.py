"""The study-time axis: all chosen minutes from now on, laid end to end."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from planner.scheduling.calendar import StudyCalendar
from planner.scheduling.intervals import Interval, subtract
from planner.scheduling.minutes import MINUTES_PER_WEEK, midnight, monday_of

HORIZON = midnight(date(2200, 1, 1))  # the last year that the program accepts is 2199


class StudyTime:
    """Translates between moments and minutes of study time, from `origin` on.

    The axis grows week by week as far as it is asked about, so that a short plan never pays for forty
    years. To those who ask it is a constant: no answer depends on what was asked before.

    Attributes:
        origin: the minute from which time counts.
    """

    def __init__(self, calendar: StudyCalendar, origin: int, taken: Sequence[Interval] = ()) -> None:
        """Begin the axis at `origin`, without the `taken` intervals (sorted, disjoint)."""
        self.origin = origin
        self._calendar = calendar
        self._taken = taken
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._before: list[int] = []  # study minutes before each stretch
        self._total = 0
        self._chosen: dict[int, Sequence[Interval]] = {}  # the hours by week
        self._next_week = monday_of(origin)
        self._ended = False
        self._known: dict[int, int] = {}  # the same dates are asked for again and again

    def until(self, minute: int) -> int:
        """Return C(minute): the study minutes between the origin and a moment."""
        position = self._known.get(minute)
        if position is None:
            position = self._known[minute] = self._position(minute)
        return position

    def _position(self, minute: int) -> int:
        while self._next_week < minute and self._grow():
            pass
        index = bisect_right(self._starts, minute) - 1
        if index < 0:
            return 0
        return self._before[index] + min(minute, self._ends[index]) - self._starts[index]

    def between(self, start: int, end: int) -> int:
        """Return C(end) - C(start); negative when the span is turned round."""
        return self.until(end) - self.until(start)

    def start_at(self, position: int) -> int | None:
        """Return the moment at which study minute `position` begins, in the later stretch at a boundary.

        None when the axis ends before.
        """
        while self._total <= position and self._grow():
            pass
        if position >= self._total or position < 0:
            return None
        index = bisect_right(self._before, position) - 1
        return self._starts[index] + position - self._before[index]

    def finish_at(self, position: int) -> int | None:
        """Return the moment at which `position` minutes are studied, in the earlier stretch at a boundary.

        Position 0 is the origin. None when the axis ends before.
        """
        while self._total < position and self._grow():
            pass
        if position > self._total or position < 0:
            return None
        if position == 0:
            return self.origin
        index = bisect_left(self._before, position) - 1
        return self._starts[index] + position - self._before[index]

    def stretches(self) -> Iterator[tuple[int, int, int]]:
        """Yield start, end and first position of every stretch; the axis grows as far as the caller goes."""
        index = 0
        while True:
            while index >= len(self._starts):
                if not self._grow():
                    return
            yield self._starts[index], self._ends[index], self._before[index]
            index += 1

    def longest_in_week(self, minute: int) -> int:
        """Return the minutes of the longest stretch that the learner's hours give the week of a minute.

        The whole week counts, also what lies before the origin or is taken, so that the answer stays the
        same while the week goes by.
        """
        return max((end - start for start, end in self.chosen_in_week(minute)), default=0)

    def chosen_in_week(self, minute: int) -> Sequence[Interval]:
        """Return the hours that the plan may use of the week of a minute, the whole week as above."""
        monday = monday_of(minute)
        while self._next_week <= monday and self._grow():
            pass
        return self._chosen.get(monday, ())

    def _grow(self) -> bool:
        """Add the next week; False when there is nothing more to add."""
        week = self._next_week
        if self._ended or week >= HORIZON or self._calendar.ends_before(week):
            self._ended = True
            return False
        self._next_week = week + MINUTES_PER_WEEK
        chosen = self._chosen[week] = self._calendar.chosen(week)
        for start, end in subtract(chosen, self._taken):
            start = max(start, self.origin)
            if start < end:
                self._starts.append(start)
                self._ends.append(end)
                self._before.append(self._total)
                self._total += end - start
        return True


class ScaledStudyTime(StudyTime):
    """The same axis with a whole number of positions for each minute of study.

    With work counted in a finer unit as well, every question about dates can be asked for more or fewer hours
    than there are, without a rounding: `numerator` positions a minute against `denominator` units a minute of
    work scale the study time by their ratio.
    """

    def __init__(self, time: StudyTime, numerator: int) -> None:
        """Scale an axis."""
        self.origin = time.origin
        self._time = time
        self._numerator = numerator

    def until(self, minute: int) -> int:
        return self._time.until(minute) * self._numerator

    def start_at(self, position: int) -> int | None:
        return self._time.start_at(position // self._numerator)

    def finish_at(self, position: int) -> int | None:
        return self._time.finish_at(-(-position // self._numerator))

    def stretches(self) -> Iterator[tuple[int, int, int]]:
        return ((start, end, before * self._numerator) for start, end, before in self._time.stretches())

    def chosen_in_week(self, minute: int) -> Sequence[Interval]:
        return self._time.chosen_in_week(minute)
