"""How long an action takes from the click to the repainted week with new verdicts, besides the disk's time.

Run as `python -m tests.benchmarks.bench_click [CLICKS]`. The plan is the usual one: the shipped roadmap, ten
hours a week, one exam; and then one of 10,000 items. What the disk needs for a commit is left out, for
nothing can be shown as saved before; all else that saving takes is in it.
"""

import gc
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from unittest.mock import patch

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "*=false")

from planner.app import make_qt_application

# isort: split
from PySide6.QtWidgets import QApplication
from sqlalchemy.engine.default import DefaultDialect

from planner.domain.plan import Plan
from tests.benchmarks.bench_roadmap_list import big_plan
from tests.benchmarks.results import FRAME_MS, Result, tell, times_wanted
from tests.benchmarks.worked_window import WorkedWindow, opened
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at

CLICKS = 60
MEDIAN_MS = 8.0
MANY, MANY_MS = 10_000, 100.0
_WARM_UP = 2
_PLANNING = ("done", "tick in the checklist", "drop", "log time", "undo")
_LOOKING = ("select", "other program?")


def main(clicks: int = CLICKS) -> None:
    """Tell the median and the slowest hundredth of each action."""
    qt = make_qt_application()
    with _worked(qt, first_plan(MONDAY)) as window:
        for name in (*_PLANNING, *_LOOKING):
            times = measure(window, name, clicks)
            _tell(name, times)
    with _worked(qt, big_plan(MANY)) as window:
        times = measure(window, "done", max(clicks // 8, 1))
        tell(Result("S4", f"done, {MANY:,} items, median", median(times), "ms", MANY_MS))


def measure(window: WorkedWindow, name: str, clicks: int) -> list[float]:
    """Do something again and again, taking it back in between; return milliseconds without the disk's."""
    times = []
    for number in range(clicks + _WARM_UP):
        window.begin(name)
        with _disk_timed() as disk:
            begun = time.perf_counter()
            window.do(name)
            spent = time.perf_counter() - begun - disk[0]
        window.end()
        if number >= _WARM_UP:
            times.append(1000 * spent)
    return times


def _tell(name: str, times: list[float]) -> None:
    slow = quantiles(times, n=100, method="inclusive")[-1] if len(times) > 1 else times[0]
    tell(Result("S4", f"{name}, median", median(times), "ms", MEDIAN_MS))
    tell(Result("S4", f"{name}, 99 % within", slow, "ms", FRAME_MS))


@contextmanager
def _worked(qt: QApplication, plan: Plan) -> Iterator[WorkedWindow]:
    """Open the window on a plan, with the collector as the program has it once its start is over."""
    with tempfile.TemporaryDirectory() as folder:
        workspace_at(Path(folder), Clock(), plan).close()
        with opened(qt, Path(folder)) as application:
            gc.collect()
            gc.freeze()
            yield WorkedWindow(application)


@contextmanager
def _disk_timed() -> Iterator[list[float]]:
    """Add the seconds that commits take to the first entry of the list yielded."""
    spent = [0.0]
    commit: Callable[[DefaultDialect, Any], None] = DefaultDialect.do_commit

    def timed(dialect: DefaultDialect, connection: Any) -> None:
        begun = time.perf_counter()
        try:
            commit(dialect, connection)
        finally:
            spent[0] += time.perf_counter() - begun

    with patch.object(DefaultDialect, "do_commit", timed):
        yield spent


if __name__ == "__main__":
    main(times_wanted(CLICKS))
