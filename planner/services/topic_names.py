"""What a title is about: its words without case, accents, plural and the like, so that two can be compared.

Also addresses of pages, as far as two of them lead to the same page, and resources by them.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

from planner.domain.item import Resource
from planner.services.topic_synonyms import (
    ANYWHERE,
    BEFORE_A_TOPIC,
    BY_HEADING,
    FIRST_WORDS,
    GROUPS,
    INTRODUCTIONS,
    LANGUAGES,
    LITTLE_WORDS,
    OF_A_LANGUAGE,
    SIMPLE,
    VERBS_BEFORE,
)
from planner.values import Value

Words = tuple[str, ...]

# Names that would be lost with their signs.
_SIGNS = (
    (re.compile(r"\bc\+\+"), " cpp "),
    (re.compile(r"\bc#"), " csharp "),
    (re.compile(r"\bf#"), " fsharp "),
    (re.compile(r"\.net\b"), " dotnet "),
    (re.compile(r"\b(\w+)\.js\b"), r"\1js"),
    (re.compile(r"\ba/b\b"), "ab"),
    (re.compile(r"\bci/cd\b"), "cicd"),
    (re.compile(r"\btcp/ip\b"), "tcpip"),
    (re.compile(r"\bi/o\b"), "io"),
    (re.compile(r"['’`´]"), ""),
    (re.compile(r"&"), " and "),
)
_WORD = re.compile(r"[^\W_]+")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_NO_PLURAL = frozenset({"https", "devops", "mlops", "always", "across", "this", "its"})
_PLURAL = frozenset({"basics", "topics", "metrics", "heuristics"})
_LONGEST_PHRASE = 6
_OF_VISITS = frozenset({"ref", "fbclid", "gclid", "si", "feature"})  # what an address says of who follows it


class TopicName(Value):
    """A title as it is compared.

    Attributes:
        plain: in small letters, without accents and punctuation.
        words: what it is about: in the singular, by the full names, without words that say little.
        is_introduction: whether it says that it is the beginning of it.
    """

    plain: str
    words: Words
    is_introduction: bool

    @property
    def said(self) -> frozenset[str]:
        """Its words as they stand in it, in the singular."""
        return frozenset(map(_singular, self.plain.split()))

    @property
    def is_anywhere(self) -> bool:
        """Whether it is a title that every roadmap has, each for something else."""
        return all(word in ANYWHERE or word.isdecimal() for word in self.words)

    @property
    def hangs_on_heading(self) -> bool:
        """Whether it means something else under another heading."""
        return " ".join(self.words) in BY_HEADING


@lru_cache(maxsize=16_384)
def topic_name(title: str) -> TopicName:
    """Return a title as it is compared."""
    text = _without_initials(_folded(title))
    plain = _WORD.findall(text)
    words = [_singular(word) for word in plain]
    kept, is_introduction = _without_introduction(plain)
    about = _full_names(_without_little_words([_singular(word) for word in kept]))
    about = _of_languages(_without_repetition(about))
    return TopicName(" ".join(plain), tuple(about) or tuple(words), is_introduction)


def same_page(url: str) -> str:
    """Return an address as it is compared; "" for one that leads to no page of the web."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not host:
        return ""
    query = [
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _is_of_visits(key)
    ]
    path = parts.path.rstrip("/")
    if host == "youtu.be":
        host, path, query = "youtube.com", "/watch", [("v", path.lstrip("/")), *query]
    query_text = f"?{urlencode(sorted(query))}" if query else ""
    return f"{host}{path}{query_text}{'#' + parts.fragment if parts.fragment else ''}"


def resource_key(resource: Resource, shared: Collection[str] = ()) -> str:
    """Return by what a resource is known again: its page, of a `shared` one the address, or its title."""
    page = same_page(resource.url)
    if page in shared:
        return resource.url.strip()
    return page or f"{resource.title}\n{resource.by}"


def _is_of_visits(key: str) -> bool:
    return key in _OF_VISITS or key.startswith("utm_")


def _folded(title: str) -> str:
    """Return a title in small letters, with the accents taken off Latin letters alone.

    Elsewhere they are no accents: taking them off would make another letter of many.
    """
    kept: list[str] = []
    for character in unicodedata.normalize("NFKD", title.casefold()):
        if not (unicodedata.combining(character) and kept and kept[-1].isascii()):
            kept.append(character)
    text = unicodedata.normalize("NFC", "".join(kept))
    for sign, word in _SIGNS:
        text = sign.sub(word, text)
    return text


