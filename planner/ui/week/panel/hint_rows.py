"""What the panel says where it has no session to show."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.formats import duration
from planner.i18n import _, ngettext
from planner.scheduling.schedule import Schedule
from planner.services.week_summary import WeekSummary
from planner.ui.shared.date_words import DateWords, near_day, near_days
from planner.values import Value


class Hint(Value):
    """One icon, a heading, and a sentence of what belongs here.

    Attributes:
        new_session: the words of the button that asks for another session; "" for none.
        next_session: the id of the session that study goes on with in another week; "" for none.
    """

    icon: str
    heading: str
    sentence: str
    new_session: str = ""
    next_session: str = ""


def no_plan_hint() -> Hint:
    """Return what stands for the whole panel while there is no plan."""
    return Hint(
        "list-checks",
        _("This week’s checklist"),
        _("Sessions appear here as soon as there is a plan."),
    )


def selection_hint(
    plan: Plan, schedule: Schedule, week: WeekSummary, now: datetime, words: DateWords
) -> Hint:
    """Return what stands for the details while no session is selected."""
    study = [session for session in week.sessions if session.kind is not SessionKind.EXAM]
    following = next(_ahead(schedule, now), None)
    if not study:
        return _empty_week(plan, week, following, now, words)
    if all(session.state is SessionState.DONE for session in study):
        sentence = " ".join(filter(None, (_sums(week), _next_session(following, now, words))))
        more = _("Plan one more session...") if week.days[-1].day >= now.date() else ""
        return Hint("circle-check", _("Everything done this week"), sentence, more, _id(following))
    return Hint("list-checks", _("No session selected"), _("Select one to see why it is here."))


def several_hint(sessions: Sequence[Session]) -> Hint:
    """Return what stands for the details while several sessions are selected."""
    heading = ngettext("{count} session selected", "{count} sessions selected", len(sessions))
    minutes = sum(session.minutes for session in sessions)
    sentence = _("{length} in all. Mark done, skip, pin, move and remove work on all of them.")
    return Hint("layers", heading.format(count=len(sessions)), sentence.format(length=duration(minutes)))


def _empty_week(
    plan: Plan, week: WeekSummary, following: Session | None, now: datetime, words: DateWords
) -> Hint:
    last = week.days[-1].day
    off = next(
        (span for span in plan.days_off.values() if span.first <= last and span.last >= week.first), None
    )
    sentence = _next_session(following, now, words) or _("No session is planned after today.")
    if off is None:
        return Hint("calendar-days", _("Nothing planned this week"), sentence, next_session=_id(following))
    title = off.title or _("Time off")
    days = near_days(words, off.first, off.last, now.date())
    anyway = _("Study anyway...") if last >= now.date() else ""
    return Hint("calendar-x", _("Free week"), f"{title}, {days}. {sentence}", anyway, _id(following))


def _sums(week: WeekSummary) -> str:
    words = _("{done} of {planned}").format(done=duration(week.as_planned), planned=duration(week.planned))
    if not week.beyond:
        return _("{words}.").format(words=words)
    return _("{words}, {more} beyond the plan.").format(words=words, more=duration(week.beyond))


def _ahead(schedule: Schedule, now: datetime) -> Iterator[Session]:
    for session in schedule.since(now.date()):
        is_study = session.kind is not SessionKind.EXAM
        if is_study and session.start > now and session.state is SessionState.PLANNED:
            yield session


def _id(session: Session | None) -> str:
    return "" if session is None else session.id


def _next_session(session: Session | None, now: datetime, words: DateWords) -> str:
    if session is None:
        return ""
    return _("The next session is on {day} at {time}.").format(
        day=near_day(words, session.start.date(), now.date()), time=words.clock(session.start)
    )
