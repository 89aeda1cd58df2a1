"""How many frames are late while a session is dragged: `python -m tests.benchmarks.bench_drag [FRAMES]`.

The real window, offscreen, over a week of 60 sessions and 5,000 that are stored. Each step of the mouse is a
frame: the hand moves, the verdicts are worked out where the session would land elsewhere, and all that has
changed is painted. A frame has 16.7 ms; the design asks for under 1 % that take longer.
"""

import os

# Before anything imports Qt, which reads it once.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from planner.app import Application, make_qt_application
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionState
from planner.paths import Paths
from planner.services.opening import open_workspace
from planner.values import replace

# isort: split
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from planner.ui.week.grid.view import WeekGridView
from tests.benchmarks.results import FRAME_MS, Result, tell, times_wanted
from tests.support.mouse import drag, press
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at

STORED = 5_000
A_WEEK = 60
FRAMES = 1_200
MOST_LATE = 1.0  # per cent
HOLD = QPoint(30, 9)


def sessions(plan: Plan) -> Iterator[Session]:
    """Yield what was studied, five sessions a day, and a week of pinned ones."""
    items = [item.id for item in plan.items.values() if not item.is_milestone]
    for number in range(STORED):
        start = (
            MONDAY.replace(hour=7, minute=0) - timedelta(days=1 + number // 5) + timedelta(hours=number % 5)
        )
        yield made(f"past-{number}", items[number % len(items)], start, SessionState.DONE)
    for number in range(A_WEEK):
        start = MONDAY.replace(hour=8, minute=0) + timedelta(days=number // 9, minutes=number % 9 * 90)
        yield made(f"now-{number}", items[number % len(items)], start, SessionState.PLANNED)


def made(id: str, item: str, start: datetime, state: SessionState) -> Session:
    """Return a session of 50 minutes."""
    is_open = state is SessionState.PLANNED
    return Session(
        id=id, item=item, start=start, end=start + timedelta(minutes=50), state=state, pinned=is_open
    )


def full_plan() -> Plan:
    """The usual plan with all of these sessions."""
    plan = first_plan(MONDAY)
    return replace(plan, sessions={session.id: session for session in sessions(plan)})


def frames(grid: WeekGridView, count: int = FRAMES) -> Iterator[float]:
    """Drag a session all over the week; yield what each frame takes, in milliseconds."""
    held = grid.board.blocks[20]
    room = grid.viewport().size()
    press(held, HOLD)
    for frame in range(count):
        x = 60 + frame * 7 % (room.width() - 100)
        y = 40 + frame * 3 % (room.height() - 80)
        start = perf_counter()
        drag(held, held.mapFrom(grid.viewport(), QPoint(x, y)))
        QApplication.processEvents()
        yield (perf_counter() - start) * 1000
    grid.drag.cancel()


def main(count: int = FRAMES) -> None:
    """Print the share of late frames."""
    qt = make_qt_application()
    with TemporaryDirectory() as folder:
        paths = Paths(Path(folder))
        clock = Clock(MONDAY)
        workspace_at(paths.data_dir, clock, full_plan()).close()
        application = Application(qt, open_workspace(paths, clock), paths)
        application.window.resize(1280, 800)
        application.show()
        qt.processEvents()
        grid = application.window.findChild(WeekGridView)
        assert grid is not None
        stored = len(application.workspace.plan.sessions)
        print(f"{len(grid.board.blocks)} sessions in the week, {stored} stored")
        taken = list(frames(grid, count))
        late = sum(each > FRAME_MS for each in taken)
        print(f"{len(taken)} frames, the longest {max(taken):.1f} ms")
        tell(Result("S8", "a step of a drag, median", median(taken), "ms", FRAME_MS))
        tell(Result("S8", "steps of a drag that take over a frame", 100 * late / len(taken), "%", MOST_LATE))
        application.window.close()
        application.close()


if __name__ == "__main__":
    main(times_wanted(FRAMES))
