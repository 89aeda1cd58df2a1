"""What is left to do, and what binds it, found by walking the whole graph for every question."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.scheduling.estimates import Estimates, learn
from tests.support.oracle.minutes import first_minute, is_held_fast, to_minute, to_minute_up, waits_for_a_word

SETTLED = ("done", "skipped", "left-out")


@dataclass
class Work:
    """A plan at one moment."""

    plan: Plan
    now: datetime
    estimates: Estimates = field(init=False)
    _remaining: dict[str, int] = field(default_factory=dict)
    _needed: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.estimates = learn(self.plan)
        self._remaining = {id: self._free_minutes_of(id) for id in self.plan.items}
        self._needed = {id: self._find_needed(id) for id in self.plan.items}

    def is_settled(self, id: str) -> bool:
        if id in self.plan.progress and self.plan.progress[id].status in SETTLED:
            return True
        item = self.plan.items[id]
        return item.kind == "milestone" and all(self.is_settled(before) for before in item.requires)

    def remaining(self, id: str) -> int:
        return self._remaining[id]

    def _free_minutes_of(self, id: str) -> int:
        item = self.plan.items[id]
        if self.is_settled(id) or item.kind == "milestone" or item.recurring is not None:
            return 0
        left = self.estimates.minutes(item) - self.plan.logged.get(id, 0)
        if left <= 0:
            left = self.plan.settings.lengths.least
        for session in self.plan.sessions.values():
            if (
                session.item == id
                and session.kind != "review"
                and (is_held_fast(session, self.now) or waits_for_a_word(session, self.now))
            ):
                left -= to_minute_up(session.end) - to_minute(session.start)
        return max(left, 0)

    def needed_by(self, id: str) -> set[str]:
        """The unsettled items that an item needs, directly or not, up to settled ones."""
        return self._needed[id]

    def _find_needed(self, id: str) -> set[str]:
        found: set[str] = set()
        for before in self.plan.items[id].requires:
            if not self.is_settled(before):
                found |= {before} | self._find_needed(before)
        return found

    def members(self, goal: Goal) -> set[str]:
        """The goal's closed set of unsettled items."""
        found: set[str] = set()
        for id in goal.items:
            if not self.is_settled(id):
                found |= {id} | self.needed_by(id)
        return found

    def has_work(self, goal: Goal) -> bool:
        """Whether anything but recurring items is left of a goal."""
        return any(self.plan.items[id].recurring is None for id in self.members(goal))

    def release(self, id: str) -> int:
        """The latest opening of the item and of all that it needs, and the end of what is pinned of these."""
        moments = [to_minute_up(self.now)]
        needed = self.needed_by(id)
        for other in {id} | needed:
            opens = self.plan.items[other].opens
            if opens is not None:
                moments.append(first_minute(opens))
        moments += (to_minute_up(end) for other in needed for _start, end in self._held_fast(other))
        return max(moments)

    def due(self, id: str, goals: Collection[tuple[Goal, int | None]]) -> int | None:
        """The inherited due of an item in a set of goals with their study dues, or None where none binds."""
        moments: list[int] = []
        for goal, study_due in goals:
            members = self.members(goal)
            if id not in members:
                continue
            if study_due is not None:
                moments.append(study_due)
            for other in members:
                if other == id or id in self.needed_by(other):
                    moments += self._closing(other)
                if id in self.needed_by(other):
                    moments += (to_minute(start) for start, _end in self._held_fast(other))
        return min(moments, default=None)

    def _closing(self, id: str) -> Iterator[int]:
        closes = self.plan.items[id].closes
        if closes is not None:
            yield first_minute(closes + timedelta(days=1))

    def _held_fast(self, id: str) -> Iterator[tuple[datetime, datetime]]:
        for session in self.plan.sessions.values():
            if session.item == id and session.kind != "review" and is_held_fast(session, self.now):
                yield session.start, session.end


def study_due(goal: Goal) -> int | None:
    """`D_g`: the due moment less whole days of the buffer."""
    return None if goal.due is None else to_minute(goal.due - timedelta(days=goal.buffer_days))
