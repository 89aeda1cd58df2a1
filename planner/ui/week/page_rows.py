"""What the head of the Week page and the side bar say of a week; knows no Qt."""

from datetime import date, datetime, timedelta

from planner.domain.item import Subject
from planner.domain.plan import Plan
from planner.domain.session import SessionState
from planner.i18n import _
from planner.scheduling.schedule import Schedule
from planner.services.sessions import sessions_of_week, sessions_to_accept
from planner.services.week_summary import WeekSummary
from planner.services.weeks import monday_of
from planner.ui.week.grid.words import GridWords
from planner.values import Value


class HeadRow(Value, kw_only=True):
    """A week by its days and its number, and whether it is accepted or can be."""

    days: str
    short_days: str
    number: str
    can_accept: bool
    is_accepted: bool


def week_to_accept(week: WeekSummary) -> date:
    """Return the Monday of the plan's week that a shown one mostly is, wherever the shown one begins."""
    return monday_of(week.days[-1].day)


def head_row(week: WeekSummary, schedule: Schedule, now: datetime, words: GridWords) -> HeadRow:
    """Return what the head says of a week."""
    monday = week_to_accept(week)
    return HeadRow(
        days=words.days(week.first, week.days[-1].day),
        short_days=words.short_days(week.first, week.days[-1].day),
        number=_("Week {number}").format(number=monday.isocalendar().week),
        can_accept=bool(sessions_to_accept(schedule, monday, now)),
        is_accepted=any(session.accepted for session in sessions_of_week(schedule, monday)),
    )


def longest_days(words: GridWords) -> tuple[str, ...]:
    """Return the days of weeks of which, whatever the digits are, one is as long as any week's."""
    firsts = (date(2026, month, 28) for month in range(1, 13))  # weeks of two months, the last of two years
    return tuple(words.days(first, first + timedelta(days=6)) for first in firsts)


def minutes_by_track(plan: Plan, week: WeekSummary) -> dict[Subject, int]:
    """Return the minutes of a week by what they are studied for."""
    minutes: dict[Subject, int] = {}
    for session in week.sessions:
        item = plan.items.get(session.item)
        if item is not None and session.id in week.counted:
            minutes[item.subject] = minutes.get(item.subject, 0) + week.counted[session.id]
    return minutes


def exam_days(plan: Plan, schedule: Schedule) -> dict[date, str]:
    """Return the titles of all exams by their day."""
    titles: dict[date, list[str]] = {}
    for session in schedule.exams:
        if session.goal is not None:
            titles.setdefault(session.start.date(), []).append(plan.goals[session.goal].title)
    return {day: "\n".join(named) for day, named in titles.items()}


def session_to_begin_with(schedule: Schedule, now: datetime) -> str:
    """Return the session of today that is running or comes next; "" when there is none."""
    today = schedule.between(now.date(), now.date() + timedelta(days=1))
    to_come = (each for each in today if each.end > now and each.state is SessionState.PLANNED)
    return next((session.id for session in to_come), "")
