"""How fast the screens and weeks follow each other, how fast a search is, and what memory the screens need.

Run as `python -m tests.benchmarks.bench_pages [RUNS]`. A first visit imports the screen and makes it, so each
is measured in a process of its own, after the first painted week; later visits, weeks and searches in the
real window, each from the wish until all is painted. The roadmap is made ahead while the learner rests; here
its first visit comes before that.
"""

import gc
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "*=false")

from planner.app import Application, make_qt_application

# isort: split
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from planner.ui.main_window import FIRST_PAGE, SEARCH_PAGES, SETTINGS_PAGE
from planner.ui.widgets.search_field import SearchField
from tests.benchmarks.results import FRAME_MS, Result, tell, times_wanted
from tests.benchmarks.starts import EVERY_SCREEN, answer_of, floors, measure, program
from tests.benchmarks.worked_window import opened
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at

RUNS = 7
SCREENS: Final = (
    *("show-roadmap", "show-courses", "show-exams", "show-progress", "show-availability"),
    SETTINGS_PAGE,
)
FIRST_VISIT_MS = 100
TYPED: Final = "kubernetes"
REST_SECONDS = 0.7  # for what a screen works out after it came, such as a forecast
_WEEK_PEAK, _SCREENS_PEAK = "the week", "every screen"
_VISIT: Final = """
    begun_at = time.perf_counter()
    application.window.show_page("{page}")
    begun.qt.processEvents()
    print(json.dumps(time.perf_counter() - begun_at))
"""


def main(runs: int = RUNS) -> None:
    """Tell all of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workspace_at(folder, Clock(), first_plan(MONDAY)).close()
        _tell_memory(folder, runs)
        for page in SCREENS:
            taken = _first_visits(folder, page, runs)
            tell(Result("S8", f"first visit: {_words(page)}", median(taken), "ms", FIRST_VISIT_MS))
        with opened(make_qt_application(), folder) as application:
            _tell_switches(application, runs)
            _tell_searches(application, runs)


def _words(page: str) -> str:
    return page.removeprefix("show-")


def _tell_memory(folder: Path, runs: int) -> None:
    visited = EVERY_SCREEN.format(seconds=REST_SECONDS)
    contenders = (
        floors(folder / "planner.db")[-1],
        program(_WEEK_PEAK, folder),
        program(_SCREENS_PEAK, folder, visited),
    )
    taken = measure(list(contenders), runs)
    for name, most in ((_WEEK_PEAK, 1.25), (_SCREENS_PEAK, 2)):
        tell(Result("S9", f"peak memory with {name} open", taken[name].peak, "MiB"))
        ratio = taken[name].peak / taken["F3"].peak
        tell(Result("S9", f"peak memory with {name} open", ratio, "x F3", most))


def _first_visits(folder: Path, page: str, runs: int) -> list[float]:
    visit = program(page, folder, _VISIT.format(page=page))
    taken = [1000 * float(json.loads(answer_of(visit).splitlines()[0])) for _run in range(runs + 1)]
    return taken[1:]  # the first fills the caches


def _tell_switches(application: Application, runs: int) -> None:
    """Tell what it takes to show each screen again, and other weeks."""
    window = application.window
    for page in SCREENS:
        window.show_page(page)
        QTest.qWait(round(1000 * REST_SECONDS))
    gc.collect()
    gc.freeze()
    for page in SCREENS:
        there, back = [], []
        for _run in range(runs + 1):
            there.append(_milliseconds(lambda page=page: window.show_page(page)))  # type: ignore[misc]
            back.append(_milliseconds(lambda: window.show_page(FIRST_PAGE)))
        tell(Result("S8", f"shown again: {_words(page)}", median(there[1:]), "ms", FRAME_MS))
        tell(Result("S8", f"back to the week from {_words(page)}", median(back[1:]), "ms", FRAME_MS))
    for id in ("next-week", "previous-week"):
        taken = [_milliseconds(window.actions_by_id[id].trigger) for _run in range(3 * runs)]
        tell(Result("S8", f"week switched: {id}", median(taken), "ms", FRAME_MS))


def _tell_searches(application: Application, runs: int) -> None:
    """Tell what a keystroke takes in each search; the first letters leave the most rows."""
    window = application.window
    for page in SEARCH_PAGES:
        field = window.show_page(page).findChild(SearchField)
        assert field is not None
        window.search()
        _tell_keys(f"search in {_words(page)}", field, runs)
    application.late.palette.toggle()
    _tell_keys("command palette", application.late.palette.view.line, runs)
    application.late.palette.toggle()


def _tell_keys(what: str, field: QLineEdit, runs: int) -> None:
    taken = list(_keystrokes(field, runs))
    tell(Result("S8", f"{what}: keystroke, median", median(taken), "ms", FRAME_MS))
    tell(Result("S8", f"{what}: keystroke, 95 % within", quantiles(taken, n=20)[-1], "ms", FRAME_MS))


def _keystrokes(field: QLineEdit, runs: int) -> Iterator[float]:
    for run in range(runs + 1):
        for letter in TYPED:
            taken = _milliseconds(lambda letter=letter: QTest.keyClick(field, letter))  # type: ignore[misc]
            if run:
                yield taken
        field.clear()
        QApplication.processEvents()


def _milliseconds(act: Callable[[], object]) -> float:
    begun = perf_counter()
    act()
    QApplication.processEvents()
    return 1000 * (perf_counter() - begun)


if __name__ == "__main__":
    main(times_wanted(RUNS))
