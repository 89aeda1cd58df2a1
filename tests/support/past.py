"""A plan with the steps that have led to it, as a store keeps them."""

from datetime import datetime

from planner.domain.edit import Edit
from planner.domain.plan import Plan
from planner.services.past_work import KINDS
from planner.storage.history import PastStep


class Past:
    """Takes one step after the other, and remembers each plan.

    Attributes:
        plan: as it is after the newest step.
        stages: the plans before and after all steps, oldest first.
        steps: what the steps did to records of the kinds that count as work, newest first.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.stages = [plan]
        self.steps: list[PastStep] = []

    def take(self, edit: Edit, moment: datetime) -> None:
        """Take a step at a moment."""
        self.plan = self.plan.after(edit)
        self.stages.append(self.plan)
        changes = tuple(change for change in edit.changes if isinstance(change.record, KINDS))
        if changes:
            self.steps.insert(0, PastStep(moment, changes))
