"""What can be studied with the focus timer; knows no Qt."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind
from planner.formats import duration, one_line
from planner.i18n import _
from planner.scheduling.schedule import Schedule
from planner.services.focus import sessions_to_time
from planner.ui.shared.date_words import DateWords, near_day
from planner.ui.shared.open_items import open_items
from planner.ui.timer.digit_rows import clock_text
from planner.ui.timer.rows import track_of
from planner.ui.timer.values import ChoiceRow, RingLook, TimerRow

_MOST_SESSIONS: Final = 6


def choice_rows(plan: Plan, schedule: Schedule, now: datetime, words: DateWords) -> tuple[ChoiceRow, ...]:
    """Return what can be studied: the next sessions, then every open item, those that are begun first."""
    sessions = list(sessions_to_time(schedule, now))[:_MOST_SESSIONS]
    return (*(_session_choice(plan, each, now, words) for each in sessions), *_item_choices(plan, schedule))


def idle_row(choice: ChoiceRow | None) -> TimerRow:
    """Return what is shown while no timer runs."""
    if choice is None:
        return TimerRow(title=_("Nothing to study"), line=_("The plan has no open sessions or items."))
    length = choice.minutes or 0
    return TimerRow(
        digits=clock_text(timedelta(minutes=length)),
        look=RingLook.PAUSED,
        title=choice.text,
        track=choice.track,
        line=choice.line,
    )


def _session_choice(plan: Plan, session: Session, now: datetime, words: DateWords) -> ChoiceRow:
    when = words.clock(session.start)
    if session.start.date() != now.date():
        day = near_day(words, session.start.date(), now.date())
        when = _("{day}, {time}").format(day=day, time=when)
    kind = _("review, {length}") if session.kind is SessionKind.REVIEW else _("session, {length}")
    return ChoiceRow(
        session=session.id,
        item=session.item,
        text=_("{title}, {when}").format(title=one_line(plan.title_of(session)), when=when),
        line=kind.format(length=duration(session.minutes)),
        track=track_of(plan, session.item),
        minutes=session.minutes,
    )


def _item_choices(plan: Plan, schedule: Schedule) -> Iterator[ChoiceRow]:
    for id, title, phase in open_items(plan, schedule):
        line = _("without a session")
        yield ChoiceRow("", id, one_line(title), line, track_of(plan, id), None, found_by=phase)
