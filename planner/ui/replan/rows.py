"""What the dialog "Replan" says: which sessions would move, and when each goal would be finished. No Qt."""

from datetime import datetime, timedelta

from planner.domain.plan import Plan
from planner.formats import last_day
from planner.i18n import _, ngettext
from planner.scheduling.schedule import GoalOutlook, Schedule
from planner.services.difference_words import change_counts, nothing_would_change
from planner.services.replanning import Replanned
from planner.ui.availability.effects import EffectRow, effect_rows
from planner.ui.shared.date_words import DateWords, near_day
from planner.ui.shared.difference_rows import ChangeLine, change_lines
from planner.values import Value

KEEP, MOVE = "keep", "move"
_DAY = timedelta(days=1)


class ReplanRows(Value):
    """The differences in one sentence and line by line, and the goals.

    Attributes:
        nothing: said instead of both where nothing would change.
        effects: every goal with its verdict and the day of its planned finish, and how these were before.
    """

    sentence: str
    nothing: str
    lines: tuple[ChangeLine, ...]
    effects: tuple[EffectRow, ...]


def choice_words(weeks: int) -> dict[str, str]:
    """Return the two ways to replan, by their keys; `weeks` is how many accepted ones could be moved."""
    return {
        KEEP: ngettext("Keep the accepted week", "Keep the accepted weeks", weeks),
        MOVE: ngettext("Move the accepted week too", "Move the accepted weeks too", weeks),
    }


def replan_rows(
    plan: Plan, schedule: Schedule, weeks: Replanned, now: datetime, words: DateWords
) -> ReplanRows:
    """Return what replanning a plan, which has a schedule, would do."""
    return ReplanRows(
        sentence="" if weeks.changes_nothing else _sentence(weeks, now, words),
        nothing=nothing_would_change() if weeks.changes_nothing else "",
        lines=change_lines(weeks.plan, weeks.differences, now.date(), words),
        effects=effect_rows(plan, schedule.outlooks, weeks.schedule.outlooks, now, words, _finish),
    )


def _sentence(weeks: Replanned, now: datetime, words: DateWords) -> str:
    return _("Until {day}: {changes}. What comes later follows from it.").format(
        day=near_day(words, weeks.until - _DAY, now.date()), changes=change_counts(weeks.differences)
    )


def _finish(outlook: GoalOutlook, words: DateWords) -> str:
    finish = outlook.planned_finish
    return _("no end in sight") if finish is None else words.full_day(last_day(finish))
