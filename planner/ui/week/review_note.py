"""When the week offers its review, and in which words; knows no Qt."""

from datetime import datetime
from typing import Final

from planner.i18n import _
from planner.scheduling.schedule import Schedule
from planner.services.sessions import sessions_of_week, sessions_to_accept
from planner.services.weekly_review import week_to_prepare
from planner.ui.shared.date_words import DateWords, near_day
from planner.values import Value

_OFFERED_ON: Final = (4, 5, 6, 0)  # Friday to Monday


class ReviewNote(Value):
    """Offers the review; `week` is the Monday of the week that it prepares, as in ISO 8601."""

    week: str
    title: str
    text: str


def review_note(schedule: Schedule, now: datetime, words: DateWords) -> ReviewNote | None:
    """Return the offer, or None: on other days, and where the week is accepted or has nothing to accept."""
    if now.weekday() not in _OFFERED_ON:
        return None
    coming = week_to_prepare(now)
    is_accepted = any(session.accepted for session in sessions_of_week(schedule, coming))
    if is_accepted or not sessions_to_accept(schedule, coming, now):
        return None
    day = near_day(words, coming, now.date())
    return ReviewNote(
        coming.isoformat(),
        _("The week of {day} is ready for a look.").format(day=day),
        _("What was, your hours, and the week to come: about a minute."),
    )
