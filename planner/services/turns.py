"""Turns: programs that change the same plan do so one after the other, so that each of many comes through.

What keeps the plan right is the revision that every save checks; without turns, many programs at once would
only make each other's work stale over and over.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

if sys.platform != "win32":
    import fcntl

MOST_SECONDS = 20.0  # a program that was halted in its turn holds nobody up for ever
_PAUSE_SECONDS = 0.01


@contextmanager
def turn_in(folder: Path) -> Iterator[None]:
    """Wait for the turn among all programs that change the plan in a folder, and hold it inside the block.

    Goes on without it when nothing was written in the folder for `MOST_SECONDS`, and at once where the system
    cannot lock a folder, as Windows cannot. The system itself ends the turn of a program that is killed.
    """
    try:
        number = os.open(folder, os.O_RDONLY)
    except OSError:
        yield
        return
    try:
        _wait_for(number)
        yield
    finally:
        os.close(number)


def _wait_for(folder: int) -> None:
    """Lock an open folder; give up without a word where that cannot be."""
    seen, until = 0, monotonic()
    while not _lock(folder):
        # Every save makes and removes a journal beside the plan, so this moves on as long as others do.
        written = os.fstat(folder).st_mtime_ns
        if written != seen:
            seen, until = written, monotonic() + MOST_SECONDS
        if monotonic() >= until:
            return
        sleep(_PAUSE_SECONDS)


def _lock(folder: int) -> bool:
    """Lock an open folder if nobody holds it; return whether there is nothing to wait for any more."""
    if sys.platform != "win32":
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks
            return True
    return True
