"""The hours of an exam that no item of the plan prepares for, as they are typed."""

from planner.cli.inputs import read_hours
from planner.domain.certification import Certification
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.i18n import _
from planner.services.goals import is_prepared


def exam_minutes(plan: Plan, certification: Certification, hours: float | None) -> int | None:
    """Return the minutes to prepare for an exam, None where an item does; refuse where neither is known."""
    if hours is not None:
        return read_hours(hours)
    if not is_prepared(plan, certification):
        words = _("No item of the roadmap prepares for {name}; say with --hours how many it needs.")
        raise Refusal(words.format(name=certification.short_name))
    return None
