"""A later date: the earliest at which a goal can be met, every other admitted goal being met as well."""

from datetime import datetime, timedelta
from typing import Final

from planner.scheduling.deadlines import Admission, admit, earliest_due, earliest_dues
from planner.scheduling.demand import demand_of
from planner.scheduling.minutes import moment_of
from planner.scheduling.remedies.case import Case, is_met
from planner.values import Value, replace

_ATTEMPTS: Final = 8
_MINUTE: Final = timedelta(minutes=1)


class LaterDate(Value):
    """A date for the goal, and the plan judged with it."""

    due: datetime
    admission: Admission


class _Trial(Value):
    """The plan with the goal moved to a date.

    Attributes:
        earliest: the earliest date in that plan with which every goal that was met is still met.
        is_met: whether the goal is met in that plan.
    """

    due: datetime
    admission: Admission
    earliest: datetime | None
    is_met: bool

    @property
    def holds(self) -> bool:
        """Whether the goal is met on the date, and every other goal that was met is met as well."""
        return self.is_met and self.earliest is not None and self.earliest <= self.due

    @property
    def date(self) -> LaterDate:
        """The date with the plan judged."""
        return LaterDate(self.due, self.admission)


def earliest_date(case: Case) -> LaterDate | None:
    """Return the earliest moment to which the goal can be moved with every other admitted goal still met.

    An exam takes its own hours along: those around the old date are free for study again, and those at the
    new one are not. So each date is judged in the plan that it makes, and the answer is one that holds while
    the minute before it does not. None where no date helps.
    """
    assert case.goal.due is not None  # a goal in question has a date
    trial = early = _try(case, case.goal.due)
    late: _Trial | None = None
    for _attempt in range(_ATTEMPTS):
        if trial.earliest is None:
            break
        trial = _try(case, trial.earliest)
        if trial.holds:
            late, trial = trial, _try(case, trial.due - _MINUTE)
            if not trial.holds:
                return late.date
            late = trial
        elif trial.due > early.due:
            early = trial
    return None if late is None else _between(case, early, late).date


def _between(case: Case, early: _Trial, late: _Trial) -> _Trial:
    """Return a date that holds while the minute before it does not, between one of either kind."""
    while late.due - early.due > _MINUTE:
        middle = _try(case, early.due + (late.due - early.due) // 2 // _MINUTE * _MINUTE)
        if middle.holds:
            late = middle
        else:
            early = middle
    return late


def _try(case: Case, due: datetime) -> _Trial:
    plan = replace(case.plan, goals={**case.plan.goals, case.goal.id: replace(case.goal, due=due)})
    workload = case.workload_in(plan, same_axis=case.goal.exam_end is None)
    admission = admit(workload)
    met = {dated.goal.id for dated in case.admission.admitted}
    others = [dated for dated in admission.order if dated.goal.id in met]
    dues = earliest_dues(others, admission.parcels)
    demand = demand_of(workload.now, workload.time, admission.parcels, dues)
    held = admission.held(case.dated.index, dues)
    minute = earliest_due(case.dated.index, held, demand, workload, is_met=False)
    earliest = None if minute is None else moment_of(minute) + timedelta(days=case.goal.buffer_days)
    return _Trial(due, admission, earliest, is_met(case.goal.id, admission))
