"""How long a step in "What if" takes, from the key to the repainted dialog with new verdicts.

Measured are both sliders, and ticks of items to leave out, more and more of them.

Run as `python -m tests.benchmarks.bench_what_if [STEPS]`. The plan is the usual one: the shipped roadmap, ten
hours a week, one exam, and another exam beside it. What is laid out when the hand rests is not part of it.
"""

import gc
import os
import statistics
import tempfile
import time
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "*=false")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSlider

from planner.app import Application, make_qt_application
from planner.paths import Paths
from planner.services.catalog import certification
from planner.services.goals import ExamWish, add_exam
from planner.services.opening import open_workspace
from planner.ui.row_model import ROW_ROLE
from planner.ui.shared.check_model import CHECK
from planner.ui.what_if.dialog import WhatIfDialog
from tests.benchmarks.results import FRAME_MS, Result, tell, times_wanted
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at

STEPS = 60
_WARM_UP = 5


def main(steps: int = STEPS) -> None:
    """Tell the median and the slowest twentieth."""
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock()
        plan = first_plan(MONDAY)
        exam = ExamWish(certification=certification("aws-mla-c01"), due=datetime(2028, 5, 20, 10))
        workspace_at(Path(folder), clock, plan.after(add_exam(plan, exam, MONDAY))).close()
        qt = make_qt_application()
        application = Application(qt, open_workspace(Paths(Path(folder)), clock), Paths(Path(folder)))
        application.show()
        dialog = WhatIfDialog(application.workspace, application.performer, parent=application.window)
        dialog.open()
        qt.processEvents()
        gc.freeze()  # as the program does once its window is there
        _tell("step of the date slider", measure(qt, dialog.fields.day_slider.slider, steps))
        _tell("step of the hours slider", measure(qt, dialog.fields.hours_slider.slider, steps))
        _tell("tick of an item to leave out", measure_items(qt, dialog, steps))
        dialog.reject()
        application.window.close()
        application.close()


def measure(qt: QApplication, slider: QSlider, steps: int) -> list[float]:
    """Press an arrow key to and fro; return the milliseconds until all is painted again."""
    slider.setFocus()
    times: list[float] = []
    for number in range(steps + _WARM_UP):
        key = Qt.Key.Key_Right if number // 8 % 2 else Qt.Key.Key_Left
        begun = time.perf_counter()
        QTest.keyClick(slider, key)
        qt.processEvents()
        if number >= _WARM_UP:
            times.append(1000 * (time.perf_counter() - begun))
    return times


def measure_items(qt: QApplication, dialog: WhatIfDialog, steps: int) -> list[float]:
    """Tick and untick items to leave out; return the milliseconds until all is painted again."""
    dialog.fields.items.box.click()
    qt.processEvents()
    model = dialog.fields.picker.model  # type: ignore[union-attr]
    groups = [model.index(number, 0) for number in range(model.rowCount())]
    items = [model.index(row, 0, group) for group in groups for row in range(model.rowCount(group))]
    free = [row.id for row in (index.data(ROW_ROLE) for index in items) if not row.is_noted]
    times: list[float] = []
    for number in range(steps + _WARM_UP):
        state = Qt.CheckState.Unchecked if number // len(free) % 2 else Qt.CheckState.Checked
        index = model.index_of(free[number % len(free)])
        begun = time.perf_counter()
        model.setData(index, state, CHECK)
        qt.processEvents()
        if number >= _WARM_UP:
            times.append(1000 * (time.perf_counter() - begun))
    return times


def _tell(name: str, times: list[float]) -> None:
    slow = statistics.quantiles(times, n=20)[-1]
    for words, taken in (("median", statistics.median(times)), ("95 % within", slow)):
        tell(Result("S8", f"what if, {name}, {words}", taken, "ms", FRAME_MS))


if __name__ == "__main__":
    main(times_wanted(STEPS))
