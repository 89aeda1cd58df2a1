"""How a long past weighs: start, first change and terminal with 1, 5 and 20 years of history.

Run as `python -m tests.benchmarks.bench_history [RUNS]`. Twenty years are 100,000 time entries, 10,000
sessions and as many steps as are kept for undo. Processes are started one after another, in turns; times
count from spawn. What is left to study is the same in each.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Final

from tests.benchmarks.results import Result, tell, times_wanted
from tests.benchmarks.starts import CHANGE, environment, measure, program
from tests.support.workspaces import MONDAY
from tests.support.years import ENTRIES_A_YEAR, folder_after

RUNS = 7
YEARS: Final = (1, 5, 20)
MOST_GROWTH = 1.2
_COMMANDS: Final = (("week",), ("done", "containers"))


def main(runs: int = RUNS) -> None:
    """Tell times, their ratios to one year, and the size of the database."""
    with tempfile.TemporaryDirectory() as name:
        folders = {years: Path(name) / str(years) for years in YEARS}
        for years, folder in folders.items():
            size = folder_after(folder, years).stat().st_size / 1024**2
            entries = f"{years * ENTRIES_A_YEAR:,} entries"
            tell(Result("S3", f"size of the database, {_words(years)}, {entries}", size, "MiB"))
        _tell_starts(folders, runs)
        for words in _COMMANDS:
            _tell_command(folders, words, runs)


def _words(years: int) -> str:
    return "1 year" if years == 1 else f"{years} years"


def _tell_starts(folders: dict[int, Path], runs: int) -> None:
    for what, then in (("first painted week", ""), ("first change saved", CHANGE)):
        # A change that is saved would be refused the next time, so the work is done on a copy.
        contenders = [program(str(years), _copy(folder), then) for years, folder in folders.items()]
        taken = measure(contenders, runs)
        seconds = {years: taken[str(years)].seconds for years in folders}
        _tell(f"spawn to the {what}", seconds)
        _tell_peaks(what, {years: taken[str(years)].peak for years in folders})


def _copy(folder: Path) -> Path:
    return Path(shutil.copytree(folder, folder.with_name(f"{folder.name}-copy"), dirs_exist_ok=True))


def _tell_command(folders: dict[int, Path], words: tuple[str, ...], runs: int) -> None:
    seen: dict[int, list[float]] = {years: [] for years in folders}
    for turn in range(runs + 1):
        for years, folder in folders.items():
            taken = _seconds(_copy(folder), words)
            if turn:  # the first turn fills the caches
                seen[years].append(taken)
    _tell(f"terminal: {' '.join(words)}", {years: median(times) for years, times in seen.items()})


def _seconds(data: Path, words: tuple[str, ...]) -> float:
    options = ["--data-dir", str(data), "--now", MONDAY.isoformat()]
    begun = time.monotonic()
    command = [sys.executable, "-m", "planner", *options, *words]
    subprocess.run(command, env=environment(), check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - begun


def _tell(what: str, seconds: dict[int, float]) -> None:
    for years, taken in seconds.items():
        tell(Result("S3", f"{what}, {_words(years)}", 1000 * taken, "ms"))
        if years != YEARS[0]:
            target = MOST_GROWTH if years == YEARS[-1] else None
            ratio = taken / seconds[YEARS[0]]
            tell(Result("S3", f"{what}, {_words(years)}", ratio, "x 1 year", target))


def _tell_peaks(what: str, peaks: dict[int, float]) -> None:
    for years, peak in peaks.items():
        tell(Result("S3", f"peak memory at the {what}, {_words(years)}", peak, "MiB"))


if __name__ == "__main__":
    main(times_wanted(RUNS))