def _without_initials(text: str) -> str:
    """Leave out an abbreviation in brackets behind what it stands for: "directed acyclic graphs (DAGs)"."""

    def kept(match: re.Match[str]) -> str:
        short = match[1].strip()
        before = _WORD.findall(text[: match.start()])
        for length in (len(short), len(short.removesuffix("s"))):
            words = before[-length:] if length else []
            if length > 1 and "".join(word[0] for word in words) == short[:length]:
                return " "
        return match[0]

    return _IN_BRACKETS.sub(kept, text)


def _singular(word: str) -> str:
    """Return an English word in the singular and in American spelling; it need only be the same for both."""
    if len(word) > 4:
        for ending, other in (("isation", "ization"), ("isations", "ization"), ("lling", "ling")):
            word = word.removesuffix(ending) + other if word.endswith(ending) else word
        word = re.sub(r"(behavi|col|neighb|fav)our", r"\1or", word)
    if len(word) <= 3 or not word.isascii() or word in _NO_PLURAL or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ics") and word not in _PLURAL:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    return word.removesuffix("s")


def _without_introduction(words: Sequence[str]) -> tuple[list[str], bool]:
    about = list(words)
    is_introduction = False
    for first in FIRST_WORDS:
        if len(about) > len(first) and tuple(about[: len(first)]) == first:
            about, is_introduction = about[len(first) :], True
    kept = [word for place, word in enumerate(about) if not _says_only_how_deep(about, place)]
    if not _without_little_words(kept):
        return list(words), False  # there is nothing else in it
    return kept, is_introduction or len(kept) < len(about)


def _says_only_how_deep(words: Sequence[str], place: int) -> bool:
    following = words[place + 1] if place + 1 < len(words) else None
    if words[place] in SIMPLE:
        return following is not None
    return words[place] in INTRODUCTIONS and (following is None or following in BEFORE_A_TOPIC)


def _without_little_words(words: Sequence[str]) -> list[str]:
    kept = [word for word in words if word not in LITTLE_WORDS]
    if len(kept) > 1 and kept[0] in VERBS_BEFORE:
        kept = kept[1:]
    return [word for place, word in enumerate(kept, 1) if word != "a" or place == len(kept)]


def _full_names(words: Sequence[str]) -> list[str]:
    names = _names()
    found: list[str] = []
    place = 0
    while place < len(words):
        for length in range(min(_LONGEST_PHRASE, len(words) - place), 0, -1):
            phrase = _known_plural(tuple(words[place : place + length]), names)
            if phrase in names:
                found += names[phrase]
                place += length
                break
        else:
            found.append(words[place])
            place += 1
    return found


def _known_plural(phrase: Words, names: Mapping[Words, Words]) -> Words:
    """Return an abbreviation of two letters in the singular; other short words end in "s" by themselves."""
    word = phrase[-1]
    singular = (*phrase[:-1], word[:-1])
    return singular if len(word) == 3 and word.endswith("s") and singular in names else phrase


@cache
def _names() -> dict[Words, Words]:
    """Return the full name for each other one, all as words of titles."""
    names: dict[Words, Words] = {}
    for full, *others in GROUPS:
        for name in (full, *others):
            names[_phrase(name)] = _phrase(full)
    return names


def _phrase(name: str) -> Words:
    return tuple(_without_little_words([_singular(word) for word in _WORD.findall(_folded(name))]))


def _without_repetition(words: list[str]) -> list[str]:
    """Leave out what stands twice in a row: a full name and its abbreviation."""
    for length in range(len(words) // 2, 0, -1):
        for place in range(len(words) - 2 * length + 1):
            if words[place : place + length] == words[place + length : place + 2 * length]:
                return _without_repetition(words[:place] + words[place + length :])
    return words


def _of_languages(words: Sequence[str]) -> list[str]:
    return list(_kept_of_languages(words))


def _kept_of_languages(words: Sequence[str]) -> Iterator[str]:
    is_after_language = False
    for word in words:
        if is_after_language and word in OF_A_LANGUAGE:
            continue
        yield word
        is_after_language = word in LANGUAGES
