"""Use cases on sessions: done, partly done, skipped, pinned, and the acceptance of a week."""

from datetime import date, datetime, timedelta

from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal, UnknownId
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.domain.time_entry import TimeEntry
from planner.formats import day
from planner.i18n import _
from planner.scheduling.schedule import Schedule
from planner.services.items import new_entry
from planner.services.weeks import monday_of
from planner.values import replace

MOST_DAYS_AHEAD = 7  # a session may be done before its time, but only one that is in sight


def find_session(schedule: Schedule, id: str) -> Session:
    """Return the session with an id; refuse an unknown one with the nearest ids."""
    found = schedule.session(id)
    if found is None:
        raise UnknownId(_("session"), id, tuple(session.id for session in schedule.sessions))
    return found


def finish_session(
    plan: Plan, schedule: Schedule, id: str, now: datetime, minutes: int | None = None, note: str = ""
) -> Edit:
    """Tick a session: its minutes, or those given, are logged. The item is finished by the learner's word."""
    session = _study_session(schedule, id)
    _check_no_review(session)
    if session.state is SessionState.DONE:
        raise Refusal(_("This session is done already."))
    spent = session.minutes if minutes is None else minutes
    return answer(plan, session, SessionState.DONE, _("Did {title}"), spent, now, note)


def finish_part(plan: Plan, schedule: Schedule, id: str, minutes: int, now: datetime, note: str = "") -> Edit:
    """Mark a session partly done: the minutes are logged, the rest returns to the item."""
    session = _study_session(schedule, id)
    _check_no_review(session)
    return answer(plan, session, SessionState.PARTLY, _("Did part of {title}"), minutes, now, note)


def skip_session(plan: Plan, schedule: Schedule, id: str, now: datetime) -> Edit:
    """Skip a session: its minutes return to the item at once; it says nothing about the item."""
    session = _study_session(schedule, id)
    if session.state is SessionState.SKIPPED:
        raise Refusal(_("This session is skipped already."))
    return answer(plan, session, SessionState.SKIPPED, _("Skipped {title}"), 0, now)


def reopen_session(plan: Plan, schedule: Schedule, id: str) -> Edit:
    """Take back what was said of a session, and the time logged with it."""
    session = _study_session(schedule, id)
    stored = plan.sessions.get(id)
    if stored is None or stored.state is SessionState.PLANNED:
        raise Refusal(_("Nothing was said of this session yet."))
    if stored.is_review and stored.state.is_studied:
        raise Refusal(_("What a review says of your memory is taken back with Undo."))
    after = replace(stored, state=SessionState.PLANNED) if stored.is_held else None
    changes = [Change(stored, after), *(Change(entry, None) for entry in _entries_of(plan, id))]
    return Edit(_("Reopened {title}").format(title=plan.title_of(session)), tuple(changes))


def pin_session(plan: Plan, schedule: Schedule, id: str) -> Edit:
    """Hold a session where it is."""
    session = _study_session(schedule, id)
    if session.pinned:
        raise Refusal(_("This session is pinned already."))
    if session.state is not SessionState.PLANNED or session.end <= schedule.as_of:
        raise Refusal(_("Only a planned session that is still to come can be pinned."))
    return _store(plan, replace(session, pinned=True), _("Pinned {title}"))


def unpin_session(plan: Plan, schedule: Schedule, id: str) -> Edit:
    """Let a pinned session move again."""
    session = _study_session(schedule, id)
    if not session.pinned:
        raise Refusal(_("This session is not pinned."))
    after = replace(session, pinned=False)
    if not after.accepted and after.state is SessionState.PLANNED:
        label = _("Unpinned {title}").format(title=plan.title_of(session))
        return Edit(label, (Change(plan.sessions[id], None),))
    return _store(plan, after, _("Unpinned {title}"))


def accept_week(plan: Plan, schedule: Schedule, in_week: date, now: datetime) -> Edit:
    """Accept the week that a day lies in: its sessions to come are stored and stay where they are."""
    monday = monday_of(in_week)
    if _is_over(monday, now):
        raise Refusal(_("That week is over; accept this week or one to come."))
    changes = tuple(
        Change(plan.sessions.get(session.id), replace(session, accepted=True))
        for session in sessions_to_accept(schedule, in_week, now)
    )
    if not changes and any(session.accepted for session in sessions_of_week(schedule, in_week)):
        raise Refusal(_("That week is accepted already."))
    if not changes:
        raise Refusal(_("There is nothing to accept in that week."))
    return Edit(_("Accepted the week of {day}").format(day=day(monday)), changes)


def sessions_to_accept(schedule: Schedule, in_week: date, now: datetime) -> list[Session]:
    """Return the sessions that accepting the week of a day would settle."""
    if _is_over(monday_of(in_week), now):
        return []
    return [session for session in sessions_of_week(schedule, in_week) if _can_be_accepted(session)]


def sessions_of_week(schedule: Schedule, in_week: date) -> list[Session]:
    """Return the sessions and exams of the ISO week that a day lies in."""
    monday = monday_of(in_week)
    return list(schedule.between(monday, monday + timedelta(weeks=1)))


def answer(
    plan: Plan,
    session: Session,
    state: SessionState,
    template: str,
    minutes: int,
    now: datetime,
    note: str = "",
) -> Edit:
    """Give a session its answer; an earlier answer and its logged time are replaced.

    What was noted with the earlier time stays, where nothing else is noted.
    """
    if state.is_studied and session.start.date() > now.date() + timedelta(days=MOST_DAYS_AHEAD):
        raise Refusal(_("This session is more than a week ahead; log the time for its item instead."))
    earlier = _entries_of(plan, session.id)
    edit = _store(plan, replace(session, state=state), template)
    changes = [*edit.changes, *(Change(entry, None) for entry in earlier)]
    if state.is_studied:
        without = plan.after(Edit("", tuple(Change(entry, None) for entry in earlier)))
        on = min(session.start.date(), now.date())
        note = note or next((entry.note for entry in earlier if entry.note), "")
        changes.append(Change(None, new_entry(without, session.item, minutes, on, session.id, note)))
    return Edit(edit.label, tuple(changes))


def _is_over(monday: date, now: datetime) -> bool:
    return monday + timedelta(days=7) <= now.date()


def _can_be_accepted(session: Session) -> bool:
    is_study = session.kind is not SessionKind.EXAM
    return is_study and session.state is SessionState.PLANNED and not session.accepted


def _study_session(schedule: Schedule, id: str) -> Session:
    session = find_session(schedule, id)
    if session.kind is SessionKind.EXAM:
        raise Refusal(_("This is the exam itself; say how it went with its result."))
    return session


def _check_no_review(session: Session) -> None:
    if session.is_review:
        raise Refusal(_("This is a review; answer it with again, hard, good or easy."))


def _store(plan: Plan, session: Session, template: str) -> Edit:
    label = template.format(title=plan.title_of(session))
    return Edit(label, (Change(plan.sessions.get(session.id), session),))


def _entries_of(plan: Plan, session: str) -> list[TimeEntry]:
    return [entry for entry in plan.entries.values() if entry.session == session]
