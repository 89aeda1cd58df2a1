"""What if: changes that are tried and not saved, until they are applied as one step."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Final

from planner.domain.availability import WeeklyPattern
from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.i18n import _, ngettext
from planner.scheduling.ordinary_hours import current_pattern
from planner.scheduling.schedule import Schedule
from planner.services.availability import add_day_off, even_hours, set_hours
from planner.services.differences import SessionChanges, session_changes
from planner.services.goals import ExamWish, add_exam, edit_goal, remove_goal
from planner.services.resized_hours import resized_days
from planner.services.several_edits import MakeEdit, joined
from planner.services.several_items import know_items, leave_out_items
from planner.services.weeks_in_sight import with_weeks_anew
from planner.values import Value, field, replace

_SOON: Final = timedelta(weeks=4)


class WhatIf(Value, kw_only=True):
    """Changes to try, each optional.

    Attributes:
        dates: by goal id, another date.
        new_exams: exams to add.
        minutes_per_week: the study minutes of an ordinary week.
        later_weeks: by id, those of weeks that are not in force yet.
        days_off: spans of days without study, both ends included.
        without_items: ids of items to leave out.
        known_items: ids of items to mark as known.
        without_goals: ids of goals to let go.
    """

    dates: Mapping[str, datetime] = field(default_factory=dict)
    new_exams: tuple[ExamWish, ...] = ()
    minutes_per_week: int | None = None
    later_weeks: Mapping[str, int] = field(default_factory=dict)
    days_off: tuple[tuple[date, date], ...] = ()
    without_items: tuple[str, ...] = ()
    known_items: tuple[str, ...] = ()
    without_goals: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be tried."""
        return self == WhatIf()


def edit_for(plan: Plan, wish: WhatIf, now: datetime) -> Edit:
    """Return all changes as one step. Raises Refusal where one of them cannot be, or nothing changes."""
    makers = tuple(_makers(plan, wish, now))
    label = ngettext("Applied {count} change", "Applied {count} changes", len(makers))
    return joined(plan, label.format(count=len(makers)), makers)


def plan_with(plan: Plan, wish: WhatIf, now: datetime) -> Plan:
    """Return the plan as it would be. Raises Refusal where a change cannot be."""
    makers = tuple(_makers(plan, wish, now))
    return plan.after(with_weeks_anew(plan, joined(plan, "", makers))) if makers else plan


def soon_after(now: datetime) -> datetime:
    """Return until when it is told what would move; later weeks are laid out anew each time anyway."""
    return now + _SOON


def changes_soon(before: Schedule, after: Schedule) -> SessionChanges:
    """Return the sessions of the next four weeks that differ, also such as leave these weeks or enter them.

    These are counted by the window and by the terminal.
    """
    return session_changes(before, after).before(soon_after(before.as_of))


def _makers(plan: Plan, wish: WhatIf, now: datetime) -> Iterator[MakeEdit]:
    """Yield what makes each real change; goals go first, for then what only they needed can go, too."""
    yield from (partial(_without_goal, goal=goal) for goal in wish.without_goals)
    if wish.without_items:
        yield lambda plan: leave_out_items(plan, wish.without_items, now)
    if wish.known_items:
        yield lambda plan: know_items(plan, wish.known_items, now)
    for goal, due in wish.dates.items():
        if goal not in plan.goals or plan.goals[goal].due != due:
            yield partial(_moved, goal=goal, due=due, now=now)
    yield from (partial(add_exam, wish=exam, now=now) for exam in wish.new_exams)
    if wish.minutes_per_week not in (None, current_pattern(plan, now).minutes):
        yield partial(_with_hours, minutes=wish.minutes_per_week, now=now)
    for week, minutes in wish.later_weeks.items():
        if week in plan.patterns and plan.patterns[week].minutes != minutes:
            yield partial(_with_later_week, week=week, minutes=minutes)
    yield from (partial(_with_days_off, span=span, now=now) for span in wish.days_off)


def _without_goal(plan: Plan, *, goal: str) -> Edit:
    return remove_goal(plan, goal)


def _moved(plan: Plan, *, goal: str, due: datetime, now: datetime) -> Edit:
    return edit_goal(plan, goal, now, due=due)


def _with_days_off(plan: Plan, *, span: tuple[date, date], now: datetime) -> Edit:
    return add_day_off(plan, *span, now)


def _with_hours(plan: Plan, *, minutes: int, now: datetime) -> Edit:
    pattern = current_pattern(plan, now)
    if not pattern.minutes:
        return set_hours(plan, even_hours(minutes / 60), now)
    return set_hours(plan, _resized(pattern, minutes), now)


def _with_later_week(plan: Plan, *, week: str, minutes: int) -> Edit:
    pattern = plan.patterns[week]
    return Edit(_("Changed the study hours"), (Change(pattern, _resized(pattern, minutes)),))


def _resized(pattern: WeeklyPattern, minutes: int) -> WeeklyPattern:
    days = resized_days(pattern, minutes)
    if days is None:
        raise Refusal(_("Your days have no room for so many hours as they are."))
    return replace(pattern, days=days)
