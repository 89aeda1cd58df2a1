"""The workspace: the plan and schedule as they are now, and the one door through which they change."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from planner.domain.edit import Edit, merged_changes
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.i18n import _
from planner.scheduling.engine import make_schedule
from planner.scheduling.network import StudyNetwork, compile_network
from planner.scheduling.schedule import Schedule
from planner.services.settling import settle
from planner.storage.history import HistoryEntry
from planner.storage.store import StaleRevision, Store

__all__ = ["Clock", "HistoryEntry", "Notice", "Wish", "Workspace"]

Clock = Callable[[], datetime]
Wish = Callable[[Plan, Schedule], Edit]

MOST_TRIES = 5  # how often a change is tried again when another program keeps writing in between


@dataclass(frozen=True, slots=True)
class Notice:
    """What listeners are told: the edit made, or None when time or another program moved the plan."""

    edit: Edit | None


class Workspace:
    """Holds the snapshot and its schedule, saves every edit before anyone sees it, and tells listeners.

    Attributes:
        plan: the snapshot; it is on disk as it is here.
        has_plan: whether a first plan has been made.
        schedule: the engine's answer for it.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        """Load the plan from a store. `clock` gives the local moment whenever something is asked."""
        self._store = store
        self._clock = clock
        self._listeners: list[Callable[[Notice], None]] = []
        self._network: StudyNetwork | None = None
        self._network_items: object = None
        self.has_plan = store.has_plan()
        self.plan = store.load() if self.has_plan else Plan()
        self.schedule = self._schedule_of(self.plan, clock())

    @property
    def now(self) -> datetime:
        """The local moment."""
        return self._clock()

    def subscribe(self, listener: Callable[[Notice], None]) -> Callable[[], None]:
        """Call a listener after every change; return what ends the subscription."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def begin(self, plan: Plan) -> None:
        """Store the first plan. Raises Refusal where one exists."""
        self._store.create(plan, at=self._clock())
        self.reload()

    def perform(self, wish: Wish) -> Edit:
        """Turn a wish into an edit, save it, move to the next snapshot, and tell the listeners.

        The edit saved holds also what the replan changed in the accepted weeks, so that one undo takes all
        of it back. When another program has written meanwhile, the plan is read again and the wish asked
        again. Raises Refusal when the wish cannot be met or saved; then nothing has changed.
        """
        for _attempt in range(MOST_TRIES):
            now = self._clock()
            edit, plan, schedule = self._settled(wish(self.plan, self.schedule), now)
            try:
                revision = self._store.save(edit, expected_revision=self.plan.revision, at=now)
            except StaleRevision:
                self.reload()
                continue
            self._move_to(plan.at_revision(revision), schedule, edit)
            return edit
        raise Refusal(_("Another program keeps changing this plan; close it and try again."))

    def undo(self) -> Edit | None:
        """Take back the newest step; return its reverse as it was applied, or None when there is none."""
        return self._step(self._store.undo)

    def redo(self) -> Edit | None:
        """Make the step last taken back again; return it, or None when there is none."""
        return self._step(self._store.redo)

    @property
    def next_undo(self) -> str | None:
        """The name of the step that undo would take back."""
        return self._store.next_undo()

    @property
    def next_redo(self) -> str | None:
        """The name of the step that redo would make again."""
        return self._store.next_redo()

    def history(self) -> tuple[HistoryEntry, ...]:
        """Return the steps that are kept, newest first."""
        return self._store.history()

    def reload(self) -> None:
        """Read the plan again, as after a change by another program, and tell the listeners."""
        self.has_plan = self._store.has_plan()
        plan = self._store.load() if self.has_plan else Plan()
        self._move_to(plan, self._schedule_of(plan, self._clock()), None)

    def reload_if_changed(self) -> bool:
        """Read the plan again if another program has changed it; return whether it had."""
        is_the_same = self._store.revision() == self.plan.revision
        if is_the_same and self._store.has_plan() == self.has_plan:
            return False
        self.reload()
        return True

    def move_time(self) -> bool:
        """Plan again if time alone has changed the schedule; return whether it had."""
        now = self._clock()
        if not self._has_passed_a_mark(now):
            return False
        self._move_to(self.plan, self._schedule_of(self.plan, now), None)
        return True

    def close(self) -> None:
        """Close the store."""
        self._store.close()

    def _settled(self, edit: Edit, now: datetime) -> tuple[Edit, Plan, Schedule]:
        """Return an edit with all that it changes in the accepted weeks, and the plan and schedule after it.

        Taking back what cannot stay may free time earlier in the week, so it is asked until nothing moves.
        """
        plan = self.plan.after(edit)
        schedule = self._schedule_of(plan, now)
        for _round in range(MOST_TRIES):
            more = settle(plan, schedule, now)
            if not more:
                break
            plan = plan.after(Edit(edit.label, more))
            edit = Edit(edit.label, merged_changes((*edit.changes, *more)))
            schedule = self._schedule_of(plan, now)
        return edit, plan, schedule

    def _has_passed_a_mark(self, now: datetime) -> bool:
        """Whether a day, or a session's beginning or end, lies between the schedule's moment and `now`."""
        before = self.schedule.as_of
        if before.date() != now.date():
            return True
        return any(
            before < mark <= now
            for session in self.schedule.sessions
            if session.start.date() == now.date()
            for mark in (session.start, session.end)
        )

    def _step(self, step: Callable[..., Edit | None]) -> Edit | None:
        for _attempt in range(MOST_TRIES):
            now = self._clock()
            try:
                edit = step(expected_revision=self.plan.revision, at=now)
            except StaleRevision:
                self.reload()
                continue
            if edit is not None:
                plan = self.plan.after(edit).at_revision(self._store.revision())
                self._move_to(plan, self._schedule_of(plan, now), edit)
            return edit
        raise Refusal(_("Another program keeps changing this plan; close it and try again."))

    def _schedule_of(self, plan: Plan, now: datetime) -> Schedule:
        if self._network is None or self._network_items is not plan.items:
            self._network = compile_network(plan.items)
            self._network_items = plan.items
        return make_schedule(plan, now, self._network)

    def _move_to(self, plan: Plan, schedule: Schedule, edit: Edit | None) -> None:
        self.plan, self.schedule = plan, schedule
        for listener in tuple(self._listeners):
            listener(Notice(edit))
