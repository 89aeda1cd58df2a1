"""The weeks that hold one after the other, and what one of them comes to. Knows no Qt."""

from datetime import datetime

from planner.domain.availability import WeeklyPattern
from planner.domain.painting import preferred_length
from planner.domain.plan import Plan
from planner.formats import duration
from planner.i18n import _
from planner.scheduling.ordinary_hours import current_pattern
from planner.services.study_weeks import week_title, weeks_in_order
from planner.ui.shared.date_words import FullDateWords
from planner.values import Value


class WeekChoice(Value):
    """A week in the list of them."""

    id: str
    words: str


def week_choices(plan: Plan, now: datetime, words: FullDateWords) -> tuple[WeekChoice, ...]:
    """Return the weeks by the day from which they hold."""
    current, weeks = current_pattern(plan, now).id, weeks_in_order(plan)
    return tuple(
        WeekChoice(week.id, _words(week, words, week.id == current and len(weeks) > 1)) for week in weeks
    )


def shown_week(plan: Plan, now: datetime, chosen: str) -> WeeklyPattern:
    """Return the week that was chosen, or the one in force where it is no more."""
    return plan.patterns.get(chosen) or current_pattern(plan, now)


def sum_words(plan: Plan, week: WeeklyPattern) -> tuple[str, ...]:
    """Return what a week comes to: its hours, the preferred ones, and the limit that holds for it."""
    best = sum(map(preferred_length, week.days))
    limit = plan.settings.limits.most_per_week
    words = [_("{length} a week").format(length=duration(week.minutes))]
    if best:
        words.append(_("{length} preferred").format(length=duration(best)))
    if limit is not None:
        words.append(_("limit {length}").format(length=duration(limit)))
    return tuple(words)


def _words(week: WeeklyPattern, words: FullDateWords, is_marked: bool) -> str:
    title = week_title(week)
    if week.valid_from is not None:
        title = _("{title}, from {day}").format(title=title, day=words.plain_day(week.valid_from))
    return _("{title} (now)").format(title=title) if is_marked else title
