"""All remedies of a goal whose date cannot be met, the cheapest first."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from fractions import Fraction

from planner.domain.item import ItemStatus
from planner.domain.plan import Plan
from planner.scheduling.deadlines import Admission, admit
from planner.scheduling.minutes import minute_of
from planner.scheduling.network import StudyNetwork, compile_network
from planner.scheduling.remedies.case import Case, open_case
from planner.scheduling.remedies.dates import earliest_date
from planner.scheduling.remedies.hours import admission_with, factor_of, least_added_minutes
from planner.scheduling.remedies.known import items_to_know
from planner.scheduling.remedies.leaving_out import items_to_leave_out
from planner.scheduling.remedies.letting_go import goal_to_let_go
from planner.scheduling.remedies.remedy import Remedy, RemedyKind
from planner.values import replace


def remedies_for(
    plan: Plan, now: datetime, goal: str, network: StudyNetwork | None = None
) -> tuple[Remedy, ...]:
    """Return what would make a goal's date hold, each alone sufficient; nothing where it holds anyway.

    Each was verified by running the admission again with it. Raises Cycle as the engine does.
    """
    case = open_case(plan, network or compile_network(plan.items), now, goal)
    if case is None:
        return ()
    found = (remedy for find in _WAYS for remedy in find(case))
    order = list(RemedyKind)
    return tuple(sorted(found, key=lambda remedy: (remedy.cost, order.index(remedy.kind))))


def _more_hours(case: Case) -> Iterator[Remedy]:
    added = least_added_minutes(case)
    if added is not None:
        factor = factor_of(case, added)
        scaled = admission_with(case, factor)
        admits, refuses = _effect(case, scaled.refused)
        yield Remedy(
            kind=RemedyKind.MORE_HOURS,
            goal=case.goal.id,
            cost=factor - 1,
            minutes_per_week=added,
            admits=admits,
            refuses=refuses,
        )


def _later_date(case: Case) -> Iterator[Remedy]:
    found = earliest_date(case)
    if found is not None and case.goal.due is not None:
        before = minute_of(case.goal.due)
        # Where the date is over, any delay is all that is left until it.
        left = max(before - case.workload.now, 1)
        cost = min(Fraction(minute_of(found.due) - before, left), Fraction(1))
        yield _remedy(case, RemedyKind.LATER_DATE, cost, found.admission, due=found.due)


def _leave_out(case: Case) -> Iterator[Remedy]:
    found = items_to_leave_out(case)
    if found is not None:
        remedy = _of_items(case, RemedyKind.LEAVE_OUT, found.numbers, ItemStatus.LEFT_OUT)
        yield replace(remedy, is_exact=found.is_exact)


def _known(case: Case) -> Iterator[Remedy]:
    numbers = items_to_know(case)
    if numbers is not None:
        remedy = _of_items(case, RemedyKind.KNOWN, sorted(numbers), ItemStatus.SKIPPED)
        yield replace(remedy, cost=remedy.cost + 1)


def _let_go(case: Case) -> Iterator[Remedy]:
    found = goal_to_let_go(case)
    if found is not None:
        cost = Fraction(3 if found.is_higher else 2)
        yield _remedy(case, RemedyKind.LET_GO, cost, found.admission, let_go=found.goal.id)


_WAYS = (_more_hours, _later_date, _leave_out, _known, _let_go)


def _of_items(case: Case, kind: RemedyKind, numbers: Sequence[int], status: ItemStatus) -> Remedy:
    work = sum(case.workload.remaining[number] for number in case.members)
    share = Fraction(sum(case.workload.remaining[number] for number in numbers), work)
    items = tuple(case.network.items[number].id for number in numbers)
    return _remedy(case, kind, share, admit(case.with_items(numbers, status)), items=items)


def _remedy(
    case: Case,
    kind: RemedyKind,
    cost: Fraction,
    admission: Admission,
    *,
    due: datetime | None = None,
    items: tuple[str, ...] = (),
    let_go: str | None = None,
) -> Remedy:
    admits, refuses = _effect(case, admission.overloads, let_go)
    return Remedy(
        kind=kind,
        goal=case.goal.id,
        cost=cost,
        due=due,
        items=items,
        let_go=let_go,
        admits=admits,
        refuses=refuses,
    )


def _effect(
    case: Case, refused: Collection[str], gone: str | None = None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of the other goals that a change lets in, and of those that it keeps out."""
    before = case.admission.overloads
    others = [dated.goal.id for dated in case.admission.order if dated.goal.id not in (case.goal.id, gone)]
    return (
        tuple(id for id in others if id in before and id not in refused),
        tuple(id for id in others if id not in before and id in refused),
    )
