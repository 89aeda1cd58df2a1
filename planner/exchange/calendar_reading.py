"""Calendar files (.ics) read in a process of their own, which can be killed: what is asked, and the answer.

Neither the window nor a command ever opens such a file itself. They start `command` with `environment`,
wait at most `MOST_SECONDS`, and hand what the process put out to `read_answer`.
"""

import json
import sys
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from planner.domain.errors import Refusal, shown
from planner.exchange.child_process import (
    MOST_MEBIBYTES,
    MOST_SECONDS,
    OutOfTimeError,
    environment,
    output_of,
)
from planner.i18n import _
from planner.values import Value, field

__all__ = [
    "MOST_SECONDS",
    "Appointment",
    "CalendarFile",
    "CalendarProblem",
    "CalendarRefusal",
    "PlanningWindow",
    "SkipReason",
    "command",
    "environment",
    "read_answer",
    "read_calendar",
    "write_answer",
]

MOST_TIMES = 50_000  # of a file
LONGEST_TITLE = 120
_CHILD = "planner.exchange.calendar_child"


class PlanningWindow(Value):
    """The days whose appointments are wanted: `first` inclusive, `last` exclusive."""

    first: date
    last: date


class Appointment(Value, order=True):
    """A stretch of local wall time that a calendar holds, with its title ("" where it has none)."""

    start: datetime
    end: datetime
    title: str = ""


class SkipReason(StrEnum):
    """Why an event was passed over."""

    NO_START = "no-start"
    ENDS_EARLY = "ends-early"
    YEAR = "year"
    ZONE = "zone"
    RULE = "rule"
    TOO_OFTEN = "too-often"
    UNREADABLE = "unreadable"


class CalendarProblem(StrEnum):
    """Why a file cannot be read at all."""

    MISSING = "missing"
    NO_FILE = "no-file"
    CLOSED = "closed"
    TOO_LARGE = "too-large"
    NO_CALENDAR = "no-calendar"
    TOO_MANY = "too-many"
    TOO_MUCH = "too-much"
    FAULT = "fault"  # of this program, not of the file
    OWN = "own"


class CalendarFile(Value):
    """What was read of a file.

    Attributes:
        digest: SHA-256 of its content, in hexadecimal.
        title: what the calendar calls itself, "" where it does not.
        appointments: those in the planning window that keep the learner busy, by start.
        events: how many events were read, those included that keep nobody busy.
        skipped: how many were passed over, by reason.
    """

    digest: str
    title: str
    appointments: tuple[Appointment, ...]
    events: int
    skipped: Mapping[SkipReason, int] = field(default_factory=dict)


class CalendarRefusal(Refusal):
    """A calendar file that cannot be read, said in one sentence.

    Attributes:
        problem: what it comes from.
    """

    def __init__(self, problem: CalendarProblem, name: str) -> None:
        """Say what is wrong with the file of this name."""
        self.problem = problem
        super().__init__(_sentence(problem).format(name=shown(name), n=MOST_MEBIBYTES, times=MOST_TIMES))


def _sentence(problem: CalendarProblem) -> str:
    return {
        CalendarProblem.MISSING: _("There is no file {name} any more."),
        CalendarProblem.NO_FILE: _("{name} is a folder or a device, and no calendar file."),
        CalendarProblem.CLOSED: _("The file {name} cannot be read; see who may read it."),
        CalendarProblem.TOO_LARGE: _("The file {name} is larger than {n} MiB, too large for a calendar."),
        CalendarProblem.NO_CALENDAR: _("{name} is no calendar file (.ics), or it is damaged."),
        CalendarProblem.OWN: _(
            "{name} was exported from a study plan, which would be planned around its own sessions."
        ),
        CalendarProblem.TOO_MANY: _("{name} holds more than {times} appointments in the next two years."),
        CalendarProblem.TOO_MUCH: _("{name} takes too long or too much memory to read, so it was left out."),
        CalendarProblem.FAULT: _("The program failed while it read {name}, so nothing of it was taken."),
    }[problem]


def command(path: str, window: PlanningWindow, known: str = "") -> list[str]:
    """Return program and arguments of the process that reads a file.

    `known` is the digest of the content that needs no second reading, or "".
    """
    return [sys.executable, "-m", _CHILD, path, window.first.isoformat(), window.last.isoformat(), known]


def read_calendar(path: Path, window: PlanningWindow, known: str = "") -> CalendarFile | None:
    """Read a file and wait for it; None where its digest is the known one. Raises CalendarRefusal."""
    try:
        output = output_of(command(str(path), window, known), MOST_SECONDS)
    except OutOfTimeError:
        raise CalendarRefusal(CalendarProblem.TOO_MUCH, path.name) from None
    except ValueError:  # NUL in the path
        raise CalendarRefusal(CalendarProblem.MISSING, path.name) from None
    return read_answer(output, path.name)


def read_answer(output: bytes, name: str) -> CalendarFile | None:
    """Return what the process read of the file `name`; None where it is as it was known.

    Raises CalendarRefusal, also where the process came to no proper end: without a word it is taken to have
    met its limits.
    """
    if not output:
        raise CalendarRefusal(CalendarProblem.TOO_MUCH, name)
    try:
        answer = json.loads(output)
        if "problem" in answer:
            raise CalendarRefusal(CalendarProblem(answer["problem"]), name)
        return None if "same" in answer else _file(answer)
    except (ValueError, TypeError, LookupError, RecursionError):
        raise CalendarRefusal(CalendarProblem.FAULT, name) from None


def write_answer(answer: CalendarFile | CalendarProblem | None) -> str:
    """Write an answer as `read_answer` reads it."""
    if answer is None:
        return json.dumps({"same": True})
    if isinstance(answer, CalendarProblem):
        return json.dumps({"problem": answer.value})
    titles: dict[str, int] = {}
    times = [
        (each.start.isoformat(), each.end.isoformat(), titles.setdefault(each.title, len(titles)))
        for each in answer.appointments
    ]
    document = {
        "digest": answer.digest,
        "title": answer.title,
        "events": answer.events,
        "skipped": dict(answer.skipped),
        "titles": list(titles),
        "times": times,
    }
    return json.dumps(document, ensure_ascii=True, separators=(",", ":"))


def _file(answer: Any) -> CalendarFile:
    titles = [str(title) for title in answer["titles"]]
    return CalendarFile(
        digest=str(answer["digest"]),
        title=str(answer["title"]),
        appointments=tuple(
            Appointment(datetime.fromisoformat(start), datetime.fromisoformat(end), titles[number])
            for start, end, number in answer["times"][:MOST_TIMES]
        ),
        events=int(answer["events"]),
        skipped={SkipReason(reason): int(count) for reason, count in answer["skipped"].items()},
    )
