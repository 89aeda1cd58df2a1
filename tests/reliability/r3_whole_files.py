"""R3: kills and power cuts while a plan is begun, backed up, restored, rescued, migrated or exported.

Every file is then the old one or the new one, whole; what was called done is the new one; and the same, done
again, leads to its end whatever was left lying about.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

from tests.reliability.harness import Numbers, Wish, main, quick_folder
from tests.reliability.nursery import Ended, Fault, Nursery, the_nursery
from tests.reliability.power import Disk, Kind, read_calls
from tests.reliability.tasks import TASKS

FULL = 3_000
_IN_PLACE = "in-place"
_PLANTED = ("backup", "export")  # what the planted fault is in


@dataclass(frozen=True)
class Ground:
    """A task with what it begins with and leads to.

    Attributes:
        folder: has in "before" what the task begins with.
        calls: how many calls it makes that change a file.
    """

    nursery: Nursery
    folder: Path
    task: str
    calls: int
    before: frozenset[str]
    after: frozenset[str]


def run(wish: Wish) -> Numbers:
    """Meet so many faults, spread over all tasks."""
    numbers, chance = Numbers(), Random(wish.seed)
    tasks = _PLANTED if wish.plant else tuple(TASKS)
    with quick_folder() as folder:
        grounds = [ground_of(the_nursery(), folder / task.replace(" ", "-"), task) for task in tasks]
        share = -(-wish.runs // (2 * len(grounds)))
        for ground in grounds:
            for fault in islice(_kills(ground, chance, share), share):
                _kill(numbers, ground, fault, wish)
            _cut_power(numbers, ground, chance, share, wish)
    return numbers


def ground_of(nursery: Nursery, folder: Path, task: str) -> Ground:
    """Make what a task begins with, and see where it leads when nothing gets in the way."""
    (folder / "before").mkdir(parents=True)
    made = nursery.run("tasks:prepare", folder=folder / "before", task=task)
    assert not made.trace, made.trace
    before = _seen(nursery, _copied(folder), task)
    done = nursery.run("tasks:do", Fault("count"), folder=_copied(folder), task=task)
    assert "done" in done.words, done
    after = _seen(nursery, folder / "now", task)
    return Ground(nursery, folder, task, int(done.words["calls"]), before, after)


def _copied(folder: Path) -> Path:
    shutil.rmtree(folder / "now", ignore_errors=True)
    shutil.copytree(folder / "before", folder / "now")
    return folder / "now"


def _seen(nursery: Nursery, folder: Path, task: str) -> frozenset[str]:
    ended = nursery.run("tasks:look", folder=folder, task=task)
    assert not ended.trace, ended.trace
    return frozenset(ended.lines)


def _kills(ground: Ground, chance: Random, share: int) -> Iterator[Fault]:
    """Yield a kill before each call and one in the middle, some of them where that is too many."""
    all_ = [Fault(mode, at) for at in range(1, ground.calls + 1) for mode in ("kill", "torn")]
    yield from all_ if len(all_) <= share else chance.sample(all_, share)


def _kill(numbers: Numbers, ground: Ground, fault: Fault, wish: Wish) -> None:
    numbers.runs += 1
    folder, plant = _copied(ground.folder), _IN_PLACE if wish.plant else ""
    ended = ground.nursery.run("tasks:do", fault, folder=folder, task=ground.task, plant=plant)
    if ended.trace:
        numbers.broken.append(ended.trace)
    judge(numbers, ground, f"{fault.mode} at {fault.at}", is_done="done" in ended.words)


def _cut_power(numbers: Numbers, ground: Ground, chance: Random, share: int, wish: Wish) -> None:
    folder, log = _copied(ground.folder), ground.folder / "calls"
    disk, fault = Disk(folder), Fault("record", log=str(log))
    plant = _IN_PLACE if wish.plant else ""
    ended = ground.nursery.run("tasks:do", fault, folder=folder, task=ground.task, plant=plant)
    assert not ended.trace, ended.trace
    calls = list(read_calls(log))
    places = [chance.randrange(len(calls)) for _cut in range(share)]
    is_done = False
    for place, call in enumerate(calls):
        disk.take(call)
        is_done = is_done or (call.kind is Kind.MARK and call.path == "done")
        for _cut in range(places.count(place)):
            numbers.runs += 1
            shutil.rmtree(folder)
            disk.cut(chance, folder)
            judge(numbers, ground, f"power cut at {place}", is_done=is_done)


def judge(numbers: Numbers, ground: Ground, fault: str, *, is_done: bool) -> None:
    """Say whether what is there after a fault is whole, and let the task be done again."""
    folder, where = ground.folder / "now", f"{ground.task}, {fault}"
    seen = ground.nursery.run("tasks:look", folder=folder, task=ground.task)
    lines = frozenset(seen.lines)
    strange = lines - ground.before - ground.after
    gone = {line for line in ground.before - lines if line.startswith("backup")}
    numbers.acknowledged += is_done
    if seen.trace or strange or gone:
        numbers.spoil(f"{where}: {seen.trace or sorted(strange | gone)}")
    elif is_done and ground.after - lines:
        numbers.lose(1, f"{where}: {sorted(ground.after - lines)} is not there")
    again = ground.nursery.run("tasks:do", folder=folder, task=ground.task)
    finished = _state(ground.nursery.run("tasks:look", folder=folder, task=ground.task))
    if "done" not in again.words or finished != _state(Ended(tuple(ground.after), False, "")):
        numbers.broken.append(f"{where}: again: {again.lines} {again.trace} {sorted(finished)}")


def _state(ended: Ended) -> frozenset[str]:
    """Return the plan and the export alone: what is done twice leaves more backups."""
    return frozenset(line for line in ended.lines if line.startswith(("plan", "export")))


if __name__ == "__main__":
    main(run, FULL)
