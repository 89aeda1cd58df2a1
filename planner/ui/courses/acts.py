"""What can be said of courses."""

from enum import StrEnum

from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.scheduling.schedule import ItemState
from planner.services.courses import are_all_units_done
from planner.ui.courses.pages import page_address


class Act(StrEnum):
    """What the learner can say of a course or several."""

    COMPLETE = "complete"
    REOPEN = "reopen"
    LOG = "log"
    MORE = "more"
    LESS = "less"
    PAGE = "page"
    WEEKLY = "weekly"
    ACCESS = "access"
    EDIT = "edit"
    ROADMAP = "roadmap"
    PAUSE = "pause"
    TAKE_UP = "take-up"


SEVERAL = (Act.COMPLETE, Act.PAUSE, Act.TAKE_UP)
"""What can be said of several at once."""


def acts_on(plan: Plan, item: Item, state: ItemState) -> frozenset[Act]:
    """Return what can be said of a course in a state."""
    acts = {Act.EDIT, Act.ROADMAP}
    if page_address(plan, item):
        acts.add(Act.PAGE)
    if state.is_achieved:
        return frozenset({*acts, Act.REOPEN, Act.LOG})
    if not are_all_units_done(plan, item.id):
        acts.add(Act.MORE)
    if plan.course_of(item.id).units_done:
        acts.add(Act.LESS)
    if state is ItemState.LEFT_OUT:
        return frozenset({*acts, Act.TAKE_UP})
    return frozenset({*acts, Act.COMPLETE, Act.LOG, Act.WEEKLY, Act.ACCESS, Act.PAUSE})
