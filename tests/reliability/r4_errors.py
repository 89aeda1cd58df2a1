"""R4: the disk is full, broken or not to be written to at each k-th call, once and for good.

What is called saved is on the disk; what is not is said in one sentence; after a retry, memory and disk are
the same, and the plan is the one that a learner without any fault would have.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.reliability.harness import Numbers, Wish, main, quick_folder
from tests.reliability.nursery import Ended, Fault, Nursery, the_nursery
from tests.reliability.r1_kills import line_of
from tests.reliability.r3_whole_files import Ground, ground_of
from tests.reliability.tasks import TASKS

FULL = 3_000
ERRORS = ("ENOSPC", "EIO", "EROFS")
_STEPS = 6  # of a session, with the faults of which half the runs are spent
_SESSION_CALLS = 110


def run(wish: Wish) -> Numbers:
    """Meet so many errors: half of them in sessions, half in what is done with whole files."""
    numbers, chance = Numbers(), Random(wish.seed)
    nursery = the_nursery()
    with quick_folder() as folder:
        _disturb_sessions(numbers, nursery, folder / "sessions", wish, chance)
        if wish.plant:  # which is in sessions
            return numbers
        grounds = [ground_of(nursery, folder / task.replace(" ", "-"), task) for task in TASKS]
        share = -(-wish.runs // (2 * len(grounds)))
        for ground in grounds:
            for fault in _errors(chance, ground.calls, share):
                _disturb_task(numbers, ground, fault)
    return numbers


def _errors(chance: Random, calls: int, count: int) -> Iterator[Fault]:
    """Yield errors at each call, or as many of them as are wanted."""
    # Reading counts too where the disk is broken, so there are more calls than those that change a file.
    all_ = [
        Fault("fail", at, error, for_good)
        for error in ERRORS
        for at in range(1, (2 * calls if error == "EIO" else calls) + 1)
        for for_good in (False, True)
    ]
    yield from all_ if len(all_) <= count else chance.sample(all_, count)


def _disturb_sessions(numbers: Numbers, nursery: Nursery, folder: Path, wish: Wish, chance: Random) -> None:
    expected = line_of(nursery, folder / "before", seed=wish.seed, steps=_STEPS)
    plant = "false-saves" if wish.plant else ""
    for fault in _errors(chance, _SESSION_CALLS, wish.runs // 2):
        numbers.runs += 1
        shutil.rmtree(folder / "now", ignore_errors=True)
        shutil.copytree(folder / "before", folder / "now")
        ended = nursery.run(
            "errors:live", fault, folder=folder / "now", seed=wish.seed, steps=_STEPS, plant=plant
        )
        where = f"session, {_named(fault)}"
        _take_refusals(numbers, ended, where)
        revision = ended.words.get("end", "")
        numbers.acknowledged += int(ended.words.get("saved", "0"))
        numbers.broken += [f"{where}: {line}" for line in ended.lines if line.startswith("broken")]
        if expected.get(revision.partition(" ")[0]) != revision.partition(" ")[2]:
            numbers.spoil(f"{where}: ended as {revision or ended.lines}")


def _disturb_task(numbers: Numbers, ground: Ground, fault: Fault) -> None:
    numbers.runs += 1
    folder, where = ground.folder / "now", f"{ground.task}, {_named(fault)}"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ground.folder / "before", folder)
    ended = ground.nursery.run("tasks:do", fault, folder=folder, task=ground.task)
    _take_refusals(numbers, ended, where)
    lines = frozenset(ground.nursery.run("tasks:look", folder=folder, task=ground.task).lines)
    numbers.acknowledged += "done" in ended.words
    if "done" in ended.words and ground.after - lines:
        numbers.lose(1, f"{where}: {sorted(ground.after - lines)} is not there")
    elif lines - ground.before - ground.after:
        numbers.spoil(f"{where}: {sorted(lines - ground.before - ground.after)}")
    if "nothing was changed" in ended.words.get("refused", "") and _state(lines) != _state(ground.before):
        numbers.broken.append(f"{where}: refused and done all the same: {sorted(lines)}")


def _state(lines: frozenset[str]) -> frozenset[str]:
    return frozenset(line for line in lines if line.startswith(("plan", "export")))


def _named(fault: Fault) -> str:
    return f"{fault.error} at {fault.at}{' and ever after' if fault.for_good else ''}"


def _take_refusals(numbers: Numbers, ended: Ended, where: str) -> None:
    """A refusal is one sentence; any other error is a fault of the program."""
    if ended.trace or ended.killed:
        numbers.broken.append(f"{where}: {ended.trace or 'hung'}")
    for line in ended.lines:
        if line.startswith("refused "):
            numbers.add("refusals")
            sentence = json.loads(line.removeprefix("refused "))
            if not is_a_sentence(sentence):
                numbers.broken.append(f"{where}: {sentence}")


def is_a_sentence(words: str) -> bool:
    """Whether words are one sentence, for a learner: it has an end, and only one."""
    return words.endswith(".") and ". " not in words and "\n" not in words and "Error" not in words


if __name__ == "__main__":
    main(run, FULL)
