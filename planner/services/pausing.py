"""Pausing: illness or holidays, the whole plan rests until a day."""

from datetime import date, datetime, timedelta

from planner.domain.availability import DayOff
from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionState
from planner.formats import day
from planner.i18n import _, ngettext
from planner.values import replace

_DAY = timedelta(days=1)
_PREFIX = "pause-"


def is_pause(off: DayOff) -> bool:
    """Whether days off are a pause of the whole plan."""
    return off.id.startswith(_PREFIX)


def pause_id(first: date) -> str:
    """Return the id of the pause that begins on a day."""
    return f"{_PREFIX}{first:%Y%m%d}"


def current_pause(plan: Plan, today: date) -> DayOff | None:
    """Return the pause that a day lies in, or None."""
    pauses = filter(is_pause, plan.days_off.values())
    return next((off for off in pauses if off.first <= today <= off.last), None)


def pause(plan: Plan, until: date, now: datetime) -> Edit:
    """Let the plan rest from today until a day, on which study goes on; a pause that runs is changed.

    Sessions pinned within the pause go, and their work comes back to be planned.
    """
    today = now.date()
    if until <= today:
        raise Refusal(_("A pause ends on a later day than today."))
    running = current_pause(plan, today)
    first = today if running is None else running.first
    after = DayOff(pause_id(first), first, until - _DAY, _("Pause"))
    if after == running:
        raise Refusal(_("Nothing changes: the plan rests until then already."))
    gone = pinned_before(plan, until, now)
    label = _("Paused until {day}").format(day=day(until))
    if gone:
        label = _("{label}; {gone}").format(label=label, gone=pinned_words(len(gone)))
    return Edit(label, (Change(running, after), *(Change(session, None) for session in gone)))


def pinned_words(count: int) -> str:
    """Say how many pinned sessions go with a pause."""
    words = ngettext("{count} pinned session taken out", "{count} pinned sessions taken out", count)
    return words.format(count=count)


def pinned_before(plan: Plan, until: date, now: datetime) -> list[Session]:
    """Return the pinned sessions to come that begin before a day."""
    return [
        session
        for session in plan.sessions.values()
        if session.pinned
        and session.state is SessionState.PLANNED
        and now < session.start
        and session.start.date() < until
    ]


def end_pause(plan: Plan, now: datetime) -> Edit:
    """Go on with study today; the days that are over stay days off."""
    running = current_pause(plan, now.date())
    if running is None:
        raise Refusal(_("The plan is not paused."))
    yesterday = now.date() - _DAY
    after = replace(running, last=yesterday) if running.first <= yesterday else None
    return Edit(_("Ended the pause"), (Change(running, after),))
