"""What every harness has in common: its numbers, and how it is started."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from math import inf
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

_SHOWN = 5  # of what was broken


class CannotRun(Exception):  # noqa: N818 - not a fault: the machine lacks something
    """A harness needs what this machine does not have; the text says what."""


class EndOfRuns(Exception):  # noqa: N818 - not a fault: the time is up
    """Enough was seen: the time is up, or a planted fault was found."""


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
        ends_at: when no further run is begun, by `monotonic`.
        ends_when_red: whether none is begun after a promise was broken.
    """

    runs: int = 0
    acknowledged: int = 0
    lost: int = 0
    corrupt: int = 0
    longest_start: float = 0.0
    broken: list[str] = field(default_factory=list)
    more: dict[str, float] = field(default_factory=dict)
    ends_at: float = inf
    ends_when_red: bool = False

    @property
    def is_red(self) -> bool:
        """Whether a promise was broken."""
        return bool(self.broken or self.lost or self.corrupt)

    def next_run(self) -> None:
        """Count a run that begins now. Raises EndOfRuns where none is to begin."""
        if (self.ends_when_red and self.is_red) or monotonic() > self.ends_at:
            raise EndOfRuns
        self.runs += 1

    def started(self, seconds: float) -> None:
        """Count how long a start took."""
        self.longest_start = max(self.longest_start, seconds)

    def add(self, name: str, number: float = 1) -> None:
        """Count something of one's own."""
        self.more[name] = self.more.get(name, 0) + number

    def most(self, name: str, number: float) -> None:
        """Keep the greatest of a number of one's own."""
        self.more[name] = max(self.more.get(name, number), number)

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
        more = {name: f"{number:.4g}" for name, number in self.more.items()}
        return ", ".join(f"{name} {value}" for name, value in (numbers | more).items())


@dataclass(frozen=True)
class Wish:
    """How a harness is to run.

    Attributes:
        plant: the name of the fault that is planted, see `planted_faults`; "" for none.
    """

    runs: int
    seed: int = 1
    plant: str = ""


@dataclass(frozen=True)
class Harness:
    """One of R1 to R14.

    Attributes:
        run: does what is wished and counts it, each run by `Numbers.next_run`. Raises CannotRun.
        full: how many runs are all of it.
        quick: how many the ordinary tests have.
        plants: the faults that are planted, each with the runs within which it must turn the harness red.
    """

    run: Callable[[Wish, Numbers], None]
    full: int
    quick: int
    plants: Mapping[str, int]

    def numbers(self, wish: Wish, seconds: float = inf) -> Numbers:
        """Run it, and begin no further run when so many seconds are over; return what was seen."""
        numbers = Numbers(ends_at=monotonic() + seconds, ends_when_red=bool(wish.plant))
        with suppress(EndOfRuns):
            self.run(wish, numbers)
        return numbers


def main(harness: Harness) -> None:
    """Run a harness as its command line says; end with 1 where it is red, with --plant by each plant."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=inf)
    parser.add_argument("--plant", action="store_true")
    typed = parser.parse_args()
    plain = Wish(typed.runs or harness.full, typed.seed)
    planted = [replace(plain, runs=typed.runs or runs, plant=plant) for plant, runs in harness.plants.items()]
    wishes = planted if typed.plant else [plain]
    try:
        reds = [_told(harness.numbers(wish, 60 * typed.minutes), wish.plant) for wish in wishes]
    except CannotRun as reason:
        sys.exit(f"not run: {reason}")
    sys.exit(int(all(reds)))


def _told(numbers: Numbers, plant: str) -> bool:
    """Print what was seen; return whether a promise was broken."""
    with_plant = f" with {plant}" if plant else ""
    print(f"{Path(sys.argv[0]).stem}{with_plant}: {numbers}", flush=True)
    for words in numbers.broken[:_SHOWN]:
        print(f"  {words}", flush=True)
    return numbers.is_red


@contextmanager
def quick_folder() -> Iterator[Path]:
    """Make a folder in memory where the system has one: hundreds of commits then wait for no disk."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder).resolve()
