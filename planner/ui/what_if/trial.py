"""What the changes lead to: the plan as it would be, judged at once and laid out when there is time."""

from collections.abc import Mapping
from datetime import datetime

from planner.domain.plan import Plan
from planner.scheduling.engine import judge, make_schedule
from planner.scheduling.network import compile_network
from planner.scheduling.remedies.find import remedies_for
from planner.scheduling.schedule import GoalOutlook, Schedule
from planner.services.differences import SessionChanges
from planner.services.items import wanted_items
from planner.services.optional_work import optional_work
from planner.services.what_if import WhatIf, changes_soon, plan_with, soon_after
from planner.ui.exams.ways import Way, ways_for
from planner.ui.shared.date_words import DateWords
from planner.ui.what_if.changes import Changes
from planner.values import Value, replace


class Situation(Value):
    """A plan with its verdicts by goal id, and its schedule once it is laid out."""

    plan: Plan
    outlooks: Mapping[str, GoalOutlook]
    schedule: Schedule | None = None


class Trial:
    """Tries changes with a plan.

    Attributes:
        now: the moment of the plan's schedule, so that what differs does so by the changes alone.
        before: the plan as it is.
        wanted: ids of its items that goals ask for and that are still to study.
    """

    def __init__(self, plan: Plan, schedule: Schedule) -> None:
        """Try changes with a plan that has this schedule."""
        self.now: datetime = schedule.as_of
        self.before = Situation(plan, schedule.outlooks, schedule)
        self.wanted = wanted_items(plan)
        self._network = compile_network(plan.items)
        self._kept: tuple[WhatIf, Plan] = (WhatIf(), plan)

    @property
    def soon(self) -> datetime:
        """Until when it is told session by session what would move."""
        return soon_after(self.now)

    def judged(self, changes: Changes) -> Situation:
        """Return the situation with some changes, not laid out. Raises Refusal where one cannot be."""
        if changes.is_empty:
            return self.before
        after = self._plan_with(changes.wish(self.before.plan))
        return Situation(after, judge(after, self.now, self._network))

    def laid_out(self, situation: Situation) -> Situation:
        """Return a situation with its schedule."""
        if situation.schedule is not None:
            return situation
        schedule = make_schedule(situation.plan, self.now, self._network)
        return Situation(situation.plan, schedule.outlooks, schedule)

    def differences(self, situation: Situation) -> SessionChanges | None:
        """Return the sessions of the next four weeks that would not be as they are; None if not laid out."""
        if situation.schedule is None or self.before.schedule is None:
            return None
        return changes_soon(self.before.schedule, situation.schedule)

    def ways(self, situation: Situation, goal: str, words: DateWords) -> tuple[Way, ...]:
        """Return what would make the date of a goal hold that cannot be met in a situation."""
        remedies = remedies_for(situation.plan, self.now, goal, self._network)
        return ways_for(situation.plan, situation.outlooks[goal], remedies, self.now, words)

    def optional(self, goal: str) -> Mapping[str, int]:
        """Return the items of a goal that may be left out, with the minutes left of each."""
        return optional_work(self.before.plan, goal, self.now, self._network)

    def _plan_with(self, wish: WhatIf) -> Plan:
        """Return the plan with some changes; goals and items, which are dear, are kept from call to call."""
        slow = WhatIf(
            without_goals=wish.without_goals,
            without_items=wish.without_items,
            known_items=wish.known_items,
        )
        if slow != self._kept[0]:
            self._kept = slow, plan_with(self.before.plan, slow, self.now)
        quick = replace(wish, without_goals=(), without_items=(), known_items=())
        return plan_with(self._kept[1], quick, self.now)
