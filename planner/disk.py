"""Files that are whole and on the disk, by their names too: else a power cut takes away what was written."""

import os
import re
from contextlib import suppress
from pathlib import Path
from time import time
from typing import Final

# SQLite has a journal beside a file that it fills.
_UNFINISHED: Final = re.compile(r"\.study-planner-[0-9a-f]{16}\.part(-journal)?")
_LEFT_SECONDS: Final = 3_600  # nothing is written for so long


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk."""
    if os.name != "posix":
        return  # Windows gives no handle to a folder
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def unfinished_beside(file: Path) -> Path:
    """Return a name for a file until it is whole, which no one else has; what kills have left there goes.

    Several programs may write the same file, and none waits for the others.
    """
    with suppress(OSError):
        _drop_left_over(file.parent)
    return file.with_name(f".study-planner-{os.urandom(8).hex()}.part")


def _drop_left_over(folder: Path) -> None:
    for each in folder.iterdir():
        if _UNFINISHED.fullmatch(each.name) and each.lstat().st_mtime + _LEFT_SECONDS < time():
            with suppress(OSError):  # it is another user's, or another program was faster
                each.unlink()
