"""The weeks in sight: what is laid out after the accepted weeks is remembered, so that it stays there.

With each acceptance the next weeks are stored as *foreseen*. They are no promise: planning again keeps such a
session only where an accepted one would stay, and where it can't, its place in memory waits in case it can
again. A change of what the learner wants makes these weeks anew.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import chain

from planner.domain.availability import WeeklyPattern
from planner.domain.edit import Change, Edit, merged_changes
from planner.domain.goal import Goal
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.roadmap import closure
from planner.domain.session import Session, SessionKind
from planner.domain.settings import Settings
from planner.scheduling.schedule import Schedule
from planner.services.weeks import monday_of
from planner.values import replace

WEEKS_IN_SIGHT = 5  # with the accepted one, so that four lie ahead until the next is accepted
_WISHES = (Goal, Settings, WeeklyPattern)


def accepted_weeks(plan: Plan) -> set[date]:
    """Return the Mondays of the weeks that the learner has accepted."""
    return {monday_of(session.start) for session in plan.sessions.values() if session.accepted}


def end_of_sight(plan: Plan, now: datetime) -> date:
    """Return the Monday on which what lies beyond the weeks in sight begins."""
    return max((monday_of(now), *accepted_weeks(plan))) + timedelta(weeks=WEEKS_IN_SIGHT)


def remember(plan: Plan, schedule: Schedule) -> tuple[Change, ...]:
    """Return the changes that make the foreseen sessions those of a schedule; none before the first week."""
    accepted = accepted_weeks(plan)
    if not accepted:
        return ()
    until = end_of_sight(plan, schedule.as_of)
    seen = {
        session.id: session
        for session in schedule.between(schedule.as_of.date(), until)
        if _is_in_sight(session, schedule.as_of) and monday_of(session.start) not in accepted
    }
    return tuple(_changes(plan, seen))


def with_weeks_anew(plan: Plan, edit: Edit) -> Edit:
    """Return an edit that also forgets what is foreseen, where it changes what the learner wants.

    What became of a week - study, days off, appointments - leaves the weeks in sight as they are, and so does
    an item that no goal asks for.
    """
    if not _wants_otherwise(plan, edit):
        return edit
    return replace(edit, changes=merged_changes((*forget(plan), *edit.changes)))


def forget(plan: Plan) -> Iterator[Change]:
    """Yield the changes that forget what is foreseen."""
    return (Change(session, None) for session in plan.sessions.values() if session.is_foreseen)


def asks_to_remember(plan: Plan, edit: Edit) -> bool:
    """Whether an edit accepts sessions, or changes what the learner wants: then other weeks are in sight."""
    return any(map(_accepts, edit.changes)) or _wants_otherwise(plan, edit)


def _wants_otherwise(plan: Plan, edit: Edit) -> bool:
    """Whether an edit changes what the learner wants. To book an exam, or to say where it is, is no such."""
    if any(map(_is_of_wishes, edit.changes)):
        return True
    has_items = any(isinstance(change.record, Item) for change in edit.changes)
    return has_items and _wanted_items(plan) != _wanted_items(plan.after(edit))


def _is_of_wishes(change: Change) -> bool:
    before, after = change.before, change.after
    if isinstance(before, Goal) and isinstance(after, Goal):
        return before.as_planned != after.as_planned
    return isinstance(change.record, _WISHES)


def _wanted_items(plan: Plan) -> list[Item]:
    """Return the items that goals ask for, or that come round by themselves, in the order of the roadmap."""
    asked = (id for goal in plan.goals.values() for id in goal.items)
    recurring = (item.id for item in plan.items.values() if item.recurring is not None)
    wanted = closure(plan.items, chain(asked, recurring))
    items = sorted((plan.items[id] for id in wanted), key=lambda item: (item.position, item.id))
    return [item.as_planned for item in items]


def _accepts(change: Change) -> bool:
    before, after = change.before, change.after
    if not isinstance(after, Session) or not after.accepted or after.pinned:
        return False
    return not (isinstance(before, Session) and before.accepted)


def _changes(plan: Plan, seen: Mapping[str, Session]) -> Iterator[Change]:
    for session in plan.sessions.values():
        if session.is_foreseen and session.id not in seen:
            yield Change(session, None)
    for session in seen.values():
        before = plan.sessions.get(session.id)
        if before != session:
            yield Change(before, session)


def _is_in_sight(session: Session, now: datetime) -> bool:
    is_laid = session.kind is not SessionKind.EXAM and session.is_foreseen
    return is_laid and session.start > now
