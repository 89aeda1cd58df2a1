"""Reads a file as text, with a limit, and only if it is a file; puts content in its place, whole or not."""

import os
from pathlib import Path

from planner.domain.errors import Refusal, shown
from planner.exchange.limits import MOST_BYTES
from planner.i18n import _

_MEBIBYTE = 1024 * 1024


class NoFile(Refusal):
    """There is no file of that name, or what bears it is none."""


class OutOfReach(Refusal):
    """The system does not let the file be read now; what stands in it may be whole."""


def read_text_file(file: Path, mebibytes: int = MOST_BYTES // _MEBIBYTE) -> str:
    """Return the text of a UTF-8 file of at most this size.

    Raises Refusal for what is too large or no text, and its kinds NoFile and OutOfReach.
    """
    name = shown(file.name)
    try:
        if not file.is_file():  # a folder; or a pipe or device, which might never end
            raise NoFile(_("There is no file {name} to read.").format(name=name))
        with file.open("rb") as stream:
            content = stream.read(mebibytes * _MEBIBYTE + 1)
        if len(content) > mebibytes * _MEBIBYTE:
            raise Refusal(_("The file {name} is larger than {n} MiB.").format(name=name, n=mebibytes))
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal(_("The file {name} is not text in UTF-8.").format(name=name)) from None
    except FileNotFoundError:
        raise NoFile(_("There is no file {name} to read.").format(name=name)) from None
    except (OSError, ValueError) as error:  # ValueError: a name with NUL
        raise OutOfReach(_("The file {name} cannot be read.").format(name=name)) from error


def replace_text_file(file: Path, text: str) -> bool:
    """Put a text into a file and onto the disk, and return whether that was possible.

    At every moment the file is the old one or the new one, whole.
    """
    try:
        replace_file(file, text.encode())
    except OSError:
        return False
    return True


def replace_file(file: Path, content: bytes) -> None:
    """Put content into a file and onto the disk; raises OSError, or ValueError for a name with NUL.

    At every moment the file is the old one or the new one, whole. What is no file, as a device or a pipe, is
    written to as it is.
    """
    if file.exists() and not file.is_file():
        file.write_bytes(content)
        return
    file = file.resolve()  # a link goes on leading to its file
    unfinished = file.with_name(file.name + ".part")
    try:
        with unfinished.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(file)
        _sync_folder(file.parent)
    except OSError:
        _remove(unfinished)
        raise


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return  # Windows gives no handle to a folder
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return  # a folder that takes no file gives none away either
