"""The log beside the plan: small, kept in turns, and written only when something went wrong."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

MOST_BYTES = 256 * 1024
OLD_FILES = 2


def log_fault(file: Path, words: str, error: BaseException) -> None:
    """Write an error of the program with its trace; a folder that cannot be written has no log."""
    try:
        handler = RotatingFileHandler(
            file, maxBytes=MOST_BYTES, backupCount=OLD_FILES, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    handler.handleError = lambda record: None  # type: ignore[method-assign] # nobody is left to tell
    trace = (type(error), error, error.__traceback__)
    try:
        handler.handle(logging.LogRecord("planner", logging.ERROR, "", 0, words, (), trace))
    finally:
        handler.close()
