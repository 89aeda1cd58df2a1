"""R3: kills and power cuts while a plan is begun, backed up, restored, rescued, migrated or exported.

Every file is then the old one or the new one, whole; what was called done is the new one; and the same, done
again, leads to its end whatever was left lying about, and clears that away when it has grown old.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from random import Random

from tests.reliability.disk_model import Disk, Kind, read_calls
from tests.reliability.file_tasks import TASKS
from tests.reliability.fork_server import Ended, Fault, ForkServer, the_fork_server
from tests.reliability.harness import Harness, Numbers, Wish, main, quick_folder

# What each planted fault is in.
_PLANTED = {
    "written-in-place": ("backup", "export", "export of everything"),
    "strays-stay": ("export", "copy to a file"),
}
_LONG_AGO = datetime(2020, 1, 1).timestamp()


@dataclass(frozen=True)
class TaskTrial:
    """A task with what it begins with and leads to.

    Attributes:
        folder: has in "before" what the task begins with.
        calls: how many calls it makes that change a file.
    """

    server: ForkServer
    folder: Path
    task: str
    calls: int
    before: frozenset[str]
    after: frozenset[str]


def run(wish: Wish, numbers: Numbers) -> None:
    """Meet so many faults, spread over all tasks."""
    chance = Random(wish.seed)
    tasks = _PLANTED[wish.plant] if wish.plant else some_tasks(chance, wish.runs // 2)
    with quick_folder() as folder:
        trials = [task_trial(the_fork_server(), folder / task.replace(" ", "-"), task) for task in tasks]
        share = -(-wish.runs // (2 * len(trials)))
        for trial in trials:
            for fault in islice(_kills(trial, chance, share), share):
                _kill(numbers, trial, fault, wish)
            _cut_power(numbers, trial, chance, share, wish)


def some_tasks(chance: Random, most: int) -> tuple[str, ...]:
    """Return all tasks, or so many of them: to make what one begins with takes longer than a fault."""
    return tuple(TASKS) if len(TASKS) <= most else tuple(chance.sample(tuple(TASKS), most))


def task_trial(server: ForkServer, folder: Path, task: str) -> TaskTrial:
    """Make what a task begins with, and see where it leads when nothing gets in the way."""
    (folder / "before").mkdir(parents=True)
    made = server.run("file_tasks:prepare", folder=folder / "before", task=task)
    assert not made.trace, made.trace
    before = _seen(server, _copied(folder), task)
    done = server.run("file_tasks:do", Fault("count"), folder=_copied(folder), task=task)
    assert "done" in done.words, done
    after = _seen(server, folder / "now", task)
    return TaskTrial(server, folder, task, int(done.words["calls"]), before, after)


def _copied(folder: Path) -> Path:
    shutil.rmtree(folder / "now", ignore_errors=True)
    shutil.copytree(folder / "before", folder / "now")
    return folder / "now"


def _seen(server: ForkServer, folder: Path, task: str) -> frozenset[str]:
    ended = server.run("file_tasks:look", folder=folder, task=task)
    assert not ended.trace, ended.trace
    return frozenset(ended.lines)


def _kills(trial: TaskTrial, chance: Random, share: int) -> Iterator[Fault]:
    """Yield a kill before each call and one in the middle, some of them where that is too many."""
    all_ = [Fault(mode, at) for at in range(1, trial.calls + 1) for mode in ("kill", "torn")]
    yield from all_ if len(all_) <= share else chance.sample(all_, share)


def _kill(numbers: Numbers, trial: TaskTrial, fault: Fault, wish: Wish) -> None:
    numbers.next_run()
    folder = _copied(trial.folder)
    ended = trial.server.run("file_tasks:do", fault, folder=folder, task=trial.task, plant=wish.plant)
    if ended.trace:
        numbers.broken.append(ended.trace)
    judge(numbers, trial, f"{fault.mode} at {fault.at}", wish, is_done="done" in ended.words)


def _cut_power(numbers: Numbers, trial: TaskTrial, chance: Random, share: int, wish: Wish) -> None:
    folder, log = _copied(trial.folder), trial.folder / "calls"
    disk, fault = Disk(folder), Fault("record", log=str(log))
    ended = trial.server.run("file_tasks:do", fault, folder=folder, task=trial.task, plant=wish.plant)
    assert not ended.trace, ended.trace
    calls = list(read_calls(log))
    places = [chance.randrange(len(calls)) for _cut in range(share)]
    is_done = False
    for place, call in enumerate(calls):
        disk.take(call)
        is_done = is_done or (call.kind is Kind.MARK and call.path == "done")
        for _cut in range(places.count(place)):
            numbers.next_run()
            shutil.rmtree(folder)
            disk.cut(chance, folder)
            judge(numbers, trial, f"power cut at {place}", wish, is_done=is_done)


def judge(numbers: Numbers, trial: TaskTrial, fault: str, wish: Wish, *, is_done: bool) -> None:
    """Say whether what is there after a fault is whole, and let the task be done again."""
    folder, where = trial.folder / "now", f"{trial.task}, {fault}"
    seen = trial.server.run("file_tasks:look", folder=folder, task=trial.task)
    lines = frozenset(seen.lines)
    strange = lines - trial.before - trial.after
    gone = {line for line in trial.before - lines if line.startswith("backup")}
    numbers.acknowledged += is_done
    if seen.trace or strange or gone:
        numbers.spoil(f"{where}: {seen.trace or sorted(strange | gone)}")
    elif is_done and trial.after - lines:
        numbers.lose(1, f"{where}: {sorted(trial.after - lines)} is not there")
    for stray in _strays(folder):
        numbers.add("strays")
        os.utime(stray, (_LONG_AGO, _LONG_AGO))
    again = trial.server.run("file_tasks:do", folder=folder, task=trial.task, plant=wish.plant)
    finished = _state(trial.server.run("file_tasks:look", folder=folder, task=trial.task))
    if "done" not in again.words or finished != _state(Ended(tuple(trial.after), False, "")):
        numbers.broken.append(f"{where}: again: {again.lines} {again.trace} {sorted(finished)}")
    if left := [str(stray.relative_to(folder)) for stray in _strays(folder)]:
        numbers.broken.append(f"{where}: left for good: {left}")


def _strays(folder: Path) -> list[Path]:
    """Return what was left unfinished: files that have no name yet, and rooms in which plans are made."""
    rooms = (room for restoring in folder.rglob("restoring") for room in restoring.iterdir())
    return [*folder.rglob("*.part"), *folder.rglob("*.part-journal"), *rooms]


def _state(ended: Ended) -> frozenset[str]:
    """Return the plan and the export alone: what is done twice leaves more backups."""
    return frozenset(line for line in ended.lines if line.startswith(("plan", "export")))


HARNESS = Harness(run, full=6_000, quick=16, plants=dict.fromkeys(_PLANTED, 16))

if __name__ == "__main__":
    main(HARNESS)
