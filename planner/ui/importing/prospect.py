"""What a roadmap from a file would do to a plan, worked out beside the window: to be seen, and as a step."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.exchange.incoming import IncomingRoadmap
from planner.scheduling.engine import judge
from planner.scheduling.schedule import GoalOutlook
from planner.services.import_preview import NEW_GOAL, ImportChoices, ImportPreview
from planner.values import Value, replace


class ImportServices(Value):
    """The use cases behind the preview."""

    preview: Callable[[Plan, IncomingRoadmap, ImportChoices], ImportPreview]
    take: Callable[[Plan, IncomingRoadmap, ImportChoices, str, datetime], Edit]


class Read(Value):
    """A roadmap that was read, and the name of its file without the folder."""

    incoming: IncomingRoadmap
    file: str


class Prospect(Value):
    """What choices do to a plan.

    Attributes:
        day: the one on which it would be done.
        step: the edit that does it, or why it cannot be done.
        after: the plan as the step leaves it; as it is, where the step cannot be done.
        outlooks: the verdicts on that plan, by goal.
    """

    plan: Plan
    choices: ImportChoices
    preview: ImportPreview
    day: date
    step: Edit | Refusal
    after: Plan
    outlooks: Mapping[str, GoalOutlook]

    def is_of(self, plan: Plan, choices: ImportChoices, day: date) -> bool:
        """Whether these are the plan, the choices and the day that it was worked out for."""
        return self.plan is plan and self.choices == choices and self.day == day


def look(
    services: ImportServices, read: Read, plan: Plan, choices: ImportChoices, now: datetime
) -> Prospect | Refusal:
    """Work out what choices do to a plan; any thread may ask for it. A Refusal: they make no sense for it."""
    try:
        preview = services.preview(plan, read.incoming, choices)
    except Refusal as refusal:
        return refusal
    step: Edit | Refusal
    try:
        step = edit = services.take(plan, read.incoming, choices, read.file, now)
        after = plan.after(edit)
    except Refusal as refusal:
        step, after = refusal, plan
    return Prospect(plan, choices, preview, now.date(), step, after, judge(after, now))


def still_there(choices: ImportChoices, plan: Plan) -> ImportChoices:
    """Return choices without the items and the goal that a plan no longer has: they are as proposed."""
    joined = {key: item for key, item in choices.joined.items() if item is None or item in plan.items}
    has_goal = choices.goal in (None, NEW_GOAL) or choices.goal in plan.goals
    return replace(choices, joined=joined, goal=choices.goal if has_goal else NEW_GOAL)
