"""A plan as it is beside one as it would be, as `what-if` and `replan` print it."""

from datetime import datetime

from planner.cli import documents
from planner.domain.plan import Plan
from planner.scheduling.schedule import GoalOutlook
from planner.services.differences import SessionChanges


def goals_document(
    plan: Plan, outlooks: tuple[GoalOutlook, ...], remedies: documents.Remedies
) -> documents.Document:
    """Return the goals of one of the two plans, with their verdicts."""
    return {"goals": [documents.goal_document(plan, outlook, remedies) for outlook in outlooks]}


def sessions_document(
    before: Plan, after: Plan, changes: SessionChanges, now: datetime
) -> documents.Document:
    """Return the sessions that are not the same in both."""
    return {
        "moved": [
            {
                "before": documents.session_document(before, move.before, now),
                "after": documents.session_document(after, move.after, now),
            }
            for move in changes.moved
        ],
        "added": [documents.session_document(after, session, now) for session in changes.added],
        "dropped": [documents.session_document(before, session, now) for session in changes.dropped],
    }
