"""Sessions that the learner puts into the calendar: one, or a fixed time in every week."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.domain.session import PlacedBy, Session, SessionKind, SessionState
from planner.formats import day_and_time, unused_id
from planner.i18n import _, ngettext
from planner.scheduling.ordinary_hours import current_pattern
from planner.scheduling.schedule import Schedule
from planner.services.availability import EVENING
from planner.services.weeks import monday_of
from planner.services.weeks_in_sight import accepted_weeks
from planner.values import Value, replace

MOST_WEEKS: Final = 104
LEAST_MINUTES: Final = 5


class OwnSession(Value, kw_only=True):
    """A session to be put into the calendar.

    Attributes:
        start: local moment.
        minutes: its length; it ends on the same day.
        last_day: where it comes in every week, the last day on which it may come.
    """

    item: str
    start: datetime
    minutes: int
    last_day: date | None = None


def suggested_session(plan: Plan, item: str, day: date, now: datetime) -> OwnSession:
    """Return a session to begin with, on a day: when study usually begins then, or the next full hour."""
    hours = current_pattern(plan, now).days[day.weekday()]
    minute = hours[0].start if hours else EVENING
    start = datetime.combine(day, time(*divmod(minute, 60)))
    if start < now:
        start = (now + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
    return OwnSession(item=item, start=start, minutes=plan.settings.lengths.default)


def add_own_session(plan: Plan, schedule: Schedule, wish: OwnSession, now: datetime) -> Edit:
    """Pin a new session where the learner wants it, once or in every week.

    Verdicts and sessions count it from then on. Refused are the past, a session past midnight, an item with
    nothing left to do, and a time that something else holds fast, naming it.
    """
    item = plan.item(wish.item)
    if plan.status(item.id).is_settled or item.is_milestone:
        raise Refusal(_("There is nothing left to study of {title}.").format(title=item.title))
    check_time(wish, now)
    accepted = accepted_weeks(plan)
    made = tuple(
        # One that was moved keeps the id of the time that it was put in for.
        replace(
            session,
            id=unused_id(session.id, plan.sessions),
            accepted=monday_of(session.start) in accepted,
        )
        for session in _sessions(wish, _goal_of(schedule, wish.item))
    )
    fast = held_fast(plan, schedule)
    for session in made:
        check_room(plan, fast, session)
    label = ngettext("Put in {title}", "Put in {count} sessions of {title}", len(made))
    changes = tuple(Change(None, session) for session in made)
    return Edit(label.format(title=item.title, count=len(made)), changes)


def check_time(wish: OwnSession, now: datetime) -> None:
    """Refuse a session in the past, past midnight, or too short."""
    if wish.start < now:
        raise Refusal(_("A new session begins now or later; for what is over, log the time."))
    if wish.minutes < LEAST_MINUTES:
        raise Refusal(_("A session takes at least five minutes."))
    if (wish.start + timedelta(minutes=wish.minutes - 1)).date() != wish.start.date():
        raise Refusal(_("A session ends by midnight; write a longer one as two."))
    if wish.last_day is not None and wish.last_day < wish.start.date():
        raise Refusal(_("The last day lies before the first session."))
    if wish.last_day is not None and wish.last_day - wish.start.date() > timedelta(weeks=MOST_WEEKS):
        raise Refusal(_("A weekly time reaches two years ahead at most."))


def _sessions(wish: OwnSession, goal: str | None) -> Iterator[Session]:
    start = wish.start.replace(second=0, microsecond=0)
    last = wish.start.date() if wish.last_day is None else wish.last_day
    while start.date() <= last:
        yield Session(
            id=f"{wish.item}-own-{start:%Y%m%d-%H%M}",
            item=wish.item,
            start=start,
            end=start + timedelta(minutes=wish.minutes),
            pinned=True,
            goal=goal,
            placed_by=PlacedBy.LEARNER,
        )
        start += timedelta(weeks=1)


def _goal_of(schedule: Schedule, item: str) -> str | None:
    """Return the goal that the item's other sessions serve."""
    return next((each.goal for each in schedule.since(date.min) if each.item == item and each.goal), None)


def check_room(plan: Plan, sessions: Iterable[Session], session: Session) -> None:
    """Refuse a time that one of the sessions that are held fast takes."""
    for other in sessions:
        if other.start < session.end and session.start < other.end:
            when = day_and_time(other.start)
            raise Refusal(
                _("{when} is taken: {title} is there.").format(when=when, title=_title(plan, other))
            )


def _title(plan: Plan, session: Session) -> str:
    goal, item = plan.goals.get(session.goal or ""), plan.items.get(session.item)
    if session.kind is SessionKind.EXAM and goal is not None:
        return goal.title
    return item.title if item else session.item


def held_fast(plan: Plan, schedule: Schedule) -> list[Session]:
    """Return what no session may be put upon: the pinned sessions and the exams that are not over."""
    return [
        session
        for session in (*plan.sessions.values(), *schedule.exams)
        if session.pinned and session.state is SessionState.PLANNED
    ]
