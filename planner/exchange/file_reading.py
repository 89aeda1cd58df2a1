"""Files of other programs read in a process of their own, which can be killed: what is asked, the answer.

Neither the window nor a command ever opens such a file itself. They start `command` with `environment`,
wait at most `MOST_SECONDS`, and hand what the process put out to `read_answer`.
"""

import json
import sys
from collections.abc import Mapping
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
from planner.exchange.incoming import FileForm, IncomingRoadmap, TableField
from planner.formats import one_line
from planner.i18n import _
from planner.values import Value

__all__ = [
    "MOST_SECONDS",
    "FileProblem",
    "FileRefusal",
    "Incoming",
    "IncomingCalendar",
    "IncomingPlan",
    "ReadingWish",
    "command",
    "environment",
    "read_answer",
    "read_files",
]

MOST_PLAN_MEBIBYTES = 64
MOST_FILES = 2_000  # named at once, or in a folder
_LONGEST_SENTENCE = 400
_CHILD = "planner.exchange.file_child"


class FileProblem(StrEnum):
    """Why what was named cannot be read."""

    MISSING = "missing"
    NO_FILE = "no-file"
    CLOSED = "closed"
    TOO_LARGE = "too-large"
    TOO_MANY = "too-many"
    TOO_MUCH = "too-much"
    FAULT = "fault"  # of this program, not of the file
    EMPTY = "empty"
    DATABASE = "database"
    WORKBOOK = "workbook"
    DOCUMENT = "document"
    PACKED = "packed"
    UNKNOWN = "unknown"
    NO_ROADMAP = "no-roadmap"  # YAML of another format
    SEVERAL = "several"
    UNREADABLE = "unreadable"  # it is of a form that can be read, and has a fault


class FileRefusal(Refusal):
    """Files that cannot be read, said in one sentence.

    Attributes:
        problem: what it comes from.
    """

    def __init__(self, problem: FileProblem, name: str, sentence: str = "") -> None:
        """Say what is wrong with the file of this name, in the reader's own `sentence` where it has one."""
        self.problem = problem
        words = sentence or _sentence(problem).format(
            name=shown(name) or '""', n=MOST_MEBIBYTES, count=MOST_FILES
        )
        super().__init__(words)


def _sentence(problem: FileProblem) -> str:
    return {
        FileProblem.MISSING: _("There is no file {name} to read."),
        FileProblem.NO_FILE: _("{name} is a folder without a roadmap, or a device, and no file to read."),
        FileProblem.CLOSED: _("The file {name} cannot be read; see who may read it."),
        FileProblem.TOO_LARGE: _("The file {name} is larger than {n} MiB, too large for a roadmap."),
        FileProblem.TOO_MANY: _("More than {count} files are too many at once."),
        FileProblem.TOO_MUCH: _("{name} takes too long or too much memory to read, so it was left out."),
        FileProblem.FAULT: _("The program failed while it read {name}, so nothing of it was taken."),
        FileProblem.EMPTY: _("The file {name} is empty."),
        FileProblem.DATABASE: _("{name} is a database; open a plan of this program with Plan > Plans."),
        FileProblem.WORKBOOK: _("{name} is a workbook; save its sheet as CSV and import that."),
        FileProblem.DOCUMENT: _("{name} is a document; save it as plain text or Markdown and import that."),
        FileProblem.PACKED: _("{name} is a packed archive; unpack it and import what is in it."),
        FileProblem.UNKNOWN: _(
            "{name} cannot be read here; a roadmap (YAML, JSON, Markdown, CSV, roadmap.sh), "
            "a plan (.json) or a calendar (.ics) can."
        ),
        FileProblem.NO_ROADMAP: _(
            "{name} is no roadmap file of this program; study-planner catalog validate FILE tells what is "
            "wrong in it."
        ),
        FileProblem.SEVERAL: _("There is more than one roadmap in {name}; import one after the other."),
        FileProblem.UNREADABLE: _("The file {name} is damaged."),
    }[problem]


class ReadingWish(Value):
    """What is to be read.

    Attributes:
        paths: files that belong together, most often one; or a folder.
        columns: for a table, the column of each field, counted from 0; None = matched by name.
        form: what it is taken for, whatever it looks like; None = told by its content.
    """

    paths: tuple[str, ...]
    columns: Mapping[TableField, int] | None = None
    form: FileForm | None = None


class IncomingPlan(Value):
    """Everything of a plan, as plain data that is sound but not yet held against the rules of a plan."""

    document: Mapping[str, Any]


class IncomingCalendar(Value):
    """A calendar file, which is read and linked in a way of its own."""

    path: str


Incoming = IncomingRoadmap | IncomingPlan | IncomingCalendar


def command(wish: ReadingWish) -> list[str]:
    """Return program and arguments of the process that reads what is wished."""
    columns = None if wish.columns is None else {name.value: number for name, number in wish.columns.items()}
    how = json.dumps({"columns": columns, "form": wish.form})
    return [sys.executable, "-m", _CHILD, how, *wish.paths]


def wish_of(arguments: list[str]) -> ReadingWish:
    """Return what the arguments of that process ask for."""
    how, *paths = arguments
    wished = json.loads(how)
    columns = wished["columns"]
    return ReadingWish(
        tuple(paths),
        None if columns is None else {TableField(name): int(number) for name, number in columns.items()},
        None if wished["form"] is None else FileForm(wished["form"]),
    )


def read_files(wish: ReadingWish) -> Incoming:
    """Read files and wait for it. Raises FileRefusal."""
    name = name_of(wish)
    if len(wish.paths) > MOST_FILES:
        raise FileRefusal(FileProblem.TOO_MANY, name)
    try:
        output = output_of(command(wish), MOST_SECONDS)
    except OutOfTimeError:
        raise FileRefusal(FileProblem.TOO_MUCH, name) from None
    except ValueError:  # NUL in a path
        raise FileRefusal(FileProblem.MISSING, name) from None
    except OSError:  # more than the system hands over
        raise FileRefusal(FileProblem.TOO_MANY, name) from None
    return read_answer(output, name)


def name_of(wish: ReadingWish) -> str:
    """Return the name by which what is wished is spoken of."""
    return Path(wish.paths[0]).name or wish.paths[0] if wish.paths else ""


def read_answer(output: bytes, name: str) -> Incoming:
    """Return what the process read of the file `name`.

    Raises FileRefusal, also where the process came to no proper end: without a word it is taken to have met
    its limits.
    """
    if not output:
        raise FileRefusal(FileProblem.TOO_MUCH, name)
    # What follows needs the reader of roadmaps, and this module is imported where none is read.
    from planner.exchange.file_answer import incoming_of

    try:
        answer = json.loads(output, strict=False)  # a plan comes as it is, with line ends in texts
        if "problem" not in answer:
            return incoming_of(answer)
        problem, sentence = FileProblem(answer["problem"]), one_line(str(answer.get("sentence", "")))
    except (Refusal, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        raise FileRefusal(FileProblem.FAULT, name) from None
    raise FileRefusal(problem, str(answer.get("file") or name), sentence[:_LONGEST_SENTENCE])
