"""The process that reads one calendar file within limits: `python -m planner.exchange.calendar_child`.

Its arguments are the file, the first day of the planning window, the day after its last, and the digest
that is known already or "". It puts one JSON document out, as `calendar_reading.read_answer` reads it.
"""

import hashlib
import sys
from datetime import date
from pathlib import Path

from planner.exchange.calendar_reading import (
    CalendarFile,
    CalendarProblem,
    PlanningWindow,
    write_answer,
)
from planner.exchange.child_process import MEBIBYTE, MOST_MEBIBYTES, Unread, content_of, limit_this_process

_PROBLEMS = {
    Unread.MISSING: CalendarProblem.MISSING,
    Unread.NO_FILE: CalendarProblem.NO_FILE,
    Unread.CLOSED: CalendarProblem.CLOSED,
    Unread.TOO_LARGE: CalendarProblem.TOO_LARGE,
}


def main(arguments: list[str]) -> int:
    """Read the file and put the answer out; return the exit code."""
    path, first, last, known = arguments
    limit_this_process()
    try:
        answer = _read(Path(path), PlanningWindow(date.fromisoformat(first), date.fromisoformat(last)), known)
    except MemoryError:
        answer = CalendarProblem.TOO_MUCH
    except Exception:  # of the reader: whoever asked can say no more of it than that it happened
        answer = CalendarProblem.FAULT
    sys.stdout.write(write_answer(answer))
    return 0


def _read(path: Path, window: PlanningWindow, known: str) -> CalendarFile | CalendarProblem | None:
    content = content_of(path, MOST_MEBIBYTES * MEBIBYTE)
    if isinstance(content, Unread):
        return _PROBLEMS[content]
    if known and hashlib.sha256(content).hexdigest() == known:
        return None
    # Dear, and a file that is as it was needs nothing of it.
    from planner.exchange.calendar_ics import read_content

    return read_content(content, window)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
