"""R10: files from outside are read, or refused in one sentence, within limits of time and memory.

Those that have the shape of what people have are read; those that were made to hang or flood are refused or
read, and no fault of a reader comes out. Once each was met, damaged copies of them follow.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tests.reliability.fork_server import CHECKOUT
from tests.reliability.harness import CannotRun, Harness, Numbers, Wish, main, quick_folder
from tests.reliability.mutations import mutated
from tests.reliability.outside_files import TOO_MANY_OBJECTS, OutsideFile, hostile_files, real_files

# By the clock, as a child is stopped by it; what is made to flood may be read as late as it may be refused.
_LONGEST_REAL, _LONGEST = 10.0, 15.0
_LONGEST_SENTENCE = 500
# The files that a planted fault is in the way of.
_PLANTED = {"reads-without-limits": TOO_MANY_OBJECTS, "reader-that-fails": "small notion.csv"}


@cache
def _all_files() -> tuple[OutsideFile, ...]:
    return *real_files(), *hostile_files()


def run(wish: Wish, numbers: Numbers) -> None:
    """Have so many files read."""
    if sys.platform != "linux":
        raise CannotRun("memory is limited and told in the same way on Linux alone")
    with quick_folder() as folder:
        for file, content in _files(wish):
            numbers.next_run()
            path = folder / file.name
            path.write_bytes(content)
            _judge(numbers, file, _reading(path, wish.plant))
            path.unlink()


def _files(wish: Wish) -> Iterator[tuple[OutsideFile, bytes]]:
    """Yield each file once, of both sorts as many as there are of one; then damaged ones for ever."""
    if wish.plant:
        yield from ((file, file.content()) for file in _all_files() if file.what == _PLANTED[wish.plant])
        return
    for file in _in_turns(wish)[: wish.runs]:
        yield file, file.content()
    for number in range(len(_all_files()), wish.runs):
        chance = Random(f"{wish.seed} {number}")
        file, other = chance.choice(_all_files()), chance.choice(_all_files())
        damaged = mutated(file.content(), other.content(), chance)
        yield OutsideFile(file.name, f"{file.what}, damaged in run {number}", bytes), damaged


def _in_turns(wish: Wish) -> list[OutsideFile]:
    chance = Random(wish.seed)
    real = [file for file in _all_files() if file.is_real]
    hostile = [file for file in _all_files() if not file.is_real]
    chance.shuffle(real)
    chance.shuffle(hostile)
    pairs = [file for pair in zip(real, hostile, strict=False) for file in pair]
    return pairs + hostile[len(real) :]


def _reading(path: Path, plant: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.reliability.one_reading", plant, str(path)]
    done = subprocess.run(command, cwd=CHECKOUT, stdout=subprocess.PIPE, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _judge(numbers: Numbers, file: OutsideFile, told: dict[str, Any]) -> None:
    numbers.add("read" if "read" in told else "refused")
    numbers.most("longest", told["seconds"])
    numbers.most("most MiB", told["mebibytes"])
    numbers.broken += [f"{file.what}: {problem}" for problem in _problems(file, told)]


def _problems(file: OutsideFile, told: dict[str, Any]) -> Iterator[str]:
    """Yield what is not as promised."""
    longest = _LONGEST_REAL if file.is_real else _LONGEST
    if told["seconds"] > longest:
        yield f"it took {told['seconds']:.1f} s"
    if told["mebibytes"] > file.most_mebibytes:
        yield f"it took {told['mebibytes']:.0f} MiB"
    if "trace" in told:
        yield told["trace"]
    elif "read" not in told:
        if file.is_real or told["problem"] == "fault":
            yield told["sentence"]
        if not _is_for_a_learner(told["sentence"]):
            yield f"no plain sentence: {told['sentence']!r}"


def _is_for_a_learner(sentence: str) -> bool:
    """Whether a refusal is said plainly; behind it may stand what helps on."""
    plain = sentence.replace(" study-planner catalog validate FILE tells all that is wrong in it.", "")
    plain = plain.partition(" Did you mean ")[0]
    ends_once = plain.endswith((".", "?")) and ". " not in plain
    is_technical = any(word in plain for word in ("Error", "Traceback", "/dev/"))
    return ends_once and plain.isprintable() and len(plain) < _LONGEST_SENTENCE and not is_technical


HARNESS = Harness(run, full=400, quick=6, plants=dict.fromkeys(_PLANTED, 1))

if __name__ == "__main__":
    main(HARNESS)
