"""What the tray's menu and the notifications say; knows no Qt."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.formats import duration
from planner.i18n import _
from planner.scheduling.schedule import Schedule
from planner.services.reminders import Reminder, ReminderKind
from planner.services.week_summary import WeekSummary, summarize_week
from planner.services.words import session_title
from planner.ui.shared.date_words import DateWords, near_day
from planner.values import Value

START: Final = "start"
LATER: Final = "later"
NOT_TODAY: Final = "not-today"
OPEN: Final = "default"  # what a click on the notification itself is called on Linux
_DAY: Final = timedelta(days=1)
_ENDS: Final = (".", "!", "?", "…")


class TrayRows(Value):
    """The two lines of text that the menu begins with."""

    next: str
    week: str


class Answer(Value):
    """A button of a notification."""

    id: str
    text: str


class Message(Value):
    """A notification. `key` is that of its reminder, by which answers name it."""

    key: str
    title: str
    text: str
    answers: tuple[Answer, ...] = ()

    @property
    def in_one_line(self) -> str:
        """The title and the text behind one another, each a sentence."""
        end = "" if self.title.endswith(_ENDS) else "."
        return f"{self.title}{end} {self.text}"


def tray_rows(plan: Plan, schedule: Schedule, first: date, now: datetime, words: DateWords) -> TrayRows:
    """Return the lines as of now, for the week that begins on a day."""
    if not plan.items:
        return TrayRows(_("There is no plan yet."), "")
    week = summarize_week(plan, schedule, first, now)
    return TrayRows(_next_words(plan, session_at_hand(schedule, now), now, words), _week_words(week))


def session_at_hand(schedule: Schedule, now: datetime) -> Session | None:
    """Return the session that runs or comes next, which is neither answered nor an exam."""
    return next(
        (
            session
            for session in schedule.since(now.date())
            if session.end > now
            and session.state is SessionState.PLANNED
            and session.kind is not SessionKind.EXAM
        ),
        None,
    )


def message_of(reminder: Reminder, *, has_timer: bool) -> Message:
    """Return a reminder as a notification; it offers to start where there is a focus timer."""
    is_session = reminder.kind is ReminderKind.SESSION
    answers = tuple(_session_answers(has_timer)) if is_session else ()
    return Message(reminder.key, reminder.title, reminder.sentence, answers)


def hidden_message() -> Message:
    """Return what is said when the window is closed to the tray for the first time."""
    return Message(
        "hidden",
        _("Study Planner keeps running in the tray"),
        _("A click on its icon brings the window back; Quit in its menu ends it."),
    )


def _session_answers(has_timer: bool) -> Iterator[Answer]:
    if has_timer:
        yield Answer(START, _("Start"))
    yield Answer(LATER, _("In 15 min"))
    yield Answer(NOT_TODAY, _("Not today"))


def _week_words(week: WeekSummary) -> str:
    words = _("{done} of {planned} done this week").format(
        done=duration(week.as_planned), planned=duration(week.planned)
    )
    if not week.beyond:
        return words
    return _("{words}, {more} beyond the plan").format(words=words, more=duration(week.beyond))


def _next_words(plan: Plan, session: Session | None, now: datetime, words: DateWords) -> str:
    if session is None:
        return _("Nothing is planned.")
    title = session_title(plan, session)
    if session.start <= now:
        return _("Until {end}: {title}").format(end=words.clock(session.end), title=title)
    when = words.clock(session.start)
    day, today = session.start.date(), now.date()
    if day == today + _DAY:
        when = _("tomorrow {clock}").format(clock=when)
    elif day != today:
        when = _("{day} {clock}").format(day=near_day(words, day, today), clock=when)
    return _("Next: {when}, {title}").format(when=when, title=title)
