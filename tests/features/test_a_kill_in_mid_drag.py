"""The program is killed while a session is held: the next start is as if nobody had touched it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from planner.paths import Paths
from planner.program import Program
from planner.services.opening import open_plan
from planner.services.plans import home_of
from planner.start import Start
from planner.ui.one_window import OneWindow
from tests.features.conftest import end_program
from tests.support.workspaces import Clock

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
    pytest.mark.skipif(os.name != "posix", reason="this system kills otherwise"),
]
CHECKOUT = Path(__file__).parents[2]
HELD = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from planner.app import make_qt_application
from planner.paths import Paths
from planner.start import Start
from planner.ui.week.grid.view import WeekGridView
from tests.support.mouse import drag, press

start = Start(make_qt_application(), lambda: datetime(2026, 11, 23, 8))
program = start.begin(Paths(Path(sys.argv[1])), is_named=True)
window = program.application.window
window.resize(1280, 800)
program.application.show()
program.begin()
QTest.qWait(300)
grid = window.findChild(WeekGridView)
held = grid.board.blocks[-1]
press(held, QPoint(30, 9))
drag(held, QPoint(30, 9) - QPoint(grid.grid_geometry.column, 80))
QTest.qWait(100)
print(held.row.id, grid.drag.is_active, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_next_start_shows_the_plan_as_it_was(folder: Path, qapp: QApplication, clock: Clock) -> None:
    paths = Paths(folder)
    before = paths.database.read_bytes()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", HELD, str(folder)]
    killed = subprocess.run(
        command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, timeout=400, check=False
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert killed.stdout.endswith(" True\n")
    assert paths.database.read_bytes() == before
    assert not paths.log.exists()

    start = Start(qapp, clock)
    program = start.begin(paths, is_named=True)  # its lock holds nobody up any more
    assert isinstance(program, Program)
    program.application.show()
    assert start.told == ""
    workspace = program.application.workspace
    assert workspace.has_plan
    assert workspace.next_undo is None
    workspace.verify()
    end_program(program)
    assert paths.database.read_bytes() == before
    only = OneWindow(home_of(paths))
    assert only.take()
    only.release()
    open_plan(paths, clock).close()
