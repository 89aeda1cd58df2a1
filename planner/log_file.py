"""The log beside the plan: small, kept in turns, and written only when something went wrong."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

MOST_BYTES = 256 * 1024
OLD_FILES = 2


def log_fault(file: Path, words: str, error: BaseException) -> bool:
    """Write an error of the program with its trace, and return whether that could be done.

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
    trace = (type(error), error, error.__traceback__)
    try:
        handler.handle(logging.LogRecord("planner", logging.ERROR, "", 0, words, (), trace))
    finally:
        handler.close()
    return handler.has_written


class _FaultHandler(RotatingFileHandler):
    """Writes to the log, and keeps silent where it cannot: nobody is left to tell."""

    has_written = True

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        self.has_written = False
