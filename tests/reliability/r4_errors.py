"""R4: the disk is full, broken or not to be written to at each k-th call, once and for good.

What is called saved is on the disk; what is not is said in one sentence; after a retry, memory and disk are
the same, and the plan is the one that a learner without any fault would have.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.reliability.fork_server import Ended, Fault, ForkServer, the_fork_server
from tests.reliability.harness import Harness, Numbers, Wish, main, quick_folder
from tests.reliability.judging import scripted_plans
from tests.reliability.r3_whole_files import TaskTrial, some_tasks, task_trial

ERRORS = ("ENOSPC", "EIO", "EROFS")
_STEPS = 6  # of a session, with the faults of which half the runs are spent
_SESSION_CALLS = 110


def run(wish: Wish, numbers: Numbers) -> None:
    """Meet so many errors: half of them in sessions, half in what is done with whole files."""
    chance, server = Random(wish.seed), the_fork_server()
    with quick_folder() as folder:
        _disturb_sessions(numbers, server, folder / "sessions", wish, chance)
        if wish.plant:  # which is in sessions
            return
        tasks = some_tasks(chance, wish.runs // 4)
        trials = [task_trial(server, folder / task.replace(" ", "-"), task) for task in tasks]
        share = -(-wish.runs // (2 * len(trials)))
        for trial in trials:
            for fault in _errors(chance, trial.calls, share):
                _disturb_task(numbers, trial, fault)


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


def _disturb_sessions(numbers: Numbers, server: ForkServer, folder: Path, wish: Wish, chance: Random) -> None:
    expected = scripted_plans(server, folder / "before", seed=wish.seed, steps=_STEPS)
    for fault in _errors(chance, _SESSION_CALLS, wish.runs // 2):
        numbers.next_run()
        shutil.rmtree(folder / "now", ignore_errors=True)
        shutil.copytree(folder / "before", folder / "now")
        ended = server.run(
            "session_with_errors:live",
            fault,
            folder=folder / "now",
            seed=wish.seed,
            steps=_STEPS,
            plant=wish.plant,
        )
        where = f"session, {_named(fault)}"
        _take_refusals(numbers, ended, where)
        revision = ended.words.get("end", "")
        numbers.acknowledged += int(ended.words.get("saved", "0"))
        numbers.broken += [f"{where}: {line}" for line in ended.lines if line.startswith("broken")]
        if expected.get(revision.partition(" ")[0]) != revision.partition(" ")[2]:
            numbers.spoil(f"{where}: ended as {revision or ended.lines}")


def _disturb_task(numbers: Numbers, trial: TaskTrial, fault: Fault) -> None:
    numbers.next_run()
    folder, where = trial.folder / "now", f"{trial.task}, {_named(fault)}"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(trial.folder / "before", folder)
    ended = trial.server.run("file_tasks:do", fault, folder=folder, task=trial.task)
    _take_refusals(numbers, ended, where)
    lines = frozenset(trial.server.run("file_tasks:look", folder=folder, task=trial.task).lines)
    numbers.acknowledged += "done" in ended.words
    if "done" in ended.words and trial.after - lines:
        numbers.lose(1, f"{where}: {sorted(trial.after - lines)} is not there")
    elif lines - trial.before - trial.after:
        numbers.spoil(f"{where}: {sorted(lines - trial.before - trial.after)}")
    if "nothing was changed" in ended.words.get("refused", "") and _state(lines) != _state(trial.before):
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


HARNESS = Harness(run, full=6_000, quick=28, plants={"false-saves": 24})

if __name__ == "__main__":
    main(HARNESS)
