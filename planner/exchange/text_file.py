"""Reads a file as text, with a limit, and only if it is a file."""

from pathlib import Path

from planner.domain.errors import Refusal, shown
from planner.exchange.limits import MOST_BYTES
from planner.i18n import _


def read_text_file(file: Path) -> str:
    """Return the text of a UTF-8 file. Raises Refusal for what is none, is too large or cannot be read."""
    name = shown(file.name)
    try:
        if not file.is_file():  # a folder; or a pipe or device, which might never end
            raise Refusal(_("There is no file {name} to read.").format(name=name))
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise Refusal(_("The file {name} is larger than 1 MiB.").format(name=name))
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal(_("The file {name} is not text in UTF-8.").format(name=name)) from None
    except (OSError, ValueError) as error:  # ValueError: a name with NUL
        raise Refusal(_("The file {name} cannot be read.").format(name=name)) from error
