"""The file that holds everything of a plan; it is read where files from outside are, in another process."""

from codecs import BOM_UTF8
from pathlib import Path
from typing import Any, Final

from planner.exchange.file_reading import IncomingPlan, ReadingWish, read_files

_A_GLANCE: Final = 256


def is_archive_file(file: Path) -> bool:
    """Whether a file begins as JSON does, so that it is worth reading as such. Raises OSError."""
    if not file.is_file():
        return False
    with file.open("rb") as stream:
        return stream.read(_A_GLANCE).removeprefix(BOM_UTF8).lstrip().startswith(b"{")


def read_archive_file(file: Path) -> Any:
    """Return the data of a file, None where it is no plan. Raises Refusal for one that cannot be read."""
    incoming = read_files(ReadingWish((str(file),)))
    return incoming.document if isinstance(incoming, IncomingPlan) else None
