"""The engine's answer, laid out in order of time and no further than it is asked for."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cached_property
from operator import attrgetter
from threading import RLock

from planner.domain.session import Session
from planner.scheduling.briefing import brief_for
from planner.scheduling.deadlines import Admission
from planner.scheduling.minutes import minute_from
from planner.scheduling.outlooks import (
    finish_of_goal,
    fixed_ends,
    goal_outlooks,
    item_outlooks,
    last_end,
    last_ends,
)
from planner.scheduling.placement import Layout
from planner.scheduling.schedule import GoalOutlook, ItemOutlook, Schedule, Unplaced, UnplacedReason, Verdict
from planner.scheduling.timetable import Timetable
from planner.scheduling.workload import Workload
from planner.values import replace

_START = attrgetter("start")
_WEEK = timedelta(weeks=1)


class GrowingSchedule(Schedule):
    """A schedule that lays out what is asked for, and what comes before it.

    No answer depends on what was asked before: the layout goes through time once, and what it has passed
    stands. Any thread may ask; the layout goes on in one at a time.
    """

    def __init__(self, workload: Workload, admission: Admission, now: datetime) -> None:
        """Answer for a workload as of a local moment."""
        self.as_of = now
        self.estimates = workload.estimates
        self._workload = workload
        self._admission = admission
        self._brief = brief_for(workload, admission, now)
        self._layout = Layout(workload, self._brief)
        self._timetable = Timetable(workload, admission, now)
        self._fixed_ends = fixed_ends(workload, now)
        self._laid_out_until = datetime.min
        self._lock = RLock()

    # -- without a layout

    @cached_property
    def verdicts(self) -> Mapping[str, GoalOutlook]:
        return {outlook.goal: outlook for outlook in goal_outlooks(self._workload, self._admission)}

    @cached_property
    def standings(self) -> Mapping[str, ItemOutlook]:
        return item_outlooks(self._workload, self._admission)

    @property
    def exams(self) -> Sequence[Session]:
        return self._timetable.exams

    # -- with a layout as far as is asked

    def between(self, first: date, last: date) -> Sequence[Session]:
        with self._lock:
            self._lay_out_until(datetime.combine(last, time.min))
            return self._known_between(first, last)

    def since(self, first: date) -> Iterator[Session]:
        while True:
            with self._lock:
                is_whole = self.is_whole
                last = date.max if is_whole else max(first, self._laid_out_until.date())
                known = self._known_between(first, last)
            yield from known
            if is_whole:
                return
            first = last
            self._lay_out_until(max(datetime.combine(first, time.min), self.as_of) + _WEEK)

    def session(self, id: str) -> Session | None:
        return next((session for session in self.since(date.min) if session.id == id), None)

    def finish_of_item(self, id: str) -> datetime | None:
        number = self._workload.network.number.get(id)
        if number is None or self._workload.network.items[number].recurring is not None:
            return None
        with self._lock:
            if self.is_whole:  # then all ends are worked out together, once
                return None if number in self._left else self._ends.get(number)
            if not self._layout.run_until_placed(number):
                return None
            return last_end(number, self._layout.pieces, self._fixed_ends)

    @property
    def is_whole(self) -> bool:
        return self._laid_out_until == datetime.max

    def lay_out_more(self) -> None:
        with self._lock:
            if not self.is_whole:
                self._lay_out_until(max(self._laid_out_until, self.as_of) + _WEEK)

    # -- with the whole layout

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        self._lay_out_all()
        return tuple(self._timetable.sessions)

    @cached_property
    def goals(self) -> tuple[GoalOutlook, ...]:
        index_of = {goal.id: index for index, goal in enumerate(self._workload.goals)}
        return tuple(
            replace(
                outlook,
                planned_finish=finish_of_goal(index_of[id], self._admission, self._ends, self._left),
            )
            if id in index_of and outlook.verdict is not Verdict.DONE
            else outlook
            for id, outlook in self.verdicts.items()
        )

    @cached_property
    def items(self) -> Mapping[str, ItemOutlook]:
        number_of, ends, left = self._workload.network.number, self._ends, self._left
        return {
            id: outlook if (number := number_of[id]) in left else outlook.finished_by(ends.get(number))
            for id, outlook in self.standings.items()
        }

    @cached_property
    def unplaced(self) -> tuple[Unplaced, ...]:
        return tuple(
            Unplaced(self._workload.network.items[number].id, minutes, self._why_unplaced(number))
            for number, minutes in self._left.items()
        )

    # -- the layout

    @cached_property
    def _left(self) -> Mapping[int, int]:
        """The minutes by item number that found no place."""
        self._lay_out_all()
        return self._layout.unplaced

    @cached_property
    def _ends(self) -> Mapping[int, datetime]:
        """The end of each item's last session to come."""
        self._lay_out_all()
        return last_ends(self._workload, self._layout.pieces, self._fixed_ends)

    def _lay_out_all(self) -> None:
        while not self.is_whole:  # week by week: another thread may ask for the next ones in between
            self.lay_out_more()

    def _lay_out_until(self, moment: datetime) -> None:
        with self._lock:
            if moment <= self._laid_out_until:
                return
            self._layout.run_until(minute_from(moment))
            if self._layout.is_over:
                moment = datetime.max
            self._timetable.move_on(self._layout.pieces, moment)
            self._laid_out_until = moment

    def _known_between(self, first: date, last: date) -> Sequence[Session]:
        sessions = self._timetable.sessions
        bounds = (bisect_left(sessions, datetime.combine(day, time.min), key=_START) for day in (first, last))
        return tuple(sessions[slice(*bounds)])

    def _why_unplaced(self, number: int) -> UnplacedReason:
        if self._workload.time.start_at(0) is None:
            return UnplacedReason.NO_FREE_TIME
        if number in self._brief.expiry:
            return UnplacedReason.OVERLOAD
        return UnplacedReason.BEYOND_HORIZON
