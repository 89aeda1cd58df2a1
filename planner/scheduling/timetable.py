"""The sessions of a schedule: stored facts, kept and derived sessions, and the exams themselves."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from datetime import datetime
from operator import attrgetter

from planner.domain.plan import Plan
from planner.domain.session import PlacedBy, Session, SessionKind, SessionState
from planner.scheduling.brief import Piece
from planner.scheduling.deadlines import Admission
from planner.scheduling.minutes import minute_from, moment_of, stamp_of
from planner.scheduling.workload import Workload
from planner.values import replace

_BY_START = attrgetter("start", "id")


class Timetable:
    """The sessions that begin before a moment, which moves on as the layout does.

    Attributes:
        sessions: by start; facts as they are stored, what lies ahead as it was laid out.
        exams: the exams themselves, by start, those to come too.
    """

    def __init__(self, workload: Workload, admission: Admission, now: datetime) -> None:
        """Begin before the first session."""
        self.sessions: list[Session] = []
        self.exams = tuple(sorted(_exam_sessions(workload.plan), key=_BY_START))
        facts = (session for session in workload.plan.sessions.values() if _is_fact(session, now))
        self._facts = deque(sorted((*facts, *self.exams), key=_BY_START))
        self._workload = workload
        self._goal_of = _goal_of_items(workload, admission)
        self._last_number: dict[str, int] = {}
        self._count_of_pieces = 0

    def move_on(self, pieces: Sequence[Piece], until: datetime = datetime.max) -> None:
        """Add what begins before a later moment; `pieces` are all until there, also those added before."""
        first, end = self._count_of_pieces, len(pieces)
        if until != datetime.max:
            end = bisect_left(pieces, minute_from(until), lo=first, key=attrgetter("start"))
        self._count_of_pieces = end
        more = [self._session(piece) for piece in pieces[first:end]]
        if self._facts and self._facts[0].start < until:
            while self._facts and self._facts[0].start < until:
                more.append(self._facts.popleft())
            more.sort(key=_BY_START)  # pieces alone are in order as they come
        self.sessions += more

    def _session(self, piece: Piece) -> Session:
        """Return the session of a piece; the id of a new one follows from item, day and a running number."""
        number, start, end, placed_by, kept = piece
        if kept is not None:
            return replace(kept, end=moment_of(end), goal=self._goal_of.get(number, kept.goal))
        item, is_review = self._workload.network.items[number].id, placed_by is PlacedBy.REVIEW
        return Session(
            id=self._new_id(f"{item}-{stamp_of(start)}-review" if is_review else f"{item}-{stamp_of(start)}"),
            item=item,
            start=moment_of(start),
            end=moment_of(end),
            kind=SessionKind.REVIEW if is_review else SessionKind.STUDY,
            goal=self._goal_of.get(number),
            placed_by=placed_by,
        )

    def _new_id(self, day: str) -> str:
        running = self._last_number.get(day, 0) + 1
        while (id := f"{day}-{running}") in self._workload.plan.sessions:
            running += 1
        self._last_number[day] = running
        return id


def _is_fact(session: Session, now: datetime) -> bool:
    """Whether a stored session stands as it is: answered, pinned, or begun and still to be answered."""
    if session.pinned or session.state is not SessionState.PLANNED:
        return True
    return session.start <= now and session.accepted


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


def _exam_sessions(plan: Plan) -> Iterator[Session]:
    for goal in plan.goals.values():
        if goal.due is None or goal.exam_end is None:
            continue
        yield Session(
            id=f"exam-{goal.id}",
            item=next((id for id in goal.items if id in plan.items), goal.id),
            start=goal.due,
            end=goal.exam_end,
            state=SessionState.PLANNED if goal.outcome is None else SessionState.DONE,
            kind=SessionKind.EXAM,
            pinned=True,
            goal=goal.id,
            placed_by=PlacedBy.EXAM,
        )
