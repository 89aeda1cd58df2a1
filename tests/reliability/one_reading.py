"""A file is read as the window reads it, and what that took is told: `one_reading PLANT FILE`.

It is a process of its own so that what the reading child took can be told from what others took before.
"""

import json
import os
import sys
import traceback
from contextlib import nullcontext
from pathlib import Path
from time import monotonic
from unittest.mock import patch

from planner.domain.errors import Refusal
from planner.exchange import calendar_reading, file_reading
from planner.exchange.calendar_reading import CalendarRefusal
from planner.exchange.file_reading import FileRefusal, IncomingCalendar, IncomingPlan, ReadingWish
from tests.reliability.planted_child import PLANT


def read(path: Path) -> dict[str, object]:
    """Read a file, a calendar or a plan to its end, and return what came of it."""
    try:
        incoming = file_reading.read_files(ReadingWish((str(path),)))
        if isinstance(incoming, IncomingCalendar):
            return _read_calendar(path)
        if isinstance(incoming, IncomingPlan):
            return {"read": "plan"}
    except FileRefusal as refusal:
        return _refused(refusal.problem, refusal)
    return {"read": incoming.form}


def _read_calendar(path: Path) -> dict[str, object]:
    from tests.support.calendar_files import WINDOW

    try:
        calendar_reading.read_calendar(path, WINDOW)
    except CalendarRefusal as refusal:
        return _refused(refusal.problem, refusal)
    return {"read": "calendar"}


def _refused(problem: str, refusal: Refusal) -> dict[str, object]:
    return {"problem": problem, "sentence": str(refusal)}


def tell(path: Path) -> None:
    """Read a file; tell how long that took by the clock, and the most memory of a process that read it."""
    from resource import RUSAGE_CHILDREN, getrusage  # not on Windows, where no harness gets as far as this

    begun = monotonic()
    try:
        told = read(path)
    except Exception:
        told = {"trace": traceback.format_exc()}
    told["seconds"] = monotonic() - begun
    told["mebibytes"] = getrusage(RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps(told))


def main(plant: str, path: Path) -> None:
    """Read a file, with a fault planted in the child that reads it; "" is none."""
    os.environ[PLANT] = plant
    child = "tests.reliability.planted_child"
    with patch.object(file_reading, "_CHILD", child) if plant else nullcontext():
        tell(path)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
