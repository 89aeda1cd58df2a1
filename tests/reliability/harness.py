"""What every harness has in common: its numbers, and how it is started."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

_SHOWN = 5  # of what was broken


class CannotRun(Exception):  # noqa: N818 - not a fault: the machine lacks something
    """A harness needs what this machine does not have; the text says what."""


@dataclass
class Numbers:
    """What was seen.

    Attributes:
        runs: how many faults were met.
        acknowledged: changes that were called saved.
        lost: of those, how many were not there afterwards.
        corrupt: how often a file was not whole, or a start was refused.
        longest_start: the slowest start after a fault, in seconds.
        broken: what was seen of each broken promise, lost and corrupt included.
        more: further numbers by name.
    """

    runs: int = 0
    acknowledged: int = 0
    lost: int = 0
    corrupt: int = 0
    longest_start: float = 0.0
    broken: list[str] = field(default_factory=list)
    more: dict[str, float] = field(default_factory=dict)

    @property
    def is_red(self) -> bool:
        """Whether a promise was broken."""
        return bool(self.broken or self.lost or self.corrupt)

    def started(self, seconds: float) -> None:
        """Count how long a start took."""
        self.longest_start = max(self.longest_start, seconds)

    def add(self, name: str, number: float = 1) -> None:
        """Count something of one's own."""
        self.more[name] = self.more.get(name, 0) + number

    def lose(self, count: int, words: str) -> None:
        """Count changes that were called saved and are gone."""
        self.lost += count
        self.broken.append(words)

    def spoil(self, words: str) -> None:
        """Count a file that is not whole."""
        self.corrupt += 1
        self.broken.append(words)

    def __str__(self) -> str:
        numbers: dict[str, float | str] = {
            "runs": self.runs,
            "acknowledged": self.acknowledged,
            "lost": self.lost,
            "corrupt": self.corrupt,
            "broken": len(self.broken),
            "longest next start": f"{self.longest_start:.2f} s",
        }
        more = {name: f"{number:g}" for name, number in self.more.items()}
        return ", ".join(f"{name} {value}" for name, value in (numbers | more).items())


@dataclass(frozen=True)
class Wish:
    """How a harness is to run."""

    runs: int
    seed: int = 1
    plant: bool = False


Harness = Callable[[Wish], Numbers]


def main(harness: Harness, full: int) -> None:
    """Run a harness as its command line says, and end with 1 where it is red."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=full)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plant", action="store_true")
    typed = parser.parse_args()
    try:
        numbers = harness(Wish(typed.runs, typed.seed, typed.plant))
    except CannotRun as reason:
        sys.exit(f"not run: {reason}")
    name = harness.__module__ if harness.__module__ != "__main__" else Path(sys.argv[0]).stem
    print(f"{name.rpartition('.')[2]}: {numbers}")
    for words in numbers.broken[:_SHOWN]:
        print(f"  {words}")
    sys.exit(int(numbers.is_red))


@contextmanager
def quick_folder() -> Iterator[Path]:
    """Make a folder in memory where the system has one: hundreds of commits then wait for no disk."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder).resolve()
