"""When goals will be finished, worked out after the week is shown: it alone waits for the whole layout."""

from collections.abc import Mapping
from datetime import datetime
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from planner.scheduling.schedule import GoalOutlook, Schedule
from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.values import replace

_PAINTED_MS: Final = 20  # the week is repainted by then
_SLICE_S: Final = 0.004  # so that a click in between is answered within its frame


class Finishes(QObject):
    """Lays the rest of the plan out in short slices after every change.

    Signals:
        known: all is laid out, and the outlooks tell when each goal will be finished.
    """

    known = Signal()

    def __init__(self, workspace: Workspace, performer: Performer, parent: QObject) -> None:
        """Begin with the schedule of a workspace, and again whenever there is another one."""
        super().__init__(parent)
        self._workspace = workspace
        self._last: Mapping[str, datetime | None] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._go_on)
        self._is_at_work = True
        performer.changed.connect(self._begin)
        self._begin()

    def rest(self) -> None:
        """Lay out nothing more, for who measures what is done at once."""
        self._is_at_work = False
        self._rest.stop()

    def outlooks(self, schedule: Schedule) -> Mapping[str, GoalOutlook]:
        """Return how the goals stand. Until a new finish is known, the one before it is told."""
        if schedule.is_whole:
            self._last = {outlook.goal: outlook.planned_finish for outlook in schedule.goals}
            return schedule.outlooks
        last = self._last
        return {id: replace(each, planned_finish=last.get(id)) for id, each in schedule.verdicts.items()}

    def _begin(self, _notice: object = None) -> None:
        if self._is_at_work:
            self._rest.start(_PAINTED_MS)

    def _go_on(self) -> None:
        schedule, end = self._workspace.schedule, perf_counter() + _SLICE_S
        while not schedule.is_whole and perf_counter() < end:
            schedule.lay_out_more()
        if schedule.is_whole:
            self.known.emit()
        else:
            self._rest.start(0)
