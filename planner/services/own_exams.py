"""Exams of one's own, which no catalogue knows."""

from datetime import datetime

from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal
from planner.domain.goal import DEFAULT_EXAM_MINUTES, Goal
from planner.domain.plan import Plan
from planner.formats import slug, unused_id
from planner.i18n import _
from planner.services.exam_terms import ExamTerms, check_terms, checked_note, exam_goal, new_exam_item
from planner.services.naming import checked_title
from planner.values import replace

_VENDOR = "vendor"  # where the item of an exam keeps who gives it


class OwnExamWish(ExamTerms, kw_only=True):
    """An exam of any kind.

    Attributes:
        vendor: who gives it, or "".
        minutes: the study for it.
        exam_minutes: how long the exam itself takes.
    """

    title: str
    minutes: int
    vendor: str = ""
    exam_minutes: int = DEFAULT_EXAM_MINUTES


def add_own_exam(plan: Plan, wish: OwnExamWish, now: datetime) -> Edit:
    """Add an exam with an item for its study. Raises Refusal without a title, hours and a day to come."""
    title = checked_title(wish.title, _("An exam needs a title."))
    check_terms(wish, now)
    if wish.minutes <= 0:
        raise Refusal(_("Say how many hours the exam needs."))
    id = unused_id(slug(title, "exam"), plan.goals)
    item = new_exam_item(plan, _("Prepare for {name}").format(name=title), f"exam-{id}", wish.minutes)
    vendor = checked_note(wish.vendor)
    goal = exam_goal(plan, wish, id=id, title=title, item=item.id, exam_minutes=wish.exam_minutes)
    named = replace(item, extra={_VENDOR: vendor}) if vendor else item
    label = _("Added the exam {title}").format(title=title)
    return Edit(label, (Change(None, named), Change(None, goal)))


def vendor_of(plan: Plan, goal: Goal) -> str:
    """Return who gives an exam of one's own, or "" where that was not said."""
    items = (plan.items[id] for id in goal.items if id in plan.items)
    return next((str(item.extra[_VENDOR]) for item in items if _VENDOR in item.extra), "")
