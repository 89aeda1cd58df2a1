"""What "What if" says of the sessions of the next weeks; knows no Qt."""

from datetime import datetime, timedelta

from planner.domain.plan import Plan
from planner.i18n import _
from planner.services.difference_words import change_counts
from planner.services.differences import SessionChanges
from planner.ui.shared.date_words import DateWords, near_day
from planner.ui.shared.difference_rows import ChangeLine, change_lines
from planner.values import Value

_DAY = timedelta(days=1)


class MoveRows(Value):
    """The sessions that would not be where they are; `nothing` says why there are none."""

    sentence: str
    nothing: str = ""
    lines: tuple[ChangeLine, ...] = ()


def nothing_tried(problem: str = "") -> MoveRows:
    """Return what is said while nothing is tried, or while it cannot be."""
    return MoveRows(sentence="", nothing=problem or _("Change something at the left to see what would move."))


def move_rows(
    plan: Plan, differences: SessionChanges, until: datetime, now: datetime, words: DateWords
) -> MoveRows:
    """Return the sessions of a plan that would not be as they are, up to a moment."""
    last = near_day(words, until.date() - _DAY, now.date())
    if not differences.count:
        return MoveRows(sentence="", nothing=_("No session until {day} would move.").format(day=last))
    counts = change_counts(differences)
    return MoveRows(
        sentence=_("Until {day}: {changes}").format(day=last, changes=counts),
        lines=change_lines(plan, differences, now.date(), words),
    )
