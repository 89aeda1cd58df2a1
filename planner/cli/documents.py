"""What is printed with --json: documents of plain data."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from planner.domain.certification import Certification
from planner.domain.plan import Plan
from planner.domain.roadmap import Roadmap
from planner.domain.session import Session, SessionKind
from planner.scheduling.reasons import Reason, ReviewReason
from planner.scheduling.remedies.remedy import Remedy
from planner.scheduling.schedule import GoalOutlook, ItemOutlook, Proof, Schedule, Unplaced
from planner.services.week_summary import WeekSummary
from planner.services.weeks import monday_of
from planner.services.workspace import HistoryEntry

Document = dict[str, Any]
Remedies = Mapping[str, tuple[Remedy, ...]]


def plan_document(plan: Plan, schedule: Schedule, remedies: Remedies, weeks: int | None = None) -> Document:
    """Return the whole answer; `weeks` limits the sessions to the weeks from this one on."""
    sessions: Iterable[Session] = schedule.sessions
    if weeks is not None:
        first = monday_of(schedule.as_of)
        sessions = [
            session for session in schedule.sessions if 0 <= (session.start.date() - first).days < 7 * weeks
        ]
    return {
        "as_of": _moment(schedule.as_of),
        "sessions": [session_document(plan, session, schedule.as_of) for session in sessions],
        "goals": [goal_document(plan, outlook, remedies) for outlook in schedule.goals],
        "items": [_item(outlook) for outlook in schedule.items.values()],
        "unplaced": [_unplaced(unplaced) for unplaced in schedule.unplaced],
    }


def session_document(plan: Plan, session: Session, now: datetime) -> Document:
    """Return a session as it is seen at `now`."""
    is_exam = session.kind is SessionKind.EXAM
    return {
        "id": session.id,
        "item": session.item,
        "title": plan.title_of(session),
        "start": _moment(session.start),
        "end": _moment(session.end),
        "minutes": session.minutes,
        "kind": session.kind.value,
        "state": session.state.value if is_exam else session.state_at(now).value,
        "pinned": session.pinned,
        "accepted": session.accepted,
        "goal": session.goal,
    }


def goal_document(plan: Plan, outlook: GoalOutlook, remedies: Remedies) -> Document:
    """Return a goal with its verdict, and what would save its date if it cannot be met."""
    goal = plan.goals[outlook.goal]
    return {
        "id": goal.id,
        "title": goal.title,
        "kind": goal.kind.value,
        "priority": goal.priority,
        "due": _moment(goal.due),
        "work_minutes": outlook.work,
        "free_minutes": outlook.free,
        "verdict": outlook.verdict.value,
        "slack_minutes": outlook.slack,
        "margin_minutes": outlook.margin,
        "planned_finish": _moment(outlook.planned_finish),
        "earliest_due": _moment(outlook.earliest_due),
        "least_minutes_per_week": outlook.least_per_week,
        "proof": _proof(outlook.proof),
        "remedies": [_remedy(remedy) for remedy in remedies.get(goal.id, ())],
    }


def week_document(plan: Plan, week: WeekSummary, now: datetime) -> Document:
    """Return a week with its checklist and its sums."""
    return {
        "week": week.first.isoformat(),
        "accepted": week.accepted,
        "planned_minutes": week.planned,
        "free_minutes": week.available,
        "done_minutes": week.done,
        "sessions": [session_document(plan, session, now) for session in week.sessions],
        "checklist": [
            {
                "date": day.day.isoformat(),
                "planned_minutes": day.planned,
                "done_minutes": day.done,
                "sessions": [
                    {"id": session.id, "done": session.state_at(now).value == "done"}
                    for session in day.sessions
                    if session.kind is not SessionKind.EXAM
                ],
            }
            for day in week.days
        ],
    }


def today_document(
    plan: Plan, schedule: Schedule, remedies: Remedies, sessions: Iterable[Session]
) -> Document:
    """Return today's sessions and every verdict."""
    return {
        "as_of": _moment(schedule.as_of),
        "date": schedule.as_of.date().isoformat(),
        "sessions": [session_document(plan, session, schedule.as_of) for session in sessions],
        "goals": [goal_document(plan, outlook, remedies) for outlook in schedule.goals],
    }


