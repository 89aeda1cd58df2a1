"""The schedule: what the engine answers, as immutable values."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum

from planner.domain.session import Session
from planner.scheduling.estimates import Estimates
from planner.values import Value


class Verdict(StrEnum):
    """Whether a goal's date holds."""

    DONE = "done"
    FEASIBLE = "feasible"
    TIGHT = "tight"
    IMPOSSIBLE = "impossible"
    UNDATED = "undated"


class ItemState(StrEnum):
    """How an item stands."""

    READY = "ready"
    LOCKED = "locked"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    SKIPPED = "skipped"
    LEFT_OUT = "left-out"

    @property
    def is_achieved(self) -> bool:
        """Whether the item is done, or was known anyway."""
        return self in (ItemState.DONE, ItemState.SKIPPED)

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to do for it: it is achieved, or left out."""
        return self.is_achieved or self is ItemState.LEFT_OUT


class UnplacedReason(StrEnum):
    """Why work has no place in the calendar."""

    BEYOND_HORIZON = "beyond-horizon"
    OVERLOAD = "overload"
    NO_FREE_TIME = "no-free-time"


class Proof(Value):
    """Why a date cannot be met: between two moments more work is due than there is study time (minutes)."""

    start: datetime
    until: datetime
    work_minutes: int
    free_minutes: int


class GoalOutlook(Value, kw_only=True):
    """The verdict on a goal, exact to the minute. All lengths are minutes of study.

    Attributes:
        work: remaining work of the goal and all it needs; shared items count in each goal.
        free: study time until its study is due.
        slack: the most that could be lost, at the best moments, with every admitted goal met.
        margin: what may be lost wherever it falls.
        least_per_week: the least study time a week that meets it, the hours being scaled alike.
        earliest_due: the earliest moment its study could be due, every other admitted goal met.
        planned_finish: end of the last session laid out for it; None where not all of it has a place, and
            where nobody asked for a layout.
        proof: for an impossible goal, the span that lacks time.
        held: minutes of its work that sessions hold which stand, such as pinned ones; they are in no other
            number here.
        bound_by: for a tight goal, the id of the goal with a later date that leaves it no more slack, if its
            own date does not.
    """

    goal: str
    verdict: Verdict
    work: int
    free: int | None = None
    slack: int | None = None
    margin: int | None = None
    least_per_week: int | None = None
    earliest_due: datetime | None = None
    planned_finish: datetime | None = None
    proof: Proof | None = None
    held: int = 0
    bound_by: str | None = None

    @property
    def to_go(self) -> int:
        """All that is left to study, also what has its place already."""
        return self.work + self.held

    @property
    def free_and_held(self) -> int | None:
        """The study time until its study is due, with that of the sessions that stand."""
        return None if self.free is None else self.free + self.held


class ItemOutlook(Value):
    """How an item stands, what is left of it (minutes), and when it must and will be studied.

    Without a layout `planned_finish` is None.
    """

    item: str
    state: ItemState
    remaining: int
    latest_start: datetime | None
    planned_finish: datetime | None

    def finished_by(self, moment: datetime | None) -> "ItemOutlook":
        """Return the same outlook with a planned finish."""
        # Not by `replace`, which takes five times as long: a plan may have thousands of items.
        return ItemOutlook(self.item, self.state, self.remaining, self.latest_start, moment)


class Unplaced(Value):
    """Work (minutes) that no session holds, and why."""

    item: str
    minutes: int
    reason: UnplacedReason


class Span(Value):
    """A stretch of local time."""

    start: datetime
    end: datetime

    @property
    def minutes(self) -> int:
        """Length in minutes."""
        return int((self.end - self.start).total_seconds()) // 60


class Schedule(ABC):
    """The answer for one plan at one moment: an immutable value, of which the parts that cost time may be
    worked out when they are first asked for.

    Cheap at any size of plan are the verdicts, how the items stand, and the sessions of the next weeks. The
    rest waits for the layout of the whole plan: all sessions, and with them every planned finish.

    Attributes:
        as_of: the moment it was asked at.
        estimates: the learner's pace, by which the work is counted.
    """

    as_of: datetime
    estimates: Estimates

    # -- without a layout

    @property
    @abstractmethod
    def verdicts(self) -> Mapping[str, GoalOutlook]:
        """The outlooks of the goals by their ids, as in `goals`, but without a planned finish."""

    @property
    @abstractmethod
    def standings(self) -> Mapping[str, ItemOutlook]:
        """The outlooks of the items by their ids, but without a planned finish."""

    @property
    @abstractmethod
    def exams(self) -> Sequence[Session]:
        """The exams themselves, by start."""

    # -- with a layout as far as is asked

    @abstractmethod
    def between(self, first: date, last: date) -> Sequence[Session]:
        """Return the sessions that begin on the first day or later, and before the last one."""

    @abstractmethod
    def since(self, first: date) -> Iterator[Session]:
        """Yield the sessions that begin on a day or later, by start."""

    @abstractmethod
    def session(self, id: str) -> Session | None:
        """Return a session by its id, or None where there is none."""

    @abstractmethod
    def finish_of_item(self, id: str) -> datetime | None:
        """Return when the last session of an item ends; None where it has no place, and for none at all."""

    @property
    @abstractmethod
    def is_whole(self) -> bool:
        """Whether all is laid out already."""

    @abstractmethod
    def lay_out_more(self) -> None:
        """Lay out about a week more, for who has a moment to spare before the rest is asked for."""

    # -- with the whole layout

    @property
    @abstractmethod
    def sessions(self) -> Sequence[Session]:
        """Stored and derived sessions and the exams themselves, by start."""

    @property
    @abstractmethod
    def goals(self) -> tuple[GoalOutlook, ...]:
        """Outlooks in admission order: dated goals first, the undated and the finished ones last."""

    @property
    @abstractmethod
    def items(self) -> Mapping[str, ItemOutlook]:
        """The outlooks of all items by their ids."""

    @property
    @abstractmethod
    def unplaced(self) -> tuple[Unplaced, ...]:
        """Work that has no place in the calendar."""

    @property
    def outlooks(self) -> dict[str, GoalOutlook]:
        """The outlooks of the goals by their ids."""
        return {outlook.goal: outlook for outlook in self.goals}

    def goal(self, id: str) -> GoalOutlook | None:
        """Return the outlook of a goal, or None where it is unknown."""
        return next((outlook for outlook in self.goals if outlook.goal == id), None)

    def work_out(self) -> None:
        """Work out all of it now, for who has to know whether that can be done."""
        _everything = self._parts

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Schedule):
            return NotImplemented
        return self is other or self._parts == other._parts

    @property
    def _parts(self) -> tuple[object, ...]:
        return self.as_of, self.estimates, tuple(self.sessions), self.goals, dict(self.items), self.unplaced
