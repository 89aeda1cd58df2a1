"""Availability: when the learner can study, and how much of it the plan may use."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise

from planner.domain.errors import Refusal
from planner.i18n import _
from planner.values import Value

MINUTES_PER_DAY = 24 * 60
NO_HOURS: tuple[tuple["TimeRange", ...], ...] = ((),) * 7


class TimeRange(Value, order=True):
    """A stretch of one day in minutes after midnight, `start` inclusive, `end` exclusive, at most 1440."""

    start: int
    end: int
    preferred: bool = False

    def __post_init__(self) -> None:
        """Refuse a range that is empty, turned round or beyond its day."""
        if self.start > self.end:
            raise Refusal(
                _("A range past midnight is written as two: one until 24:00, one from 00:00 the next day.")
            )
        if self.start == self.end:
            raise Refusal(_("A range of study hours must end after it starts."))
        if not 0 <= self.start < self.end <= MINUTES_PER_DAY:
            raise Refusal(_("A day has 24 hours: a range lies between 00:00 and 24:00."))

    @property
    def minutes(self) -> int:
        """Length in minutes."""
        return self.end - self.start


def check_day(ranges: Sequence[TimeRange]) -> tuple[TimeRange, ...]:
    """Return the ranges of one day in order; refuse overlapping ones."""
    ordered = tuple(sorted(ranges))
    for earlier, later in pairwise(ordered):
        if later.start < earlier.end:
            raise Refusal(
                _("Two ranges of study hours overlap: {first} and {second}.").format(
                    first=_clock_range(earlier), second=_clock_range(later)
                )
            )
    return ordered


def _clock_range(range: TimeRange) -> str:
    return "-".join(f"{minute // 60:02}:{minute % 60:02}" for minute in (range.start, range.end))


class WeeklyPattern(Value):
    """The hours of an ordinary week, Monday first, in force from a day on (None: since ever)."""

    id: str
    days: tuple[tuple[TimeRange, ...], ...] = NO_HOURS
    valid_from: date | None = None
    title: str = ""

    def __post_init__(self) -> None:
        """Refuse a week without seven days, and overlapping ranges."""
        if len(self.days) != 7:
            raise Refusal(_("A week has seven days."))
        for day in self.days:
            check_day(day)

    @property
    def minutes(self) -> int:
        """Study minutes in one such week."""
        return sum(range.minutes for day in self.days for range in day)


class DayOff(Value):
    """Days without study, both ends included."""

    id: str
    first: date
    last: date
    title: str = ""

    def __post_init__(self) -> None:
        """Refuse a span that ends before it starts."""
        if self.last < self.first:
            raise Refusal(_("The last day off lies before the first."))


class ExtraHours(Value):
    """Study hours on one day besides the weekly pattern, also on a day off."""

    id: str
    day: date
    hours: TimeRange


class BusyTime(Value):
    """Time that something else holds; `calendar` is the id of the linked calendar that says so."""

    id: str
    start: datetime
    end: datetime
    title: str = ""
    calendar: str = ""


class Limits(Value):
    """How much of the availability the plan may use; None means no limit.

    Attributes:
        most_per_day: study minutes a day.
        most_per_week: study minutes an ISO week.
        percent_free: share of each week kept free for surprises, in per cent.
    """

    most_per_day: int | None = None
    most_per_week: int | None = None
    percent_free: int = 0

    def __post_init__(self) -> None:
        """Refuse negative limits and a share outside 0 to 100 %."""
        if any(limit is not None and limit < 0 for limit in (self.most_per_day, self.most_per_week)):
            raise Refusal(_("A limit on study time cannot be negative."))
        if not 0 <= self.percent_free <= 100:
            raise Refusal(_("The share kept free lies between 0 and 100 %."))

    @property
    def are_set(self) -> bool:
        """Whether any limit holds at all."""
        return self.most_per_day is not None or self.most_per_week is not None or self.percent_free > 0
