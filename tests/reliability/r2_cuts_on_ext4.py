"""R2 on a real file system: the power goes in a session on ext4, and what is on the device is mounted.

The file system lies in an image in memory. At a random moment the session is killed and the image copied: the
copy holds what the kernel had sent to the device by then, and nothing of what it still held itself. So this
sees the file system's own order of things, and cuts between two calls; `r2_power_cuts` cuts within them. It
needs the superuser and a loop device. The control (`--plant`) waits for no disk, and must lose.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random

from tests.reliability.harness import CannotRun, Numbers, Wish, main, quick_folder
from tests.reliability.line import LENGTH
from tests.reliability.nursery import Ended, Fault, Nursery, the_nursery
from tests.reliability.r1_kills import check, line_of

FULL = 1_000
_MEGABYTES = 32
_LONGEST_SESSION = 0.4
_COPIES = 20  # until two in a row are the same: nothing was written meanwhile


@dataclass(frozen=True)
class _Ground:
    """An image that is mounted, with the line that is lived in it.

    Attributes:
        place: where it is mounted.
        seed: makes the line this one.
    """

    nursery: Nursery
    image: Path
    place: Path
    seed: int
    plant: str

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self.place / "plan"


def run(wish: Wish) -> Numbers:
    """Cut the power so many times."""
    needed = ("mount", "umount", "mkfs.ext4", "sync")
    if sys.platform != "linux" or os.getuid() != 0 or not all(map(shutil.which, needed)):
        raise CannotRun("a file system of one's own takes Linux, the superuser and mkfs.ext4")
    numbers, chance, nursery = Numbers(), Random(wish.seed), the_nursery()
    with quick_folder() as room:
        for seed in count(wish.seed * 1_000):
            if numbers.runs >= wish.runs or (wish.plant and numbers.is_red):
                return numbers
            expected = line_of(nursery, room / f"line-{seed}", seed)
            image = _new_image(room)
            with _mounted(image, room / "place") as place:
                shutil.copytree(room / f"line-{seed}", place / "plan")
                ground = _Ground(nursery, image, place, seed, "no-syncs" if wish.plant else "")
                _live(numbers, ground, wish.runs, chance, expected)
    return numbers


def _new_image(room: Path) -> Path:
    image = room / "image"
    image.unlink(missing_ok=True)
    with image.open("wb") as file:
        file.truncate(_MEGABYTES << 20)
    subprocess.run(["mkfs.ext4", "-q", "-m", "0", "-J", "size=4", image], check=True)
    return image


@contextmanager
def _mounted(image: Path, place: Path) -> Iterator[Path]:
    place.mkdir(exist_ok=True)
    if subprocess.run(["mount", "-o", "loop", image, place], check=False).returncode:
        raise CannotRun("no loop device can be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


def _live(numbers: Numbers, ground: _Ground, runs: int, chance: Random, expected: dict[str, str]) -> None:
    """Cut the sessions of one line until it ends."""
    while numbers.runs < runs:
        subprocess.run(["sync", "-f", ground.place], check=True)  # what no session has called saved yet
        fault = Fault(after=chance.uniform(0.02, _LONGEST_SESSION))
        ended = ground.nursery.run(
            "line:live", fault, folder=ground.folder, seed=ground.seed, plant=ground.plant
        )
        left = _copied(ground.image)
        numbers.runs += 1
        with _mounted(left, ground.place.with_name("left")) as place:
            reached = _look(numbers, ground.nursery, place / "plan", ended, expected)
        if reached is None or reached >= LENGTH - 1:
            return


def _look(
    numbers: Numbers, nursery: Nursery, folder: Path, ended: Ended, expected: dict[str, str]
) -> int | None:
    reached = check(numbers, ended, nursery.run("line:look", folder=folder), expected)
    kept = [line.split()[1:] for line in ended.lines if line.startswith("kept")]
    found = nursery.run("line:look_at_backups", folder=folder).words if kept else {}
    for name, revision in kept:
        numbers.add("backups")
        if found.get(name) != expected[revision]:
            numbers.spoil(f"{name}: {found.get(name)}")
    return reached


def _copied(image: Path) -> Path:
    """Return a copy of an image of one moment."""
    content = image.read_bytes()
    for _copy in range(_COPIES):
        again = image.read_bytes()
        if again == content:
            break
        content = again
    left = image.with_name("left.image")
    left.write_bytes(content)
    return left


if __name__ == "__main__":
    main(run, FULL)
