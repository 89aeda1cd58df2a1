"""Which entries the palette shows for what is typed, and in which order; knows no Qt."""

from collections.abc import Mapping, Sequence
from math import inf

from planner.ui.palette.entries import Entry, Section, section_words
from planner.ui.palette.matching import Match, Place, folded, match
from planner.values import Value, replace

COMMANDS_ONLY = ">"
_MOST_RECENT = 5
_MOST_OF_SEVERAL = 7  # of one group where others are shown too
_MOST_ALONE = 60
_RECENT_BONUS = 12
_DETAIL_COUNTS = 0.6  # what is said of a thing tells less than its name
_WORD_ELSEWHERE = 8
_CLOSE = 0.75
_BETWEEN = "  "


class ResultRow(Value):
    """An entry as the list shows it; `heading` is that of its group where it is the first of it."""

    entry: Entry
    heading: str = ""
    title_places: tuple[Place, ...] = ()
    detail_places: tuple[Place, ...] = ()

    @property
    def id(self) -> str:
        """The id of the entry."""
        return self.entry.id


class Results(Value):
    """The rows that are shown, and how many entries fit in all."""

    rows: tuple[ResultRow, ...]
    count: int

    def after(self, entry: Entry) -> "Results":
        """Return these results with an entry above all of them."""
        return Results((ResultRow(entry, section_words(entry.section)), *self.rows), self.count + 1)


class _Hit(Value):
    """An entry that fits, and how well."""

    score: float
    row: ResultRow
    quality: float  # of its letters alone


def results(entries: Sequence[Entry], typed: str, recent: Sequence[str]) -> Results:
    """Return what fits; with nothing typed the ids of `recent`, last used first, and then the commands."""
    is_narrow = typed.lstrip().startswith(COMMANDS_ONLY)
    words = folded(typed.lstrip().removeprefix(COMMANDS_ONLY)).split()
    if is_narrow:
        entries = [entry for entry in entries if entry.section is Section.COMMANDS]
    if not words:
        return _unasked(entries, () if is_narrow else recent)
    hits: dict[Section, list[_Hit]] = {}
    for entry in entries:
        hit = _hit(entry, words, recent)
        if hit is not None:
            hits.setdefault(entry.section, []).append(hit)
    return _grouped(_close_ones(hits))


def _close_ones(hits: Mapping[Section, list[_Hit]]) -> dict[Section, list[_Hit]]:
    """Leave out what fits much worse than the best: its letters are there by chance."""
    best = max((hit.quality for found in hits.values() for hit in found if hit.quality < inf), default=0)
    close = {
        section: [hit for hit in found if hit.quality >= _CLOSE * best] for section, found in hits.items()
    }
    return {section: found for section, found in close.items() if found}


def _unasked(entries: Sequence[Entry], recent: Sequence[str]) -> Results:
    by_id = {entry.id: entry for entry in entries}
    known = [by_id[id] for id in recent if id in by_id][:_MOST_RECENT]
    others = [
        entry
        for entry in entries
        if entry.section is Section.COMMANDS and not entry.is_asked_for and entry not in known
    ]
    rows = [*_with_heading(Section.RECENT, known), *_with_heading(Section.COMMANDS, others)]
    return Results(tuple(rows), len(rows))


def _with_heading(section: Section, entries: Sequence[Entry]) -> list[ResultRow]:
    return [ResultRow(entry, "" if place else section_words(section)) for place, entry in enumerate(entries)]


def _hit(entry: Entry, words: Sequence[str], recent: Sequence[str]) -> _Hit | None:
    bonus = max(0, _RECENT_BONUS - recent.index(entry.id)) if entry.id in recent else 0
    title = match(words, entry.title)
    if title is not None:
        return _Hit(title.score + bonus, ResultRow(entry, title_places=title.places), title.score)
    both = match(words, entry.title + _BETWEEN + entry.detail) if entry.detail else None
    if both is not None:
        return _Hit(both.score * _DETAIL_COUNTS + bonus, _split(entry, both), both.score)
    if entry.search and all(word in entry.search for word in words):
        return _Hit(_WORD_ELSEWHERE * len(words) + bonus, ResultRow(entry), inf)
    return None


def _split(entry: Entry, found: Match) -> ResultRow:
    """Return the row with what was found in its title and what in its detail."""
    end, start = len(entry.title), len(entry.title) + len(_BETWEEN)
    return ResultRow(
        entry,
        title_places=tuple((first, min(last, end)) for first, last in found.places if first < end),
        detail_places=tuple(
            (max(first, start) - start, last - start) for first, last in found.places if last > start
        ),
    )


def _grouped(hits: dict[Section, list[_Hit]]) -> Results:
    """Return the groups, that with the best entry first, each with its best entries."""
    most = _MOST_OF_SEVERAL if len(hits) > 1 else _MOST_ALONE
    order = list(Section)
    for found in hits.values():
        found.sort(key=lambda hit: -hit.score)
    sections = sorted(hits, key=lambda section: (-hits[section][0].score, order.index(section)))
    rows: list[ResultRow] = []
    for section in sections:
        shown = [hit.row for hit in hits[section][:most]]
        rows += [replace(shown[0], heading=section_words(section)), *shown[1:]]
    return Results(tuple(rows), sum(len(found) for found in hits.values()))
