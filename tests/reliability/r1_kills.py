"""R1: a working session is killed, at random moments and at each k-th write, sync, rename and unlink.

A kill loses nothing that the system was told, so what is proved is that no change is half on its way when it
is called saved, that the next start takes back what was cut short, and that it is soon over.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from random import Random
from statistics import median
from time import monotonic

from tests.reliability.fork_server import CHECKOUT, Fault, ForkServer, the_fork_server
from tests.reliability.harness import EndOfRuns, Harness, Numbers, Wish, main, quick_folder
from tests.reliability.judging import check, check_backups, scripted_plans
from tests.reliability.scripted_session import STEPS

_LONGEST_START = 2.0
_MOST_TIMES_AS_LONG = 3  # as one without a kill, where that alone is slow
_WHOLE_STARTS_EVERY = 9
_CALLS = 160  # of the first steps: one kill before each
_MOST_CALLS = 1_500
_LONGEST_SESSION = 0.8


class _WholeStarts:
    """Starts of the program itself, from nothing to its answer: after kills, and where nobody was killed.

    What each takes is judged by the time of the processor, for the machine may be busy; by the clock it is
    the one in the middle that is judged, and on a slow machine it may be as slow as the others there.
    """

    def __init__(self, numbers: Numbers, undisturbed: Path) -> None:
        self._numbers, self._undisturbed = numbers, undisturbed
        self._after_kills: list[float] = []
        self._others: list[float] = []

    def start(self, folder: Path) -> None:
        """Start in a folder in which a session was killed, and in the other one."""
        seconds = self._seconds_of_a_start(folder)
        self._numbers.started(seconds)
        self._numbers.add("whole starts")
        self._after_kills.append(seconds)
        self._others.append(self._seconds_of_a_start(self._undisturbed))

    def end(self) -> None:
        """Judge the start in the middle."""
        if not self._after_kills:
            return
        middle, other = median(self._after_kills), median(self._others)
        self._numbers.more |= {"s of a start in the middle": middle, "s without a kill": other}
        if middle > max(_LONGEST_START, _MOST_TIMES_AS_LONG * other):
            self._numbers.broken.append(f"a start takes {middle:.2f} s, and {other:.2f} s without a kill")

    def _seconds_of_a_start(self, folder: Path) -> float:
        from resource import (
            RUSAGE_CHILDREN,
            getrusage,
        )  # not on Windows, where no harness gets as far as this

        began, before = monotonic(), getrusage(RUSAGE_CHILDREN)
        command = [sys.executable, "-m", "planner", "--data-dir", str(folder), "check"]
        done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
        after = getrusage(RUSAGE_CHILDREN)
        worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        if done.returncode or done.stderr:
            self._numbers.spoil(done.stdout + done.stderr)
        if worked > _LONGEST_START:
            self._numbers.broken.append(f"a start took {worked:.2f} s")
        return monotonic() - began


def run(wish: Wish, numbers: Numbers) -> None:
    """Kill so many sessions, and start after each."""
    server = the_fork_server()
    with quick_folder() as folder:
        scripted_plans(server, folder / "undisturbed", wish.seed, steps=0)
        faults, starts = _faults(wish), _WholeStarts(numbers, folder / "undisturbed")
        with suppress(EndOfRuns):  # however short it was, the starts are judged
            for seed in count(wish.seed * 1_000):
                if not _kill_a_session(numbers, server, folder / str(seed), seed, wish, faults, starts):
                    break
        starts.end()


def _faults(wish: Wish) -> Iterator[Fault]:
    chance = Random(wish.seed)
    for number in range(wish.runs):
        match number % 3:
            case 0:
                yield Fault(after=chance.uniform(0, _LONGEST_SESSION))
            case 1:
                yield Fault("kill", at=1 + number // 3 % _CALLS)
            case _:
                yield Fault("torn", at=chance.randint(1, _MOST_CALLS))


def _kill_a_session(
    numbers: Numbers,
    server: ForkServer,
    folder: Path,
    seed: int,
    wish: Wish,
    faults: Iterator[Fault],
    starts: _WholeStarts,
) -> bool:
    """Kill one session again and again until it ends; return whether there are faults left."""
    expected = scripted_plans(server, folder, seed)
    for fault in faults:
        numbers.next_run()
        ended = server.run("scripted_session:live", fault, folder=folder, seed=seed, plant=wish.plant)
        if ended.trace:
            numbers.broken.append(ended.trace)
        if numbers.runs % _WHOLE_STARTS_EVERY == 0:
            starts.start(folder)
        reached = check(numbers, ended, server.run("scripted_session:look", folder=folder), expected)
        if reached is None or reached >= STEPS:
            return True
    check_backups(numbers, server, folder, expected)
    return False


HARNESS = Harness(run, full=1_000, quick=9, plants={"no-journal": 30})

if __name__ == "__main__":
    main(HARNESS)
