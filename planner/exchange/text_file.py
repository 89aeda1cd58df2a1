"""Reads a file as text, with a limit, and only if it is a file; puts content in its place, whole or not."""

import os
from pathlib import Path

from planner.disk import sync_folder, unfinished_beside
from planner.domain.errors import Refusal, shown
from planner.exchange.limits import MOST_BYTES
from planner.formats import one_line
from planner.i18n import _


class NoFile(Refusal):
    """There is no file of that name, or what bears it is none."""


class OutOfReach(Refusal):
    """The system does not let the file be read now; what stands in it may be whole."""


def read_text_file(file: Path) -> str:
    """Return the text of a UTF-8 file.

    Raises Refusal for what is too large or no text, and its kinds NoFile and OutOfReach.
    """
    name = shown(file.name)
    try:
        if not file.is_file():  # a folder; or a pipe or device, which might never end
            raise NoFile(_("There is no file {name} to read.").format(name=name))
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise Refusal(_("The file {name} is larger than 1 MiB.").format(name=name))
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


def write_file(file: Path, content: bytes) -> None:
    """Do as `replace_file`, and raise Refusal where that cannot be; the file that was there stays then."""
    try:
        replace_file(file, content)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or _("its name is not one for a file")
        raise Refusal(
            _("{path} cannot be written: {reason}; choose another place or name.").format(
                path=one_line(str(file)), reason=reason
            )
        ) from error


def replace_file(file: Path, content: bytes) -> None:
    """Put content into a file and onto the disk; raises OSError, or ValueError for a name with NUL.

    At every moment the file is the old one or the new one, whole. What is no file, as a device or a pipe, is
    written to as it is.
    """
    if file.exists() and not file.is_file():
        file.write_bytes(content)
        return
    file = file.resolve()  # a link goes on leading to its file
    unfinished = unfinished_beside(file)
    try:
        with unfinished.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(file)
        sync_folder(file.parent)
    finally:
        _remove(unfinished)


def _remove(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return  # a folder that takes no file gives none away either
