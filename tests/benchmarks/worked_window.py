"""The real window, in which those things are done that a learner does often."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.app import Application
from planner.paths import Paths
from planner.services.items import log_time
from planner.services.opening import open_workspace
from planner.ui.week.grid.view import WeekGridView
from planner.ui.week.page import WeekPage
from planner.ui.week.panel.checklist_delegate import check_reach
from planner.ui.week.panel.checklist_view import ChecklistView
from tests.support.mouse import drag, press, release
from tests.support.widgets import let_go
from tests.support.workspaces import MONDAY, Clock

_HOLD: Final = QPoint(30, 9)
_CATALOGUE_READ_MS: Final = 400  # after the start


class WorkedWindow:
    """The program's window on a plan.

    Attributes:
        application: the program.
        page: the week.
        actions: what can be done, by its name.
    """

    def __init__(self, application: Application) -> None:
        """Work in an open window that shows the week."""
        self.application = application
        page, grid = application.window.page, application.window.findChild(WeekGridView)
        assert isinstance(page, WeekPage)
        assert grid is not None
        self.page, self._grid = page, grid
        self.actions: dict[str, Callable[[], object]] = {
            "done": lambda: page.sessions.toggle_done(self._first),
            "tick in the checklist": self._tick,
            "drop": self._drop,
            "log time": self._log,
            "undo": application.performer.undo,
            "select": lambda: page.select(self._ids[3]),
            "next week": application.window.actions_by_id["next-week"].trigger,
            "other program?": application.performer.keep_up,
        }

    def begin(self, name: str) -> None:
        """Prepare what comes before an action; it is not part of it."""
        self._grid.setFocus()
        self.page.select_alone(self._first)
        if name == "undo":
            self.page.sessions.toggle_done(self._first)
        if name == "drop":
            self._hold()
        QApplication.processEvents()

    def do(self, name: str) -> None:
        """Do it, until all is painted."""
        self.actions[name]()
        QApplication.processEvents()

    def end(self) -> None:
        """Take back what was done, and show this week."""
        if self.application.performer.next_undo is not None:
            self.application.performer.undo()
        self.application.window.actions_by_id["today"].trigger()
        QApplication.processEvents()

    @property
    def _ids(self) -> list[str]:
        return [row.id for row in self._grid.board.rows]

    @property
    def _first(self) -> str:
        return self._ids[0]

    def _tick(self) -> None:
        checklist = self.page.findChild(ChecklistView)
        assert checklist is not None
        model = checklist.model()
        index = model.index(0, 0, model.index(0, 0))
        box = check_reach(checklist.visualRect(index), checklist.layoutDirection()).center()
        QTest.mouseClick(checklist.viewport(), Qt.MouseButton.LeftButton, pos=box)

    def _hold(self) -> None:
        """Drag the last session two hours up."""
        held, geometry = self._grid.board.blocks[-1], self._grid.grid_geometry
        assert geometry is not None
        place = _HOLD - QPoint(0, round(2 * geometry.hour))
        press(held, _HOLD)
        drag(held, place)

    def _drop(self) -> None:
        held = self._grid.board.blocks[-1]
        release(held, held.mapFromGlobal(held.mapToGlobal(_HOLD)))

    def _log(self) -> None:
        self.application.performer.perform(
            lambda plan, _schedule: log_time(plan, "containers", 60, MONDAY.date(), MONDAY)
        )


@contextmanager
def opened(qt: QApplication, folder: Path) -> Iterator[Application]:
    """Open the window on a folder with a plan, until it has come to rest, and close it in the end."""
    application = Application(qt, open_workspace(Paths(folder), Clock()), Paths(folder))
    application.window.resize(1280, 800)
    application.show()
    QTest.qWait(_CATALOGUE_READ_MS)
    # What the watch over the file asks after a change comes at any time.
    application._watcher.blockSignals(True)
    yield application
    application.window.close()
    application.close()
    application.window.deleteLater()
    let_go()
