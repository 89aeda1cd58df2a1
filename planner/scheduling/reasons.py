"""Why a session stands where it stands: a value, whose words are made where it is shown."""

from collections import deque
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.domain.roadmap import dependants
from planner.domain.session import PlacedBy, Session, SessionKind, SessionState
from planner.scheduling.memory import card_of, recall
from planner.scheduling.reviews import exam_ahead, share_on
from planner.scheduling.schedule import GoalOutlook, Schedule
from planner.values import Value

if TYPE_CHECKING:
    from planner.scheduling.contradictions import Contradiction


class MovesWhen(StrEnum):
    """What would let a session stand elsewhere."""

    UNPINNED = "unpinned"  # the learner holds it
    MUST = "must"  # only when it can no longer hold, for its week is accepted
    MORE_ROOM = "more-room"  # more hours or a later date: now every hour before it is needed
    ANY_TIME = "any-time"  # the planner may move it freely, until the latest start if there is one
    DATE = "date"  # it is the exam itself
    OVER = "over"  # it is the past


class ReviewReason(Value, kw_only=True):
    """Why an item comes back.

    Attributes:
        since: the day it was reviewed last, or finished where it never was.
        answers: how often it was reviewed.
        due: the day from which it is due.
        recall: the chance, from 0 to 1, that it is remembered on the day of the session.
        percent: the most of the week, in per cent, that reviews may take then.
        exam: id of the exam that raises this share, or None.
    """

    since: date
    answers: int
    due: date
    recall: float
    percent: int
    exam: str | None


class Reason(Value, kw_only=True):
    """Everything that put a session in its place.

    Attributes:
        goal: id of the goal it serves, or None.
        outlook: the verdict on that goal.
        due: when the goal's study is due.
        chain: ids of the items from this one to one that the goal names, both included.
        latest_start: the latest moment at which the item may begin with every date still met.
        requires: ids of the direct prerequisites.
        waits_for: those of them that are not done or known yet.
        unlocks: ids of the unsettled items that need this one directly.
        placed_by: the rule that placed it.
        moves_when: what would let it stand elsewhere.
        review: for a review without an answer, why its item comes back.
        against: for a pinned session, why its item cannot be studied there, if that is so.
    """

    session: Session
    goal: str | None
    outlook: GoalOutlook | None
    due: datetime | None
    chain: tuple[str, ...]
    latest_start: datetime | None
    requires: tuple[str, ...]
    waits_for: tuple[str, ...]
    unlocks: tuple[str, ...]
    placed_by: PlacedBy
    moves_when: MovesWhen
    review: ReviewReason | None = None
    against: "Contradiction | None" = None


def reason_for(
    plan: Plan, schedule: Schedule, session: Session, outlooks: Mapping[str, GoalOutlook] | None = None
) -> Reason:
    """Return why a session of the schedule stands where it does; `outlooks` as in `Reasons`."""
    return Reasons(plan, schedule, outlooks).of(session)


class Reasons:
    """Says why the sessions of one schedule stand where they do; what they share is worked out once."""

    def __init__(
        self, plan: Plan, schedule: Schedule, outlooks: Mapping[str, GoalOutlook] | None = None
    ) -> None:
        """Serve a schedule and the plan that it is of.

        `outlooks` are those of the goals, where they are to be told without waiting for the whole layout.
        """
        self._plan, self._schedule = plan, schedule
        self._outlooks = schedule.outlooks if outlooks is None else outlooks
        self._unlocked = dependants(plan.items)
        self._open = {id for id, outlook in schedule.standings.items() if not outlook.state.is_settled}
        self._chains: dict[tuple[str, str | None], tuple[str, ...]] = {}
        self._against: dict[str, Contradiction] | None = None  # by session; known once one is asked about

    def of(self, session: Session) -> Reason:
        """Return why a session stands where it does."""
        plan, schedule, is_open = self._plan, self._schedule, self._open
        item, item_outlook = plan.items.get(session.item), schedule.standings.get(session.item)
        requires = item.requires if item else ()
        goal = plan.goals.get(session.goal) if session.goal else None
        return Reason(
            session=session,
            goal=session.goal,
            outlook=self._outlooks.get(session.goal) if session.goal else None,
            due=goal.study_due if goal else None,
            chain=self._chain(session.item, goal),
            latest_start=item_outlook.latest_start if item_outlook else None,
            requires=requires,
            waits_for=tuple(id for id in requires if id in is_open),
            unlocks=tuple(id for id in self._unlocked.get(session.item, ()) if id in is_open),
            placed_by=_placed_by(session),
            moves_when=_moves_when(session, schedule.as_of),
            review=_review_reason(plan, session),
            against=self._contradiction(session),
        )

    def _contradiction(self, session: Session) -> "Contradiction | None":
        if not session.pinned:
            return None
        if self._against is None:
            # Few sessions are pinned, and a start need not wait for it.
            from planner.scheduling.contradictions import contradictions

            found = contradictions(self._plan, self._schedule.as_of)
            self._against = {each.session.id: each for each in reversed(found)}
        return self._against.get(session.id)

    def _chain(self, item: str, goal: Goal | None) -> tuple[str, ...]:
        key = item, goal.id if goal else None
        if key not in self._chains:
            targets = goal.items if goal else ()
            self._chains[key] = _chain(item, targets, self._unlocked, self._open)
        return self._chains[key]


def _review_reason(plan: Plan, session: Session) -> ReviewReason | None:
    card = card_of(plan, session.item) if session.is_review else None
    if card is None or session.state.is_studied:
        return None
    on = session.start.date()
    exam = exam_ahead(plan, on)
    return ReviewReason(
        since=card.reviewed,
        answers=card.answers,
        due=card.due,
        recall=recall(card, on),
        percent=share_on(plan.settings.review_percent, exam is not None),
        exam=exam,
    )


def _moves_when(session: Session, now: datetime) -> MovesWhen:
    if session.kind is SessionKind.EXAM:
        return MovesWhen.DATE
    if session.state is not SessionState.PLANNED or session.start <= now:
        return MovesWhen.OVER
    if session.pinned:
        return MovesWhen.UNPINNED
    if session.accepted:
        return MovesWhen.MUST
    return MovesWhen.MORE_ROOM if session.placed_by is PlacedBy.URGENT else MovesWhen.ANY_TIME


def _placed_by(session: Session) -> PlacedBy:
    is_exam = session.kind is SessionKind.EXAM
    return PlacedBy.LEARNER if session.pinned and not is_exam else session.placed_by


def _chain(
    start: str, targets: tuple[str, ...], unlocked: dict[str, list[str]], open_ids: set[str]
) -> tuple[str, ...]:
    """Return the shortest way from an item to one that the goal names, through what needs it."""
    wanted = set(targets)
    came_from: dict[str, str | None] = {start: None}
    waiting = deque([start])
    while waiting:
        id = waiting.popleft()
        if id in wanted:
            return _way_to(id, came_from)
        for after in unlocked.get(id, ()):
            if after in open_ids and after not in came_from:
                came_from[after] = id
                waiting.append(after)
    return (start,)


def _way_to(id: str, came_from: dict[str, str | None]) -> tuple[str, ...]:
    way: list[str] = []
    step: str | None = id
    while step is not None:
        way.append(step)
        step = came_from[step]
    return tuple(reversed(way))
