"""R1: a working session is killed, at random moments and at each k-th write, sync, rename and unlink.

A kill loses nothing that the system was told, so what is proved is that no change is half on its way when it
is called saved, that the next start takes back what was cut short, and that it is soon over.
"""

import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random
from time import monotonic

from tests.reliability.fork_server import CHECKOUT, Fault, ForkServer, the_fork_server
from tests.reliability.harness import Harness, Numbers, Wish, main, quick_folder
from tests.reliability.judging import check, check_backups, scripted_plans
from tests.reliability.scripted_session import STEPS

_LONGEST_START = 2.0
_WHOLE_STARTS_EVERY = 25
_CALLS = 160  # of the first steps: one kill before each
_MOST_CALLS = 1_500
_LONGEST_SESSION = 0.8


def run(wish: Wish, numbers: Numbers) -> None:
    """Kill so many sessions, and start after each."""
    server = the_fork_server()
    with quick_folder() as folder:
        faults = _faults(wish)
        for seed in count(wish.seed * 1_000):
            if not _kill_a_session(numbers, server, folder / str(seed), seed, wish, faults):
                return


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
    numbers: Numbers, server: ForkServer, folder: Path, seed: int, wish: Wish, faults: Iterator[Fault]
) -> bool:
    """Kill one session again and again until it ends; return whether there are faults left."""
    expected = scripted_plans(server, folder, seed)
    for fault in faults:
        numbers.next_run()
        ended = server.run("scripted_session:live", fault, folder=folder, seed=seed, plant=wish.plant)
        if ended.trace:
            numbers.broken.append(ended.trace)
        if numbers.runs % _WHOLE_STARTS_EVERY == 0:
            _start_whole(numbers, folder)
        reached = check(numbers, ended, server.run("scripted_session:look", folder=folder), expected)
        if reached is None or reached >= STEPS:
            return True
    check_backups(numbers, server, folder, expected)
    return False


def _start_whole(numbers: Numbers, folder: Path) -> None:
    """Start the program itself, from nothing to its answer.

    The time on the clock is told; what is judged is that of the processor, for the machine may be busy.
    """
    from resource import RUSAGE_CHILDREN, getrusage  # not on Windows, where no harness gets as far as this

    began, before = monotonic(), getrusage(RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "planner", "--data-dir", str(folder), "check"]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    after = getrusage(RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    numbers.started(monotonic() - began)
    numbers.add("whole starts")
    if done.returncode or done.stderr:
        numbers.spoil(done.stdout + done.stderr)
    if worked > _LONGEST_START:
        numbers.broken.append(f"a start took {worked:.2f} s")


HARNESS = Harness(run, full=1_000, quick=9, plants={"no-journal": 30})

if __name__ == "__main__":
    main(HARNESS)
