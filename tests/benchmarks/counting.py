"""Counts of what the program does, which are the same on every machine, however busy it is."""

import json
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any
from unittest.mock import patch

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

import planner
from planner.ui.week.grid.session_block import SessionBlock
from tests.benchmarks.starts import answer_of, program

_PROGRAM = str(Path(planner.__file__).parent)

# The same as code, for the beginning of a process that is started to be counted, and for its end.
TRACED_START = """
import sqlite3, importlib.util
statements, lines = [], 0
connect = sqlite3.connect
root = os.path.dirname(importlib.util.find_spec("planner").origin)
def traced(*arguments, **named):
    connection = connect(*arguments, **named)
    connection.set_trace_callback(statements.append)
    return connection
sqlite3.connect = traced
def in_frame(_frame, _event, _argument):
    global lines
    lines += 1
    return in_frame
sys.settrace(lambda frame, _event, _argument: in_frame if frame.f_code.co_filename.startswith(root) else None)
"""
TELL_COUNTS = """
    sys.settrace(None)
    modules = sorted(sys.modules)
    import json
    print(json.dumps({"modules": modules, "statements": statements, "lines": lines}))
"""


@dataclass(frozen=True, slots=True)
class StartCounts:
    """What the start does up to the first painted week.

    Attributes:
        modules: the names of those that are imported.
        statements: SQL statements, those that begin and commit included.
        lines: lines of the program that are run, those of its modules while they are imported included.
    """

    modules: tuple[str, ...]
    statements: int
    lines: int


def count_start(data: Path) -> StartCounts:
    """Start the program on a folder with a plan, in a process of its own."""
    counted = program("counted", data, TELL_COUNTS, TRACED_START)
    told = json.loads(answer_of(counted).splitlines()[0])
    return StartCounts(tuple(told["modules"]), asked_by_us(told["statements"]), told["lines"])


def asked_by_us(statements: list[str]) -> int:
    """Count statements without what SQLite's own functions ask, which is traced as comments."""
    return sum(not statement.startswith("--") for statement in statements)


@contextmanager
def statements_traced() -> Iterator[list[str]]:
    """Yield the SQL statements of all connections that are opened meanwhile, for as long as they live."""
    statements: list[str] = []
    connect = sqlite3.connect

    def traced(*arguments: Any, **named: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **named)
        connection.set_trace_callback(statements.append)
        return connection

    with patch.object(sqlite3, "connect", traced):
        yield statements


@dataclass
class ModelChanges:
    """What a model has told its views.

    Attributes:
        resets: how often all of it was to be read again.
        rows: how many rows came, went or moved.
        spans: how many stretches of rows were to be painted again.
    """

    resets: int = 0
    rows: int = 0
    spans: int = 0

    def follow(self, model: QAbstractItemModel) -> None:
        """Count what this model tells from now on."""
        model.modelReset.connect(self._count_reset)
        model.dataChanged.connect(self._count_span)
        model.rowsInserted.connect(self._count_rows)
        model.rowsRemoved.connect(self._count_rows)
        model.rowsMoved.connect(self._count_rows)

    def _count_reset(self) -> None:
        self.resets += 1

    def _count_span(self, *_places: object) -> None:
        self.spans += 1

    def _count_rows(self, _parent: object, first: int, last: int, *_more: object) -> None:
        self.rows += last - first + 1


@dataclass(eq=False)
class PaintedBlocks(QObject):
    """Counts how often a session of the week grid is painted.

    Attributes:
        count: since the start.
    """

    count: int = field(default=0)

    def __post_init__(self) -> None:
        super().__init__()

    @contextmanager
    def watching(self) -> Iterator["PaintedBlocks"]:
        """Count for as long as this lasts."""
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)
        try:
            yield self
        finally:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt calls it)
        if event.type() == QEvent.Type.Paint and isinstance(watched, SessionBlock):
            self.count += 1
        return False


class MovedWidgets(QObject):
    """Counts the widgets that Qt goes through as parts of a window are put into others.

    Attributes:
        count: since the start, each with all that is in it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt calls it)
        if event.type() == QEvent.Type.ParentChange and isinstance(watched, QWidget):
            self.count += 1 + len(watched.findChildren(QWidget))
        return False


def widgets_moved(qt: QApplication, task: Callable[[], object]) -> int:
    """Return how many widgets Qt goes through in that way while a task is done."""
    moved = MovedWidgets()
    qt.installEventFilter(moved)
    try:
        task()
    finally:
        qt.removeEventFilter(moved)
    return moved.count


def lines_run(task: Callable[[], object]) -> int:
    """Return how many lines of the program a task runs in this thread, each turn of a loop anew.

    Lines of libraries aren't counted, for there are other versions of them elsewhere.
    """
    count = 0

    def in_frame(_frame: FrameType, _event: str, _argument: object) -> Any:
        nonlocal count
        count += 1
        return in_frame

    def enter(frame: FrameType, _event: str, _argument: object) -> Any:
        return in_frame if frame.f_code.co_filename.startswith(_PROGRAM) else None

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        task()
    finally:
        sys.settrace(before)
    return count
