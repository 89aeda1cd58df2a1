"""The real window, in which each thing that a learner does often is counted."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
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
from tests.benchmarks.counting import ModelChanges, PaintedBlocks, asked_by_us, lines_run, statements_traced
from tests.support.mouse import drag, press, release
from tests.support.widgets import let_go
from tests.support.workspaces import MONDAY, Clock

_HOLD: Final = QPoint(30, 9)
_CATALOGUE_READ_MS: Final = 400  # after the start


@dataclass(frozen=True, slots=True)
class Counts:
    """What one action does.

    Attributes:
        statements: SQL statements, those that begin and commit included.
        lines: lines of the program that are run until all is painted.
        blocks: how often a session of the grid is painted.
        rows: rows that come, go or move in the lists of the week.
        spans: stretches of rows in them that are to be painted again.
        resets: how often one of them is to be read again from nothing.
    """

    statements: int
    lines: int
    blocks: int
    rows: int
    spans: int
    resets: int


class CountedWindow:
    """The program's window on a plan.

    Attributes:
        application: the program.
        actions: what is counted, by its name; each but the last three is one step that undo takes back.
    """

    def __init__(self, application: Application, statements: list[str]) -> None:
        """Count in an open window, to whose connections `statements` belongs."""
        self.application = application
        self._statements = statements
        self._painted = PaintedBlocks()
        self._changes = ModelChanges()
        page, grid = application.window.page, application.window.findChild(WeekGridView)
        assert isinstance(page, WeekPage)
        assert grid is not None
        self._page, self._grid = page, grid
        for model in application.window.findChildren(QAbstractItemModel):
            self._changes.follow(model)
        self.actions: dict[str, Callable[[], object]] = {
            "done": lambda: page.sessions.toggle_done(self._first),
            "tick in the checklist": self._tick,
            "drop": self._drag,
            "log time": self._log,
            "undo": self._undo,
            "select": lambda: page.select(self._ids[3]),
            "next week": application.window.actions_by_id["next-week"].trigger,
            "other program?": application.performer.keep_up,
        }

    def count(self, name: str) -> Counts:
        """Do something, and leave all as it was before."""
        self._begin(name)
        before = self._so_far()
        with self._painted.watching():
            lines = lines_run(lambda: self._do(name))
        after = self._so_far()
        self._end()
        statements, *others = (late - early for early, late in zip(before, after, strict=True))
        return Counts(statements, lines, *others)

    def _do(self, name: str) -> None:
        self.actions[name]()
        QApplication.processEvents()

    def _begin(self, name: str) -> None:
        self._grid.setFocus()
        self._page.select_alone(self._first)
        if name == "undo":
            self._page.sessions.toggle_done(self._first)
        QApplication.processEvents()

    def _end(self) -> None:
        if self.application.performer.next_undo is not None:
            self.application.performer.undo()
        self.application.window.actions_by_id["today"].trigger()
        QApplication.processEvents()

    def _so_far(self) -> tuple[int, int, int, int, int]:
        changes = self._changes
        return asked_by_us(self._statements), self._painted.count, changes.rows, changes.spans, changes.resets

    @property
    def _ids(self) -> list[str]:
        return [row.id for row in self._grid.board.rows]

    @property
    def _first(self) -> str:
        return self._ids[0]

    def _tick(self) -> None:
        checklist = self._page.findChild(ChecklistView)
        assert checklist is not None
        model = checklist.model()
        index = model.index(0, 0, model.index(0, 0))
        box = check_reach(checklist.visualRect(index), checklist.layoutDirection()).center()
        QTest.mouseClick(checklist.viewport(), Qt.MouseButton.LeftButton, pos=box)

    def _drag(self) -> None:
        held, geometry = self._grid.board.blocks[-1], self._grid.grid_geometry
        assert geometry is not None
        place = _HOLD - QPoint(0, round(2 * geometry.hour))
        press(held, _HOLD)
        drag(held, place)
        release(held, place)

    def _log(self) -> None:
        self.application.performer.perform(
            lambda plan, _schedule: log_time(plan, "containers", 60, MONDAY.date(), MONDAY)
        )

    def _undo(self) -> None:
        self.application.performer.undo()


@contextmanager
def counted_window(qt: QApplication, folder: Path) -> Iterator[CountedWindow]:
    """Open the window on a folder with a plan, and close it in the end."""
    with statements_traced() as statements:
        application = Application(qt, open_workspace(Paths(folder), Clock()), Paths(folder))
        application.window.resize(1280, 800)
        application.show()
        QTest.qWait(_CATALOGUE_READ_MS)
        # What the watch over the file asks after a change comes at any time; it is counted by itself.
        application._watcher.blockSignals(True)
        yield CountedWindow(application, statements)
        application.window.close()
        application.close()
        application.window.deleteLater()
        let_go()
