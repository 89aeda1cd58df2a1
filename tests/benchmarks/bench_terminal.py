"""How long a command in the terminal takes, as a ratio to importing SQLAlchemy and opening the same file.

Run as `python -m tests.benchmarks.bench_terminal [RUNS]`. Every number is the median of processes started one
after another, in turns, so that a busy machine slows them alike. Times count from spawn to exit.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.results import Result, tell, times_wanted
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at

RUNS = 15

_FLOOR = """
import sys
from sqlalchemy import create_engine, text
with create_engine("sqlite:///" + sys.argv[1]).connect() as connection:
    print(len(connection.execute(text("select id, title from items")).all()))
"""

_COMMANDS = (("week",), ("done", "containers"))


def main(runs: int = RUNS) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        seconds = measure(Path(folder), runs)
    floor = seconds.pop("floor")
    tell(Result("", "terminal: SQLAlchemy imported and the file opened", 1000 * floor, "ms"))
    for name, taken in seconds.items():
        tell(Result("S11", f"terminal: {name}", 1000 * taken, "ms"))
        tell(Result("S11", f"terminal: {name}", taken / floor, "x floor", 1.2))


def measure(folder: Path, runs: int) -> dict[str, float]:
    """Return the median seconds of the floor and of each command."""
    made = folder / "made"
    workspace_at(made, Clock(), first_plan(MONDAY)).close()
    contenders = {"floor": ["-c", _FLOOR, str(made / "planner.db")]}
    for words in _COMMANDS:
        data = folder / words[0]
        options = ["--data-dir", str(data), "--now", MONDAY.isoformat()]
        contenders[" ".join(words)] = ["-m", "planner", *options, *words]
    seen: dict[str, list[float]] = {name: [] for name in contenders}
    for turn in range(runs + 1):
        for name, arguments in contenders.items():
            # Each change is made on a plan of its own.
            shutil.copytree(made, folder / name.split()[0], dirs_exist_ok=True)
            taken = _seconds(arguments)
            if turn:  # the first turn fills the caches
                seen[name].append(taken)
    return {name: statistics.median(each) for name, each in seen.items()}


def _seconds(arguments: list[str]) -> float:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = time.monotonic()
    command = [sys.executable, *arguments]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - begun


if __name__ == "__main__":
    main(times_wanted(RUNS))
