"""More hours a week: the least that lets a goal in."""

from collections.abc import Iterator
from fractions import Fraction

from planner.scheduling.deadlines import Binding, DatedGoal
from planner.scheduling.demand import Demand
from planner.scheduling.minutes import MINUTES_PER_WEEK
from planner.scheduling.remedies.case import Case
from planner.values import Value


class ScaledAdmission(Value):
    """Which goals are not met when every stretch of study time is scaled by one factor.

    Attributes:
        next_factor: the least greater factor that lets in one of them; None where none does.
    """

    refused: frozenset[str]
    next_factor: Fraction | None


def least_added_minutes(case: Case) -> int | None:
    """Return the least minutes a week to add with which the goal is admitted; None where no hours help.

    More hours may first let in a goal of higher standing that keeps this one out. Between two factors that
    let in another goal nothing changes, so it is enough to look at each of these, rounded up to a minute.
    """
    span, free = case.dated.due - case.workload.now, case.workload.time.until(case.dated.due)
    if span <= 0 or not free:
        return None
    most = MINUTES_PER_WEEK - free * MINUTES_PER_WEEK // span
    minutes = 1
    while minutes <= most:
        scaled = admission_with(case, factor_of(case, minutes), upto=case.dated)
        if case.goal.id not in scaled.refused:
            return minutes
        if scaled.next_factor is None:
            return None
        added = (scaled.next_factor - 1) * free * MINUTES_PER_WEEK / span
        minutes = max(minutes + 1, -(-added.numerator // added.denominator))
    return None


def factor_of(case: Case, added: int) -> Fraction:
    """Return by how much the study time until the goal's date grows with some minutes a week more."""
    span, free = case.dated.due - case.workload.now, case.workload.time.until(case.dated.due)
    return 1 + Fraction(added * span, free * MINUTES_PER_WEEK)


def admission_with(case: Case, factor: Fraction, *, upto: DatedGoal | None = None) -> ScaledAdmission:
    """Admit the goals in their order, those after `upto` left aside, with scaled study time."""
    binding = Binding.of_nothing(case.workload, case.admission.parcels)
    refused: set[str] = set()
    greater: list[Fraction] = []
    for dated in case.admission.order:
        trial = binding.with_goal(dated, case.admission.held_by[dated.index])
        needed = _needed_factor(trial.demand)
        if needed is not None and needed <= factor:
            binding = trial
        else:
            refused.add(dated.goal.id)
            if needed is not None:
                greater.append(needed)
        if dated is upto:
            break
    return ScaledAdmission(frozenset(refused), min(greater, default=None))


def _needed_factor(demand: Demand) -> Fraction | None:
    """Return the factor of study time with which all of a demand fits; None where no factor helps."""
    if any(load.free <= 0 for load in demand.loads()):
        return None
    return max(_ratios(demand), default=Fraction(0))


def _ratios(demand: Demand) -> Iterator[Fraction]:
    for load in demand.loads():
        yield Fraction(load.work, load.free)
