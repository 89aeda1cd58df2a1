"""Remedies for dates that cannot be met: found by the engine, applied as one step."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from fractions import Fraction
from math import ceil
from typing import Final

from planner.domain.availability import WeeklyPattern
from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal
from planner.domain.goal import Goal, earliest_exam_day, end_of_day
from planner.domain.plan import Plan
from planner.formats import hours, last_day
from planner.i18n import _
from planner.scheduling.engine import judge
from planner.scheduling.network import StudyNetwork, compile_network
from planner.scheduling.ordinary_hours import current_pattern
from planner.scheduling.remedies.find import remedies_for
from planner.scheduling.remedies.remedy import Remedy, RemedyKind
from planner.scheduling.schedule import Schedule, Verdict
from planner.services.goals import edit_goal, remove_goal
from planner.services.resized_hours import resized_days
from planner.services.several_items import know_items, leave_out_items
from planner.values import Value, replace

_STEP: Final = 30  # minutes a week; so are hours chosen, and finer ones are nobody's wish
_MOST_TRIES: Final = 40
_MOST_DAYS: Final = 14


def all_remedies(
    plan: Plan, schedule: Schedule, now: datetime, network: StudyNetwork | None = None
) -> Mapping[str, tuple[Remedy, ...]]:
    """Return by goal id what would save each date that cannot be met, the cheapest first."""
    refused = [outlook.goal for outlook in schedule.goals if outlook.verdict is Verdict.IMPOSSIBLE]
    if not refused:
        return {}
    network = network or compile_network(plan.items)
    return {goal: remedies_for(plan, now, goal, network) for goal in refused}


def apply_remedy(plan: Plan, remedy: Remedy, now: datetime) -> Edit:
    """Return the edit that applies a remedy. Raises Refusal where the plan has no room for it."""
    goal = plan.goal(remedy.goal)
    if remedy.kind is RemedyKind.MORE_HOURS:
        week = longer_week(plan, remedy, now)
        label = _("Changed the study hours to {count} h a week").format(count=hours(week.minutes))
        return Edit(label, week.changes)
    if remedy.kind is RemedyKind.LATER_DATE:
        return edit_goal(plan, goal.id, now, due=practical_date(plan, remedy, now))
    if remedy.kind is RemedyKind.LET_GO and remedy.let_go is not None:
        return remove_goal(plan, remedy.let_go)
    make = leave_out_items if remedy.kind is RemedyKind.LEAVE_OUT else know_items
    return make(plan, remedy.items, now)


def practical_date(plan: Plan, remedy: Remedy, now: datetime) -> datetime:
    """Return the first day on which a goal can be met: an exam at its own hour, another goal at its end."""
    goal, earliest = plan.goal(remedy.goal), remedy.due
    assert earliest is not None  # of a later date
    assert goal.due is not None
    for later in range(_MOST_DAYS):
        if goal.is_exam:
            day = earliest_exam_day(earliest, 0, goal.due.time())
            due = datetime.combine(day + timedelta(days=later), goal.due.time())
        else:
            due = end_of_day(last_day(earliest) + timedelta(days=later))
        if _is_met(_with_goal(plan, replace(goal, due=due)), goal.id, now):
            return due
    raise Refusal(_("No day soon after suits; another date may."))


class LongerWeek(Value):
    """An ordinary week with more study hours.

    Attributes:
        minutes: its study minutes.
        later: by id, those of other weeks to come, which grow alike.
        changes: what makes all of them.
    """

    minutes: int
    later: Mapping[str, int]
    changes: tuple[Change, ...]


def longer_week(plan: Plan, remedy: Remedy, now: datetime) -> LongerWeek:
    """Let the hours of the weeks to come grow alike, up to the fewest half hours a week that suffice.

    Raises Refusal where a day has no room for its share, or the learner's limits keep the hours from use.
    """
    too_few = current_pattern(plan, now).minutes
    for minutes in _lengths(too_few, remedy):
        week = _week_of(plan, minutes, now)
        if week is None:
            break
        if _suffices(plan, week, remedy.goal, now):
            return _shortest(plan, week, too_few, remedy.goal, now)
        too_few = minutes
    raise Refusal(_("Your days have no room for so many hours as they are."))


def _lengths(usual: int, remedy: Remedy) -> Iterator[int]:
    """Yield minutes a week in half hours, ascending from less than the engine says.

    The engine scales all study time; in the calendar, other appointments and days off stay as long as they
    are, so that somewhat less or more may be right.
    """
    expected = ceil(usual * remedy.cost)
    step = _STEP * max(1, ceil(Fraction(expected, _STEP * _MOST_TRIES)))
    least = usual // _STEP * _STEP + max(_STEP, expected * 3 // 4 // step * step)
    yield from range(least, least + _MOST_TRIES * step, step)


def _shortest(plan: Plan, week: LongerWeek, too_few: int, goal: str, now: datetime) -> LongerWeek:
    """Return a week shorter by half hours, as long as it suffices; some minutes are known to be too few."""
    for minutes in range(week.minutes - _STEP, too_few, -_STEP):
        shorter = _week_of(plan, minutes, now)
        if shorter is None or not _suffices(plan, shorter, goal, now):
            break
        week = shorter
    return week


def _week_of(plan: Plan, minutes: int, now: datetime) -> LongerWeek | None:
    """Return the weeks to come with so many minutes in the one of now; None where their days have no room."""
    current = current_pattern(plan, now)
    later = [each for each in plan.patterns.values() if _begins_later(each, now) and each.minutes]
    grown = [_grown(pattern, current.minutes, minutes) for pattern in (current, *later) if current.minutes]
    weeks = [pattern for pattern in grown if pattern is not None]
    if not weeks or len(weeks) < len(grown):
        return None
    changes = tuple(Change(*pair) for pair in zip((current, *later), weeks, strict=True))
    return LongerWeek(weeks[0].minutes, {week.id: week.minutes for week in weeks[1:]}, changes)


def _grown(pattern: WeeklyPattern, usual: int, minutes: int) -> WeeklyPattern | None:
    days = resized_days(pattern, pattern.minutes * minutes // usual)
    return None if days is None else replace(pattern, days=days)


def _suffices(plan: Plan, week: LongerWeek, goal: str, now: datetime) -> bool:
    return _is_met(plan.after(Edit("", week.changes)), goal, now)


def _begins_later(pattern: WeeklyPattern, now: datetime) -> bool:
    return pattern.valid_from is not None and pattern.valid_from > now.date()


def _with_goal(plan: Plan, goal: Goal) -> Plan:
    return replace(plan, goals={**plan.goals, goal.id: goal})


def _is_met(plan: Plan, goal: str, now: datetime) -> bool:
    outlook = judge(plan, now).get(goal)
    return outlook is not None and outlook.verdict is not Verdict.IMPOSSIBLE
