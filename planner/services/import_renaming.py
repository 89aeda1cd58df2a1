"""Items of a file that its earlier version had under other ids: known again by title, page or place."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from planner.domain.followed_roadmap import FollowedRoadmap
from planner.domain.item import Item
from planner.exchange.incoming import FileForm, IncomingRoadmap
from planner.services.import_phases import old_phases
from planner.services.matching import Reason, Topic, makes_another, match_topics, may_be_renamed, topic_of
from planner.services.topic_names import topic_name
from planner.values import Value, field, replace

_WITHOUT_IDS = (FileForm.MARKDOWN, FileForm.TABLE)  # their ids come from titles, and change with them

Renamed = tuple[str, tuple[str, Reason]]  # an item's id in the file, its id before, and why it is the same


def headings_of(incoming: IncomingRoadmap) -> dict[str, str]:
    """Return the titles of a file's phases by their ids."""
    return {phase.id: phase.title for phase in incoming.roadmap.phases}


def renamed_items(
    incoming: IncomingRoadmap, followed: FollowedRoadmap, old_names: Mapping[str, str]
) -> Iterator[Renamed]:
    """Yield items of the file that are items of its earlier version under another id: its id and why.

    They are known again by their titles and pages; where ids are made from titles, also by their place, and
    by a page that is theirs alone.
    """
    now = {item.id for item in incoming.roadmap.items}
    fresh = [item for item in incoming.roadmap.items if item.id not in followed.items]
    gone = [item for key, item in items_in_file_order(followed) if key not in now and key in old_names]
    unknown = _Unknown(incoming, followed, fresh, gone)
    by_place = (_in_place, _of_one_page) if incoming.form in _WITHOUT_IDS else ()
    for way in (_of_one_title, _surely_alike, *by_place):
        if unknown.fresh and unknown.gone:
            unknown = unknown.without(dict(way(unknown)))
    yield from unknown.found.items()


class _Unknown(Value):
    """What two versions of a file do not share by its ids, as far as it is not known again yet.

    Attributes:
        fresh: items that the earlier version does not have.
        gone: items of the earlier version that the file does not have.
        found: what is known again already: its id in the file, its id before, and why it is the same.
    """

    incoming: IncomingRoadmap
    followed: FollowedRoadmap
    fresh: Sequence[Item]
    gone: Sequence[Item]
    found: Mapping[str, tuple[str, Reason]] = field(default_factory=dict)

    def topics(self) -> tuple[list[Topic], list[Topic]]:
        """Return what is known of them as topics: those of the file, and those of the earlier version."""
        headings = headings_of(self.incoming)
        old_headings = {phase.id: phase.title for phase in self.followed.phases.values()}
        return (
            [topic_of(item, headings.get(item.phase, "")) for item in self.fresh],
            [topic_of(item, old_headings.get(item.phase, "")) for item in self.gone],
        )

    def without(self, more: Mapping[str, tuple[str, Reason]]) -> "_Unknown":
        """Return what is left when these are known again, too."""
        given = {old for old, _reason in more.values()}
        return replace(
            self,
            fresh=[item for item in self.fresh if item.id not in more],
            gone=[item for item in self.gone if item.id not in given],
            found={**self.found, **more},
        )


def items_in_file_order(followed: FollowedRoadmap) -> list[tuple[str, Item]]:
    """Return what an earlier version said of its items, by their ids in it, in its order."""
    return sorted(followed.items.items(), key=lambda each: each[1].position)


def _of_one_title(unknown: _Unknown) -> Iterator[Renamed]:
    """Yield those whose title stands on each side once, whatever title it is."""
    theirs, ours = unknown.topics()
    by_title = [Counter(topic.name.plain for topic in topics) for topics in (theirs, ours)]
    old = {topic.name.plain: topic.id for topic in ours}
    for topic in theirs:
        plain = topic.name.plain
        if plain and by_title[0][plain] == by_title[1][plain] == 1:
            yield topic.id, (old[plain], Reason.TITLE)


def _surely_alike(unknown: _Unknown) -> Iterator[Renamed]:
    given: set[str] = set()
    for key, match in match_topics(*unknown.topics()).items():
        if match.is_sure and match.id not in given:
            given.add(match.id)
            yield key, (match.id, match.reason)


def _in_place(unknown: _Unknown) -> Iterator[Renamed]:
    old_keys = {key: old for key, (old, _reason) in unknown.found.items()}
    places = _Places(unknown.incoming, unknown.followed, old_keys)
    return places.renamed(unknown.fresh, unknown.gone)


def _of_one_page(unknown: _Unknown) -> Iterator[Renamed]:
    """Yield what leads to a page to which nothing else leads, neither in this version nor in the earlier."""
    own = _own_pages(unknown.incoming.roadmap.items) & _own_pages(unknown.followed.items.values())
    of_page = {page: item for item in unknown.gone for page in _pages(item) & own}
    given: set[str] = set()
    for item in unknown.fresh:
        old = next((of_page[page] for page in sorted(_pages(item)) if page in of_page), None)
        if old is None or old.id in given or makes_another(topic_name(item.title), topic_name(old.title)):
            continue
        given.add(old.id)
        yield item.id, (old.id, Reason.LINK)


def _own_pages(items: Iterable[Item]) -> set[str]:
    counts = Counter(page for item in items for page in _pages(item))
    return {page for page, count in counts.items() if count == 1}


def _pages(item: Item) -> frozenset[str]:
    return topic_of(item, "").pages


class _Places:
    """Beside which other items, and in which phase, the items of two versions of a file stand."""

    def __init__(
        self, incoming: IncomingRoadmap, followed: FollowedRoadmap, old_keys: Mapping[str, str]
    ) -> None:
        items = incoming.roadmap.items
        same = {item.id: item.id for item in items if item.id in followed.items}
        phases = old_phases(incoming.roadmap, followed, {**same, **old_keys})
        now = [(old_keys.get(item.id, item.id), phases.get(item.phase, "")) for item in items]
        self._now = dict(zip((item.id for item in items), _beside(now), strict=True))
        before = [(key, item.phase) for key, item in items_in_file_order(followed)]
        self._before = dict(zip((key for key, _phase in before), _beside(before), strict=True))

    def renamed(self, fresh: Sequence[Item], gone: Sequence[Item]) -> Iterator[Renamed]:
        """Yield what stands where something that is gone stood, with its page or a title much like it."""
        there: dict[_Beside, list[Item]] = {}
        for item in gone:
            for place in self._before[item.id]:
                there.setdefault(place, []).append(item)
        given: set[str] = set()
        for item in fresh:
            name = topic_name(item.title)
            for old in (each for place in self._now[item.id] for each in there.get(place, ())):
                if old.id in given:
                    continue
                is_of_page = bool(_pages(item) & _pages(old))
                if is_of_page or may_be_renamed(name, topic_name(old.title)):
                    given.add(old.id)
                    yield item.id, (old.id, Reason.LINK if is_of_page else Reason.SPELLING)
                    break


_Beside = tuple[str, str, bool]  # phase, neighbour, and whether that comes before


def _beside(items: Sequence[tuple[str, str]]) -> Iterator[tuple[_Beside, _Beside]]:
    """Yield the two places of each item, given with its phase: behind one neighbour, before the other."""
    keys = ["", *(key for key, _phase in items), ""]
    for number, (_key, phase) in enumerate(items):
        yield (phase, keys[number], True), (phase, keys[number + 2], False)
