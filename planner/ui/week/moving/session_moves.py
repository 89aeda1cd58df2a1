"""Follows what is dragged in the grid: says what it would do, and does it where it is dropped."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.domain.session import Session
from planner.scheduling.engine import judge
from planner.scheduling.network import StudyNetwork, compile_network
from planner.scheduling.ordinary_hours import ordinary_week
from planner.scheduling.schedule import GoalOutlook, Schedule
from planner.services.moving import (
    Placement,
    can_be_moved,
    copy_sessions,
    move_sessions,
    nudge_sessions,
    remove_sessions,
)
from planner.services.own_sessions import OwnSession, check_time
from planner.services.sessions import find_session
from planner.services.week_summary import WeekSummary
from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.shared.date_words import DateWords
from planner.ui.week.grid.drag_values import Drag, DragKind, DragWords, Landing
from planner.ui.week.grid.grid_drag import GridDrag
from planner.ui.week.moving.effects import Effect, effect_on, known_contradictions, with_contradiction
from planner.ui.week.moving.rows import moment, moving_rows, place_words

_AT_ONCE_MS: Final = 25.0  # a verdict that takes longer waits until the hand rests
_REST_MS: Final = 120
_QUARTER: Final = 15


class SessionMoves(QObject):
    """Serves one grid.

    Signals:
        told: MovingRows to show beside the grid, None when nothing is dragged any more.
        drawn: an OwnSession without an item, drawn on free time.
        landed: the day that sessions were moved to.
    """

    told = Signal(object)
    drawn = Signal(object)
    landed = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        performer: Performer,
        drag: GridDrag,
        first_day: Callable[[], date],
        week: Callable[[], WeekSummary],
        words: DateWords,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._performer = performer
        self._drag = drag
        self._first_day = first_day
        self._week = week
        self._words = words
        self._network: tuple[object, StudyNetwork] | None = None
        self._before: Mapping[str, GoalOutlook] | None = None
        self._prepared_for: Plan | None = None
        self._waiting: Drag | None = None
        self._summary: WeekSummary | None = None
        self._session: Session | None = None
        self._cost = 0.0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._judge)
        drag.changed.connect(self._tell)
        drag.ended.connect(self._end)
        drag.dropped.connect(self.drop)

    def drop(self, drag: Drag) -> None:
        """Do what was dragged, as one step; a new session asks for its item."""
        if drag.kind is DragKind.DRAW:
            self.drawn.emit(_drawn(drag))
            return
        self._performer.perform(lambda plan, schedule: self._edit(plan, schedule, drag))

    # -- by keys

    def handlers(self, chosen: Callable[[], Sequence[str]]) -> dict[str, Callable[[], object]]:
        """Return what the actions do with the sessions that are chosen, by the actions' ids."""
        return {
            "earlier": lambda: self.nudge(chosen(), steps=-1),
            "later": lambda: self.nudge(chosen(), steps=1),
            "day-before": lambda: self.nudge(chosen(), days=-1),
            "day-after": lambda: self.nudge(chosen(), days=1),
            "shorter": lambda: self.stretch(chosen(), -1),
            "longer": lambda: self.stretch(chosen(), 1),
            "remove": lambda: self.remove(chosen()),
        }

    def nudge(self, ids: Sequence[str], *, days: int = 0, steps: int = 0) -> None:
        """Move sessions by whole days, or to the next quarter of an hour; the first of them leads."""
        found = self._sessions(ids)
        if not found:
            return
        by = timedelta(days=days, minutes=_to_quarter(found[0].start, steps))
        self._place([Placement(each.id, each.start + by, each.minutes) for each in found])

    def stretch(self, ids: Sequence[str], steps: int) -> None:
        """Make sessions longer or shorter, until the next quarter of an hour, and none shorter than one."""
        found = self._sessions(ids)
        if found:
            self._place([_stretched(each, steps) for each in found])

    def remove(self, ids: Sequence[str]) -> None:
        """Take sessions out."""
        now = self._workspace.now
        wanted = [each.id for each in self._sessions(ids)] if len(ids) > 1 else list(ids)
        self._performer.perform(lambda plan, schedule: remove_sessions(plan, schedule, wanted, now))

    def _place(self, places: Sequence[Placement]) -> None:
        now = self._workspace.now
        if self._performer.perform(lambda plan, schedule: nudge_sessions(plan, schedule, places, now)):
            self.landed.emit(places[0].start.date())

    def _sessions(self, ids: Sequence[str]) -> list[Session]:
        """Return sessions that can be moved, in the order of their ids."""
        found = map(self._workspace.schedule.session, ids)
        return [each for each in found if each is not None and can_be_moved(each)]

    # -- while the hand moves

    def _tell(self, drag: Drag) -> None:
        """Say at once where it is; what it does follows at once too where that is quick."""
        self._waiting = drag
        self._forget_other_plan()
        if self._cost <= _AT_ONCE_MS:
            self._judge()
        else:
            self._show(drag, None)
            self._rest.start()

    def _judge(self) -> None:
        drag = self._waiting
        if drag is None:
            return
        self._forget_other_plan()
        is_first = self._before is None  # which also makes what all places of a drag share
        self._prepare()
        began = perf_counter()
        effect = self._effect(drag)
        self._cost = 0.0 if is_first else (perf_counter() - began) * 1000
        self._show(drag, effect)

    def _forget_other_plan(self) -> None:
        """Forget what was made for a plan that has changed, also in the middle of a drag."""
        plan = self._workspace.plan
        if self._prepared_for is not plan:
            self._prepared_for = plan
            self._before = self._summary = self._session = None

    def _prepare(self) -> None:
        """Make what all places of one drag have in common."""
        plan = self._workspace.plan
        if self._network is None or self._network[0] is not plan.items:
            self._network = plan.items, compile_network(plan.items)
        if self._before is None:
            self._before = judge(plan, self._workspace.now, self._network[1])
            self._known = known_contradictions(plan, self._workspace.now)

    def _show(self, drag: Drag, effect: Effect | None) -> None:
        short = "" if effect is None else effect.short
        self._drag.show_words(DragWords(place_words(drag, self._words), short))
        workspace = self._workspace
        rows = moving_rows(
            workspace.plan,
            workspace.schedule,
            drag,
            self._held(drag),
            effect,
            self._shown_week(),
            self._words,
        )
        self.told.emit(rows)

    def _held(self, drag: Drag) -> Session | None:
        """Return the session under the hand, looked for once in a drag."""
        if self._session is None or self._session.id != drag.first.id:
            self._session = self._workspace.schedule.session(drag.first.id)
        return self._session

    def _shown_week(self) -> WeekSummary:
        """Return the week that is shown, summed up once until another one is."""
        first = self._first_day()
        if self._summary is None or self._summary.first != first:
            self._summary = self._week()
        return self._summary

    def _end(self) -> None:
        self._rest.stop()
        self._waiting = self._before = self._summary = self._session = None
        self._cost = 0.0
        self.told.emit(None)

    def _effect(self, drag: Drag) -> Effect | None:
        """Return what it does to the dates, or why it cannot be."""
        workspace = self._workspace
        plan, schedule, now = workspace.plan, workspace.schedule, workspace.now
        try:
            if drag.kind is DragKind.DRAW:
                check_time(_drawn(drag), now)
                return None  # what it does depends on the item, which is asked for later
            after = plan.after(self._edit(plan, schedule, drag))
        except Refusal as refusal:
            return Effect(str(refusal), "info", str(refusal))
        held = self._held(drag)
        served = None if held is None else held.goal
        assert self._network is not None
        assert self._before is not None
        outlooks = judge(after, now, self._network[1])
        effect = effect_on(plan.goals, self._before, outlooks, served, ordinary_week(plan, now))
        return with_contradiction(effect, self._known, after, now)

    def _edit(self, plan: Plan, schedule: Schedule, drag: Drag) -> Edit:
        places = [
            Placement(each.id, moment(each, each.start), _minutes(schedule, drag, each))
            for each in drag.landings
        ]
        make = copy_sessions if drag.is_copy else move_sessions
        return make(plan, schedule, places, self._workspace.now)


def _drawn(drag: Drag) -> OwnSession:
    """Return the session that is drawn, still without an item."""
    first = drag.first
    return OwnSession(item="", start=moment(first, first.start), minutes=first.end - first.start)


def _minutes(schedule: Schedule, drag: Drag, landing: Landing) -> int:
    """Return how long what is dragged will be; the grid shows only as much of it as lies on its day."""
    if drag.kind is DragKind.RESIZE:
        return landing.end - landing.start
    return find_session(schedule, landing.id).minutes


def _to_quarter(start: datetime, steps: int) -> int:
    """Return the minutes to the next quarters of an hour, `steps` of them; none for no step."""
    minute = start.hour * 60 + start.minute
    if not steps:
        return 0
    first = minute // _QUARTER if steps > 0 else -(-minute // _QUARTER)
    return (first + steps) * _QUARTER - minute


def _stretched(session: Session, steps: int) -> Placement:
    minutes = session.minutes + _to_quarter(session.end, steps)
    return Placement(session.id, session.start, max(minutes, min(_QUARTER, session.minutes)))
