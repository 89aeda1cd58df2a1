"""What would make a date possible that cannot be met; knows no Qt."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from planner.domain.goal import Goal, earliest_exam_day
from planner.formats import hours, last_day, tenths_of_an_hour
from planner.i18n import _, ngettext
from planner.scheduling.schedule import GoalOutlook, Schedule, Verdict
from planner.ui.shared.date_words import DateWords, near_day
from planner.ui.shared.hours_a_week import HoursPerWeek

MOVE = "move"
HOURS = "hours"
_TENTH = 6  # minutes in a tenth of an hour


@dataclass(frozen=True, slots=True)
class Way:
    """One way out.

    Attributes:
        action: MOVE leads to the goal's dialog with `day` filled in, HOURS to the study hours.
        day: the first day on which the goal can be met.
    """

    action: str
    icon: str
    title: str
    detail: str
    day: date | None = None


def ways_for(
    goal: Goal, schedule: Schedule, week: HoursPerWeek | None, now: datetime, words: DateWords
) -> tuple[Way, ...]:
    """Return the ways for a goal whose date cannot be met; none for any other goal."""
    outlook = schedule.goal(goal.id)
    if outlook is None or goal.due is None or outlook.verdict is not Verdict.IMPOSSIBLE:
        return ()
    ways = (_later_date(goal, goal.due, outlook, now.date(), words), _more_hours(goal, schedule, week))
    return tuple(way for way in ways if way is not None)


def _later_date(goal: Goal, due: datetime, outlook: GoalOutlook, today: date, words: DateWords) -> Way | None:
    if outlook.earliest_due is None:
        return None
    if goal.is_exam:
        day = earliest_exam_day(outlook.earliest_due, goal.buffer_days, due.time())
        title = _("Move the exam to {day} or later")
    else:
        day = last_day(outlook.earliest_due + timedelta(days=goal.buffer_days))
        title = _("Move the date to {day} or later")
    days = (day - last_day(due)).days
    detail = ngettext("{count} day later.", "{count} days later.", days).format(count=days)
    return Way(MOVE, "calendar-clock", title.format(day=near_day(words, day, today)), detail, day)


def _more_hours(goal: Goal, schedule: Schedule, week: HoursPerWeek | None) -> Way | None:
    """Say how much a week would do, unless a goal of higher standing might take the new hours first."""
    if week is None:
        return Way(HOURS, "clock", _("Add study hours"), _("There are none where the work is due."))
    if _is_behind_another(goal, schedule):
        return None
    # In tenths of an hour as they are shown; what is needed is rounded up, and visibly more than planned.
    planned = tenths_of_an_hour(week.planned)
    needed = max(-(-week.needed // _TENTH), planned + 1)
    return Way(
        HOURS,
        "clock",
        _("Study at least {length} a week").format(length=_unbroken(needed)),
        _("{length} more than planned.").format(length=_unbroken(needed - planned)),
    )


def _is_behind_another(goal: Goal, schedule: Schedule) -> bool:
    """Whether a goal that is served earlier cannot be met either, but could be with more hours."""
    for outlook in schedule.goals:  # in the order in which they are served
        if outlook.goal == goal.id:
            return False
        if outlook.verdict is Verdict.IMPOSSIBLE and outlook.least_per_week is not None:
            return True
    return False


def _unbroken(tenths: int) -> str:
    """Write tenths of an hour so that the unit stays on the line of its number."""
    return _("{count} h").format(count=hours(tenths * _TENTH)).replace(" ", "\u00a0")
