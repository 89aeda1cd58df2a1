"""How long the start takes and what memory it needs, as ratios to the floors of the design.

Run as `python -m tests.benchmarks.bench_start [RUNS]`. Every number is the median of processes started one
after another, in turns, so that a busy machine slows them alike. Times count from the moment before spawn.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at

RUNS = 7

_TELL = """
import resource, json
def tell():
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([time.monotonic() - float(sys.argv[1]), peak]), flush=True)
    os._exit(0)
"""

_FLOOR_WINDOW = """
import os, sys, time
{before}
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem
{tell}
app = QApplication([])
window = QMainWindow()
{rows}
window.show()
app.processEvents()
tell()
"""

_ROWS = """
table = QTableWidget(len(rows), 2)
for number, row in enumerate(rows):
    for column in range(2):
        table.setItem(number, column, QTableWidgetItem(str(row[column])))
window.setCentralWidget(table)
"""

_BY_SQLITE = """
import sqlite3
rows = sqlite3.connect(sys.argv[2]).execute("select id, title from items").fetchall()
"""

_BY_ORM = """
from sqlalchemy import create_engine, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
class Base(DeclarativeBase): pass
class Row(Base):
    __tablename__ = "items"
    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
with Session(create_engine("sqlite:///" + sys.argv[2])) as session:
    rows = [(row.id, row.title) for row in session.query(Row)]
"""

_PROGRAM = """
import os, sys, time
from datetime import datetime
from pathlib import Path
from planner.cli.main import run
{tell}
def open_window(paths, clock, is_named):
    from planner import start
    qt = start.make_qt_application()
    application = start.Application(qt, start.open_workspace(paths, clock), paths)
    application.show()
    qt.processEvents()
    {then}
    tell()
run(["--data-dir", sys.argv[2], "--now", "2026-11-23T08:00"], open_window, datetime.now)
"""

_CHANGE = """
    from planner.services.items import finish_item
    application.performer.perform(lambda plan, schedule: finish_item(plan, "containers", clock()))
"""


@dataclass(frozen=True)
class Contender:
    """One thing that is started: its code, and what it is given besides the time of spawn."""

    name: str
    code: str
    argument: str


def main(runs: int = RUNS) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        results = measure(_contenders(Path(folder)), runs)
    width = max(map(len, results))
    for name, (seconds, peak) in results.items():
        print(f"{name:<{width}}  {1000 * seconds:7.0f} ms  {peak:6.1f} MiB")
    start, change = results["program: first painted week"], results["program: first change saved"]
    f1, f3 = results["F1"], results["F3"]
    print(f"S1  first painted week / F1   {start[0] / f1[0]:5.2f}   (target 1.5)")
    print(f"S2  first change saved / F3   {change[0] / f3[0]:5.2f}   (target 1.15)")
    print(f"S9  peak memory / F3          {start[1] / f3[1]:5.2f}   (target 1.25)")


def measure(contenders: list[Contender], runs: int) -> dict[str, tuple[float, float]]:
    """Return for each contender the median seconds and the median peak memory in MiB."""
    seen: dict[str, list[tuple[float, float]]] = {contender.name: [] for contender in contenders}
    for turn in range(runs + 1):
        for contender in contenders:
            result = _start(contender)
            if turn:  # the first turn fills the caches
                seen[contender.name].append(result)
    return {
        name: (statistics.median(each[0] for each in all_), statistics.median(each[1] for each in all_))
        for name, all_ in seen.items()
    }


def _start(contender: Contender) -> tuple[float, float]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", contender.code, str(time.monotonic()), contender.argument]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if not done.stdout:
        raise RuntimeError(done.stderr)
    seconds, peak = json.loads(done.stdout.splitlines()[-1])
    return seconds, peak


def _contenders(folder: Path) -> list[Contender]:
    clock = Clock()
    workspace_at(folder, clock, first_plan(MONDAY)).close()
    database, data = str(folder / "planner.db"), str(folder)

    def floor(name: str, before: str, rows: str) -> Contender:
        return Contender(name, _FLOOR_WINDOW.format(before=before, tell=_TELL, rows=rows), database)

    def program(name: str, then: str) -> Contender:
        return Contender(name, _PROGRAM.format(tell=_TELL, then=then.strip() or "pass"), data)

    return [
        floor("F0", "", ""),
        floor("F1", _BY_SQLITE, _ROWS),
        floor("F3", _BY_ORM, _ROWS),
        program("program: first painted week", ""),
        program("program: first change saved", _CHANGE),
    ]


Command = Callable[[], None]

if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
