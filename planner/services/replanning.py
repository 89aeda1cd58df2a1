"""Replanning by wish: the weeks to come are laid out anew, seen beside the old ones, and taken or not."""

from collections.abc import Iterator
from datetime import date, datetime, time

from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionState
from planner.i18n import _
from planner.scheduling.engine import make_schedule
from planner.scheduling.network import StudyNetwork
from planner.scheduling.schedule import Schedule
from planner.services.differences import SessionChanges, session_changes
from planner.services.settling import settled
from planner.services.weeks import monday_of
from planner.services.weeks_in_sight import end_of_sight, forget
from planner.values import Value


class Replanned(Value, kw_only=True):
    """The weeks as they would be.

    Attributes:
        edit: what takes them, as one step; `taken` gives it where there is something to take.
        plan, schedule: as they are after it.
        differences: to the weeks as they are, as far as they are in sight.
        until: the Monday on which what lies beyond sight begins; it follows from the rest and may move.
    """

    edit: Edit
    plan: Plan
    schedule: Schedule
    differences: SessionChanges
    until: date

    @property
    def changes_nothing(self) -> bool:
        """Whether every session in sight stays where it is."""
        return not self.differences.count

    def taken(self) -> Edit:
        """Return what takes them. Raises Refusal where nothing would change."""
        if self.changes_nothing:
            raise Refusal(_("Nothing changes: the weeks to come are laid out like that already."))
        return self.edit


def replanned(
    plan: Plan,
    schedule: Schedule,
    now: datetime,
    *,
    moves_accepted: bool,
    network: StudyNetwork | None = None,
) -> Replanned:
    """Return the weeks to come as they are laid out anew; accepted sessions stay unless `moves_accepted`.

    Done, past and pinned sessions stay in any case, and one that has begun. Accepted weeks stay accepted.
    """
    freed = _accepted_to_come(plan, now) if moves_accepted else ()
    given_up = (*forget(plan), *(Change(session, None) for session in freed))
    edit, after, proposed = settled(
        plan,
        Edit(_("Replanned the weeks"), given_up),
        now,
        lambda changed: make_schedule(changed, now, network),
        remembers=True,
    )
    until = end_of_sight(plan, now)
    differences = session_changes(schedule, proposed).before(datetime.combine(until, time.min))
    return Replanned(edit=edit, plan=after, schedule=proposed, differences=differences, until=until)


def replan(plan: Plan, schedule: Schedule, now: datetime, *, moves_accepted: bool) -> Edit:
    """Take the weeks laid out anew, as one step. Raises Refusal where nothing would change."""
    return replanned(plan, schedule, now, moves_accepted=moves_accepted).taken()


def movable_weeks(plan: Plan, now: datetime) -> int:
    """Return how many accepted weeks hold a session that could be moved."""
    return len({monday_of(session.start) for session in _accepted_to_come(plan, now)})


def _accepted_to_come(plan: Plan, now: datetime) -> Iterator[Session]:
    for session in plan.sessions.values():
        is_open = session.state is SessionState.PLANNED and session.start > now
        if is_open and session.accepted and not session.pinned:
            yield session
