"""Titles that learners give, and the ids made from them."""

from planner.domain.errors import Refusal
from planner.formats import one_line, slug, unused_id
from planner.i18n import _

__all__ = ["LONGEST_TITLE", "checked_title", "slug", "unused_id"]

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
