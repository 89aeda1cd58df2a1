"""Use cases on what a plan goes by: when a date is tight, and the days kept free before exams."""

from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal
from planner.domain.goal import DEFAULT_EXAM_BUFFER_DAYS, Goal
from planner.domain.plan import Plan
from planner.i18n import _, ngettext
from planner.values import replace

MOST_BUFFER_DAYS = 365


def check_buffer(days: int) -> None:
    """Raise Refusal where more days are kept free before a date than make sense."""
    if days > MOST_BUFFER_DAYS:
        raise Refusal(
            _("At most {count} days can be kept free before a date.").format(count=MOST_BUFFER_DAYS)
        )


def set_tight_share(plan: Plan, percent: int) -> Edit:
    """Call a date tight when its slack is under another share of its work, in per cent."""
    before = plan.settings
    if before.tight_percent == percent:
        raise Refusal(_("Nothing changes: a date is tight below that share already."))
    label = _("A date is tight below {percent}%").format(percent=percent)
    return Edit(label, (Change(before, replace(before, tight_percent=percent)),))


def exam_buffers(plan: Plan) -> frozenset[int]:
    """Return the days that are kept free before the exams ahead: one number where all are alike."""
    return frozenset(goal.buffer_days for goal in _exams_ahead(plan))


def usual_exam_buffer(plan: Plan) -> int:
    """Return the days with which a new exam begins: what all exams ahead have, if they have the same."""
    buffers = exam_buffers(plan)
    return next(iter(buffers)) if len(buffers) == 1 else DEFAULT_EXAM_BUFFER_DAYS


def set_exam_buffers(plan: Plan, days: int) -> Edit:
    """Keep so many days free before each exam that is ahead."""
    check_buffer(days)
    changes = tuple(
        Change(goal, replace(goal, buffer_days=days))
        for goal in _exams_ahead(plan)
        if goal.buffer_days != days
    )
    if not changes:
        raise Refusal(_("Nothing changes: so many days are kept free before every exam already."))
    words = ngettext(
        "{count} day is kept free before each exam", "{count} days are kept free before each exam", days
    )
    return Edit(words.format(count=days), changes)


def _exams_ahead(plan: Plan) -> list[Goal]:
    return [goal for goal in plan.goals.values() if goal.is_exam and goal.outcome is None]
