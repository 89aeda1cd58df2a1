"""A single goal that, given up, lets another in."""

from collections.abc import Iterator

from planner.domain.goal import Goal
from planner.scheduling.deadlines import Admission, admit
from planner.scheduling.remedies.case import Case, is_met
from planner.values import Value, replace


class LetGo(Value):
    """A goal to give up, whether it stands higher than the one that gains, and the plan judged without it."""

    goal: Goal
    is_higher: bool
    admission: Admission


def goal_to_let_go(case: Case) -> LetGo | None:
    """Return the goal of lowest standing without which the one in question is met.

    Those of lower standing are tried first: they can only be in the way by the hours of their own exams.
    """
    for goal, is_higher in _others(case):
        goals = {id: other for id, other in case.plan.goals.items() if id != goal.id}
        has_exam_hours = goal.exam_end is not None
        workload = case.workload_in(replace(case.plan, goals=goals), same_axis=not has_exam_hours)
        admission = admit(workload)
        if is_met(case.goal.id, admission):
            return LetGo(goal, is_higher, admission)
    return None


def _others(case: Case) -> Iterator[tuple[Goal, bool]]:
    """Yield the other dated goals with how they stand, the lowest first."""
    place = case.admission.order.index(case.dated)
    for other, dated in reversed(list(enumerate(case.admission.order))):
        if other < place:
            yield dated.goal, True
        elif other > place and dated.goal.exam_end is not None:
            yield dated.goal, False
