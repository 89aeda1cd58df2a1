"""Folders that are on the disk by their names too: else a power cut takes away what is in them."""

from contextlib import suppress
from pathlib import Path

from planner.disk import sync_folder
from planner.storage.errors import no_folder


def make_folder(folder: Path) -> None:
    """Make a folder where there is none, with those above it; it is on the disk then.

    Raises StorageRefusal where something else has its name, such as a file or a link that leads nowhere; or
    OSError.
    """
    try:
        _make(folder)
    except (FileExistsError, FileNotFoundError, NotADirectoryError) as error:
        raise no_folder(folder) from error


def _make(folder: Path) -> None:
    if folder.is_dir():
        return
    if not folder.parent.is_dir():
        _make(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    with suppress(PermissionError):  # a folder that may be passed through and not be read
        sync_folder(folder.parent)
