"""Sessions that the learner moves, copies and takes out by hand, one or several in one step."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta

from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.domain.session import PlacedBy, Session, SessionKind, SessionState
from planner.formats import day_and_time, duration
from planner.i18n import _, ngettext
from planner.scheduling.schedule import Schedule
from planner.services.own_sessions import (
    LEAST_MINUTES,
    OwnSession,
    add_own_session,
    check_room,
    check_time,
    held_fast,
)
from planner.services.sessions import find_session, skip_session
from planner.services.weeks import monday_of
from planner.services.weeks_in_sight import accepted_weeks
from planner.values import Value, replace


class Placement(Value):
    """Where a session shall be: it begins then, and takes so many minutes."""

    id: str
    start: datetime
    minutes: int

    @property
    def end(self) -> datetime:
        """When it ends."""
        return self.start + timedelta(minutes=self.minutes)


def move_sessions(plan: Plan, schedule: Schedule, places: Sequence[Placement], now: datetime) -> Edit:
    """Move sessions, or make them longer or shorter, and pin them there.

    Study hours and calendars don't bind the learner's own hand. Refused are what was answered already, the
    past, a session past midnight, and a time that an exam or another pinned session holds, naming it; so
    are two of them that would lie on top of each other.
    """
    ids = {place.id for place in places}
    others = [session for session in held_fast(plan, schedule) if session.id not in ids]
    moved = [_moved(plan, schedule, place, now) for place in places]
    before = {place.id: find_session(schedule, place.id) for place in places}
    for session in moved:
        check_room(plan, (*others, *(each for each in moved if each.id != session.id)), session)
    changes = tuple(
        Change(plan.sessions.get(session.id), session)
        for session in moved
        if _is_elsewhere(session, before[session.id])
    )
    if not changes:
        raise Refusal(_("Nothing changes: it is there already."))
    elsewhere = [session for session in moved if _is_elsewhere(session, before[session.id])]
    return Edit(_label(plan, elsewhere, before), changes)


def nudge_sessions(plan: Plan, schedule: Schedule, places: Sequence[Placement], now: datetime) -> Edit:
    """Move or resize sessions by one of several small steps; those that follow each other soon are one."""
    edit = move_sessions(plan, schedule, places, now)
    is_resized = any(place.minutes != find_session(schedule, place.id).minutes for place in places)
    kind = "resize" if is_resized else "move"
    return replace(edit, goes_on=" ".join((kind, *sorted(place.id for place in places))))


def copy_sessions(plan: Plan, schedule: Schedule, places: Sequence[Placement], now: datetime) -> Edit:
    """Put a copy of each session in, pinned, and leave the sessions themselves where they are."""
    copies = (
        OwnSession(item=find_session(schedule, place.id).item, start=place.start, minutes=place.minutes)
        for place in places
    )
    return put_in_copies(plan, schedule, tuple(copies), now)


def put_in_copies(plan: Plan, schedule: Schedule, copies: Sequence[OwnSession], now: datetime) -> Edit:
    """Put copies of sessions in, pinned, whatever has become of the sessions themselves."""
    growing, changes = plan, list[Change]()
    for copy in copies:
        edit = add_own_session(growing, schedule, copy, now)
        growing = growing.after(edit)
        changes += edit.changes
    if len(copies) == 1:
        title, when = plan.item(copies[0].item).title, day_and_time(copies[0].start)
        return Edit(_("Copied {title} to {when}").format(title=title, when=when), tuple(changes))
    label = ngettext("Copied {count} session", "Copied {count} sessions", len(copies))
    return Edit(label.format(count=len(copies)), tuple(changes))


def remove_sessions(plan: Plan, schedule: Schedule, ids: Collection[str], now: datetime) -> Edit:
    """Take sessions out: those put in by hand are gone, those of the plan are skipped; their work comes back.

    Refused are exams and sessions that were answered already.
    """
    sessions = [find_session(schedule, id) for id in ids]
    changes = [change for session in sessions for change in _removal(plan, schedule, session, now)]
    if len(sessions) == 1:
        return Edit(_("Removed {title}").format(title=plan.title_of(sessions[0])), tuple(changes))
    label = ngettext("Removed {count} session", "Removed {count} sessions", len(sessions))
    return Edit(label.format(count=len(sessions)), tuple(changes))


def split_session(plan: Plan, schedule: Schedule, id: str, now: datetime) -> Edit:
    """Make two sessions of one, the second right after the first, each pinned and so to be moved by itself.

    Refused is one that is too short, that is no study, or that cannot be moved.
    """
    session = find_session(schedule, id)
    if session.is_review:
        raise Refusal(_("A review is too short to be split."))
    half = session.minutes // 2 // LEAST_MINUTES * LEAST_MINUTES
    if half < LEAST_MINUTES:
        raise Refusal(_("This session is too short to be split."))
    first = move_sessions(plan, schedule, [Placement(id, session.start, half)], now)
    rest = OwnSession(
        item=session.item,
        start=session.start + timedelta(minutes=half),
        minutes=session.minutes - half,
    )
    second = add_own_session(plan.after(first), schedule, rest, now)
    label = _("Split {title} in two").format(title=plan.title_of(session))
    return Edit(label, (*first.changes, *second.changes))


def can_be_moved(session: Session) -> bool:
    """Whether a session can be moved: it was not answered, and it is no exam."""
    return session.kind is not SessionKind.EXAM and session.state is SessionState.PLANNED


def _moved(plan: Plan, schedule: Schedule, place: Placement, now: datetime) -> Session:
    """Return a session where it shall be. A running one may end at another time, and not begin at one."""
    session = find_session(schedule, place.id)
    if session.kind is SessionKind.EXAM:
        raise Refusal(_("This is the exam itself; its date is changed with Edit on the exam’s card."))
    if session.state is not SessionState.PLANNED:
        raise Refusal(_("This session was answered already; reopen it to move it."))
    runs_on = place.start == session.start <= now < place.end
    wish = OwnSession(item=session.item, start=place.start, minutes=place.minutes)
    check_time(wish, place.start if runs_on else now)
    return replace(
        session,
        start=place.start,
        end=place.end,
        pinned=True,
        accepted=monday_of(place.start) in accepted_weeks(plan),
        placed_by=PlacedBy.LEARNER,
    )


def _is_elsewhere(after: Session, before: Session) -> bool:
    return (after.start, after.end) != (before.start, before.end)


def _removal(plan: Plan, schedule: Schedule, session: Session, now: datetime) -> Iterator[Change]:
    stored = plan.sessions.get(session.id)
    if session.state is not SessionState.PLANNED:
        raise Refusal(_("This session was answered already; reopen it to remove it."))
    if stored is not None and stored.placed_by is PlacedBy.LEARNER and not stored.is_review:
        yield Change(stored, None)
    else:
        yield from skip_session(plan, schedule, session.id, now).changes


def _label(plan: Plan, moved: Sequence[Session], before: dict[str, Session]) -> str:
    if len(moved) > 1:
        are_resized = all(session.start == before[session.id].start for session in moved)
        if are_resized:
            words = ngettext(
                "Changed the length of {count} session", "Changed the length of {count} sessions", len(moved)
            )
        else:
            words = ngettext("Moved {count} session", "Moved {count} sessions", len(moved))
        return words.format(count=len(moved))
    session = moved[0]
    title, was = plan.title_of(session), before[session.id]
    if session.start == was.start or session.end == was.end:
        return _("Made {title} {length} long").format(title=title, length=duration(session.minutes))
    return _("Moved {title} to {when}").format(title=title, when=day_and_time(session.start))
