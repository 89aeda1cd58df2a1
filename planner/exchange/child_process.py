"""What the processes that read files of other programs have in common: how little each may take.

The parent's side (`environment`, `output_of`) and the child's (`limit_this_process`, `content_of`) stand
together, for they are two halves of one promise: no file can keep, flood or change this program.
"""

import os
import stat
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path

MOST_SECONDS = 10
MEBIBYTE = 1024 * 1024
MOST_MEBIBYTES = 10  # of any file but a whole plan
_MOST_MEMORY = 512 * MEBIBYTE
_CHECKOUT = Path(__file__).parents[2]


class Unread(Enum):
    """Why nothing of a file was read."""

    MISSING = auto()
    NO_FILE = auto()
    CLOSED = auto()
    TOO_LARGE = auto()


class OutOfTimeError(Exception):
    """The process did not come to an end in time, and was killed."""


def environment() -> dict[str, str]:
    """Return the environment of such a process: this one's, in which it finds the program and no other."""
    paths = [str(_CHECKOUT), *filter(None, [os.environ.get("PYTHONPATH")])]
    # Without the second, a folder called planner where the learner is would be taken for this program.
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONSAFEPATH": "1"}


def output_of(command: Sequence[str], seconds: float) -> bytes:
    """Run such a process, wait for it and return what it put out.

    Raises OutOfTimeError where it took longer, ValueError for a NUL in an argument, and OSError where the
    arguments are too many for the system.
    """
    try:
        done = subprocess.run(
            command,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise OutOfTimeError from None
    return done.stdout


def content_of(path: Path, most_bytes: int) -> bytes | Unread:
    """Return the bytes of a file, of which there may be so many, or why they cannot be had."""
    try:
        # A pipe would keep one waiting for whoever writes into it.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return Unread.NO_FILE
            content = file.read(most_bytes + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a name with NUL
        return Unread.MISSING
    except IsADirectoryError:
        return Unread.NO_FILE
    except OSError:
        return Unread.NO_FILE if path.is_dir() else Unread.CLOSED
    return Unread.TOO_LARGE if len(content) > most_bytes else content


def limit_this_process() -> None:
    """Take as little time and memory as such a file may need, and no file to write."""
    try:
        import resource  # there is none on Windows
    except ImportError:
        return
    limits = (
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_AS, _MOST_MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, most in limits:
        with suppress(ValueError, OSError):  # where it is limited more tightly already
            resource.setrlimit(kind, (most, most))
