"""Titles that learners give."""

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
