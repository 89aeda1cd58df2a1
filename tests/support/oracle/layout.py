"""What must be true of the sessions laid out, checked minute by minute."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from planner.domain.session import Session
from planner.scheduling.schedule import Schedule
from tests.support.oracle.laid_reviews import review_faults
from tests.support.oracle.minutes import is_held_fast, to_minute, to_minute_up
from tests.support.oracle.verdicts import Oracle
from tests.support.oracle.work import study_due


class LaidOut:
    """A schedule beside the oracle's view of the same plan at the same moment."""

    def __init__(self, oracle: Oracle, schedule: Schedule) -> None:
        self.oracle = oracle
        self.work = oracle.work
        self.plan = oracle.plan
        self.schedule = schedule
        self.sessions = [entry for entry in schedule.sessions if self._is_laid(entry)]
        self.studied = [entry for entry in self.sessions if entry.kind == "study"]
        self.worked = [entry for entry in self.studied if not self._is_recurring(entry)]
        self.wanted = set[str]().union(
            *(self.work.members(goal) for goal in self.plan.goals.values() if goal.outcome is None)
        )

    def _is_laid(self, entry: Session) -> bool:
        """Whether the engine was free to put it there: not a fact, not pinned, not an exam."""
        now = self.work.now
        return (
            entry.state == "planned" and entry.kind != "exam" and not entry.pinned and entry.start >= now
        ) and not is_held_fast(entry, now)

    def _is_recurring(self, entry: Session) -> bool:
        return self.plan.items[entry.item].recurring is not None

    def _is_outside_the_work(self, entry: Session) -> bool:
        return entry.kind == "review" or self._is_recurring(entry)

    def faults(self) -> Iterator[str]:
        """Every promise of the layout that is broken, in words."""
        yield from self._outside_study_time()
        yield from self._overlapping()
        yield from self._too_long()
        yield from self._not_all_minutes()
        yield from self._late()
        yield from self._out_of_order()
        yield from self._against_the_guard()
        yield from self._idle()
        yield from review_faults(self.plan, self.schedule, self.work.now)

    def _outside_study_time(self) -> Iterator[str]:
        free = set(self.oracle.minutes)
        last = self.oracle.minutes[-1] if self.oracle.minutes else self.oracle.now
        for entry in self.sessions:
            minutes = range(to_minute(entry.start), to_minute(entry.end))
            if minutes.start <= last and not free.issuperset(minutes):
                yield f"{entry.id} lies outside the chosen study time"
            if entry.start.date() != (entry.end - timedelta(minutes=1)).date():
                yield f"{entry.id} runs past midnight"

    def _overlapping(self) -> Iterator[str]:
        for earlier, later in pairwise(sorted(self.sessions, key=lambda entry: entry.start)):
            if later.start < earlier.end:
                yield f"{earlier.id} and {later.id} overlap"

    def _too_long(self) -> Iterator[str]:
        for entry in self.sessions:
            if entry.minutes > self.plan.settings.lengths.most and not entry.accepted:
                yield f"{entry.id} is longer than the longest session"

    def _not_all_minutes(self) -> Iterator[str]:
        laid: Counter[str] = Counter()
        for entry in self.worked:
            laid[entry.item] += entry.minutes
        unplaced = Counter({entry.item: entry.minutes for entry in self.schedule.unplaced})
        for id in self.plan.items:
            whole = self.work.remaining(id)
            if laid[id] > whole:
                yield f"{id} has {laid[id]} minutes laid out of {whole}"
            if id in self.wanted and laid[id] + unplaced[id] != whole:
                yield f"{id} has {laid[id]} minutes laid and {unplaced[id]} unplaced of {whole}"

    def _late(self) -> Iterator[str]:
        goals = [(goal, study_due(goal)) for goal in self.oracle.admitted]
        for id in self.plan.items:
            due = self.work.due(id, goals)
            if due is None or not self.work.remaining(id):
                continue
            by_then = sum(
                max(0, min(to_minute(entry.end), due) - to_minute(entry.start))
                for entry in self.worked
                if entry.item == id and to_minute(entry.start) < due
            )
            if by_then != self.work.remaining(id):
                yield f"{id} has {by_then} of {self.work.remaining(id)} minutes in time"

    def _out_of_order(self) -> Iterator[str]:
        last_end = {entry.item: to_minute(entry.end) for entry in self.worked}
        for entry in self.studied:
            start = to_minute(entry.start)
            if start < self.oracle.releases[entry.item]:
                yield f"{entry.id} begins before its item opens"
            for before in self.work.needed_by(entry.item):
                if self.work.remaining(before) and start < last_end.get(before, start + 1):
                    yield f"{entry.id} stands before all of {before} is done"

    def _against_the_guard(self) -> Iterator[str]:
        """Comfort may take no minute that an earlier due needs, counted from the start of each session."""
        dues = self.oracle.admitted_dues()
        left = {id: self.work.remaining(id) for id in dues}
        for entry in self.sessions:
            start = self.oracle.free_until(to_minute(entry.start))
            own = dues.get(entry.item) if not self._is_outside_the_work(entry) else None
            for due in {due for due in dues.values() if own is None or due < own}:
                needed = sum(left[id] for id in left if dues[id] <= due)
                released = sum(
                    left[id]
                    for id in left
                    if dues[id] <= due and self.oracle.releases[id] < to_minute(entry.end)
                )
                room = self.oracle.free_until(due) - start - needed
                if needed and released and room < entry.minutes:
                    yield f"{entry.id} takes {entry.minutes} minutes where {room} could be spared"
            if entry.item in left and not self._is_outside_the_work(entry):
                left[entry.item] -= entry.minutes

    def _idle(self) -> Iterator[str]:
        """A stretch that would hold a session stays empty only when nothing can be studied."""
        least = self.plan.settings.lengths.least
        quiet = {
            minute
            for entry in self.plan.sessions.values()
            if entry.state != "planned" and entry.end > self.work.now
            for minute in range(to_minute(entry.start), to_minute_up(entry.end))
        }
        used = {
            minute
            for entry in self.sessions
            for minute in range(to_minute(entry.start), to_minute(entry.end))
        }
        last = max((to_minute(entry.start) for entry in self.worked), default=0)
        run: list[int] = []
        for minute in [*(minute for minute in self.oracle.minutes if minute < last), None]:
            if minute is None or minute in used or minute in quiet or (run and minute != run[-1] + 1):
                if len(run) >= least and (id := self._could_study(run)):
                    yield f"{self.oracle.moment(run[0])} stays empty though {id} could be studied"
                run = []
            if minute is not None and minute not in used and minute not in quiet:
                run.append(minute)

    def _could_study(self, run: list[int]) -> str | None:
        """An item that some goal wants, is ready at the start of an empty run, and is studied later."""
        for id in sorted(self.wanted):
            later = [entry for entry in self.worked if entry.item == id and to_minute(entry.start) > run[0]]
            unkept = [entry for entry in later if not entry.accepted]
            ends = [
                to_minute(entry.end)
                for entry in self.worked
                for before in self.work.needed_by(id)
                if entry.item == before
            ]
            if unkept and self.oracle.releases[id] <= run[0] and max(ends, default=0) <= run[0]:
                return id
        return None
