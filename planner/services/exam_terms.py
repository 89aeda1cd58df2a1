"""What is agreed of an exam, whichever it is, and the goal that it becomes."""

from datetime import date, datetime

from planner.domain.errors import Refusal
from planner.domain.goal import Goal, GoalKind
from planner.domain.item import Effort, Item, ItemKind, Subject
from planner.domain.plan import Plan
from planner.formats import one_line, unused_id
from planner.i18n import _
from planner.services.naming import checked_title
from planner.services.plan_settings import check_buffer, usual_exam_buffer
from planner.values import Value


class ExamTerms(Value, kw_only=True):
    """When and where an exam is taken, and what it asks of the plan.

    Attributes:
        registration_closes: the last day on which one can register, where it is known.
        buffer_days: as for a `Goal`; None is what the plan's exams usually have.
        priority, booked, place, fee: as for a `Goal`.
    """

    due: datetime
    priority: int = 1
    buffer_days: int | None = None
    registration_closes: date | None = None
    booked: bool = False
    place: str = ""
    fee: str = ""


def check_terms(terms: ExamTerms, now: datetime) -> None:
    """Raise Refusal where an exam lies in the past, registers after it, or keeps too many days free."""
    if terms.due <= now:
        raise Refusal(_("The exam would be in the past; give a date to come."))
    check_registration(terms.registration_closes, terms.due)
    check_buffer(terms.buffer_days or 0)


def check_registration(closes: date | None, due: datetime | None) -> None:
    """Raise Refusal where a registration would close after its exam."""
    if closes is not None and (due is None or closes > due.date()):
        raise Refusal(_("The registration for an exam closes on its day at the latest."))


def exam_goal(
    plan: Plan,
    terms: ExamTerms,
    *,
    id: str,
    title: str,
    item: str,
    exam_minutes: int,
    certification: str | None = None,
) -> Goal:
    """Return the goal of an exam on these terms.

    Args:
        plan: the plan that it is new in.
        terms: what is agreed.
        id: the id of the goal; another like it where that is taken.
        title: its title.
        item: the id of the item that prepares for it.
        exam_minutes: how long the exam itself takes.
        certification: the id of what is passed by it, where the catalogue has that.

    Raises:
        Refusal: the place or the fee is too long.
    """
    return Goal(
        id=unused_id(id, plan.goals),
        title=title,
        items=(item,),
        kind=GoalKind.EXAM,
        priority=terms.priority,
        due=terms.due,
        buffer_days=usual_exam_buffer(plan) if terms.buffer_days is None else terms.buffer_days,
        created=next_number(plan),
        certification=certification,
        exam_minutes=exam_minutes,
        registration_closes=terms.registration_closes,
        booked=terms.booked,
        place=checked_note(terms.place),
        fee=checked_note(terms.fee),
    )


def next_number(plan: Plan) -> int:
    """Return the running number for a new goal."""
    return max((goal.created for goal in plan.goals.values()), default=0) + 1


def checked_note(text: str) -> str:
    """Return a place or a fee as one line, which may be empty. Raises Refusal where it is too long."""
    return checked_title(text, "") if one_line(text) else ""


def new_exam_item(plan: Plan, title: str, id: str, minutes: int, *, certification: str | None = None) -> Item:
    """Return an item for the study before an exam that no item of the roadmap prepares for."""
    return Item(
        id=unused_id(id, plan.items),
        title=title,
        kind=ItemKind.CERTIFICATION,
        phase=_last_phase(plan),
        subject=Subject.CERT,
        position=max((item.position for item in plan.items.values()), default=0) + 1,
        core=False,
        effort=Effort(minutes, minutes, minutes),
        certifications=(certification,) if certification else (),
    )


def _last_phase(plan: Plan) -> str:
    for item in plan.items.values():
        if item.kind is ItemKind.CERTIFICATION:
            return item.phase
    return max(plan.phases.values(), key=lambda phase: phase.position).id if plan.phases else "cert"
