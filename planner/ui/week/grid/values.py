"""What the week grid shows, as ready values: days, sessions, busy time, and the card of an empty week."""

from datetime import date, datetime
from enum import StrEnum

from planner.domain.session import SessionState
from planner.values import Value

Stretch = tuple[int, int]
"""A stretch of one day in minutes after midnight, at most 1440."""


class EmptyAction(StrEnum):
    """What the card of an empty week offers to do."""

    SET_UP = "set-up"
    SET_HOURS = "hours"


class EmptyWeek(Value):
    """The card over a week that cannot be filled; the first of its (action, words) is the main one."""

    heading: str
    sentence: str
    actions: tuple[tuple[EmptyAction, str], ...]


class AllDayEntry(Value):
    """Something that concerns a whole day. Exams are drawn in ink."""

    icon: str
    text: str
    tip: str
    is_exam: bool = False


class DayColumn(Value, kw_only=True):
    """One day: what stands in its head, and when one can study.

    Attributes:
        hours: what is done on a past day, or planned from today on; "" where nothing is to be said.
        short_hours: the same where the column is narrow; "" where there is nothing shorter.
    """

    day: date
    number: str
    weekday: str
    hours: str
    tip: str
    all_day: tuple[AllDayEntry, ...] = ()
    available: tuple[Stretch, ...] = ()
    short_hours: str = ""


class BlockRow(Value, kw_only=True):
    """A session, or an exam, as a block of the grid.

    Attributes:
        day: number of the day in the week that is shown, 0 to 6.
        start, end: minutes after midnight of that day.
        meta: time and length, or how much is done; ``short_meta`` is what is left of it in a narrow block.
        track: id of the track that colours it.
        icon: the icon of its kind.
        fraction: how much of a partly done session is done, 0 to 1.
        accepted: the learner has agreed to it; ``is_tentative`` tells which are drawn lighter.
        is_review: a finished item comes back in it, for a short while.
        clashes: it lies over busy time.
    """

    id: str
    day: int
    start: int
    end: int
    title: str
    subtitle: str = ""
    meta: str = ""
    short_meta: str = ""
    track: str = "ml"
    icon: str = "shapes"
    state: SessionState = SessionState.PLANNED
    fraction: float = 0.0
    pinned: bool = False
    accepted: bool = False
    is_exam: bool = False
    is_review: bool = False
    clashes: bool = False
    name: str = ""
    description: str = ""
    tip: str = ""

    @property
    def is_tentative(self) -> bool:
        """Whether it is derived from the plan alone and may still move."""
        return self.state is SessionState.PLANNED and not (self.pinned or self.accepted or self.is_exam)


class BusyRow(Value, kw_only=True):
    """Busy time on one day, in minutes after midnight.

    Attributes:
        name: what a screen reader says.
        track: id of the track whose colour its calendar has; "" for none.
    """

    day: int
    start: int
    end: int
    title: str
    name: str
    track: str = ""

    @property
    def is_all_day(self) -> bool:
        """Whether nothing of the day is free of it; it is named in the head of the day, too."""
        return (self.start, self.end) == (0, 24 * 60)


class GridRows(Value, kw_only=True):
    """Seven days in a row; sessions by day and start.

    Attributes:
        name, description: of the grid as a whole, for screen readers.
        empty: the card to show over the grid, or None.
    """

    now: datetime
    days: tuple[DayColumn, ...]
    sessions: tuple[BlockRow, ...]
    busy: tuple[BusyRow, ...]
    name: str
    description: str
    empty: EmptyWeek | None = None

    @property
    def first_day(self) -> date:
        """The day in the first column."""
        return self.days[0].day

    def number_of(self, day: date) -> int | None:
        """The column of a day, or None where it is not shown."""
        number = (day - self.first_day).days
        return number if 0 <= number < len(self.days) else None

    @property
    def earliest(self) -> int | None:
        """The minute of the day before which nothing is shown; None where there is nothing at all."""
        return min((start for start, _end in self._stretches()), default=None)

    @property
    def latest(self) -> int | None:
        """The minute of the day after which nothing is shown; None where there is nothing at all."""
        return max((end for _start, end in self._stretches()), default=None)

    def _stretches(self) -> list[Stretch]:
        open_hours = [stretch for day in self.days for stretch in day.available]
        return open_hours + [(session.start, session.end) for session in self.sessions]
