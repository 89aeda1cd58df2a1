"""Going back to a backup: its rows are copied through every check into a fresh file, which takes the place.

The backup itself is never adopted, for it may come from anywhere.
"""

import os
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp
from time import time

from planner.disk import sync_folder
from planner.domain.plan import Plan
from planner.domain.telling import Tell, untold
from planner.storage.backups import take_place
from planner.storage.errors import plain_words
from planner.storage.folders import make_folder
from planner.storage.header import journal_of

_ROOM = "restoring"  # a folder beside the plan; what a crash leaves in it goes with a later restore
_LEFT_SECONDS = 3_600  # nobody restores for so long
_ASIDE = "damaged"  # the folder beside the plan in which files that could not be read are kept


class FreshCopy:
    """A file beside a plan with what a backup or another plan holds, until it takes its place or is closed.

    Making it takes as long as the plan is long, and holds nobody up: it touches nothing of the plan.
    """

    def __init__(self, source: Path | Plan, path: Path, tell: Tell = untold) -> None:
        """Copy a backup, or write a plan, for the plan at `path`.

        Raises StorageRefusal, and then leaves nothing behind.
        """
        from planner.storage import copying  # with SQLAlchemy, which reading does without

        self._is_new = isinstance(source, Plan)
        with plain_words(path):
            self._room = _new_room(path.parent / _ROOM)
        try:
            if isinstance(source, Plan):
                self._file = copying.write_fresh(source, self._room, tell)
            else:
                self._file = copying.copy_fresh(source, self._room, tell)
        except BaseException:
            self.close()
            raise

    def mark(self, *, above: int, at: datetime) -> Path:
        """Let its revision lie above a number and above its own, so that whoever has a plan open notices.

        Return the file, which may now take the plan's place.
        """
        from planner.storage.copying import mark

        mark(self._file, above, at, is_new=self._is_new)
        return self._file

    def close(self) -> None:
        """Remove what is left of it."""
        shutil.rmtree(self._room, ignore_errors=True)
        with suppress(OSError):  # another one is being made there
            self._room.parent.rmdir()


def _new_room(parent: Path) -> Path:
    """Make a folder to work in; what a crash left of others goes."""
    parent.mkdir(mode=0o700, exist_ok=True)
    for each in parent.iterdir():
        if each.stat().st_mtime + _LEFT_SECONDS < time():
            shutil.rmtree(each, ignore_errors=True) if each.is_dir() else each.unlink(missing_ok=True)
    return Path(mkdtemp(dir=parent))


def put_in_place(fresh: FreshCopy, path: Path, *, above: int, at: datetime) -> Path:
    """Let a copy of a backup take the place of a plan's file that cannot be read, and that nobody has open.

    The file is kept as it is, with its journal, in a new folder, which is returned. For `above` see
    `FreshCopy.mark`. Raises StorageRefusal, and then the file has its place as before.
    """
    marked = fresh.mark(above=above, at=at)
    with plain_words(path):
        aside = _new_folder(path.parent / _ASIDE, f"{at:%Y-%m-%d %H.%M}")
        for file in (path, journal_of(path)):
            _keep(file, aside)
        sync_folder(aside)
        # First, for a fresh file is not to lie beside the journal of another one, not even for a moment.
        journal_of(path).unlink(missing_ok=True)
        try:
            take_place(marked, path)
        except OSError:
            _keep(aside / journal_of(path).name, path.parent)
            raise
    return aside


def _new_folder(parent: Path, name: str) -> Path:
    make_folder(parent)
    folder, number = parent / name, 1
    while folder.exists():
        number += 1
        folder = parent / f"{name} ({number})"
    make_folder(folder)
    return folder


def _keep(file: Path, folder: Path) -> None:
    """Give a file a second name in a folder; where the disk knows no second names, a copy."""
    if not file.exists():
        return
    try:
        os.link(file.resolve(), folder / file.name)  # also of what the disk cannot read any more
    except OSError:
        shutil.copyfile(file, folder / file.name)
