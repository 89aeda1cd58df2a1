"""Faults of the program as they are told and kept: without a word of what the learner wrote.

The log lies beside the plan: small, kept in turns, and written only when something went wrong.
"""

import errno
import logging
import platform
import sysconfig
import traceback
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from planner import __version__

MOST_BYTES = 256 * 1024
OLD_FILES = 2
_MOST_STEPS: Final = 40  # the innermost ones: a function that calls itself leaves a thousand
_PROGRAM: Final = Path(__file__).parent.parent


def log_fault(file: Path, words: str, error: BaseException) -> bool:
    """Write an error of the program with the way to it, and return whether that could be done.

    A folder that is not there or cannot be written has no log.
    """
    handler = _FaultHandler(
        file,
        maxBytes=MOST_BYTES,
        backupCount=OLD_FILES,
        encoding="utf-8",
        errors="backslashreplace",
        delay=True,
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    told = f"{words}\n{fault_report(error)}"
    try:
        handler.handle(logging.LogRecord("planner", logging.ERROR, "", 0, told, (), None))
    finally:
        handler.close()
    return handler.has_written


def fault_report(error: BaseException) -> str:
    """Return what went wrong and where, for whoever mends it: which error, and the lines that led to it.

    The text of an error may quote a title, a note or the name of a file, so none is told; nor is a path of
    the learner's computer, which tells her name.
    """
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return "\n".join((f"Study Planner {__version__}, {system}", *_told(error, set())))


def _told(error: BaseException, before: set[int]) -> Iterator[str]:
    """Yield an error with those that it came of, the first of them first."""
    before.add(id(error))
    came_of = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if came_of is not None and id(came_of) not in before:
        yield from _told(came_of, before)
        yield "Of which came:"
    steps = traceback.extract_tb(error.__traceback__)
    if len(steps) > _MOST_STEPS:
        yield f"  ... {len(steps) - _MOST_STEPS} more"
    for step in steps[-_MOST_STEPS:]:
        yield f"  {_place(step.filename)}, line {step.lineno}, in {step.name}"
    yield _name(error)
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            if id(each) not in before:
                yield from ("Together with:", *_told(each, before))


def _place(file: str) -> str:
    """Return where a line stands: in the program, in a library, or in what was made while it ran."""
    path = Path(file)
    places = sysconfig.get_paths()
    for folder in (places["purelib"], places["platlib"], _PROGRAM, places["stdlib"]):
        if path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    return file if file.startswith("<") else "elsewhere"


def _name(error: BaseException) -> str:
    """Return which error it is, with the number that the system or the database gave it."""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    number = getattr(error, "sqlite_errorname", None)
    if isinstance(error, OSError) and error.errno is not None:
        number = errno.errorcode.get(error.errno, str(error.errno))
    return f"{name} ({number})" if isinstance(number, str) else name


class _FaultHandler(RotatingFileHandler):
    """Writes to the log, and keeps silent where it cannot: nobody is left to tell."""

    has_written = True

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        self.has_written = False
