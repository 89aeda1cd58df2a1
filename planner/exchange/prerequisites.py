"""Prerequisites as a file of another program words them: found by id or title."""

import re
from collections.abc import Iterable, Iterator, Sequence

from planner.domain.item import Item
from planner.exchange.cell_words import says_nothing
from planner.exchange.incoming import SkipCause
from planner.exchange.skip_counts import SkipCounts
from planner.formats import one_line

_BETWEEN = re.compile(r"[,;|\n]")


class NamedItems:
    """Items by the words that name them: their ids and titles, whatever the case."""

    def __init__(self, items: Iterable[Item], skips: SkipCounts) -> None:
        """Count what names nothing in `skips`."""
        self._skips = skips
        self._ids: dict[str, str] = {}
        self._loose: dict[str, str] = {}  # by the words of a title, and by those before its colon
        titles: dict[str, str] = {}
        beginnings: dict[str, str] = {}
        for item in items:
            self._ids.setdefault(_key(item.id), item.id)
            titles.setdefault(_key(item.title), item.id)
            self._loose.setdefault(_loose_key(item.title), item.id)
            beginnings.setdefault(_loose_key(item.title.partition(":")[0]), item.id)
        self._ids = titles | self._ids
        self._loose = beginnings | self._loose

    def ids(self, texts: Sequence[str], own: str) -> tuple[str, ...]:
        """Return the ids that texts name, each one or several with commas, lines or blanks between them.

        `own` is the item that they are told of, which cannot wait for itself.
        """
        found = dict.fromkeys(id for text in texts for id in self._named(text))
        found.pop(own, None)
        return tuple(found)

    def _named(self, text: str) -> Iterator[str]:
        if id := self._id(text):  # a title may hold a comma
            yield id
            return
        words = text.split()
        if words and all(_key(word) in self._ids for word in words):
            yield from (self._ids[_key(word)] for word in words)
            return
        for part in _BETWEEN.split(text):
            if id := self._id(part):
                yield id
            elif part.strip() and not says_nothing(part):
                self._skips.add(SkipCause.UNKNOWN_PREREQUISITE, part)

    def _id(self, text: str) -> str | None:
        return self._ids.get(_key(text)) or self._loose.get(_loose_key(text) or text)


def _key(text: str) -> str:
    return one_line(text).casefold()


def _loose_key(text: str) -> str:
    return " ".join(re.findall(r"[\w+#]+", text.casefold()))
