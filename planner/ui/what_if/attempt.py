"""A goal, the changes that are tried with it, and what the dialog says of them; knows no Qt."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final

from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.scheduling.remedies.remedy import Remedy
from planner.scheduling.schedule import Schedule, Verdict
from planner.services.differences import SessionChanges
from planner.ui.exams.ways import Way
from planner.ui.shared.date_words import FullDateWords
from planner.ui.what_if.changes import Changes
from planner.ui.what_if.chart_rows import ChartRow, Path, chart_row, path_of
from planner.ui.what_if.compare_rows import CompareRow, OtherLine, compare_rows, other_rows
from planner.ui.what_if.move_rows import MoveRows, move_rows, nothing_tried
from planner.ui.what_if.rows import (
    HALF_HOUR,
    KNOWN,
    OPTIONAL,
    DateFieldRow,
    GoalChoice,
    HoursFieldRow,
    ItemsRow,
    TickRow,
    date_field,
    foot_words,
    goal_choices,
    hours_field,
    items_row,
    tick_rows,
)
from planner.ui.what_if.trial import Situation, Trial

_MORE_STEPS: Final = 2


class Attempt:
    """What is tried, and what that leads to.

    Attributes:
        goal: the id of the goal, "" where there is none to try changes with.
        changes: what is tried.
        problem: why the changes cannot be, "" where they can.
    """

    def __init__(self, plan: Plan, schedule: Schedule, words: FullDateWords, goal: str = "") -> None:
        """Begin with a goal, or with the one whose date is next."""
        self._words = words
        self.goal = goal
        self.changes = Changes()
        self.problem = ""
        self.take_plan(plan, schedule)

    @property
    def now(self) -> datetime:
        """The moment of the plan's schedule."""
        return self._trial.now

    @property
    def plan(self) -> Plan:
        """The plan as it is."""
        return self._trial.before.plan

    @property
    def picks_items(self) -> bool:
        """Whether items are left out that the box for optional items doesn't tell."""
        return any(id not in self._optional for id in self.changes.left_out)

    @property
    def is_laid_out(self) -> bool:
        """Whether the plan as it would be has its sessions."""
        return self._after is not None and self._after.schedule is not None

    # -- what changes

    def take_plan(self, plan: Plan, schedule: Schedule) -> None:
        """Go on with another plan; what can still be tried is kept."""
        self._trial = Trial(plan, schedule)
        self.try_changes(self.changes.still_possible(plan, self.now))
        self.choose(self.goal)

    def choose(self, goal: str) -> None:
        """Take another goal, or the first one where it is none to try changes with."""
        self.goal = goal
        self.goal = next((each.id for each in self.choices() if each.id == goal), "")
        self.goal = self.goal or next((each.id for each in self.choices()), "")
        self._optional: Mapping[str, int] = self._trial.optional(self.goal)
        self._path: Path | None = None

    def try_changes(self, changes: Changes) -> None:
        """Judge other changes; nothing is laid out for that."""
        self.changes, self.problem = changes, ""
        self._after: Situation | None = None
        try:
            self._after = self._trial.judged(changes)
        except Refusal as refusal:
            self.problem = str(refusal)

    def lay_out(self) -> None:
        """Lay out the plan as it would be, where it can be."""
        if self._after is not None:
            self._after = self._trial.laid_out(self._after)

    def ticked(self, row: TickRow, is_on: bool) -> Changes:
        """Return the changes with a box ticked, or not."""
        if row.kind == OPTIONAL:
            others = [id for id in self.changes.left_out if id not in self._optional]
            return self.changes.with_left_out((*others, *self._optional) if is_on else others)
        if row.kind == KNOWN:
            return self.changes.with_known(self.changes.known_offered if is_on else ())
        return self.changes.with_goal(row.id, not is_on)

    def with_remedy(self, remedy: Remedy) -> Changes:
        """Return the changes with a way out as well. Raises Refusal where there is no room for it."""
        after = self._trial.before if self._after is None else self._after
        changes = self.changes.with_remedy(self.plan, after.plan, remedy, self.now)
        # Hours that are tried already and those of the plan grow by steps that may differ by minutes.
        for _step in range(_MORE_STEPS):
            if changes.minutes_per_week is None or self._is_met_with(changes, remedy.goal):
                break
            minutes = changes.minutes_per_week + HALF_HOUR
            changes = changes.with_weeks(self.plan, minutes, changes.later_weeks, self.now)
        return changes

    def _is_met_with(self, changes: Changes, goal: str) -> bool:
        return self._trial.judged(changes).outlooks[goal].verdict is not Verdict.IMPOSSIBLE

    # -- what is said

    def choices(self) -> tuple[GoalChoice, ...]:
        """Return the goals that changes can be tried with."""
        before = self._trial.before
        return goal_choices(before.plan, before.outlooks, self.now, self.changes, self.goal)

    def date(self) -> DateFieldRow | None:
        """Return the date of the goal, where there is one to try changes with."""
        goal = self.plan.goals.get(self.goal)
        if goal is None:
            return None
        return date_field(self.changes, goal, self._trial.before.outlooks[goal.id], self.now, self._words)

    def hours(self) -> HoursFieldRow:
        """Return the study hours of a week."""
        after = None if self._after is None else self._after.plan
        return hours_field(self.plan, self.changes, after, self.now)

    def items(self, is_open: bool) -> ItemsRow:
        """Return the items that are left out; `is_open` where they are being chosen."""
        return items_row(self.plan, self._trial.wanted, self.changes, is_open or self.picks_items)

    def ticks(self) -> tuple[TickRow, ...]:
        """Return what else can be tried."""
        before = self._trial.before
        return tick_rows(before.plan, before.outlooks, self.now, self.changes, self.goal, self._optional)

    def comparison(self) -> tuple[CompareRow, ...]:
        """Return the goal as it is beside how it would be."""
        return compare_rows(self._trial.before, self._after, self.goal, self.now, self._words)

    def others(self, shown: Collection[OtherLine]) -> Mapping[OtherLine, CompareRow]:
        """Return the other goals that would be different; `shown` are those that have a line."""
        return other_rows(self._trial.before, self._after, self.goal, shown, self.now, self._words)

    def chart(self) -> ChartRow:
        """Return the chart. The path of the plan as it is stays the same through all steps of a slider."""
        before, after = self._trial.before, self._after
        was = self._path = self._path or path_of(before, self.goal, self.now)
        is_tried = after is not None and after is not before
        would_be = path_of(after, self.goal, self.now, was.done) if after and is_tried else None
        return chart_row(was, would_be, self.now, self._words)

    def foot(self) -> str:
        """Return what applying would do."""
        differences = self._differences()
        return foot_words(self.changes, None if differences is None else differences.count)

    def moves(self) -> MoveRows:
        """Return the sessions that would not be where they are."""
        differences = self._differences()
        if differences is None:
            return nothing_tried(self.problem)
        return move_rows(self.plan, differences, self._trial.soon, self.now, self._words)

    def ways(self) -> tuple[Way, ...]:
        """Return what would make the date hold, where it cannot be met with the changes."""
        after = self._after
        if after is None or not self.goal or after.outlooks[self.goal].verdict is not Verdict.IMPOSSIBLE:
            return ()
        return self._trial.ways(after, self.goal, self._words)

    def _differences(self) -> SessionChanges | None:
        """Return what would move; None where nothing is tried, and while it is not laid out."""
        if self._after is None or self.changes.is_empty:
            return None
        return self._trial.differences(self._after)
