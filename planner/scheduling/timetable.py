"""The sessions of a schedule: stored facts, kept and derived sessions, and the exams themselves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from operator import attrgetter

from planner.domain.session import PlacedBy, Session, SessionKind, SessionState
from planner.scheduling.brief import Piece
from planner.scheduling.deadlines import Admission
from planner.scheduling.minutes import moment_of, stamp_of
from planner.scheduling.workload import Workload


def timetable(
    workload: Workload, admission: Admission, pieces: Sequence[Piece], now: datetime
) -> tuple[Session, ...]:
    """Return every session by start: facts as they are stored, what lies ahead as it was laid out."""
    sessions = list(_laid_sessions(workload, pieces, _goal_of_items(workload, admission)))
    sessions += (session for session in workload.plan.sessions.values() if _is_fact(session, now))
    sessions += _exam_sessions(workload)
    return tuple(sorted(sessions, key=attrgetter("start", "id")))


def _is_fact(session: Session, now: datetime) -> bool:
    """Whether a stored session stands as it is: answered, pinned, or begun and still to be answered."""
    if session.pinned or session.state is not SessionState.PLANNED:
        return True
    return session.start <= now and session.accepted


def _laid_sessions(
    workload: Workload, pieces: Iterable[Piece], goal_of: Mapping[int, str]
) -> Iterator[Session]:
    """Yield the pieces as sessions; ids of new ones follow from item, date and a running number."""
    taken, items = workload.plan.sessions, workload.network.items
    last_number: dict[str, int] = {}
    for number, start, end, placed_by, kept in pieces:
        if kept is not None:
            yield replace(kept, end=moment_of(end), goal=goal_of.get(number, kept.goal))
            continue
        item, is_review = items[number].id, placed_by is PlacedBy.REVIEW
        day = f"{item}-{stamp_of(start)}-review" if is_review else f"{item}-{stamp_of(start)}"
        running = last_number.get(day, 0) + 1
        while (id := f"{day}-{running}") in taken:
            running += 1
        last_number[day] = running
        yield Session(
            id=id,
            item=item,
            start=moment_of(start),
            end=moment_of(end),
            kind=SessionKind.REVIEW if is_review else SessionKind.STUDY,
            goal=goal_of.get(number),
            placed_by=placed_by,
        )


def _goal_of_items(workload: Workload, admission: Admission) -> dict[int, str]:
    """Return the goal that each item serves first: dated ones by date, then the undated."""
    ranked = [dated.index for dated in sorted(admission.order, key=lambda dated: dated.due)]
    dated = set(ranked)
    ranked += [index for index in range(len(workload.goals)) if index not in dated]
    goal_of: dict[int, str] = {}
    for index in reversed(ranked):  # what is served first has the last word
        for place in admission.held_by.get(index, ()):
            goal_of.update(dict.fromkeys(admission.parcels[place].numbers, workload.goals[index].id))
    return goal_of


def _exam_sessions(workload: Workload) -> Iterator[Session]:
    for goal in workload.plan.goals.values():
        if goal.due is None or goal.exam_end is None:
            continue
        yield Session(
            id=f"exam-{goal.id}",
            item=next((id for id in goal.items if id in workload.plan.items), goal.id),
            start=goal.due,
            end=goal.exam_end,
            state=SessionState.PLANNED if goal.outcome is None else SessionState.DONE,
            kind=SessionKind.EXAM,
            pinned=True,
            goal=goal.id,
            placed_by=PlacedBy.EXAM,
        )
