"""What the week says of sessions that were missed; knows no Qt."""

from collections.abc import Sequence
from datetime import date, datetime

from planner.domain.plan import Plan
from planner.domain.session import Session
from planner.i18n import _, ngettext
from planner.services.missed import missed_since
from planner.services.words import session_title
from planner.ui.shared.date_words import DateWords, near_day
from planner.values import Value

_DAYS_BY_NAME = 6  # a weekday's name further back would be that of a day in this week too


class MissedNote(Value):
    """Tells which sessions were not logged.

    Attributes:
        sessions: their ids.
        until: the end of the last one, as in ISO 8601; all that ended before are told with it.
    """

    sessions: tuple[str, ...]
    until: str
    title: str
    text: str


def missed_note(plan: Plan, told_until: str, now: datetime, words: DateWords) -> MissedNote | None:
    """Return what to say of the sessions that were missed after those told already, or None."""
    sessions = missed_since(plan, _moment(told_until), now)
    if not sessions:
        return None
    return MissedNote(
        sessions=tuple(session.id for session in sessions),
        until=max(session.end for session in sessions).isoformat(),
        title=_title(plan, sessions, now.date(), words),
        text=_("The time went back to the plan, which spreads it over the weeks to come."),
    )


def _title(plan: Plan, sessions: Sequence[Session], today: date, words: DateWords) -> str:
    first, others = sessions[0], len(sessions) - 1
    day = first.start.date()
    is_near = (today - day).days <= _DAYS_BY_NAME
    named = _("{title} on {day}").format(
        title=session_title(plan, first), day=words.weekday(day) if is_near else near_day(words, day, today)
    )
    if not others:
        return _("Not logged: {session}.").format(session=named)
    return ngettext(
        "Not logged: {session} and {count} more.", "Not logged: {session} and {count} more.", others
    ).format(session=named, count=others)


def _moment(text: str) -> datetime | None:
    """Read what was kept; None for what is no moment, as before the first time."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None
