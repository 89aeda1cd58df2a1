"""What every reader of plain data holds to: how much, how deep, which characters and which numbers."""

import re
from math import isfinite

from planner.domain.errors import shown
from planner.i18n import _

MOST_BYTES = 1024 * 1024
MOST_DEPTH = 32
MOST_PLAN_DEPTH = 48  # what a roadmap may nest stands deeper in everything of a plan
MOST_NODES = 20_000
MOST_ITEMS = 5_000  # of a roadmap of another program

# Controls but tab and line ends, and halves of surrogate pairs: no database and no screen takes them well.
_BROKEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_HALVES = re.compile("[\ud800-\udfff]")
_MOST_DIGITS = 19
_GREATEST = 2**63 - 1


class UnreadableError(ValueError):
    """Why a text cannot be read as data: the part of a sentence that tells the reason.

    Attributes:
        reason: the same without the line.
        line, column: where it is, counted from 1, as far as that is known.
    """

    def __init__(self, reason: str, line: int | None = None, column: int | None = None) -> None:
        """Give the reason and, where they are known, line and column."""
        self.reason, self.line, self.column = reason, line, column
        super().__init__(reason if line is None else _("{reason}, line {n}").format(reason=reason, n=line))


def check_text(text: str, line: int | None = None) -> None:
    """Raise UnreadableError for a text with control characters or broken ones; `line` is where it begins."""
    if text.isprintable():
        return
    if found := _BROKEN.search(text):
        reason = _("a character is broken or has no place in a text")
        raise UnreadableError(reason, None if line is None else line + text.count("\n", 0, found.start()))


def without_broken(text: str) -> tuple[str, int]:
    """Return a text without the characters that `check_text` refuses, and how many they were."""
    return _BROKEN.subn("", text)


def check_letters(text: str) -> None:
    """Raise UnreadableError for a text with halves of characters; controls may stand in it."""
    if _HALVES.search(text):
        raise UnreadableError(_("a character is broken or has no place in a text"))


def check_size(
    depth: int,
    nodes: int,
    line: int | None = None,
    most_nodes: int = MOST_NODES,
    most_depth: int = MOST_DEPTH,
) -> None:
    """Raise UnreadableError for data that is nested too deeply or has too many parts."""
    if depth > most_depth:
        raise UnreadableError(_("it is nested more than {n} deep").format(n=most_depth), line)
    if nodes > most_nodes:
        raise UnreadableError(_("it has more than {n} entries").format(n=most_nodes), line)


def whole_number(digits: str, line: int | None = None) -> int:
    """Return a whole number. Raises UnreadableError for one beyond 64 bits before converting it."""
    if len(digits.lstrip("+-")) > _MOST_DIGITS or abs(number := int(digits)) > _GREATEST:
        raise UnreadableError(_("the number {digits} is too large").format(digits=shown(digits)), line)
    return number


def decimal_number(digits: str, line: int | None = None) -> float:
    """Return a decimal number. Raises UnreadableError for one beyond all measure."""
    number = float(digits)
    if not isfinite(number):
        raise UnreadableError(_("the number {digits} is too large").format(digits=shown(digits)), line)
    return number
