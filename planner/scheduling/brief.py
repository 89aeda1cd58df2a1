"""What the layout is asked to lay out, and the pieces it answers with, in minutes and item numbers."""

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from planner.domain.session import PlacedBy, Session
from planner.scheduling.intervals import Interval
from planner.scheduling.minutes import moment_of
from planner.scheduling.recurrence import Turns
from planner.scheduling.reviews import ReviewTurns
from planner.values import Value, replace


class Piece(NamedTuple):
    """Minutes of an item from one minute to another; `kept` is the stored session it fulfils, if any."""

    number: int
    start: int
    end: int
    placed_by: PlacedBy
    kept: Session | None = None


class Kept(NamedTuple):
    """A stored session to come: the item's number, and the minutes it holds."""

    number: int
    start: int
    end: int
    session: Session

    @property
    def minutes(self) -> int:
        """Length in minutes."""
        return self.end - self.start

    @property
    def is_review(self) -> bool:
        """Whether a finished item comes back in it."""
        return self.session.is_review

    def from_minute(self, start: int) -> "Kept":
        """Return the session as it is when it begins later and ends as before."""
        return self._replace(start=start, session=replace(self.session, start=moment_of(start)))


class Brief(Value, kw_only=True):
    """What the layout is to lay out.

    Attributes:
        laid: numbers of the items that some goal wants, ascending.
        due: admitted due minute by number, NEVER where none binds.
        wanted_by: due minute of the earliest dated goal, admitted or not, that wants the item, by number.
        missed: due minutes of the dated goals that cannot be met.
        urgency: smaller means it should begin earlier, by number.
        expiry: minute after which an item is no longer of use, by number; others are always of use.
        kept: accepted and foreseen sessions to come whose time is free, by start.
        quiet: time of sessions that were skipped or done ahead, left empty where the dates allow it.
        started: numbers of the items that the learner has begun.
        last_day: the day of the last study, as a proleptic ordinal, by number, where it is known.
        recurring: the items that come round again, with the turns they had.
        reviews: the finished items that come back, less those that the kept sessions hold time for.
        earlier: pieces of today and this week that are already facts, for the rhythm.
        percent_kept: the part of the study time that the learner is likely to keep.
    """

    laid: Sequence[int]
    due: Sequence[float]
    wanted_by: Sequence[float]
    missed: Set[float]
    urgency: Sequence[float]
    expiry: dict[int, int]
    kept: Sequence[Kept]
    quiet: Sequence[Interval]
    started: Set[int]
    last_day: Mapping[int, int]
    recurring: Turns
    reviews: ReviewTurns
    earlier: Sequence[Piece]
    percent_kept: int = 100
