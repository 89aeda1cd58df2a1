"""Use cases on estimates: whether the plan counts with the learner's own pace."""

from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.i18n import _
from planner.values import replace


def use_estimates(plan: Plan, used: bool) -> Edit:
    """Let the plan count with the learner's own pace, or with the estimates as they are published."""
    before = plan.settings
    if before.learn_estimates is used:
        raise Refusal(_("Nothing changes: the plan counts with these estimates already."))
    label = _("Estimates follow your pace") if used else _("Estimates stay as published")
    return Edit(label, (Change(before, replace(before, learn_estimates=used)),))
