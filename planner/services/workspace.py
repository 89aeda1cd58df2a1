"""The workspace: the plan and schedule as they are now, and the one door through which they change."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from planner.domain.edit import Edit, Record
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.domain.telling import Tell, untold
from planner.i18n import _
from planner.scheduling.engine import make_schedule
from planner.scheduling.network import StudyNetwork, compile_network
from planner.scheduling.remedies.remedy import Remedy
from planner.scheduling.schedule import Schedule
from planner.services.estimate_news import EstimateNews, news_since
from planner.services.remedies import all_remedies
from planner.services.settling import settled
from planner.storage.history import HistoryEntry, PastStep, Place
from planner.storage.restore import FreshCopy
from planner.storage.store import StaleRevision, Store, Unsure
from planner.values import Value, replace

if TYPE_CHECKING:
    from planner.scheduling.contradictions import Contradiction

__all__ = ["Clock", "HistoryEntry", "Notice", "Place", "Snapshot", "Wish", "Workspace"]

Clock = Callable[[], datetime]
Wish = Callable[[Plan, Schedule], Edit]
Made = TypeVar("Made", bound=Edit | None)
TakeTurn = Callable[[], AbstractContextManager[None]]

MOST_TRIES = 5  # how often a change is tried again when another program keeps writing in between


class Notice(Value):
    """What listeners are told: the step made, or None when time or another program moved the plan."""

    edit: Edit | None


class Snapshot(Value):
    """A plan as it stands, its schedule, and when it was saved last; for what works beside the window."""

    plan: Plan
    schedule: Schedule
    saved_at: datetime | None = None


class Workspace:
    """Holds the snapshot and its schedule, saves every edit before anyone sees it, and tells listeners.

    Attributes:
        plan: the snapshot; it is on disk as it is here.
        has_plan: whether a first plan has been made.
    """

    def __init__(self, store: Store, clock: Clock, take_turn: TakeTurn = nullcontext) -> None:
        """Load the plan from a store. `clock` gives the local moment whenever something is asked.

        `take_turn` holds other programs off while this one makes a change.
        """
        self._store = store
        self._clock = clock
        self._take_turn = take_turn
        self._listeners: list[Callable[[Notice], None]] = []
        self._network: StudyNetwork | None = None
        self._network_items: object = None
        self._schedule: Schedule | None = None
        self._before: tuple[Plan, Schedule | None] | None = None
        self._remedies: tuple[Schedule, Mapping[str, tuple[Remedy, ...]]] | None = None
        self.has_plan: bool
        self.plan: Plan
        self._read()

    @property
    def now(self) -> datetime:
        """The local moment."""
        return self._clock()

    @property
    def schedule(self) -> Schedule:
        """The engine's answer for the plan. It is made when it is first asked for: some commands never do."""
        if self._schedule is None:
            self._schedule = self._schedule_of(self.plan, self._clock())
        return self._schedule

    @property
    def snapshot(self) -> Snapshot:
        """Everything as it stands now."""
        return Snapshot(self.plan, self.schedule, self.saved_at)

    @property
    def remedies(self) -> Mapping[str, tuple[Remedy, ...]]:
        """By goal id, what would save each date that cannot be met; found when it is first asked for."""
        schedule = self.schedule
        if self._remedies is None or self._remedies[0] is not schedule:
            found = all_remedies(self.plan, schedule, schedule.as_of, self._network)
            self._remedies = schedule, found
        return self._remedies[1]

    @property
    def estimate_news(self) -> EstimateNews | None:
        """What the newest change of this program did to the estimates, and so to the dates; mostly None."""
        return None if self._before is None else news_since(*self._before, self.plan, self.schedule)

    @property
    def new_contradiction(self) -> "Contradiction | None":
        """What the newest change of this program pinned against what its item needs; mostly None."""
        if self._before is None:
            return None
        # Brought in by the first change, for a start has none.
        from planner.scheduling.contradictions import new_contradiction

        return new_contradiction(self._before[0], self.plan, self.schedule)

    @property
    def lost_dates(self) -> tuple[str, ...]:
        """The ids of the goals whose date the newest change of this program made impossible; mostly none."""
        if self._before is None:
            return ()
        # Brought in by the first change, for a start has none.
        from planner.services.lost_dates import lost_dates

        return lost_dates(*self._before, self.plan, self.schedule)

    def subscribe(self, listener: Callable[[Notice], None]) -> Callable[[], None]:
        """Call a listener after every change; return what ends the subscription."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def begin(self, plan: Plan) -> None:
        """Store the first plan. Raises Refusal where one exists."""
        with self._take_turn():
            try:
                self._store.create(plan, at=self._clock())
            except Unsure:
                self._read_if_possible()
                raise
            except StaleRevision as error:  # another program made one at the same moment
                raise Refusal(
                    _("Another program made a plan here just now; look at that one first.")
                ) from error
        self.reload()

    def perform(self, wish: Wish) -> Edit:
        """Turn a wish into an edit, save it, move to the next snapshot, and tell the listeners.

        The edit saved holds also what the replan changed in the accepted weeks, so that one undo takes all
        of it back. Where it goes on with the step made a moment before (see `Edit.goes_on`), the two are one
        step, which is returned and told: without changes where nothing is left to undo. When another program
        has written meanwhile, the plan is read again and the wish asked again. Raises Refusal when the wish
        cannot be met or saved; then nothing has changed.
        """
        return self._perform(lambda: wish(self.plan, self.schedule))

    def change(self, wish: Callable[[Plan], Edit]) -> Edit:
        """Do the same for a wish that asks nothing of the schedule, and spare making one for it."""
        return self._perform(lambda: wish(self.plan))

    def _perform(self, make: Callable[[], Edit]) -> Edit:
        def attempt() -> Edit:
            now = self._clock()
            edit, plan, schedule = settled(
                self.plan, make(), now, lambda plan: self._schedule_after(plan, now)
            )
            saved = self._store.save(edit, expected_revision=self.plan.revision, at=now)
            if not saved.goes_on:  # or else the step began before the plan that is held
                self._before = self.plan, self._schedule
            self.plan, self._schedule = plan.at_revision(saved.revision), schedule
            return saved.step

        return self._on_the_newest_plan(attempt)

    def undo(self) -> Edit | None:
        """Take back the newest step; return its reverse as it was applied, or None when there is none."""
        return self._on_the_newest_plan(lambda: self._step(self._store.undo))

    def redo(self) -> Edit | None:
        """Make the step last taken back again; return it, or None when there is none."""
        return self._on_the_newest_plan(lambda: self._step(self._store.redo))

    def prepare_to_save(self) -> None:
        """Load and make what the first change would wait for; any thread may. Raises Refusal."""
        self._store.prepare_to_save()

    def one_reading(self) -> AbstractContextManager[None]:
        """Let what is asked of the file meanwhile be answered at once; nothing may be changed in it."""
        return self._store.one_reading()

    @property
    def saved_at(self) -> datetime | None:
        """When the plan was written last, by whichever program; None without a plan."""
        return self._store.saved_at()

    @property
    def next_undo(self) -> str | None:
        """The name of the step that undo would take back."""
        return self._store.next_undo()

    @property
    def next_redo(self) -> str | None:
        """The name of the step that redo would make again."""
        return self._store.next_redo()

    def history(self, limit: int | None = 200) -> tuple[HistoryEntry, ...]:
        """Return the newest steps (None: all), newest first, the undone ones included."""
        return self._store.history(limit)

    @property
    def place(self) -> Place:
        """Where on the line of its steps the plan stands."""
        return self._store.place()

    def past_steps(self, kinds: Iterable[type[Record]], plan: Plan) -> tuple[PastStep, ...] | None:
        """Return the steps that have led to a snapshot and changed records of some kinds, newest first.

        It may be asked in any thread. None where the stored plan is another one by now, and where a step
        cannot be read.
        """
        try:
            return self._store.past_steps(kinds, expected_revision=plan.revision)
        except (StaleRevision, Refusal):
            return None

    def steps_back(self, kinds: Iterable[type[Record]], plan: Plan) -> Iterator[PastStep]:
        """Yield the same as far as they can be read, and no further than is asked for."""
        with suppress(StaleRevision, Refusal):
            yield from self._store.steps_back(kinds, expected_revision=plan.revision)

    def verify(self) -> int:
        """Check the file in every part and return how many steps it keeps for undo. Raises Refusal."""
        return self._store.verify()

    def back_up(self, reason: str) -> Path | None:
        """Copy the plan as it is before much of it changes; None where a backup holds it already.

        `reason` is told beside the copy where backups are listed, as "before-import". Raises Refusal.
        """
        return self._store.back_up(reason=reason)

    def copy_of(self, source: Path | Plan, tell: Tell = untold) -> FreshCopy:
        """Copy a backup through every check, or write a plan, for `restore`. Any thread may call it.

        Raises Refusal, and then leaves nothing behind; the copy is to be closed.
        """
        return self._store.copy_of(source, tell)

    def restore(self, fresh: FreshCopy) -> Path | None:
        """Go back to a copied backup, read it, and tell the listeners; return the copy of what was given up.

        None where there was no plan. Raises Refusal, and then nothing has changed.
        """
        try:
            with self._take_turn():
                kept = self._store.restore(fresh, at=self._clock())
        except Unsure:
            self._read_if_possible()
            self._tell(None)
            raise
        self.reload()
        return kept

    def reload(self) -> None:
        """Read the plan again, as after a change by another program, and tell the listeners."""
        self._read()
        self._tell(None)

    def reload_if_changed(self) -> bool:
        """Read the plan again if another program has changed it; return whether it had."""
        if not self._is_outdated():
            return False
        self.reload()
        return True

    def move_time(self) -> bool:
        """Plan again if time alone has changed the schedule; return whether it had."""
        now = self._clock()
        if not self._has_passed_a_mark(now):
            return False
        self._schedule = self._schedule_of(self.plan, now)
        self._tell(None)
        return True

    def close(self) -> None:
        """Close the store."""
        self._store.close()

    def _has_passed_a_mark(self, now: datetime) -> bool:
        """Whether a day, or a session's beginning or end, lies between the schedule's moment and `now`."""
        before = self.schedule.as_of
        if before.date() != now.date() or now < before:  # a clock that was set back
            return True
        return any(
            before < mark <= now
            for session in self.schedule.between(now.date(), now.date() + timedelta(days=1))
            for mark in (session.start, session.end)
        )

    def _on_the_newest_plan(self, attempt: Callable[[], Made]) -> Made:
        """Attempt a change, and again with the plan read anew while another program was faster.

        The listeners hear of it when the turn is over, for they may want one of their own.
        """
        before, made = self.plan, None
        try:
            with self._take_turn():
                if self._is_outdated():
                    self._read()
                made = self._attempts(attempt)
            return made
        finally:
            if self.plan is not before:
                self._tell(made)

    def _attempts(self, attempt: Callable[[], Made]) -> Made:
        for _attempt in range(MOST_TRIES):
            try:
                return attempt()
            except StaleRevision:
                self._read()
            except Unsure:
                self._read_if_possible()
                raise
        raise Refusal(_("Other programs keep changing this plan, so nothing was changed; try again."))

    def _step(self, step: Callable[..., Edit | None]) -> Edit | None:
        now = self._clock()
        edit = step(expected_revision=self.plan.revision, at=now)
        if edit is not None:
            self._before = self.plan, self._schedule
            after = self.plan.after(edit)
            self.plan, self._schedule = after, self._still_valid(after, now)
        return edit

    def _is_outdated(self) -> bool:
        """Whether another program has changed the plan, or made it."""
        with self._store.one_reading():
            return self._store.revision() != self.plan.revision or self._store.has_plan() != self.has_plan

    def _read(self) -> None:
        self.has_plan = self._store.has_plan()
        self.plan = self._store.load() if self.has_plan else Plan()
        self._schedule = self._before = None

    def _read_if_possible(self) -> None:
        """Show what is on a disk that failed; where it cannot be read, that is left to the next change."""
        with suppress(Refusal):
            self._read()

    def _schedule_after(self, plan: Plan, now: datetime) -> Schedule:
        return self._still_valid(plan, now) or self._schedule_of(plan, now)

    def _still_valid(self, plan: Plan, now: datetime) -> Schedule | None:
        """Return the present schedule if it is that of a changed plan too.

        No work hangs on notes, nor on what is remembered of roadmaps.
        """
        if self._schedule is None or self._has_passed_a_mark(now):
            return None
        # Tables that an edit leaves alone stay the same values, so this looks at no record.
        before = self.plan
        kept = replace(plan, notes=before.notes, followed=before.followed, revision=before.revision)
        is_alike = kept == before
        return self._schedule if is_alike else None

    def _schedule_of(self, plan: Plan, now: datetime) -> Schedule:
        if self._network is None or self._network_items is not plan.items:
            self._network = compile_network(plan.items)
            self._network_items = plan.items
        return make_schedule(plan, now, self._network)

    def _tell(self, edit: Edit | None) -> None:
        for listener in tuple(self._listeners):
            listener(Notice(edit))
