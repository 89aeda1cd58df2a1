"""The process that reads one calendar file within limits: `python -m planner.exchange.calendar_child`.

Its arguments are the file, the first day of the planning window, the day after its last, and the digest
that is known already or "". It puts one JSON document out, as `calendar_reading.read_answer` reads it.
"""

import hashlib
import os
import stat
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

from planner.exchange.calendar_reading import (
    MOST_MEBIBYTES,
    MOST_SECONDS,
    CalendarFile,
    CalendarProblem,
    PlanningWindow,
    write_answer,
)

_MEBIBYTE = 1024 * 1024
_MOST_MEMORY = 512 * _MEBIBYTE


def main(arguments: list[str]) -> int:
    """Read the file and put the answer out; return the exit code."""
    path, first, last, known = arguments
    _limit_this_process()
    try:
        answer = _read(Path(path), PlanningWindow(date.fromisoformat(first), date.fromisoformat(last)), known)
    except MemoryError:
        answer = CalendarProblem.TOO_MUCH
    sys.stdout.write(write_answer(answer))
    return 0


def _read(path: Path, window: PlanningWindow, known: str) -> CalendarFile | CalendarProblem | None:
    content = _content(path)
    if isinstance(content, CalendarProblem):
        return content
    if known and hashlib.sha256(content).hexdigest() == known:
        return None
    # Dear, and a file that is as it was needs nothing of it.
    from planner.exchange.calendar_ics import read_content

    return read_content(content, window)


def _content(path: Path) -> bytes | CalendarProblem:
    try:
        # A pipe would keep one waiting for whoever writes into it.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return CalendarProblem.NO_FILE
            content = file.read(MOST_MEBIBYTES * _MEBIBYTE + 1)
    except (FileNotFoundError, NotADirectoryError):
        return CalendarProblem.MISSING
    except IsADirectoryError:
        return CalendarProblem.NO_FILE
    except OSError:
        return CalendarProblem.NO_FILE if path.is_dir() else CalendarProblem.CLOSED
    return CalendarProblem.TOO_LARGE if len(content) > MOST_MEBIBYTES * _MEBIBYTE else content


def _limit_this_process() -> None:
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
