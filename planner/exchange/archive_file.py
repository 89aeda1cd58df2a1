"""The file that holds everything of a plan, read as plain data; what it means is for the storage to say."""

from codecs import BOM_UTF8
from pathlib import Path
from typing import Any, Final

from planner.domain.errors import Refusal, shown
from planner.exchange.json_data import sound_json
from planner.exchange.limits import UnreadableError
from planner.exchange.text_file import read_text_file
from planner.i18n import _

MOST_MEBIBYTES: Final = 64  # a plan of many years, with every note at its longest
_A_GLANCE: Final = 256


def is_archive_file(file: Path) -> bool:
    """Whether a file begins as JSON does, so that it is worth reading as such. Raises OSError."""
    if not file.is_file():
        return False
    with file.open("rb") as stream:
        return stream.read(_A_GLANCE).removeprefix(BOM_UTF8).lstrip().startswith(b"{")


def read_archive_file(file: Path) -> Any:
    """Return the data of a JSON file that this program wrote. Raises Refusal for what cannot be read.

    Its texts may hold what no roadmap may, for the learner may have typed it.
    """
    try:
        return sound_json(read_text_file(file, MOST_MEBIBYTES))
    except UnreadableError as problem:
        words = _("The file {name} is not readable as JSON: {reason}.")
        raise Refusal(words.format(name=shown(file.name), reason=problem)) from None
