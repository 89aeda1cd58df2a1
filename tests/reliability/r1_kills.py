"""R1: a working session is killed, at random moments and at each k-th write, sync, rename and unlink.

A kill loses nothing that the system was told, so what is proved is that no change is half on its way when it
is called saved, that the next start takes back what was cut short, and that it is soon over.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random
from time import monotonic

from tests.reliability.harness import Numbers, Wish, main, quick_folder
from tests.reliability.line import LENGTH
from tests.reliability.nursery import CHECKOUT, Ended, Fault, Nursery, the_nursery

FULL = 1_000
_LONGEST_START = 2.0
_WHOLE_STARTS_EVERY = 25
_CALLS = 160  # of the first steps: one kill before each
_MOST_CALLS = 1_500
_LONGEST_SESSION = 0.8


def run(wish: Wish) -> Numbers:
    """Kill so many sessions, and start after each."""
    numbers = Numbers()
    nursery = the_nursery()
    with quick_folder() as folder:
        faults = _faults(wish)
        for seed in count(wish.seed * 1_000):
            is_over = not _live_a_line(numbers, nursery, folder / str(seed), seed, wish, faults)
            if is_over or (wish.plant and numbers.is_red):
                return numbers
    return numbers


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


def _live_a_line(
    numbers: Numbers, nursery: Nursery, folder: Path, seed: int, wish: Wish, faults: Iterator[Fault]
) -> bool:
    """Kill the sessions of one line until it ends; return whether there are faults left."""
    expected = line_of(nursery, folder, seed)
    for fault in faults:
        numbers.runs += 1
        plant = "no-journal" if wish.plant else ""
        ended = nursery.run("line:live", fault, folder=folder, seed=seed, plant=plant)
        if ended.trace:
            numbers.broken.append(ended.trace)
        if numbers.runs % _WHOLE_STARTS_EVERY == 0:
            _start_whole(numbers, folder)
        reached = check(numbers, ended, nursery.run("line:look", folder=folder), expected)
        if reached is None or reached >= LENGTH:
            return True
    _check_backups(numbers, nursery, folder, expected)
    return False


def line_of(nursery: Nursery, folder: Path, seed: int, steps: int = LENGTH) -> dict[str, str]:
    """Make a folder with the first plan, and return the plan at each revision of a line from there."""
    trial = folder / "whole"
    trial.mkdir(parents=True)
    assert nursery.run("line:begin", folder=trial).lines == ("begun",)
    shutil.copytree(trial, folder, dirs_exist_ok=True)
    ended = nursery.run("line:whole", folder=trial, seed=seed, steps=steps)
    assert not ended.trace, ended.trace
    shutil.rmtree(trial)
    return ended.words


def check(numbers: Numbers, ended: Ended, after: Ended, expected: dict[str, str]) -> int | None:
    """Compare what was called saved with what is there; return the revision, or None for no plan."""
    words = after.words
    if after.trace or "refused" in words or "revision" not in words:
        numbers.spoil(after.trace or str(after.lines))
        return None
    numbers.started(float(words["seconds"]))
    first, revision = int(ended.words.get("open", "0")), int(words["revision"])
    told = int(ended.words.get("saved", first))
    numbers.acknowledged += told - first
    if revision < told:
        numbers.lose(told - revision, f"{told} was called saved, and {revision} is there")
    elif revision > told + 1 and "open" in ended.words:
        numbers.broken.append(f"{revision} is there, and only {told} was called saved")
    elif words["digest"] != expected[str(revision)]:
        numbers.spoil(f"the plan at {revision} is another one")
    return revision


def _check_backups(numbers: Numbers, nursery: Nursery, folder: Path, expected: dict[str, str]) -> None:
    """Every backup that has its name is a whole plan of the line."""
    for line in nursery.run("line:look_at_backups", folder=folder).lines:
        name, _blank, found = line.partition(" ")
        numbers.add("backups")
        if found not in expected.values():
            numbers.spoil(f"{name}: {found}")


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


if __name__ == "__main__":
    main(run, FULL)
