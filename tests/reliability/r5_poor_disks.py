"""R5: the disk is full, or the folder, the file or the disk may not be written to, for an ordinary user.

The plan is opened and shown; why it cannot be saved is said; what was typed stays, and is saved when there is
room again. In the terminal, and in the window.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from planner.paths import Paths
from planner.services.opening import open_plan
from tests.reliability.fork_server import CHECKOUT
from tests.reliability.harness import CannotRun, Harness, Numbers, Wish, main
from tests.reliability.program_on_poor_disk import MOMENT, NOTE
from tests.reliability.r4_errors import is_a_sentence
from tests.support.ordinary_user import as_ordinary_user
from tests.support.workspaces import Clock, first_plan, workspace_at

_FULL_WORDS = "The disk is full, so nothing was changed; free some space and try again."
_CLOSED_WORDS = "cannot be opened or changed; check the permissions of the file and its folder."


@dataclass(frozen=True)
class PoorDisk:
    """A way in which a disk takes nothing.

    Attributes:
        words: what the sentence that tells it holds.
        begin: lets it begin in a folder, and returns what ends it.
        is_mounted: whether the folder has to be a disk of its own.
        takes_backups: whether the folder beside the plan can still be written.
    """

    name: str
    words: str
    begin: Callable[[Path], Callable[[], object]]
    is_mounted: bool = False
    takes_backups: bool = False


def _fill(folder: Path) -> Callable[[], object]:
    """Take all the room of a disk."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return filler.unlink


def _close_folder(folder: Path) -> Callable[[], object]:
    (folder / "planner.db").chmod(0o444)
    folder.chmod(0o555)

    def end() -> None:
        folder.chmod(0o755)
        (folder / "planner.db").chmod(0o644)

    return end


def _close_file(folder: Path) -> Callable[[], object]:
    (folder / "planner.db").chmod(0o444)
    return lambda: (folder / "planner.db").chmod(0o644)


def _close_disk(folder: Path) -> Callable[[], object]:
    _mount("-o", "remount,ro", str(folder))
    return lambda: _mount("-o", "remount,rw", str(folder))


POOR_DISKS = (
    PoorDisk("full disk", _FULL_WORDS, _fill, is_mounted=True),
    PoorDisk("read-only folder", _CLOSED_WORDS, _close_folder),
    PoorDisk("read-only file", _CLOSED_WORDS, _close_file, takes_backups=True),
    PoorDisk("read-only disk", _CLOSED_WORDS, _close_disk, is_mounted=True),
)
_WAYS = ("window", "terminal")


def run(wish: Wish, numbers: Numbers) -> None:
    """Open the plan so many times; first each kind once, by turns in the window and in the terminal."""
    order = [(disk, way) for turn in (0, 1) for disk, way in _turns(turn)]
    with TemporaryDirectory() as kept:
        whole = Path(kept).resolve() / "plan"
        workspace_at(whole, Clock(MOMENT), first_plan(MOMENT)).close()
        for disk, way in islice(cycle(order), wish.runs):
            if disk.is_mounted and not _can_mount():
                numbers.add(f"skipped: {disk.name}")
                continue
            numbers.next_run()
            with _folder(disk) as folder:
                shutil.copytree(whole, folder, dirs_exist_ok=True)
                _open_poor(numbers, folder, disk, way, wish.plant)
    if not numbers.runs:
        raise CannotRun("a full disk takes a mount, which only the superuser can make")


def _turns(turn: int) -> Iterator[tuple[PoorDisk, str]]:
    for number, disk in enumerate(POOR_DISKS):
        yield disk, _WAYS[(number + turn) % 2]


def _can_mount() -> bool:
    return sys.platform == "linux" and os.getuid() == 0 and shutil.which("mount") is not None


def _mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True)


@contextmanager
def _folder(disk: PoorDisk) -> Iterator[Path]:
    with TemporaryDirectory() as made:
        folder = Path(made).resolve()
        if not disk.is_mounted:
            yield folder
            return
        _mount("-t", "tmpfs", "-o", "size=3m", "none", str(folder))
        try:
            yield folder
        finally:
            subprocess.run(["umount", str(folder)], check=True)


def _open_poor(numbers: Numbers, folder: Path, disk: PoorDisk, way: str, plant: str) -> None:
    try:
        ordinary = as_ordinary_user()
    except LookupError as reason:
        raise CannotRun(str(reason)) from reason
    end, where = disk.begin(folder), f"{disk.name}, {way}"
    child = subprocess.Popen(
        [*ordinary, sys.executable, "-m", "tests.reliability.program_on_poor_disk", way, str(folder), plant],
        cwd=CHECKOUT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    told: dict[str, Any] = {}
    for line in child.stdout:
        name, value = json.loads(line)
        told[name] = value
        if name == "poor":
            break
    end()
    rest, errors = child.communicate("\n")
    told |= dict(json.loads(line) for line in rest.splitlines())
    problems = [*_judged(told, disk, way)] if "end" in told else [errors]
    numbers.broken += [f"{where}: {problem}" for problem in problems]
    if not problems:
        numbers.acknowledged += 1
        _look_for_it(numbers, folder, way, where)


def _judged(told: dict[str, Any], disk: PoorDisk, way: str) -> Iterator[str]:
    """Yield what is not as promised in what the program has told."""
    if way == "window":
        if not told["shown"]:
            yield "no session is shown"
        if told["note"] != NOTE:
            yield f"what was typed is shown as {told['note']!r}"
        if not (told["banner"].startswith("Not saved ") and disk.words in told["banner"]):
            yield f"the banner says {told['banner']!r}"
        sentence, count = told["backup"]
        is_refused = sentence.startswith("No backup could be made. ") and disk.words in sentence
        if (sentence, count) != ("", 1) if disk.takes_backups else not is_refused or count:
            yield f"of the backup is told: {told['backup']}"
        if told["saved"] != [NOTE, ""]:
            yield f"with room again: {told['saved']}"
        return
    for name in ("shown", "saved"):
        if told[name][0] != 0:
            yield f"{name}: {told[name]}"
    if "The plan is sound" not in told["check"][1]:  # beside what is wrong with the disk
        yield f"check: {told['check']}"
    code, out, err = told["refused"]
    sentence = err.strip().partition(": ")[2] or err.strip()
    if code != 1 or out or disk.words not in err or not is_a_sentence(sentence):
        yield f"refused as {told['refused']}"


def _look_for_it(numbers: Numbers, folder: Path, way: str, where: str) -> None:
    """See whether what was called saved in the end is there."""
    workspace = open_plan(Paths(folder), Clock(MOMENT))
    plan = workspace.plan
    is_there = (
        any(notes.note == NOTE for notes in plan.notes.values())
        if way == "window"
        else plan.logged.get("containers") == 30
    )
    workspace.close()
    if not is_there:
        numbers.lose(1, f"{where}: what was called saved is not there")


HARNESS = Harness(run, full=24, quick=4, plants={"forgets-what-was-typed": 1, "silent-without-backups": 1})

if __name__ == "__main__":
    main(HARNESS)
