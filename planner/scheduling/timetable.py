"""The sessions of a schedule: stored facts, kept and derived sessions, and the exams themselves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from planner.domain.session import PlacedBy, Session, SessionKind, SessionState
from planner.scheduling.deadlines import Admission
from planner.scheduling.minutes import moment_of
from planner.scheduling.placement import Piece
from planner.scheduling.workload import Workload


def timetable(
    workload: Workload, admission: Admission, pieces: Sequence[Piece], now: datetime
) -> tuple[Session, ...]:
    """Return every session by start: facts as they are stored, what lies ahead as it was laid out."""
    goal_of = _goal_of_items(workload, admission)
    return tuple(
        sorted(
            [
                *(session for session in workload.plan.sessions.values() if _is_fact(session, workload, now)),
                *_kept_sessions(pieces, goal_of),
                *_derived_sessions(workload, pieces, goal_of),
                *_exam_sessions(workload),
            ],
            key=lambda session: (session.start, session.id),
        )
    )


def _is_fact(session: Session, workload: Workload, now: datetime) -> bool:
    """Whether a stored session stands as it is: answered, pinned, or begun and still to be answered."""
    if session.pinned or session.state is not SessionState.PLANNED:
        return True
    return session.start <= now and session.accepted


def _kept_sessions(pieces: Iterable[Piece], goal_of: Mapping[int, str]) -> Iterator[Session]:
    for piece in pieces:
        if piece.kept is not None:
            goal = goal_of.get(piece.number, piece.kept.goal)
            yield replace(piece.kept, end=moment_of(piece.end), goal=goal)


def _derived_sessions(
    workload: Workload, pieces: Iterable[Piece], goal_of: Mapping[int, str]
) -> Iterator[Session]:
    """Yield the other pieces as sessions, whose ids follow from item, date and a running number."""
    numbers: dict[tuple[int, int], int] = {}
    for piece in pieces:
        if piece.kept is not None:
            continue
        item, start = workload.network.items[piece.number], moment_of(piece.start)
        key = (piece.number, start.toordinal())
        numbers[key] = numbers.get(key, 0) + 1
        while (id := f"{item.id}-{start:%Y%m%d}-{numbers[key]}") in workload.plan.sessions:
            numbers[key] += 1
        yield Session(
            id=id,
            item=item.id,
            start=start,
            end=moment_of(piece.end),
            goal=goal_of.get(piece.number),
            placed_by=piece.placed_by,
        )


def _goal_of_items(workload: Workload, admission: Admission) -> dict[int, str]:
    """Return the goal that each item serves first: dated ones by date, then the undated."""
    ranked = [dated.index for dated in sorted(admission.order, key=lambda dated: dated.due)]
    ranked += [index for index in range(len(workload.goals)) if index not in ranked]
    return {
        number: workload.goals[next(index for index in ranked if index in parcel.bounds)].id
        for parcel in admission.parcels
        for number in parcel.numbers
    }


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
