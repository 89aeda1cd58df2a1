"""Which topics of one roadmap are the same as topics of another one.

What is sure is told from what is only likely: two topics taken for one cost the learner more than one that is
not recognised. The same two lists always give the same answer. `O(n log n)`, with few comparisons of words
that are nearly the same, and of topics that are called the same only those that stand at about the same place
among these.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from planner.domain.item import Item, ItemKind
from planner.services.topic_names import TopicName, Words, same_page, topic_name
from planner.services.topic_synonyms import words_in
from planner.values import Value

_SHORTEST_MISSPELT = 6  # letters; of short words another letter makes another word
_SHORTEST_FORM = 3  # letters of a word that is not written in full
_NEARLY = 90  # of 100: so alike are two spellings of one word
_REWRITTEN = 75  # of 100, for a title at the place of another one
_BESIDE = 2  # so far from its own place among topics of one title one is looked for
_SHARED_BY = 2  # a page that more topics name is none of a single topic

# Words that make another topic of one that is otherwise the same, in the singular as titles are compared.
_OTHERWISE = words_in(
    """advanced intermediate operation project practice exercise exam certification capstone interview review
    internal security testing deployment case study without non no not vs versus alternative history research
    lab workshop quiz engineering design system paper book"""
)


class Reason(StrEnum):
    """Why two topics are taken for the same."""

    TITLE = "title"
    MEANING = "meaning"  # the same words by another name, in the plural and so on
    LINK = "link"
    BEGINNING = "beginning"  # one says that it is an introduction
    ORDER = "order"  # the same words in another order
    SPELLING = "spelling"


class Match(Value):
    """The topic that is the same as another one.

    Attributes:
        id: of the topic in the second list.
        is_sure: whether they may be joined without a question.
    """

    id: str
    reason: Reason
    is_sure: bool


class Topic(Value):
    """What is known of a topic.

    Attributes:
        heading: the title of its phase.
        pages: the addresses of its resources, as they are compared.
    """

    id: str
    name: TopicName
    kind: ItemKind
    heading: TopicName
    pages: frozenset[str]


class _Candidate(Value):
    strength: float
    distance: int  # of their places among topics that are called the same
    theirs: int
    ours: int
    match: Match


def topic_of(item: Item, heading: str) -> Topic:
    """Return what is known of an item as a topic; `heading` is the title of its phase."""
    pages = frozenset(filter(None, (same_page(resource.url) for resource in item.resources)))
    return Topic(item.id, topic_name(item.title), item.kind, topic_name(heading), pages)


def match_topics(theirs: Sequence[Topic], ours: Sequence[Topic]) -> dict[str, Match]:
    """Return the best match among `ours` for each of `theirs` that has one, by id.

    The strongest match wins, and then each of ours is given away; of several of one title the first goes to
    the first. Only topics that are called exactly the same may be matched with one that is given away
    already.
    """
    candidates = sorted(
        _candidates(theirs, ours),
        key=lambda each: (-each.strength, each.distance, each.theirs, each.ours),
    )
    matches: dict[str, Match] = {}
    given: set[int] = set()
    for each in candidates:
        id = theirs[each.theirs].id
        is_free = each.ours not in given or each.match.reason is Reason.TITLE
        if id not in matches and is_free:
            matches[id] = each.match
            given.add(each.ours)
    return matches


def _candidates(theirs: Sequence[Topic], ours: Sequence[Topic]) -> Iterator[_Candidate]:
    index = _Index(theirs, ours)
    for number, topic in enumerate(theirs):
        for place in sorted(index.near(number)):
            other = ours[place]
            reason = _reason(topic, other, index)
            if reason is None:
                continue
            is_sure = _is_sure(topic, other, reason, index)
            if is_sure is None:
                continue
            bonus = 0.5 * (topic.heading.words == other.heading.words) + 0.25 * (topic.kind is other.kind)
            strength = _STRENGTH[reason] + bonus + 10 * is_sure
            distance = index.distance(number, place)
            yield _Candidate(strength, distance, number, place, Match(other.id, reason, is_sure))


_STRENGTH = {
    Reason.TITLE: 6,
    Reason.MEANING: 5,
    Reason.LINK: 4,
    Reason.BEGINNING: 3,
    Reason.ORDER: 2,
    Reason.SPELLING: 1,
}


_Key = tuple[str, ...]  # what topics of one group have in common


class _Groups:
    """Topics by what they are called, and the place of each among those that are called the same."""

    def __init__(self, topics: Sequence[Topic]) -> None:
        self.members: dict[_Key, list[int]] = defaultdict(list)
        self.ranks: list[dict[_Key, int]] = []
        for number, topic in enumerate(topics):
            keys = _keys(topic, topic.name.words)
            self.ranks.append({key: len(self.members[key]) for key in keys})
            for key in keys:
                self.members[key].append(number)

    def beside(self, key: _Key, rank: int) -> list[int]:
        """Return the members of a group at about a place; the last ones where it has fewer."""
        members = self.members.get(key, [])
        rank = min(rank, len(members) - 1)
        return members[max(0, rank - _BESIDE) : rank + _BESIDE + 1]


def _keys(topic: Topic, words: Words) -> tuple[_Key, ...]:
    """Return the groups of a topic, the closest first: title and heading, title, words and heading, words."""
    plain, about, heading = topic.name.plain, tuple(sorted(words)), topic.heading.words
    return (
        ("title", plain, "", *heading),
        ("title", plain),
        ("words", *about, "", *heading),
        ("words", *about),
    )


class _Index:
    """Where to look for topics that may be the same."""

    def __init__(self, theirs: Sequence[Topic], ours: Sequence[Topic]) -> None:
        self._topics = theirs
        self._theirs, self._ours = _Groups(theirs), _Groups(ours)
        self._by_page: dict[str, list[int]] = defaultdict(list)
        for place, topic in enumerate(ours):
            for page in topic.pages:
                self._by_page[page].append(place)
        self._common = _common_pages(theirs) | _common_pages(ours)
        self._spelt = _spellings(theirs, ours)

    def near(self, number: int) -> set[int]:
        topic = self._topics[number]
        found: set[int] = set()
        for key, rank in self._theirs.ranks[number].items():
            found.update(self._ours.beside(key, rank))
        spelt = self.as_spelt(topic)
        if spelt != topic.name.words:
            for key in _keys(topic, spelt):
                found.update(self._ours.beside(key, 0))
        for page in topic.pages - self._common:
            found.update(self._by_page.get(page, ()))
        return found

    def distance(self, number: int, place: int) -> int:
        """Return how far apart two topics stand among those that are called the same."""
        ours = self._ours.ranks[place]
        pairs = ((rank, ours[key]) for key, rank in self._theirs.ranks[number].items() if key in ours)
        return next((abs(rank - other) for rank, other in pairs), 0)

    def as_spelt(self, topic: Topic) -> Words:
        """Return the words of a topic, those that ours lack in the spelling that ours have."""
        return tuple(self._spelt.get(word, word) for word in topic.name.words)

    def shares_page(self, topic: Topic, other: Topic) -> bool:
        return bool((topic.pages & other.pages) - self._common)


def _common_pages(topics: Iterable[Topic]) -> set[str]:
    counts = Counter(page for topic in topics for page in topic.pages)
    return {page for page, count in counts.items() if count > _SHARED_BY}


def _reason(topic: Topic, other: Topic, index: _Index) -> Reason | None:
    one, two = topic.name, other.name
    if one.plain == two.plain:
        return Reason.TITLE
    if one.words == two.words and one.is_introduction == two.is_introduction:
        return Reason.MEANING
    if index.shares_page(topic, other) and _is_similar(index.as_spelt(topic), two.words):
        return Reason.LINK
    if one.words == two.words:
        return Reason.BEGINNING
    if one.is_introduction != two.is_introduction:
        return None
    if sorted(one.words) == sorted(two.words):
        return Reason.ORDER
    return Reason.SPELLING if sorted(index.as_spelt(topic)) == sorted(two.words) else None


def _is_similar(words: Words, others: Words) -> bool:
    """Whether one says all that the other says, and nothing more that would make another topic of it."""
    more = set(words) ^ set(others)
    is_part = set(words) <= set(others) or set(words) >= set(others)
    return is_part and not any(word in _OTHERWISE or _is_number(word) for word in more)


def _is_number(word: str) -> bool:
    return any(letter.isdigit() for letter in word) or word in {"i", "ii", "iii", "iv", "v", "a", "b"}


def _is_sure(topic: Topic, other: Topic, reason: Reason, index: _Index) -> bool | None:
    """Whether a match may be joined without a question; None where it is no match at all."""
    shares_page = index.shares_page(topic, other)
    is_same_heading = topic.heading.words == other.heading.words
    if topic.name.is_anywhere and not shares_page:
        return False if is_same_heading and reason is Reason.TITLE else None
    if not _go_together(topic.kind, other.kind):
        return False
    if reason is Reason.LINK:
        return sorted(topic.name.words) == sorted(other.name.words)
    if reason not in (Reason.TITLE, Reason.MEANING):
        return shares_page
    return shares_page or is_same_heading or not topic.name.hangs_on_heading


_STUDIED = (ItemKind.TOPIC, ItemKind.COURSE, ItemKind.BOOK, ItemKind.POST, ItemKind.PAPER)
_MADE = (ItemKind.PROJECT, ItemKind.PRACTICE)


def _go_together(kind: ItemKind, other: ItemKind) -> bool:
    """Whether things of two kinds can be the same: a file often calls a course a topic, never a project."""
    return kind is other or any(kind in group and other in group for group in (_STUDIED, _MADE))


def _spellings(theirs: Sequence[Topic], ours: Sequence[Topic]) -> Mapping[str, str]:
    """Return, for long words that ours lack, the word of ours that is nearly the same."""
    known = {word for topic in ours for word in topic.name.words}
    unknown = {word for topic in theirs for word in topic.name.words if _may_be_misspelt(word)} - known
    by_start: dict[str, list[str]] = defaultdict(list)
    for word in sorted(known):
        if _may_be_misspelt(word):
            by_start[word[0]].append(word)
    wanted = sorted(word for word in unknown if word[0] in by_start)
    if not wanted:
        return {}
    from rapidfuzz import fuzz, process  # costs time and is rarely wanted

    found: dict[str, str] = {}
    for word in wanted:
        near = process.extract(word, by_start[word[0]], scorer=fuzz.ratio, score_cutoff=_NEARLY, limit=3)
        # With letters added at its end a word is often another one: Angular, AngularJS.
        misspelt = (
            other for other, *_rest in near if not other.startswith(word) and not word.startswith(other)
        )
        other = next(misspelt, None)
        if other is not None:
            found[word] = other
    return found


def _may_be_misspelt(word: str) -> bool:
    return len(word) >= _SHORTEST_MISSPELT and word.isalpha()


def may_be_renamed(new: TopicName, old: TopicName) -> bool:
    """Whether one title may be the other one written anew, for an item that stands where the other stood."""
    if new.is_anywhere or old.is_anywhere:
        return new.plain == old.plain
    if makes_another(new, old):
        return False
    from rapidfuzz import fuzz  # as above

    is_alike = fuzz.ratio(new.plain, old.plain) >= _REWRITTEN
    return is_alike or bool(set(new.words) & set(old.words)) or _begins_like(new, old)


def makes_another(new: TopicName, old: TopicName) -> bool:
    """Whether one title has a word that makes another topic of what is otherwise the same."""
    more = new.said ^ old.said
    return any((word in _OTHERWISE or _is_number(word)) and not _is_shortened(word, more) for word in more)


def _is_shortened(word: str, others: Iterable[str]) -> bool:
    """Whether a word stands in another title by its first letters alone, or the other way round."""
    return any(
        min(len(word), len(other)) >= _SHORTEST_FORM and (word.startswith(other) or other.startswith(word))
        for other in others
        if other != word
    )


def _begins_like(new: TopicName, old: TopicName) -> bool:
    """Whether one title goes on where the other ends, however their words are parted."""
    short, long = sorted((new.plain.replace(" ", ""), old.plain.replace(" ", "")), key=len)
    return len(short) >= _SHORTEST_MISSPELT and long.startswith(short)
