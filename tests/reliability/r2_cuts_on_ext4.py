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

from tests.reliability.fork_server import Ended, Fault, ForkServer, the_fork_server
from tests.reliability.harness import CannotRun, Harness, Numbers, Wish, main, quick_folder
from tests.reliability.judging import Plans, check, check_kept, scripted_plans
from tests.reliability.scripted_session import STEPS

_MEGABYTES = 32
_LONGEST_SESSION = 0.4
_COPIES = 20  # until two in a row are the same: nothing was written meanwhile


@dataclass(frozen=True)
class _MountedPlan:
    """A plan in an image that is mounted, with the session that is lived there.

    Attributes:
        place: where it is mounted.
        seed: of the session's script.
    """

    server: ForkServer
    image: Path
    place: Path
    seed: int
    plant: str

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self.place / "plan"


def run(wish: Wish, numbers: Numbers) -> None:
    """Cut the power so many times."""
    needed = ("mount", "umount", "mkfs.ext4", "sync")
    if sys.platform != "linux" or os.getuid() != 0 or not all(map(shutil.which, needed)):
        raise CannotRun("a file system of one's own takes Linux, the superuser and mkfs.ext4")
    chance, server = Random(wish.seed), the_fork_server()
    with quick_folder() as room:
        for seed in count(wish.seed * 1_000):
            if numbers.runs >= wish.runs:
                return
            expected = scripted_plans(server, room / f"script-{seed}", seed)
            image = _new_image(room)
            with _mounted(image, room / "place") as place:
                shutil.copytree(room / f"script-{seed}", place / "plan")
                mounted = _MountedPlan(server, image, place, seed, wish.plant)
                _live(numbers, mounted, wish.runs, chance, expected)


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


def _live(numbers: Numbers, mounted: _MountedPlan, runs: int, chance: Random, expected: Plans) -> None:
    """Cut one session again and again until it ends."""
    while numbers.runs < runs:
        numbers.next_run()
        subprocess.run(["sync", "-f", mounted.place], check=True)  # what no session has called saved yet
        fault = Fault(after=chance.uniform(0.02, _LONGEST_SESSION))
        ended = mounted.server.run(
            "scripted_session:live", fault, folder=mounted.folder, seed=mounted.seed, plant=mounted.plant
        )
        left = _copied(mounted.image)
        with _mounted(left, mounted.place.with_name("left")) as place:
            reached = _look(numbers, mounted.server, place / "plan", ended, expected)
        if reached is None or reached >= STEPS - 1:
            return


def _look(numbers: Numbers, server: ForkServer, folder: Path, ended: Ended, expected: Plans) -> int | None:
    reached = check(numbers, ended, server.run("scripted_session:look", folder=folder), expected)
    check_kept(numbers, server, folder, ended.lines, expected)
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


HARNESS = Harness(run, full=1_000, quick=3, plants={"no-syncs": 3})

if __name__ == "__main__":
    main(HARNESS)
