"""Turns: programs that change the same plan do so one after the other, so that each of many comes through.

What keeps the plan right is the revision that every save checks; without turns, many programs at once would
only make each other's work stale over and over.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from time import monotonic, sleep

if sys.platform != "win32":
    import fcntl

MOST_SECONDS = 20.0  # a program that was halted in its turn holds nobody up for ever
_PAUSE_SECONDS = 0.01


def turn_in(folder: Path) -> AbstractContextManager[None]:
    """Wait for the turn among all programs that change the plan in a folder, and hold it inside the block.

    Goes on without it when nothing was written in the folder for `MOST_SECONDS`, and at once where the system
    cannot lock a folder, as Windows cannot. The system itself ends the turn of a program that is killed.
    """
    return _turn(folder, os.O_RDONLY)


def turn_at(file: Path) -> AbstractContextManager[None]:
    """Do the same for what a file of locks stands for, which is made; for turns that hold up no change."""
    return _turn(file, os.O_RDWR | os.O_CREAT)


@contextmanager
def _turn(place: Path, how: int) -> Iterator[None]:
    try:
        number = os.open(place, how, 0o600)
    except OSError:
        yield
        return
    try:
        _wait_for(number)
        yield
    finally:
        os.close(number)


def _wait_for(place: int) -> None:
    """Lock what is open; give up without a word where that cannot be."""
    seen, until = 0, monotonic()
    while not _lock(place):
        # Every save makes and removes a journal beside the plan, so this moves on as long as others do.
        written = os.fstat(place).st_mtime_ns
        if written != seen:
            seen, until = written, monotonic() + MOST_SECONDS
        if monotonic() >= until:
            return
        sleep(_PAUSE_SECONDS)


def _lock(place: int) -> bool:
    """Lock what is open if nobody holds it; return whether there is nothing to wait for any more."""
    if sys.platform != "win32":
        try:
            fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks
            return True
    return True