def reason_document(plan: Plan, reason: Reason, remedies: Remedies, now: datetime) -> Document:
    """Return why a session stands where it stands."""
    return {
        "session": session_document(plan, reason.session, now),
        "goal": goal_document(plan, reason.outlook, remedies) if reason.outlook else None,
        "chain": list(reason.chain),
        "study_due": _moment(reason.due),
        "latest_start": _moment(reason.latest_start),
        "requires": list(reason.requires),
        "waits_for": list(reason.waits_for),
        "unlocks": list(reason.unlocks),
        "placed_by": reason.placed_by.value,
        "moves_when": reason.moves_when.value,
        "review": _review(reason.review),
    }


def history_document(entries: Iterable[HistoryEntry]) -> Document:
    """Return the steps, newest first."""
    return {
        "history": [
            {
                "number": entry.number,
                "at": entry.at.isoformat(timespec="minutes"),
                "label": entry.label,
                "undone": entry.undone,
            }
            for entry in entries
        ]
    }


def roadmap_document(roadmap: Roadmap) -> Document:
    """Return a roadmap's head: what it is and which backgrounds it knows."""
    return {
        "id": roadmap.id,
        "title": roadmap.title,
        "version": roadmap.version,
        "items": len(roadmap.items),
        "backgrounds": [
            {"id": background.id, "title": background.title} for background in roadmap.backgrounds
        ],
    }


def catalog_items_document(roadmap: Roadmap) -> list[Document]:
    """Return the items of a roadmap."""
    return [
        {
            "id": item.id,
            "title": item.title,
            "kind": item.kind.value,
            "phase": item.phase,
            "subject": item.subject.value,
            "core": item.core,
            "minutes": item.effort.likely,
            "requires": list(item.requires),
        }
        for item in roadmap.items
    ]


def certification_document(certification: Certification) -> Document:
    """Return a certification of the catalogue, with what is not confirmed."""
    return {
        "id": certification.id,
        "code": certification.code,
        "name": certification.name,
        "short_name": certification.short_name,
        "vendor": certification.vendor,
        "retired": certification.retired,
        "retired_on": _day(certification.retired_on),
        "successor": certification.successor,
        "item": certification.item,
        "duration_minutes": certification.duration_minutes,
        "price_usd": certification.price_usd,
        "official_url": certification.official_url,
        "unconfirmed": list(certification.unconfirmed),
        "checked_on": certification.checked_on,
    }


def _item(outlook: ItemOutlook) -> Document:
    return {
        "id": outlook.item,
        "remaining_minutes": outlook.remaining,
        "state": outlook.state.value,
        "latest_start": _moment(outlook.latest_start),
        "planned_finish": _moment(outlook.planned_finish),
    }


def _review(review: ReviewReason | None) -> Document | None:
    if review is None:
        return None
    return {
        "since": _day(review.since),
        "answers": review.answers,
        "due": _day(review.due),
        "recall_percent": round(100 * review.recall),
        "most_percent_of_week": review.percent,
        "exam": review.exam,
    }


def _unplaced(unplaced: Unplaced) -> Document:
    return {"item": unplaced.item, "minutes": unplaced.minutes, "reason": unplaced.reason.value}


def _remedy(remedy: Remedy) -> Document:
    return {
        "kind": remedy.kind.value,
        "exact": remedy.is_exact,
        "minutes_per_week": remedy.minutes_per_week,
        "due": _moment(remedy.due),
        "items": list(remedy.items),
        "goal": remedy.let_go,
    }


def _proof(proof: Proof | None) -> Document | None:
    if proof is None:
        return None
    return {
        "from": _moment(proof.start),
        "until": _moment(proof.until),
        "work_minutes": proof.work_minutes,
        "free_minutes": proof.free_minutes,
    }


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="minutes")


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
