"""Titles that learners give, and the ids made from them."""

import re
import unicodedata
from collections.abc import Collection

from planner.domain.errors import Refusal
from planner.formats import one_line
from planner.i18n import _

LONGEST_TITLE = 200


def checked_title(title: str, without: str) -> str:
    """Return a title as one line.

    Raises Refusal for an empty one, in the words `without`, and for one that no line holds.
    """
    line = one_line(title)
    if not line:
        raise Refusal(without)
    if len(line) > LONGEST_TITLE:
        raise Refusal(_("A title has at most {count} characters.").format(count=LONGEST_TITLE))
    return line


def slug(title: str, otherwise: str) -> str:
    """Return an id made from a title: plain small letters, digits and hyphens; `otherwise` without any."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or otherwise


def unused_id(wanted: str, used: Collection[str]) -> str:
    """Return the id, or the id with -2, -3 and so on where it is used already."""
    number, id = 1, wanted
    while id in used:
        number += 1
        id = f"{wanted}-{number}"
    return id
