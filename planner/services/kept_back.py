"""Texts of one's own copy of a roadmap, which an export keeps back: without them it denies none of them."""

from planner.domain.item import Item
from planner.services.drawn_notes import note_of_both
from planner.services.topic_names import same_page
from planner.values import replace


def with_kept_back(item: Item, before: Item, ours: Item, handed_on: Item) -> Item:
    """Return an item of a file with what the plan's item does not hand on.

    `before` is what was told of it earlier, `ours` the plan's item, `handed_on` that as exports have it.
    """
    if handed_on == ours:
        return item
    note = _whole(item.note, before.note, ours.note, handed_on.note)
    done_when = _whole(item.done_when, before.done_when, ours.done_when, handed_on.done_when)
    shown = {same_page(each.url) or each.title for each in (*item.resources, *handed_on.resources)}
    kept = (each for each in before.resources if (same_page(each.url) or each.title) not in shown)
    return replace(item, note=note, done_when=done_when, resources=(*item.resources, *kept))


def _whole(told: str, before: str, ours: str, handed_on: str) -> str:
    """Return a text with its part that was kept back; words that were written in the file stand before it."""
    if ours == handed_on or _words(before) in _words(told):
        return told
    return before if _words(told) == _words(handed_on) else note_of_both(told, before)


def _words(text: str) -> str:
    return " ".join(text.split())
