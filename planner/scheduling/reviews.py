"""Reviews: which finished items come back, and how much of a week they may take.

They are in no goal's work. A review is laid out from the day it is due on, once for each item until it is
answered, under a share of the week's study time that rises before an exam. The guard is the layout's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from datetime import date, datetime
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.scheduling.intervals import total
from planner.scheduling.memory import FIRST_STABILITY, card_of, card_when_finished, finished
from planner.scheduling.minutes import MINUTES_PER_DAY, minute_of, monday_of
from planner.scheduling.study_time import StudyTime
from planner.scheduling.workload import Workload, is_fixed, is_unanswered
from planner.values import Value

REVIEW_MINUTES = 15
REVIEW_DAYS = 28  # further ahead no review is laid out
EXAM_DAYS = 14  # so long before an exam the share of reviews is doubled
MOST_BEFORE_EXAM = 50  # per cent
GROUP = 2  # reviews that may stand together before any day's study
DAY_SHARE = 80  # a day may give a quarter more than the week's share (100 / 80), for other days give less


class Review(NamedTuple):
    """A review that waits for its place: the first day (proleptic ordinal) it may stand on, and of what."""

    day: int
    stability: float
    number: int


class ExamAhead(Value):
    """An exam: its day (proleptic ordinal) and the numbers of the items it asks for."""

    day: int
    numbers: frozenset[int]


class ReviewTurns:
    """The reviews that wait, and the time they may still take, while a layout goes on."""

    def __init__(
        self,
        time: StudyTime,
        percent: int = 0,
        waiting: Mapping[int, Review] | None = None,
        exams: Sequence[ExamAhead] = (),
        facts: Iterable[tuple[int, int]] = (),
    ) -> None:
        """Begin with what waits, by number.

        `percent` is the ordinary share of a week; `facts` are the starts and lengths, in minutes, of the
        reviews that are done or that stand as they are.
        """
        self._time = time
        self._percent = percent
        self._exams = exams
        self._waiting = dict(waiting or {})
        self._until = time.origin + REVIEW_DAYS * MINUTES_PER_DAY
        self._queue = list(self._waiting.values())
        heapify(self._queue)
        self._exam_queues = [
            sorted(review for review in self._queue if review.number in exam.numbers) for exam in exams
        ]
        self._in_week: dict[int, int] = {}
        self._on_day: dict[int, int] = {}
        for start, minutes in facts:
            self._count(start, minutes)

    def __bool__(self) -> bool:
        """Whether any review waits for its place."""
        return bool(self._waiting)

    def copy(self) -> "ReviewTurns":
        """Return an equal object that can be changed by itself."""
        twin = copy(self)
        twin._waiting, twin._queue = dict(self._waiting), list(self._queue)
        twin._exam_queues = [list(queue) for queue in self._exam_queues]
        twin._in_week, twin._on_day = dict(self._in_week), dict(self._on_day)
        return twin

    def is_wanted_until(self, minute: int) -> bool:
        """Whether a review may still be laid out from a minute on."""
        return bool(self._waiting) and minute < self._until

    def next_at(self, minute: int) -> int | None:
        """Return the number of the item that is to be reviewed at a minute, if one is due and has the time.

        Minutes must be asked in ascending order. Before an exam its own items come first; then what has
        been due the longest, and of that what is forgotten the soonest.
        """
        if minute >= self._until or not self._has_time(minute, REVIEW_MINUTES):
            return None
        day = minute // MINUTES_PER_DAY
        for exam, queue in zip(self._exams, self._exam_queues, strict=True):
            if is_soon(exam.day, day) and (number := self._first(queue, day)) is not None:
                return number
        return self._first(self._queue, day)

    def may_open_day(self, minute: int) -> bool:
        """Whether one more review may stand before the study of a day."""
        day = minute // MINUTES_PER_DAY
        hours = self._time.chosen_in_week(minute)
        minutes = total(span for span in hours if span[0] // MINUTES_PER_DAY == day)
        most = max(GROUP * REVIEW_MINUTES, minutes * self._percent_on(day) // DAY_SHARE)
        return self._on_day.get(day, 0) + REVIEW_MINUTES <= most

    def keep(self, number: int, start: int, minutes: int) -> bool:
        """Hold the time of an agreed review, if it is wanted by then and its week has the time for it."""
        review = self._waiting.get(number)
        if review is None or review.day > start // MINUTES_PER_DAY or not self._has_time(start, minutes):
            return False
        self.take(number, start, minutes)
        return True

    def take(self, number: int, start: int, minutes: int = REVIEW_MINUTES) -> None:
        """Note a review that has its place now."""
        del self._waiting[number]
        self._count(start, minutes)

    def give_back(self, number: int, start: int, minutes: int) -> None:
        """Let an agreed review that could not stay wait for another place."""
        review = Review(start // MINUTES_PER_DAY, FIRST_STABILITY, number)
        self._count(start, -minutes)
        self._waiting[number] = review
        heappush(self._queue, review)

    def _first(self, queue: list[Review], day: int) -> int | None:
        while queue and self._waiting.get(queue[0].number) is not queue[0]:
            heappop(queue)  # it has its place, or waits under another day
        return queue[0].number if queue and queue[0].day <= day else None

    def _has_time(self, minute: int, minutes: int) -> bool:
        used = self._in_week.get(monday_of(minute), 0)
        whole = total(self._time.chosen_in_week(minute))
        return (used + minutes) * 100 <= self._percent_on(minute // MINUTES_PER_DAY) * whole

    def _percent_on(self, day: int) -> int:
        return share_on(self._percent, any(is_soon(exam.day, day) for exam in self._exams))

    def _count(self, start: int, minutes: int) -> None:
        monday, day = monday_of(start), start // MINUTES_PER_DAY
        self._in_week[monday] = self._in_week.get(monday, 0) + minutes
        self._on_day[day] = self._on_day.get(day, 0) + minutes


def share_on(percent: int, is_before_exam: bool) -> int:
    """Return the most of a week, in per cent, that reviews may take on a day of it."""
    return max(percent, min(2 * percent, MOST_BEFORE_EXAM)) if is_before_exam else percent


def exam_ahead(plan: Plan, on: date) -> str | None:
    """Return the id of the next exam whose last weeks a day lies in, or None."""
    day = on.toordinal()
    soon = [(due, goal.id) for goal, due in exams_to_come(plan) if is_soon(due.toordinal(), day)]
    return min(soon)[1] if soon else None


def exams_to_come(plan: Plan) -> Iterator[tuple[Goal, datetime]]:
    """Yield the exams without a result yet that have a date."""
    for goal in plan.goals.values():
        if goal.is_exam and goal.outcome is None and goal.due is not None:
            yield goal, goal.due


def is_soon(exam_day: int, day: int) -> bool:
    """Whether a day lies in the last weeks before an exam; both are proleptic ordinals."""
    return 0 <= exam_day - day <= EXAM_DAYS


def is_wanted(plan: Plan, session: Session) -> bool:
    """Whether a review to come still has something to review: a card that is due by its day."""
    card = card_of(plan, session.item)
    if card is None or card.resting or plan.settings.review_percent == 0:
        return False
    return card.due <= session.start.date()


def review_turns(workload: Workload, now: datetime) -> ReviewTurns:
    """Gather the reviews that wait at a moment, without those of items that hold a review already."""
    plan = workload.plan
    if plan.settings.review_percent == 0:
        return ReviewTurns(workload.time)
    waiting = _waiting(workload, now)
    if not waiting:
        return ReviewTurns(workload.time)
    exams = _exams_ahead(workload)
    return ReviewTurns(workload.time, plan.settings.review_percent, waiting, exams, _facts(plan, now))


def _waiting(workload: Workload, now: datetime) -> dict[int, Review]:
    plan, number_of = workload.plan, workload.network.number
    last_day = workload.time.origin // MINUTES_PER_DAY + REVIEW_DAYS
    waiting: dict[int, Review] = {}
    for said, on in finished(plan):
        card = card_when_finished(plan, said.id, on)
        day = card.due.toordinal()
        if day <= last_day and not card.resting:
            waiting[number_of[said.id]] = Review(day, card.stability, number_of[said.id])
    if waiting:
        _heed_sessions(waiting, workload, now)
    return waiting


def _heed_sessions(waiting: dict[int, Review], workload: Workload, now: datetime) -> None:
    """Take out what holds a review as a fact already; after one that was skipped wait for the next day."""
    for session in _reviews(workload.plan):
        number = workload.network.number.get(session.item)
        if number is None or number not in waiting:
            continue
        if is_fixed(session, now) or is_unanswered(session, now):
            del waiting[number]
        elif session.state is SessionState.SKIPPED:
            review = waiting[number]
            waiting[number] = review._replace(day=max(review.day, session.start.toordinal() + 1))


def _facts(plan: Plan, now: datetime) -> Iterator[tuple[int, int]]:
    for session in _reviews(plan):
        if session.state.is_studied or is_fixed(session, now) or is_unanswered(session, now):
            yield minute_of(session.start), session.minutes


def _reviews(plan: Plan) -> Iterator[Session]:
    return (session for session in plan.sessions.values() if session.kind is SessionKind.REVIEW)


def _exams_ahead(workload: Workload) -> list[ExamAhead]:
    """Return the exams whose last weeks the reviews to come may lie in, the next one first."""
    first = workload.time.origin // MINUTES_PER_DAY
    exams = [
        ExamAhead(due.toordinal(), frozenset(workload.network.closure(goal.items, ())))
        for goal, due in exams_to_come(workload.plan)
        if first <= due.toordinal() <= first + REVIEW_DAYS + EXAM_DAYS
    ]
    return sorted(exams, key=lambda exam: (exam.day, min(exam.numbers, default=0)))
