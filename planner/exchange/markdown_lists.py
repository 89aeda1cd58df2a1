"""Which lists of a Markdown file hold items though they have no boxes, where boxes or tables tell others."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from planner.exchange.markdown_blocks import Block, Entry
from planner.exchange.markdown_words import Words

_BEFORE_WORDS = re.compile(r"^[\W_]+")

Read = Callable[[str], Words]


def lists_of_links(sections: Iterable[Sequence[Block]], words: Read, told: int) -> frozenset[int]:
    """Return the lists of links, by `Entry.list`, where they are the bulk of a file, and else none.

    A list is one of links where most of its entries begin with one and there is no box in its section: among
    boxes a link belongs to one of these. The bulk are more links than the `told` items of boxes and tables.
    """
    links: dict[int, int] = {}
    for section in sections:
        entries = [block for block in section if isinstance(block, Entry)]
        if not any(entry.has_boxes for entry in entries):
            links.update(_linked(entries, words))
    return frozenset(links) if sum(links.values()) > told else frozenset()


def boxes_in(entries: Iterable[Entry]) -> int:
    """Return how many boxes there are in entries and all within them."""
    return sum((entry.state is not None) + boxes_in(entry.children) for entry in entries)


def _linked(entries: Iterable[Entry], words: Read) -> Iterator[tuple[int, int]]:
    """Yield the lists of which most entries are links, each with the number of these."""
    by_list: dict[int, list[Entry]] = {}
    for entry in entries:
        by_list.setdefault(entry.list, []).append(entry)
    for number, inner in by_list.items():
        are_links = [is_link for entry in inner for is_link in _are_links(entry, words)]
        if 2 * sum(are_links) > len(are_links):
            yield number, sum(are_links)


def _are_links(entry: Entry, words: Read) -> Iterator[bool]:
    """Yield whether an entry is a link; of one that only groups others, whether these are."""
    is_link = _begins_with_link(words(entry.content))
    if is_link or not entry.children:
        yield is_link
        return
    for child in entry.children:
        yield from _are_links(child, words)


def _begins_with_link(words: Words) -> bool:
    if not words.links:
        return False
    label, address = words.links[0]
    text, start = (_BEFORE_WORDS.sub("", each) for each in (words.text, label or address))
    return not address.startswith("#") and bool(start) and text.startswith(start)
