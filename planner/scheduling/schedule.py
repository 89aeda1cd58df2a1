"""The schedule: what the engine answers, as immutable values."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from operator import attrgetter

from planner.domain.session import Session
from planner.scheduling.estimates import AS_ESTIMATED, Estimates


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


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a date cannot be met: between two moments more work is due than there is study time (minutes)."""

    start: datetime
    until: datetime
    work_minutes: int
    free_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalOutlook:
    """The verdict on a goal, exact to the minute. All lengths are minutes of study.

    Attributes:
        work: remaining work of the goal and all it needs; shared items count in each goal.
        free: study time until its study is due.
        slack: the most that could be lost, at the best moments, with every admitted goal met.
        margin: what may be lost wherever it falls.
        least_per_week: the least study time a week that meets it, the hours being scaled alike.
        earliest_due: the earliest moment its study could be due, every other admitted goal met.
        planned_finish: end of the last session laid out for it.
        proof: for an impossible goal, the span that lacks time.
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


@dataclass(frozen=True, slots=True)
class ItemOutlook:
    """How an item stands, what is left of it (minutes), and when it must and will be studied."""

    item: str
    state: ItemState
    remaining: int
    latest_start: datetime | None
    planned_finish: datetime | None


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Work (minutes) that no session holds, and why."""

    item: str
    minutes: int
    reason: UnplacedReason


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of local time."""

    start: datetime
    end: datetime

    @property
    def minutes(self) -> int:
        """Length in minutes."""
        return int((self.end - self.start).total_seconds()) // 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The answer for one plan at one moment.

    Attributes:
        sessions: stored and derived sessions and the exams themselves, by start.
        goals: outlooks in admission order: dated goals first, the undated and the finished ones last.
        items: outlooks by item id.
        estimates: the learner's pace, by which the work is counted.
    """

    as_of: datetime
    sessions: tuple[Session, ...]
    goals: tuple[GoalOutlook, ...]
    items: Mapping[str, ItemOutlook]
    unplaced: tuple[Unplaced, ...]
    estimates: Estimates = AS_ESTIMATED

    def between(self, first: date, last: date) -> tuple[Session, ...]:
        """Return the sessions that begin on the first day or later, and before the last one."""
        bounds = (
            bisect_left(self.sessions, datetime.combine(day, time.min), key=attrgetter("start"))
            for day in (first, last)
        )
        return self.sessions[slice(*bounds)]

    @property
    def outlooks(self) -> dict[str, GoalOutlook]:
        """The outlooks of the goals by their ids."""
        return {outlook.goal: outlook for outlook in self.goals}

    def goal(self, id: str) -> GoalOutlook | None:
        """Return the outlook of a goal, or None where it is unknown."""
        return next((outlook for outlook in self.goals if outlook.goal == id), None)
