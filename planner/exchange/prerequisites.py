"""Prerequisites as a file of another program words them: found by id or title, and freed of circles."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from planner.domain.item import Item
from planner.exchange.cell_words import says_nothing
from planner.exchange.incoming import SkipCause
from planner.exchange.skip_counts import SkipCounts
from planner.formats import one_line

_BETWEEN = re.compile(r"[,;|\n]")

Requires = Mapping[str, tuple[str, ...]]


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


def without_circles(requires: Requires) -> tuple[Requires, tuple[str, ...]]:
    """Return prerequisites of which none runs in a circle, and the ids of those that one was taken from.

    Walks into the depth and leaves out what leads back to where it came from. `O(items + edges)`.
    """
    kept: dict[str, list[str]] = {id: [] for id in requires}
    opened: list[str] = []
    finished: set[str] = set()
    for start in requires:
        if start in finished:
            continue
        path = {start: iter(requires[start])}  # in the order walked
        while path:
            id, ahead = next(reversed(path.items()))
            before = next(ahead, None)
            if before is None:
                del path[id]
                finished.add(id)
            elif before in path:
                opened.append(id)
            else:
                kept[id].append(before)
                if before not in finished:
                    path[before] = iter(requires[before])
    return {id: tuple(before) for id, before in kept.items()}, tuple(opened)


def _key(text: str) -> str:
    return one_line(text).casefold()


def _loose_key(text: str) -> str:
    return " ".join(re.findall(r"[\w+#]+", text.casefold()))
