"""R2: the power goes in a working session, at any call; the model of the disk is in `power`.

A session is recorded once, call by call, and then cut many times. The control (`--plant`) waits for no disk,
and must lose.
"""

import shutil
from itertools import count
from pathlib import Path
from random import Random

from tests.reliability.harness import Numbers, Wish, main, quick_folder
from tests.reliability.nursery import Ended, Fault, Nursery, the_nursery
from tests.reliability.power import Call, Disk, Kind, read_calls
from tests.reliability.r1_kills import check, line_of

FULL = 1_000
_CUTS_OF_A_SESSION = 100
_STEPS = 60


def run(wish: Wish, plant: str = "no-syncs") -> Numbers:
    """Cut the power so many times."""
    numbers = Numbers()
    nursery = the_nursery()
    with quick_folder() as folder:
        for seed in count(wish.seed * 1_000):
            cuts = min(_CUTS_OF_A_SESSION, wish.runs - numbers.runs)
            if cuts <= 0:
                return numbers
            _cut_a_session(numbers, nursery, folder / str(seed), seed, cuts, plant if wish.plant else "")
            shutil.rmtree(folder / str(seed))
    return numbers


def _cut_a_session(
    numbers: Numbers, nursery: Nursery, folder: Path, seed: int, cuts: int, plant: str
) -> None:
    expected = line_of(nursery, folder / "plan", seed, _STEPS)
    disk, log = Disk(folder / "plan"), folder / "calls"
    fault = Fault("record", log=str(log))
    ended = nursery.run("line:live", fault, folder=folder / "plan", seed=seed, steps=_STEPS, plant=plant)
    assert not ended.trace, ended.trace
    calls = list(read_calls(log))
    chance = Random(seed)
    places = sorted(chance.randrange(len(calls)) for _cut in range(cuts))
    told: list[str] = []
    for place, call in enumerate(calls):
        _hear(told, call)
        disk.take(call)
        while places and places[0] == place:
            places.pop(0)
            numbers.runs += 1
            _cut(numbers, nursery, disk, chance, folder / "after", told, expected)


def _hear(told: list[str], call: Call) -> None:
    if call.kind is Kind.MARK:
        told.append(call.path)


def _cut(
    numbers: Numbers,
    nursery: Nursery,
    disk: Disk,
    chance: Random,
    after: Path,
    told: list[str],
    expected: dict[str, str],
) -> None:
    """Cut the power now, start again, and look for what was called saved, backups too."""
    disk.cut(chance, after)
    before = Ended(tuple(told), True, "")
    check(numbers, before, nursery.run("line:look", folder=after), expected)
    kept = [words.split()[1:] for words in told if words.startswith("kept")]
    found = nursery.run("line:look_at_backups", folder=after).words if kept else {}
    for name, revision in kept:
        numbers.add("backups")
        if found.get(name) != expected[revision]:
            numbers.spoil(f"{name}: {found.get(name)}")
    shutil.rmtree(after)


if __name__ == "__main__":
    main(run, FULL)
