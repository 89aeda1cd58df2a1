"""R8: the program is started twice at once on one folder.

One window opens; the other start has it come to the front and ends, and has written nothing. Where the folder
is new, none of the two makes anything of it that the other could not use.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from planner.paths import Paths
from tests.reliability.fork_server import CHECKOUT
from tests.reliability.harness import Harness, Numbers, Wish, main
from tests.support.workspaces import Clock, first_plan, workspace_at

_LONGEST_SECONDS = 60.0
_OPEN_ALREADY = "Study Planner is open already; its window comes to the front."


def run(wish: Wish, numbers: Numbers) -> None:
    """Start twice so many times; each third time in a folder that is new."""
    with TemporaryDirectory() as kept:
        whole = Path(kept).resolve() / "plan"
        workspace_at(whole, Clock(), first_plan()).close()
        for number in range(wish.runs):
            numbers.next_run()
            folder = whole.with_name(f"trial-{number}")
            if number % 3 < 2:
                shutil.copytree(whole, folder)
            _start_twice(numbers, folder, number, wish.plant)
            shutil.rmtree(folder)


class _Start:
    """One of the two, which is heard until it ends."""

    def __init__(self, folder: Path, plant: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.reliability.one_start", str(folder), plant],
            cwd=CHECKOUT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.lines: list[str] = []
        self._hearing = Thread(target=self._hear)
        self._hearing.start()

    def _hear(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(json.loads(line))

    def end(self) -> str:
        """Let it close its window; return what it said of errors."""
        _out, errors = self.process.communicate("\n")
        self._hearing.join()
        return errors


def _start_twice(numbers: Numbers, folder: Path, number: int, plant: str) -> None:
    before, began = _content(folder), time.monotonic()
    starts = [_Start(folder, plant), _Start(folder, plant)]
    until = began + _LONGEST_SECONDS
    while time.monotonic() < until and not _is_settled(starts):
        time.sleep(0.01)
    numbers.started(time.monotonic() - began)
    after = _content(folder)
    told = sorted(({*start.lines} for start in starts), key=len)
    errors = "".join(start.end() for start in starts)
    if told != [{"gone"}, {"open", "raised"}]:
        numbers.broken.append(f"start {number}: {told} {errors}")
    said = [line for line in errors.splitlines() if "This plugin does not support" not in line]
    if said != [_OPEN_ALREADY]:
        numbers.broken.append(f"start {number}: said {errors!r}")
    if before and before != after:
        numbers.spoil(f"start {number}: the file has changed")


def _is_settled(starts: list[_Start]) -> bool:
    """Whether one window is open and was raised, and the other start is over."""
    told = [line for start in starts for line in start.lines]
    return ("raised" in told and "gone" in told) or told.count("open") == 2


def _content(folder: Path) -> str:
    path = Paths(folder).database
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


HARNESS = Harness(run, full=100, quick=2, plants={"two-windows": 1})

if __name__ == "__main__":
    main(HARNESS)
