"""How well some typed letters fit a name; knows no Qt.

The letters of a word have to stand in the name in their order, not side by side. Of all the ways in which
they do, the best one counts: letters that begin a word and letters in a row are worth most, and what lies
between them costs. That is the alignment of Smith and Waterman with affine gaps, as command palettes use it.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from planner.values import Value

_LETTER: Final = 16
_BEGINS_WORD: Final = 10
_IN_ROW: Final = 9
_GAP_OPENS: Final = 5
_GAP_GOES_ON: Final = 1
_MOST_LATE: Final = 8  # so much at most costs what stands before the first letter found
_NONE: Final = -(10**6)
_LEAST_PER_LETTER: Final = 18  # below that the letters are found here and there, which nobody means

Place = tuple[int, int]


class Match(Value):
    """How well a name fits, higher is better, and which of its letters were found: (first, end) each."""

    score: int
    places: tuple[Place, ...]


def match(words: Sequence[str], name: str) -> Match | None:
    """Return how a name fits all of some folded words; None where one of them is not in it."""
    letters, begins = _folded_name(name)
    score, found = 0, set[int]()
    for word in words:
        best = _align(word, letters, begins)
        if best is None:
            return None
        score += best[0]
        found.update(best[1])
    places = _runs(sorted(found))
    late = min(places[0][0], _MOST_LATE) if places else 0
    return Match(score - late - len(letters) // 8, places)


def folded(text: str) -> str:
    """Return a text without capitals and accents, letter by letter as long as before."""
    return "".join(map(_folded_letter, text))


@lru_cache(maxsize=4096)
def _folded_letter(letter: str) -> str:
    plain = unicodedata.normalize("NFKD", letter)[0].casefold()
    return plain if len(plain) == 1 else letter.lower()[0]


@lru_cache(maxsize=4096)
def _folded_name(name: str) -> tuple[str, tuple[bool, ...]]:
    """Return the folded letters, and which of them begin a word."""
    begins = tuple(
        not letter.isspace()
        and (
            not place
            or not name[place - 1].isalnum()
            or (letter.isupper() and name[place - 1].islower())
            or (letter.isdigit() != name[place - 1].isdigit())
        )
        for place, letter in enumerate(name)
    )
    return folded(name), begins


def _align(word: str, letters: str, begins: Sequence[bool]) -> tuple[int, list[int]] | None:
    """Return the best score of a word and where its letters are; None where they are not or too far apart."""
    if not _holds(word, letters):
        return None
    rows = [_first_row(word[0], letters, begins)]
    for letter in word[1:]:
        rows.append(_next_row(letter, letters, begins, rows[-1]))
    last = max(range(len(letters)), key=lambda place: rows[-1][place][0])
    score = rows[-1][last][0]
    if score < _LEAST_PER_LETTER * len(word):
        return None
    places = [last]
    for row in reversed(rows[1:]):
        places.append(row[places[-1]][1])
    return score, places[::-1]


_Row = list[
    tuple[int, int]
]  # for each letter of the name: the best score that ends there, and what was before


def _first_row(letter: str, letters: str, begins: Sequence[bool]) -> _Row:
    return [
        (
            _LETTER + _BEGINS_WORD * begins[place] if each == letter else _NONE,
            -1,
        )
        for place, each in enumerate(letters)
    ]


def _next_row(letter: str, letters: str, begins: Sequence[bool], above: _Row) -> _Row:
    row: _Row = []
    far, far_from = _NONE, -1  # the best that ended at least two letters before, less its gap until here
    for place, each in enumerate(letters):
        if each != letter:
            row.append((_NONE, -1))
        else:
            beside = above[place - 1][0] + _IN_ROW if place else _NONE
            before, source = (beside, place - 1) if beside >= far else (far, far_from)
            row.append((before + _LETTER + _BEGINS_WORD * begins[place], source))
        opened = above[place - 1][0] - _GAP_OPENS if place else _NONE
        far, far_from = (
            (opened, place - 1) if opened >= far - _GAP_GOES_ON else (far - _GAP_GOES_ON, far_from)
        )
    return row


def _holds(word: str, letters: str) -> bool:
    """Whether the letters of a word are all there in their order; it spares most names the alignment."""
    place = -1
    for letter in word:
        place = letters.find(letter, place + 1)
        if place < 0:
            return False
    return bool(word)


def _runs(places: Sequence[int]) -> tuple[Place, ...]:
    runs: list[Place] = []
    for place in places:
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return tuple(runs)
