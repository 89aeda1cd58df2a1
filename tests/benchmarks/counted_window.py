"""The real window, in which each thing that a learner does often is counted."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QApplication

from planner.app import Application
from planner.ui.week.finishes import Finishes
from tests.benchmarks.counting import ModelChanges, PaintedBlocks, asked_by_us, lines_run, statements_traced
from tests.benchmarks.worked_window import WorkedWindow, opened


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


class CountedWindow(WorkedWindow):
    """Counts what each action does."""

    def __init__(self, application: Application, statements: list[str]) -> None:
        """Count in an open window, to whose connections `statements` belongs."""
        super().__init__(application)
        self._statements = statements
        self._painted = PaintedBlocks()
        self._changes = ModelChanges()
        for model in application.window.findChildren(QAbstractItemModel):
            self._changes.follow(model)

    def count(self, name: str) -> Counts:
        """Do something, and leave all as it was before."""
        self.begin(name)
        before = self._so_far()
        with self._painted.watching():
            lines = lines_run(lambda: self.do(name))
        after = self._so_far()
        self.end()
        statements, *others = (late - early for early, late in zip(before, after, strict=True))
        return Counts(statements, lines, *others)

    def _so_far(self) -> tuple[int, int, int, int, int]:
        changes = self._changes
        statements = asked_by_us(self._statements)
        return statements, self._painted.count, changes.rows, changes.spans, changes.resets


@contextmanager
def counted_window(qt: QApplication, folder: Path) -> Iterator[CountedWindow]:
    """Open the window on a folder with a plan, and close it in the end."""
    with statements_traced() as statements, opened(qt, folder) as application:
        # What is laid out after the week is painted comes at any time, and is counted with the engine.
        for finishes in application.window.findChildren(Finishes):
            finishes.rest()
        yield CountedWindow(application, statements)
