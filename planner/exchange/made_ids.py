"""Ids for what a file gives none: from headings and titles, so that they are the same in its next version."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from planner.exchange.fields import LONGEST_ID, is_identifier
from planner.formats import numbered

_OTHERS = re.compile(r"[\W_]+")
_ACCENTS = re.compile("[\u0300-\u036f]")
_SPOKEN = str.maketrans({"+": " plus ", "#": " sharp ", "&": " and ", "%": " percent "})  # C, C++ and C#
_DIGEST = 8
# Of an id that is made; what comes behind it, as "-2", has room up to the longest that is.
_LONGEST = min(LONGEST_ID, 72)


def id_of(words: Iterable[str]) -> str:
    """Return an id of small letters, digits and hyphens, made from titles from the outermost inwards.

    Letters of every script stay, those with accents without them. A long id is cut, with a digest of the
    whole behind it; titles without any letter give the digest alone.
    """
    whole = "/".join(words)
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", whole.translate(_SPOKEN)))
    plain = unicodedata.normalize("NFC", _OTHERS.sub("-", bare.casefold())).strip("-")
    if plain and len(plain) <= _LONGEST:
        return plain
    return f"{plain[: _LONGEST - _DIGEST - 1].strip('-')}-{_digest(whole)}".lstrip("-")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:_DIGEST]


class UsedIds:
    """Gives out each id once.

    The same titles a second time get -2, a third time -3. Other titles that come to the same id get a digest
    of theirs, so that neither changes when one of them moves or goes.
    """

    def __init__(self, reserved: Iterable[str] = ()) -> None:
        """Keep ids back that the file itself gives; `given` hands each of them out."""
        self._reserved = set(reserved)
        self._owners: dict[str, str] = {}
        self._ahead: dict[str, Iterator[str]] = {}

    def given(self, id: str) -> str | None:
        """Return the id of the file, or None where it is none or was given out already."""
        if not is_identifier(id) or id in self._owners:
            return None
        self._owners[id] = ""
        return id

    def made(self, words: Sequence[str]) -> str:
        """Return an id made from titles."""
        whole = "/".join(words).casefold()
        wanted = id_of(words)
        if wanted in self._reserved or self._owners.get(wanted, whole) != whole:
            wanted = f"{wanted}-{_digest(whole)}"
        ahead = self._ahead.setdefault(wanted, numbered(wanted))
        id = next(each for each in ahead if each not in self._owners and each not in self._reserved)
        self._owners[id] = whole
        return id
