"""What the readers of plain texts begin with: a text of bounded length without broken characters."""

import re
from pathlib import PurePath

from planner.exchange.child_process import MEBIBYTE, MOST_MEBIBYTES
from planner.exchange.incoming import SkipCause
from planner.exchange.limits import UnreadableError, without_broken
from planner.exchange.skip_counts import SkipCounts
from planner.i18n import _

_NOTION_ID = re.compile(r"[ _-][0-9a-f]{32}$")  # behind the title of what Notion exports


def sound_text(text: str, skips: SkipCounts) -> str:
    """Return a text without its mark and without characters that have no place in one, which are counted.

    Raises UnreadableError for more than 10 MiB.
    """
    if len(text) > MOST_MEBIBYTES * MEBIBYTE:
        raise UnreadableError(_("it is larger than {n} MiB").format(n=MOST_MEBIBYTES))
    text = text.removeprefix("\ufeff")
    sound, count = without_broken(text)
    if count:
        skips.add(SkipCause.CHARACTERS, count=count)
    return sound


def file_title(name: str) -> str:
    """Return the title that a file's name is: "my_courses.csv" is "my courses"."""
    stem = _NOTION_ID.sub("", PurePath(name.replace("\\", "/")).stem)
    return " ".join(stem.replace("_", " ").split())
