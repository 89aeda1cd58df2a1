"""A goal whose date cannot be met, ready to be judged again with something changed."""

from collections.abc import Collection, Iterable
from datetime import datetime

from planner.domain.goal import Goal
from planner.domain.item import ItemStatus, Progress
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionState
from planner.scheduling.deadlines import Admission, DatedGoal, admit
from planner.scheduling.network import StudyNetwork
from planner.scheduling.workload import Workload, measure
from planner.values import Value, replace


class Case(Value, kw_only=True):
    """A plan at a moment, judged, and the goal in question: dated, with work left, and not admitted."""

    plan: Plan
    network: StudyNetwork
    now: datetime
    workload: Workload
    admission: Admission
    dated: DatedGoal

    @property
    def goal(self) -> Goal:
        """The goal in question."""
        return self.dated.goal

    @property
    def before(self) -> tuple[DatedGoal, ...]:
        """The goals that are served before it, in their order."""
        return self.admission.order[: self.admission.order.index(self.dated)]

    @property
    def is_first_refused(self) -> bool:
        """Whether all goals before it are met: then less work can only help, as no other takes its place."""
        return all(dated.goal.id not in self.admission.overloads for dated in self.before)

    @property
    def members(self) -> list[int]:
        """Numbers of the open items that the goal holds and that have free work, in the study order."""
        bit = 1 << self.dated.index
        held = enumerate(zip(self.workload.holders, self.workload.remaining, strict=True))
        return [number for number, (holders, minutes) in held if holders & bit and minutes]

    def workload_in(self, plan: Plan, *, same_axis: bool = False) -> Workload:
        """Measure a changed plan; `same_axis` when its hours, exams and fixed sessions are the same."""
        axis = self.workload.time if same_axis else None
        return measure(plan, self.network, self.now, axis, self.workload.estimates)

    def with_items(self, numbers: Iterable[int], status: ItemStatus) -> Workload:
        """Measure the plan with some items settled by the learner's word; what was pinned of them goes."""
        ids = {self.network.items[number].id for number in numbers}
        said = {id: Progress(id, status, self.now.date()) for id in ids}
        pinned = {id for id, session in self.plan.sessions.items() if self._goes_with(session, ids)}
        plan = replace(self.plan, progress={**self.plan.progress, **said})
        if pinned:
            kept = {id: session for id, session in self.plan.sessions.items() if id not in pinned}
            plan = replace(plan, sessions=kept)
        return self.workload_in(plan, same_axis=not pinned)

    def is_met_with(self, numbers: Collection[int], status: ItemStatus) -> bool:
        """Whether the date holds with these items settled."""
        return is_met(self.goal.id, admit(self.with_items(numbers, status)))

    def _goes_with(self, session: Session, ids: Collection[str]) -> bool:
        is_ahead = session.state is SessionState.PLANNED and session.start > self.now
        return session.pinned and is_ahead and session.item in ids


def open_case(plan: Plan, network: StudyNetwork, now: datetime, goal: str) -> Case | None:
    """Return the case of a goal, or None where its date holds or it has none."""
    workload = measure(plan, network, now)
    admission = admit(workload)
    if goal not in admission.overloads:
        return None
    dated = next(dated for dated in admission.order if dated.goal.id == goal)
    return Case(plan=plan, network=network, now=now, workload=workload, admission=admission, dated=dated)


def is_met(goal: str, admission: Admission) -> bool:
    """Whether an admission meets a goal's date, or leaves nothing of it to do."""
    return goal not in admission.overloads
