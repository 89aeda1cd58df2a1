"""How long a tick takes from the click to the repainted week with new verdicts, besides the commit's time.

Run as `python -m tests.benchmarks.bench_click [CLICKS]`. The plan is the usual one: the shipped roadmap, ten
hours a week, one exam.
"""

import gc
import os
import statistics
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "*=false")

from PySide6.QtWidgets import QApplication

from planner.app import Application, make_qt_application
from planner.domain.session import SessionKind
from planner.paths import Paths
from planner.services.opening import open_workspace
from planner.services.workspace import Workspace
from planner.storage.store import Saved
from tests.benchmarks.results import FRAME_MS, Result, tell, times_wanted
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at

CLICKS = 60
TARGET_MS = 8.0


def main(clicks: int = CLICKS) -> None:
    """Print the median and the slowest hundredth."""
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock()
        workspace_at(Path(folder), clock, first_plan(MONDAY)).close()
        qt = make_qt_application()
        application = Application(qt, open_workspace(Paths(Path(folder)), clock), Paths(Path(folder)))
        application.show()
        qt.processEvents()
        gc.freeze()  # as the program does when its start is over
        times = measure(qt, application, clicks)
        application.window.close()
        application.close()
    median, slow = statistics.median(times), sorted(times)[int(len(times) * 0.99)]
    tell(Result("S4", "click on done to the repainted week, median", median, "ms", TARGET_MS))
    tell(Result("S4", "click on done to the repainted week, 99 % within", slow, "ms", FRAME_MS))


def measure(qt: QApplication, application: Application, clicks: int) -> list[float]:
    """Tick and untick the week's sessions in turn; return milliseconds without those of saving."""
    saving = _time_saving(application.workspace)
    ids = [s.id for s in application.workspace.schedule.sessions if s.kind is not SessionKind.EXAM][:8]
    page = application.window.page
    times: list[float] = []
    for number in range(clicks + 4):
        saving[0] = 0.0
        begun = time.perf_counter()
        page._wishes.toggle_done(ids[number // 2 % len(ids)])  # type: ignore[attr-defined]
        qt.processEvents()
        spent = time.perf_counter() - begun - saving[0]
        if number >= 4:
            times.append(1000 * spent)
    return times


def _time_saving(workspace: Workspace) -> list[float]:
    """Let the workspace's store add the seconds it saves for to the first entry of the list returned."""
    spent = [0.0]
    store = workspace._store
    save = store.save

    def timed(*arguments: object, **named: object) -> Saved:
        begun = time.perf_counter()
        try:
            return save(*arguments, **named)  # type: ignore[arg-type]
        finally:
            spent[0] += time.perf_counter() - begun

    store.save = timed  # type: ignore[method-assign]
    return spent


if __name__ == "__main__":
    main(times_wanted(CLICKS))
