"""The verdicts of a plan, each computed straight from its definition."""

from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from math import ceil

from planner.domain.goal import Goal
from planner.domain.plan import Plan
from tests.support.oracle.minutes import study_minutes, to_minute, to_minute_up, to_moment
from tests.support.oracle.schedules import meets_dues_by_flow, meets_dues_minute_by_minute
from tests.support.oracle.work import Work, study_due

Wanted = tuple[Goal, int | None]  # a goal and when its study is due
SPARE_DAYS = 50  # beyond the last date of a plan, at first


@dataclass(frozen=True)
class Judgement:
    """What the page says of one goal; moments are minutes since the oracle's epoch."""

    verdict: str
    work: int
    free: int | None = None
    slack: int | None = None
    margin: int | None = None
    least_per_week: int | None = None
    earliest_due: int | None = None


class Oracle:
    """A plan at one moment, with all its study minutes.

    Attributes:
        longest: the days of the minutes at most, where the hours never suffice.
    """

    longest = 12 * 366

    def __init__(self, plan: Plan, now: datetime, minutes: list[int] | None = None) -> None:
        """`minutes` may be given by the oracle of a plan with the same study minutes and no less work."""
        self.work = Work(plan, now)
        self.plan = plan
        self.now = to_minute_up(now)
        moments = [now, *(goal.due for goal in plan.goals.values() if goal.due is not None)]
        for item in plan.items.values():
            for on in (item.opens, item.closes):
                if on is not None:
                    moments.append(datetime(on.year, on.month, on.day))
        self.items = list(plan.items)
        self.minutes = minutes or self._enough_minutes(max(moments))
        self.releases = {id: self.work.release(id) for id in self.items}
        self.admitted, self.refused = self._admit()

    def _enough_minutes(self, last_date: datetime) -> list[int]:
        """All study minutes until the whole work fits behind the last date, or for the longest time."""
        work = sum(map(self.work.remaining, self.items))
        days = SPARE_DAYS
        while True:
            minutes = study_minutes(self.plan, self.work.now, last_date.date() + timedelta(days=days))
            if len(minutes) - bisect_left(minutes, to_minute(last_date)) >= work or days > self.longest:
                return minutes
            days *= 3

    def free_until(self, minute: int) -> int:
        """C(t)."""
        return bisect_left(self.minutes, minute)

    def dues(self, goals: Collection[Wanted]) -> dict[str, int]:
        """The inherited due of every item with free work that has one in a set of goals."""
        found = {id: self.work.due(id, goals) for id in self.items if self.work.remaining(id)}
        return {id: due for id, due in found.items() if due is not None}

    def work_within(self, release: int, due: int, dues: dict[str, int]) -> int:
        """W(r, D)."""
        return sum(self.work.remaining(id) for id in dues if self.releases[id] >= release and dues[id] <= due)

    def pairs(self, dues: dict[str, int]) -> Iterator[tuple[int, int, int, int]]:
        """Every pair (r, D) with work in it, its W, and the free minutes between."""
        for release in sorted({self.now, *self.releases.values()}):
            for due in sorted(set(dues.values())):
                work = self.work_within(release, due, dues)
                if work:
                    yield release, due, work, self.free_until(due) - self.free_until(release)

    def is_feasible(self, goals: Collection[Wanted]) -> bool:
        """The test by pairs, which two ways of really making a schedule must confirm."""
        dues = self.dues(goals)
        by_pairs = all(work <= free for _release, _due, work, free in self.pairs(dues))
        assert meets_dues_minute_by_minute(self.work, self.minutes, self.releases, dues) == by_pairs
        assert meets_dues_by_flow(self.work, self.minutes, self.releases, dues) == by_pairs
        return by_pairs

    def _admit(self) -> tuple[list[Goal], dict[str, list[Goal]]]:
        """The admitted goals in order, and for each of the others what was admitted before it."""
        goals = [
            goal
            for goal in self.plan.goals.values()
            if goal.due is not None and goal.outcome is None and self.work.has_work(goal)
        ]
        admitted: list[Goal] = []
        refused: dict[str, list[Goal]] = {}
        for goal in sorted(goals, key=lambda goal: (goal.priority, goal.due, goal.created)):
            if self.is_feasible([(other, study_due(other)) for other in [*admitted, goal]]):
                admitted.append(goal)
            else:
                refused[goal.id] = list(admitted)
        return admitted, refused

    def judge(self, goal: Goal) -> Judgement:
        """Everything that the page says of one goal."""
        if goal.outcome is not None:
            return Judgement("done", 0)
        work = sum(self.work.remaining(id) for id in self.work.members(goal))
        if not self.work.has_work(goal):
            return Judgement("done", work)
        due = study_due(goal)
        if due is None:
            return Judgement("undated", work, earliest_due=self.earliest_due(goal))
        slack = self._slack(due) if goal in self.admitted else None
        margin = self._margin(goal) if goal in self.admitted else None
        return Judgement(
            verdict=self._verdict(goal, work, margin),
            work=work,
            free=self.free_until(due),
            slack=slack,
            margin=slack if margin is None else margin,
            least_per_week=self._least_per_week(goal, due),
            earliest_due=self.earliest_due(goal),
        )

    def _verdict(self, goal: Goal, work: int, margin: int | None) -> str:
        if goal not in self.admitted:
            return "impossible"
        share = Fraction(self.plan.settings.tight_percent, 100)
        return "tight" if margin is not None and margin < share * work else "feasible"

    def admitted_dues(self) -> dict[str, int]:
        return self.dues([(goal, study_due(goal)) for goal in self.admitted])

    def _slack(self, goal_due: int) -> int:
        dues = self.admitted_dues()
        later = {due for due in dues.values() if due >= goal_due} | {goal_due}
        return min(self.free_until(due) - self.work_within(self.now, due, dues) for due in later)

    def _margin(self, goal: Goal) -> int | None:
        dues = self.admitted_dues()
        members = self.work.members(goal) & dues.keys()
        return min(
            (
                free - work
                for release, due, work, free in self.pairs(dues)
                if any(self.releases[id] >= release and dues[id] <= due for id in members)
            ),
            default=None,
        )

    def _least_per_week(self, goal: Goal, due: int) -> int | None:
        before = self.refused.get(goal.id)
        if before is None:
            before = self.admitted[: self.admitted.index(goal)]
        factor = Fraction(0)
        dues = self.dues([(other, study_due(other)) for other in [*before, goal]])
        for _release, _due, work, free in self.pairs(dues):
            if free <= 0:
                return None
            factor = max(factor, Fraction(work, free))
        if due <= self.now:
            return None
        return ceil(factor * self.free_until(due) / Fraction(due - self.now, 10_080))

    def earliest_due(self, goal: Goal) -> int | None:
        """The least minute that the full test lets through, by bisection over all minutes."""
        others = [(other, study_due(other)) for other in self.admitted if other is not goal]
        low, high = self.now, max([self.now, *self.minutes[-1:]]) + 1
        if not self.is_feasible([*others, (goal, high)]):
            return None
        if self.is_feasible([*others, (goal, low)]):
            return low
        while high - low > 1:
            middle = (low + high) // 2
            if all(work <= free for _r, _d, work, free in self.pairs(self.dues([*others, (goal, middle)]))):
                high = middle
            else:
                low = middle
        assert self.is_feasible([*others, (goal, high)])
        assert not self.is_feasible([*others, (goal, low)])
        return high

    def latest_starts(self) -> dict[str, int]:
        """The latest start of every item with free work in an admitted goal."""
        dues = {
            id: due
            for id in self.items
            if (due := self.work.due(id, [(goal, study_due(goal)) for goal in self.admitted])) is not None
        }

        def latest_position(id: str) -> int:
            """`D'_i - p_i` on the axis of study minutes."""
            successors = (other for other in dues if id in self.plan.items[other].requires)
            finish = min([self.free_until(dues[id]), *map(latest_position, successors)])
            return finish - self.work.remaining(id)

        return {id: self.minutes[latest_position(id)] for id in dues if self.work.remaining(id)}

    def proves(self, goal: Goal, start: datetime, until: datetime, work: int, free: int) -> bool:
        """Whether a proof says why a goal is not admitted, with true sums."""
        before = self.refused[goal.id]
        dues = self.dues([(other, study_due(other)) for other in [*before, goal]])
        release, due = to_minute(start), to_minute(until)
        return (
            release in {self.now, *self.releases.values()}
            and due in dues.values()
            and work == self.work_within(release, due, dues)
            and free == self.free_until(due) - self.free_until(release)
            and work > free
        )

    def moment(self, minute: int | None) -> datetime | None:
        return None if minute is None else to_moment(minute)
