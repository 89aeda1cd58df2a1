"""What a drawing says of its items, told from the texts of other files that stand beside it in one note.

A drawing that comes without these texts denies none of them: it retells its own words alone. So the record of
an item keeps, among its further keys, which words of its note are the drawing's; nothing else reads them.
"""

from typing import Final

from planner.domain.item import Item
from planner.exchange.fields import LONGEST_TEXT
from planner.values import replace

_DRAWN: Final = "study-planner:drawn-note"


def with_drawn_note(told: Item, drawn: str | None) -> Item:
    """Return what is remembered of an item, with the words of the drawing; None where no text came now."""
    return told if drawn is None else replace(told, extra={**told.extra, _DRAWN: drawn})


def drawn_note(told: Item) -> str:
    """Return what the drawing said of an item, as far as that is known."""
    drawn = told.extra.get(_DRAWN)
    if isinstance(drawn, str):
        return drawn
    return "" if told.resources else told.note


def note_of_both(drawn: str, text: str) -> str:
    """Return one note of what a drawing says and what a text says."""
    return "\n\n".join(filter(None, (drawn, text)))[:LONGEST_TEXT].strip()


def retold_note(drawn: str, before: Item) -> str:
    """Return the note of an item of which a drawing says something anew, beside the text that it has."""
    was = before.extra.get(_DRAWN)
    if isinstance(was, str):
        return note_of_both(drawn, before.note.removeprefix(was).strip())
    if not drawn or before.note.startswith(f"{drawn}\n\n"):
        return before.note
    # Links never come from a drawing: where there are some, the note is that of a text.
    return note_of_both(drawn, before.note) if before.resources and before.note != drawn else drawn
