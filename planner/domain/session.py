"""Sessions: blocks of study in the calendar."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from planner.domain.errors import Refusal
from planner.i18n import _
from planner.values import Value


class SessionState(StrEnum):
    """What became of a session. `MISSED` is never stored: it follows from the day being over."""

    PLANNED = "planned"
    DONE = "done"
    PARTLY = "partly"
    SKIPPED = "skipped"
    MISSED = "missed"

    @property
    def is_studied(self) -> bool:
        """Whether time was spent in it, the whole or a part."""
        return self in (SessionState.DONE, SessionState.PARTLY)


class SessionKind(StrEnum):
    """What a session is for."""

    STUDY = "study"
    REVIEW = "review"
    EXAM = "exam"


class PlacedBy(StrEnum):
    """Which rule put a session where it stands."""

    LEARNER = "learner"  # pinned or made by hand
    ACCEPTED = "accepted"  # kept from the accepted week
    URGENT = "urgent"  # the guard: nothing less urgent could go here without costing a date
    STARTED = "started"  # momentum: finish what is begun
    VARIETY = "variety"  # a change of subject
    ORDER = "order"  # next on the road
    RECURRING = "recurring"  # comes round again
    REVIEW = "review"  # due to be remembered again
    EXAM = "exam"  # the exam itself


class Session(Value, kw_only=True):
    """A block of one item, in local wall-clock time.

    A stored one to come that is neither accepted nor pinned is *foreseen*: the learner has seen it there in
    a week not agreed to yet, and it stays while nothing speaks against it.

    Attributes:
        goal: id of the goal it serves, or None.
        accepted: part of a week that the learner accepted; it stays while it is valid.
        pinned: held by the learner; it never moves.
    """

    id: str
    item: str
    start: datetime
    end: datetime
    state: SessionState = SessionState.PLANNED
    kind: SessionKind = SessionKind.STUDY
    pinned: bool = False
    accepted: bool = False
    goal: str | None = None
    placed_by: PlacedBy = PlacedBy.ORDER

    def __post_init__(self) -> None:
        """Refuse a session that does not end after it starts."""
        if self.end <= self.start:
            raise Refusal(_("A session must end after it starts."))

    @property
    def minutes(self) -> int:
        """Length in minutes."""
        return int((self.end - self.start).total_seconds()) // 60

    @property
    def is_review(self) -> bool:
        """Whether a finished item comes back in it, which takes nothing of any work that is left."""
        return self.kind is SessionKind.REVIEW

    @property
    def last_day(self) -> date:
        """The day whose end it is over with; a session until 24:00 belongs to the day it was studied on."""
        return (self.end - timedelta.resolution).date()

    @property
    def is_held(self) -> bool:
        """Whether the learner has agreed to it; only such a session can be missed."""
        return self.pinned or self.accepted

    @property
    def is_foreseen(self) -> bool:
        """Whether it has been seen in a plan, and is not agreed to."""
        return self.state is SessionState.PLANNED and not self.is_held

    def state_at(self, now: datetime) -> SessionState:
        """Return the state as seen at `now`: an agreed session without a word is missed from midnight on."""
        if self.state is SessionState.PLANNED and self.is_held and self.last_day < now.date():
            return SessionState.MISSED
        return self.state

    def counts_at(self, now: datetime) -> bool:
        """Whether it is study that its week counts as seen at `now`: no exam, and not skipped or missed."""
        gone = (SessionState.SKIPPED, SessionState.MISSED)
        return self.kind is not SessionKind.EXAM and self.state_at(now) not in gone
