"""The forecast of the plan as it is now, worked out beside the window for all pages that show it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from planner.domain.plan import Plan
from planner.scheduling.forecast import Forecast, forecast
from planner.scheduling.schedule import Schedule
from planner.services.workspace import Workspace
from planner.ui.background import Background

MakeForecast = Callable[[Plan, Schedule, datetime], Forecast]


class ForecastSource(QObject):
    """Holds the newest forecast; nothing is worked out before a page that is seen asks for it.

    Signals:
        changed: there is another forecast.
    """

    changed = Signal()

    def __init__(
        self, workspace: Workspace, make: MakeForecast = forecast, parent: QObject | None = None
    ) -> None:
        """Forecast the plan of a workspace; `close` has to be called before this object goes."""
        super().__init__(parent)
        self._workspace = workspace
        self._make = make
        self._asked: Schedule | None = None
        self._newest: Forecast | None = None
        self._background = Background(self)
        self._background.finished.connect(self._take)

    @property
    def newest(self) -> Forecast | None:
        """The newest forecast there is, None before the first."""
        return self._newest

    @property
    def is_current(self) -> bool:
        """Whether the newest forecast is of the schedule as it is now."""
        is_asked = self._asked is self._workspace.schedule
        return self._newest is not None and is_asked and not self._background.is_busy

    def ask(self) -> None:
        """Work out the forecast of the schedule as it is now, unless that has been asked for already."""
        plan, schedule = self._workspace.plan, self._workspace.schedule
        if schedule is self._asked:
            return
        self._asked = schedule
        self._background.run(lambda: self._make(plan, schedule, schedule.as_of))

    def close(self) -> None:
        """Wait for what is being worked out, and tell nothing of it."""
        self._background.close()

    def _take(self, made: object) -> None:
        assert isinstance(made, Forecast)
        self._newest = made
        self.changed.emit()
