"""R2: the power goes in a working session, at any call; the model of the disk is in `power`.

A session is recorded once, call by call, and then cut many times. The control (`--plant`) waits for no disk,
and must lose.
"""

import shutil
from itertools import count
from pathlib import Path
from random import Random

from tests.reliability.disk_model import Call, Disk, Kind, read_calls
from tests.reliability.fork_server import Ended, Fault, ForkServer, the_fork_server
from tests.reliability.harness import Harness, Numbers, Wish, main, quick_folder
from tests.reliability.judging import Plans, check, check_kept, scripted_plans

_CUTS_OF_A_SESSION = 100
_STEPS = 60


def run(wish: Wish, numbers: Numbers) -> None:
    """Cut the power so many times."""
    server = the_fork_server()
    with quick_folder() as folder:
        for seed in count(wish.seed * 1_000):
            cuts = min(_CUTS_OF_A_SESSION, wish.runs - numbers.runs)
            if cuts <= 0:
                return
            _cut_a_session(numbers, server, folder / str(seed), seed, cuts, wish.plant)
            shutil.rmtree(folder / str(seed))


def _cut_a_session(
    numbers: Numbers, server: ForkServer, folder: Path, seed: int, cuts: int, planted: str
) -> None:
    expected = scripted_plans(server, folder / "plan", seed, _STEPS)
    disk, log = Disk(folder / "plan"), folder / "calls"
    fault = Fault("record", log=str(log))
    ended = server.run(
        "scripted_session:live", fault, folder=folder / "plan", seed=seed, steps=_STEPS, plant=planted
    )
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
            numbers.next_run()
            _cut(numbers, server, disk, chance, folder / "after", told, expected)


def _hear(told: list[str], call: Call) -> None:
    if call.kind is Kind.MARK:
        told.append(call.path)


def _cut(
    numbers: Numbers,
    server: ForkServer,
    disk: Disk,
    chance: Random,
    after: Path,
    told: list[str],
    expected: Plans,
) -> None:
    """Cut the power now, start again, and look for what was called saved, backups too."""
    disk.cut(chance, after)
    before = Ended(tuple(told), True, "")
    check(numbers, before, server.run("scripted_session:look", folder=after), expected)
    check_kept(numbers, server, after, told, expected)
    shutil.rmtree(after)


HARNESS = Harness(run, full=1_000, quick=24, plants={"no-syncs": 10})

if __name__ == "__main__":
    main(HARNESS)
