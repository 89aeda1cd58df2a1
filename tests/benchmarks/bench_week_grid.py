"""How long the week grid takes to paint: `python -m tests.benchmarks.bench_week_grid [REPEATS]`.

Offscreen, at the design's size of 792 x 672. The design asks for a repaint of 60 sessions in under 12 ms in
the median; a frame has 16.7 ms.
"""

import os

# Before anything imports Qt, which reads it once.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable
from datetime import timedelta
from statistics import median, quantiles
from time import perf_counter

from PySide6.QtWidgets import QApplication

from planner.domain.session import SessionState
from planner.ui.style import apply_theme
from planner.ui.theme import load_theme
from planner.ui.week.grid.values import BlockRow, GridRows
from planner.ui.week.grid.view import WeekGridView
from planner.values import replace
from tests.benchmarks.results import FRAME_MS, Result, tell, times_wanted
from tests.ui.week.grid.sample_week import NOW, block, sample_days, sample_rows, sample_sessions

REPEATS = 200
WARM_UP = 10
REPAINT_MS = 12
TRACKS = ("maths", "programming", "ml", "dl", "genai", "data", "mlops", "cert")


def full_week() -> tuple[BlockRow, ...]:
    """Sixty sessions of fifty minutes in all tracks and states."""
    states = tuple(SessionState)
    return tuple(
        block(
            number // 9,
            f"{7 + number % 9 * 100 // 60:02}:{number % 9 * 100 % 60:02}"
            f"-{7 + (number % 9 * 100 + 50) // 60:02}:{(number % 9 * 100 + 50) % 60:02}",
            f"Session number {number} of the week",
            TRACKS[number % 8],
            state=states[number % len(states)],
            done=20,
        )
        for number in range(60)
    )


def next_week(rows: GridRows) -> GridRows:
    """The same sessions a week later, with ids of their own."""
    sessions = tuple(replace(row, id=f"next-{row.id}") for row in rows.sessions)
    return replace(rows, days=sample_days(rows.first_day + timedelta(days=7)), sessions=sessions)


def toggled(rows: GridRows) -> GridRows:
    """The same week with its last session done."""
    last = replace(rows.sessions[-1], state=SessionState.DONE)
    return replace(rows, sessions=(*rows.sessions[:-1], last))


def timed(what: str, act: Callable[[int], object], count: int, target: float = FRAME_MS) -> None:
    """Run something many times; tell the median and the 95th percentile in milliseconds."""
    times = []
    for turn in range(WARM_UP + count):
        start = perf_counter()
        act(turn)
        times.append((perf_counter() - start) * 1000)
    taken = times[WARM_UP:]
    tell(Result("S8", f"week grid, {what}, median", median(taken), "ms", target))
    tell(Result("", f"week grid, {what}, 95 % within", quantiles(taken, n=20)[-1], "ms"))


def measure(application: QApplication, rows: GridRows, count: int) -> None:
    """Tell what painting, changing and switching a week take."""
    grid = WeekGridView()
    grid.resize(792, 672)
    grid.show_rows(rows)
    grid.show()
    application.processEvents()
    weeks, states = (rows, next_week(rows)), (rows, toggled(rows))

    def repaint(_turn: int) -> None:
        grid.viewport().repaint()

    def show(turn: int, choices: tuple[GridRows, GridRows]) -> None:
        grid.show_rows(choices[turn % 2])
        application.processEvents()

    def move_now(turn: int) -> None:
        grid.set_now(NOW + timedelta(minutes=turn))
        application.processEvents()

    sessions = f"{len(rows.sessions)} sessions"
    timed(f"{sessions}: all painted again", repaint, count, REPAINT_MS)
    timed(f"{sessions}: one changes", lambda turn: show(turn, states), count)
    timed(f"{sessions}: another week", lambda turn: show(turn, weeks), count)
    grid.show_rows(rows)
    timed(f"{sessions}: the line of now moves", move_now, count)
    grid.hide()
    grid.deleteLater()
    application.processEvents()


def main(count: int = REPEATS) -> None:
    """Measure the design's week of 13 sessions and an exam, and one of 60."""
    application = QApplication([])
    apply_theme(application, load_theme("light"))
    for sessions in (sample_sessions(), full_week()):
        measure(application, sample_rows(sessions), count)


if __name__ == "__main__":
    main(times_wanted(REPEATS))
