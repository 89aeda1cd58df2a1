"""The focus timer: study that is being timed, and its rules. The moment is always an argument."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from planner.domain.errors import Refusal
from planner.domain.session import Session
from planner.domain.time_entry import TimeEntry
from planner.domain.time_line import later, time_between
from planner.i18n import _
from planner.values import Value, replace

MOST_UNSEEN: Final = timedelta(minutes=30)  # so long it may run unseen before it is asked about
LEAST_DOUBTED: Final = timedelta(minutes=5)  # less study than this is not worth a question
GRACE: Final = timedelta(minutes=15)  # and so long its end may lie back then
LONGER: Final = timedelta(minutes=15)  # what "go on" adds when the time is up
LEAST_BLOCK, MOST_BLOCK = 5, 180
LEAST_BREAK, MOST_BREAK = 1, 60

_NONE: Final = timedelta(0)
_MINUTE: Final = timedelta(minutes=1)


class Phase(StrEnum):
    """What a timer is doing. Ended and unsure ones count nothing and wait for an answer."""

    RUNNING = "running"
    PAUSED = "paused"
    BREAK = "break"
    ENDED = "ended"
    UNSURE = "unsure"  # it ran for longer than can be believed while nobody saw it

    @property
    def is_under_way(self) -> bool:
        """Whether it changes by itself as time goes on."""
        return self in (Phase.RUNNING, Phase.BREAK)

    @property
    def asks(self) -> bool:
        """Whether it waits for an answer."""
        return self in (Phase.ENDED, Phase.UNSURE)


class Blocks(Value):
    """Study and breaks in turn, each of so many minutes."""

    work: int = 25
    rest: int = 5

    def __post_init__(self) -> None:
        """Refuse lengths that nobody studies by."""
        if not (LEAST_BLOCK <= self.work <= MOST_BLOCK and LEAST_BREAK <= self.rest <= MOST_BREAK):
            words = _("A block takes {least} to {most} min, a break {shortest} to {longest} min.")
            raise Refusal(
                words.format(least=LEAST_BLOCK, most=MOST_BLOCK, shortest=LEAST_BREAK, longest=MOST_BREAK)
            )


class FocusTimer(Value, kw_only=True):
    """Study that is being timed, by moments of the local clock; what passes between them is real time.

    Attributes:
        item: id of what is studied.
        title: what it was called when it began.
        session: the session it was begun from, as it stood then; None for study by itself.
        earlier: minutes that were logged with that session when it began.
        last_entry: the highest number of a time entry when it began; higher ones came since.
        length: study after which it ends; None counts up.
        blocks: None for study without breaks.
        since: when the present phase began.
        seen: the last moment at which the program saw it run.
        worked: study before `since`; pauses and breaks are no part of it.
        in_block: what of that belongs to the present block.
        unseen: study that an unsure one ran while nobody saw it, over and above `worked`.
        was_closed: whether an unsure one ran while the program was closed, and not asleep.
        entry: the time entry that it is being logged as, or None.
    """

    item: str
    title: str
    begun: datetime
    since: datetime
    seen: datetime
    session: Session | None = None
    earlier: int = 0
    last_entry: int = 0
    length: timedelta | None = None
    blocks: Blocks | None = None
    phase: Phase = Phase.RUNNING
    worked: timedelta = _NONE
    in_block: timedelta = _NONE
    unseen: timedelta = _NONE
    was_closed: bool = False
    entry: TimeEntry | None = None

    # -- what it says at a moment

    def is_same_as(self, other: "FocusTimer | None") -> bool:
        """Whether another value is this timer, perhaps in another phase."""
        return other is not None and (self.begun, self.item) == (other.begun, other.item)

    def worked_at(self, now: datetime) -> timedelta:
        """Return the study until a moment, never more than its length asks for."""
        worked = self.worked + self._stretch(now)
        return worked if self.length is None else min(worked, max(self.length, self.worked))

    def minutes_at(self, now: datetime) -> int:
        """Return the whole minutes studied until a moment."""
        return self.worked_at(now) // _MINUTE

    @property
    def minutes_with_unseen(self) -> int:
        """The whole minutes studied, with those that nobody saw."""
        return (self.worked + self.unseen) // _MINUTE

    def left_at(self, now: datetime) -> timedelta | None:
        """Return the study left at a moment; None where it counts up."""
        return None if self.length is None else max(_NONE, self.length - self.worked_at(now))

    def in_block_at(self, now: datetime) -> timedelta:
        """Return the study of the present block until a moment."""
        return self.in_block + self._stretch(now)

    def next_change(self) -> datetime | None:
        """Return when the phase changes by itself; None where it does not."""
        if self.phase is Phase.BREAK:
            return later(self.since, self._rest)
        if self.phase is not Phase.RUNNING:
            return None
        left = [] if self.length is None else [self.length - self.worked]
        left += [] if self.blocks is None else [timedelta(minutes=self.blocks.work) - self.in_block]
        return later(self.since, max(_NONE, min(left))) if left else None

    # -- how it goes on

    def at(self, now: datetime) -> "FocusTimer":
        """Return it as it stands at a moment: with the blocks and breaks that passed, or ended.

        Where nobody saw it run for longer than can be believed, it is unsure from then on. A clock that was
        set back takes nothing away.
        """
        if not self.phase.is_under_way:
            return self
        set_back = time_between(now, self.seen)
        if set_back > _NONE:
            return replace(self, since=later(self.since, -set_back), seen=now)
        after = self._moved_to(now)
        return after if self._is_believable(after, now) else self._doubted(after, now)

    def paused(self, now: datetime) -> "FocusTimer":
        """Return it paused; a break is over with that."""
        timer = self.at(now)
        return timer._banked(now, Phase.PAUSED) if timer.phase.is_under_way else timer

    def resumed(self, now: datetime) -> "FocusTimer":
        """Return it running again, after a pause, a break that is skipped, or a doubt that is dropped."""
        if self.phase in (Phase.RUNNING, Phase.ENDED):
            return self
        return replace(self, phase=Phase.RUNNING, since=now, seen=now, unseen=_NONE)

    def ended(self, now: datetime) -> "FocusTimer":
        """Return it ended before its time, waiting for an answer."""
        timer = self.at(now)
        return timer if timer.phase.asks else timer._banked(now, Phase.ENDED)

    def prolonged(self, now: datetime) -> "FocusTimer":
        """Return an ended one running again, for its rest or, where there is none, for a while longer."""
        if self.phase is not Phase.ENDED:
            return self
        length = self.length
        if length is not None and length <= self.worked:
            length = self.worked + LONGER
        return replace(self, phase=Phase.RUNNING, since=now, seen=now, length=length)

    def counted(self, now: datetime, *, with_unseen: bool) -> "FocusTimer":
        """Return an unsure one ended, with or without the study that nobody saw."""
        if self.phase is not Phase.UNSURE:
            return self
        worked = self.worked + (self.unseen if with_unseen else _NONE)
        return replace(self, phase=Phase.ENDED, since=now, seen=now, worked=worked, unseen=_NONE)

    def in_blocks(self, blocks: Blocks | None, now: datetime) -> "FocusTimer":
        """Return it with other blocks, or none; a block that runs begins anew, and a break is over."""
        timer = self.at(now)
        if timer.phase.is_under_way:
            timer = timer._banked(now, Phase.RUNNING)
        return replace(timer, blocks=blocks, in_block=_NONE)

    @property
    def _rest(self) -> timedelta:
        return timedelta(minutes=self.blocks.rest if self.blocks else 0)

    def _stretch(self, now: datetime) -> timedelta:
        """The study of the present phase until a moment."""
        return max(_NONE, time_between(self.since, now)) if self.phase is Phase.RUNNING else _NONE

    def _banked(self, now: datetime, phase: Phase) -> "FocusTimer":
        """Return it in another phase from a moment on, with the study until then."""
        worked, in_block = self.worked_at(now), self.in_block_at(now)
        return replace(self, phase=phase, since=now, seen=now, worked=worked, in_block=in_block)

    def _moved_to(self, now: datetime) -> "FocusTimer":
        timer = self
        while (change := timer.next_change()) is not None and time_between(change, now) >= _NONE:
            timer = timer._changed(change)
        return replace(timer, seen=now)

    def _changed(self, at: datetime) -> "FocusTimer":
        """Return it in the phase that follows by itself."""
        if self.phase is Phase.BREAK:
            return replace(self, phase=Phase.RUNNING, since=at)
        after = self._banked(at, Phase.ENDED)
        if self.blocks is not None and after.in_block >= timedelta(minutes=self.blocks.work):
            after = replace(
                after, in_block=_NONE
            )  # what follows, also where it is prolonged, is another block
        is_over = self.length is not None and after.worked >= self.length
        return after if is_over else replace(after, phase=Phase.BREAK)

    def _is_believable(self, after: "FocusTimer", now: datetime) -> bool:
        if time_between(self.seen, now) > MOST_UNSEEN:
            return False
        # A timer that is seen ends when its time is up; one that ended long ago was not seen then.
        return after.phase is not Phase.ENDED or time_between(after.since, now) <= GRACE

    def _doubted(self, after: "FocusTimer", now: datetime) -> "FocusTimer":
        """Return it unsure, with the study until it was seen last; `after` is what it would be otherwise."""
        kept = self._banked(self.seen, Phase.UNSURE)
        unseen = after.worked_at(now) - kept.worked
        if unseen < LEAST_DOUBTED:
            return after
        return replace(kept, since=now, seen=now, unseen=unseen, was_closed=False)
