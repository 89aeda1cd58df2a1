"""Copies of the plan's file that are whole and checked before they get their name."""

import os
import re
import sqlite3
import stat
from contextlib import closing
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import Final

from planner.disk import sync_folder
from planner.storage.database import BUSY_SECONDS
from planner.storage.errors import disk_error, locked, missing, plain_words, unsure
from planner.storage.folders import make_folder
from planner.values import Value

BY_HAND: Final = "by-hand"
BY_ITSELF: Final = "by-itself"
_NAME = re.compile(r"planner-(\d{6,})-([a-z0-9-]+)\.db")
_A_DAY: Final = timedelta(days=1)  # no backup takes as long
_numbering = Lock()  # one backup at a time, so that no two have one number


class Backup(Value):
    """A copy of the plan, as its folder shows it; what is in it has not been looked at.

    Attributes:
        number: rises from one copy to the next, also where the clock was set back.
        reason: why it was made, in small letters and hyphens.
        made_at: when it was written, in local time.
        size: its length in bytes.
        saved_at: when the plan in it was saved last; None where that was not looked for, or cannot be read.
    """

    path: Path
    number: int
    reason: str
    made_at: datetime
    size: int
    saved_at: datetime | None = None

    @property
    def dates_from(self) -> datetime:
        """The earlier of the two moments: that of the file is younger where the folder was copied."""
        return self.made_at if self.saved_at is None else min(self.made_at, self.saved_at)


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """Return the backups of a folder, the newest first; none where the folder is not there.

    Raises StorageRefusal where it cannot be read.
    """
    with plain_words(folder):
        if not folder.is_dir():
            return ()
        found = (_backup(path) for path in folder.iterdir())
        return tuple(sorted(filter(None, found), key=lambda backup: -backup.number))


def _backup(path: Path) -> Backup | None:
    name = _NAME.fullmatch(path.name)
    if name is None:
        return None
    try:
        status = path.stat()
    except FileNotFoundError:  # removed a moment ago, or a link that leads nowhere
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    made_at = datetime.fromtimestamp(status.st_mtime)
    return Backup(path, int(name[1]), name[2], made_at, status.st_size)


def back_up(path: Path, folder: Path, *, reason: str) -> Path:
    """Copy the plan at `path` into `folder` and return the copy, read back and on the disk.

    Its name carries a number higher than any there, for clocks go back, and the `reason`, in small letters,
    digits and hyphens. Raises StorageRefusal, and then leaves nothing behind.
    """
    with _numbering:
        with plain_words(folder):
            make_folder(folder)
            target = folder / f"planner-{_next_number(folder):06}-{reason}.db"
        copy_whole(path, target)
    return target


def copy_whole(path: Path, target: Path, part: Path | None = None) -> None:
    """Copy the plan at `path`; the copy is read back and on the disk before it has its name.

    Until then it is called `part`, or else as `unfinished` says. Raises StorageRefusal, and then leaves
    nothing behind.
    """
    part = part or unfinished(target)
    with plain_words(target.parent):
        try:
            part.unlink(missing_ok=True)
            _copy(path, part)
            _check(part)
            _sync(part)
            part.replace(target)
            sync_folder(target.parent)
        finally:
            part.unlink(missing_ok=True)


def unfinished(target: Path) -> Path:
    """Return the name of a copy until it is whole."""
    return target.with_suffix(".part")


def left_over_in(folder: Path, now: datetime) -> list[Path]:
    """Return what backups left in a folder that were cut short, such as by a power cut, a day ago or more."""
    parts = chain(folder.glob("planner-*.part"), folder.glob("planner-*.part-journal"))
    return [part for part in parts if datetime.fromtimestamp(part.stat().st_mtime) < now - _A_DAY]


def take_place(new: Path, path: Path) -> None:
    """Put a whole file in the place of another on the same disk; a power cut leaves the one or the other.

    Raises OSError, and then it has not taken the place; or Unsure, where it has and may not keep it.
    """
    _sync(new)
    new.replace(path)
    try:
        sync_folder(path.parent)
    except OSError as error:
        raise unsure(path) from error


def _next_number(folder: Path) -> int:
    names = (_NAME.fullmatch(each.name) for each in folder.iterdir())
    return max((int(name[1]) for name in names if name), default=0) + 1


def _copy(path: Path, target: Path) -> None:
    if not path.is_file():
        raise missing(path)
    # Else an empty file would be made where the plan was moved away, and its copy be called a backup.
    existing = f"{path.resolve().as_uri()}?mode=rw"

    def give_up(status: int, _remaining: int, _total: int) -> None:
        """Wait no longer than for any other answer; left to itself, the driver would wait for ever."""
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise locked(path)

    with (
        closing(sqlite3.connect(existing, uri=True, timeout=BUSY_SECONDS)) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy, progress=give_up)


def _check(path: Path) -> None:
    with closing(sqlite3.connect(path)) as copy:
        if copy.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise disk_error(path.parent)  # what was just written does not read back


def _sync(path: Path) -> None:
    # Windows wants a handle that may write.
    with path.open("r+b") as file:
        os.fsync(file.fileno())
