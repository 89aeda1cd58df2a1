"""Starting the program, and what stands beside it, in processes of their own that tell time and memory."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

# What every process does in the end: it tells the seconds since its spawn and the peak of its memory in MiB.
_TELL = """
import json
spawned = float(sys.argv[1])
def tell():
    seconds = time.monotonic() - spawned
    with open("/proc/self/status") as status:  # ru_maxrss counts what the parent held at the spawn
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
    print(json.dumps([seconds, peak]), flush=True)
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

# The whole way of `python -m planner`, but for the time it has and for the event loop at its end.
_PROGRAM = """
import os, sys, time
{first}
from planner import __main__ as program
{tell}
def open_window(paths, clock, is_named):
    from planner.ui.unwatched_imports import imports_unwatched
    with imports_unwatched():
        show_window(paths, clock, is_named)
def show_window(paths, clock, is_named):
    from datetime import datetime
    from planner import start
    clock = lambda: datetime(2026, 11, 23, 8)
    begun = start.Start(start.make_qt_application(), clock)
    application = begun.begin(start.real(paths), is_named=is_named).application
    application.show()
    begun.qt.processEvents()
    {then}
    tell()
program._open_window = open_window
os.environ["STUDY_PLANNER_DATA_DIR"] = sys.argv[2]
del sys.argv[1:]
program.main()
"""

CHANGE = """
    from planner.services.items import log_time
    before, now = application.workspace.plan.revision, clock()
    application.performer.perform(lambda plan, schedule: log_time(plan, "containers", 5, now.date(), now))
    assert application.workspace.plan.revision == before + 1
"""

EVERY_SCREEN = """
    from planner.ui.main_window import SETTINGS_PAGE
    pages = "roadmap", "courses", "exams", "progress", "availability", "week"
    for id in (SETTINGS_PAGE, *("show-" + page for page in pages)):
        application.window.show_page(id)
        end = time.monotonic() + {seconds}
        while time.monotonic() < end:
            begun.qt.processEvents()
"""


@dataclass(frozen=True)
class Contender:
    """One thing that is started: its code, and what it is given besides the time of spawn."""

    name: str
    code: str
    argument: str


@dataclass(frozen=True)
class Taken:
    """What a start took: seconds from spawn, and the peak of its memory in MiB."""

    seconds: float
    peak: float


def floors(database: Path) -> list[Contender]:
    """Return the design's floors F0, F1 and F3 over the items of a database."""
    made = {"F0": ("", ""), "F1": (_BY_SQLITE, _ROWS), "F3": (_BY_ORM, _ROWS)}
    return [
        Contender(name, _FLOOR_WINDOW.format(before=before, tell=_TELL, rows=rows), str(database))
        for name, (before, rows) in made.items()
    ]


def program(name: str, data: Path, then: str = "", first: str = "") -> Contender:
    """Return the program, started on a data folder; `then` comes after the first painted week."""
    code = _PROGRAM.format(tell=_TELL, then=then.strip() or "pass", first=first)
    return Contender(name, code, str(data))


def measure(contenders: list[Contender], runs: int) -> dict[str, Taken]:
    """Start all in turns, so that a busy machine slows them alike; return the medians by their names."""
    seen: dict[str, list[Taken]] = {contender.name: [] for contender in contenders}
    for turn in range(runs + 1):
        for contender in contenders:
            taken = _start(contender)
            if turn:  # the first turn fills the caches
                seen[contender.name].append(taken)
    return {
        name: Taken(median(each.seconds for each in all_), median(each.peak for each in all_))
        for name, all_ in seen.items()
    }


def _start(contender: Contender) -> Taken:
    seconds, peak = json.loads(answer_of(contender).splitlines()[-1])
    return Taken(seconds, peak)


def answer_of(contender: Contender) -> str:
    """Start one; return what it prints."""
    command = [sys.executable, "-c", contender.code, str(time.monotonic()), contender.argument]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    if not done.stdout:
        raise RuntimeError(done.stderr)
    return done.stdout


def environment() -> dict[str, str]:
    """Return the environment of a start: without a screen, and with byte code kept as for any user."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"}
