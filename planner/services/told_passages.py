"""What of a text was taken from told ones, by whole words, so that the words of the learner's own stay."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from planner.values import Value

# Scripts that put no space between words: there each sign is taken for a word.
_UNSPACED: Final = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_SIGNS: Final = (
    r"!-/:-@\[-`{-~\u00a1\u00ab\u00b7\u00bb\u00bf\u2010-\u2027\u2030-\u205e\u3000-\u303f\uff01-\uff0f"
)
_WORD: Final = re.compile(rf"[{_UNSPACED}]|[^\s{_SIGNS}{_UNSPACED}]+")
_SENTENCE: Final = re.compile(r".+?(?:[.!?…][^\w\s]{0,3}\s+|[。！？]|$)")
_LEFT_OUT: Final = "…"

_LONG: Final = 60  # characters: nobody writes so many in a row like another one by chance
_IN_A_ROW: Final = 3  # words: fewer are a name of something, or of everybody's
_SENTENCE_OF_ITSELF: Final = 3  # words: of fewer the full stop may be that of "Mr."
_LEAST_OF_SENTENCE, _LEAST_IN_SENTENCE, _LEAST_OF_TEXT = 4, 5, 6  # words
_LETTERS_OF_WORD: Final = 4

Words = tuple[str, ...]


class _Sentence(Value):
    """A sentence of a line, with what stands around it.

    Attributes:
        text: all of it, signs and spaces included.
        spans: where its words are in it.
        first: the number of its first word in the whole text.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    first: int

    @property
    def words(self) -> Words:
        """The words as they are compared."""
        return tuple(self.text[start:end].casefold() for start, end in self.spans)

    @property
    def numbers(self) -> range:
        """The numbers of its words in the whole text."""
        return range(self.first, self.first + len(self.spans))


_Lines = list[list[_Sentence]]


def without_told_passages(text: str, told: Iterable[str]) -> str:
    """Return a text without the lines, sentences and passages that stand in told ones.

    Gone are whole lines and sentences, and in other sentences what is a told sentence, half of a told text
    or long. Of a sentence that is little but a told one put differently, only the differing words stay. An
    ellipsis says where a part of a sentence is left out.
    """
    lines = _lines_of(text)
    cut: set[int] = set()
    for each in dict.fromkeys(told):
        cut |= _told_words(lines, _lines_of(each))
    if not cut:
        return text
    return _joined(_kept(line, cut) for line in lines)


def _lines_of(text: str) -> _Lines:
    lines, number = _Lines(), 0
    for line in text.splitlines():
        sentences = []
        for part in _SENTENCE.findall(line):
            spans = tuple(word.span() for word in _WORD.finditer(part))
            sentences.append(_Sentence(part, spans, number))
            number += len(spans)
        lines.append(sentences)
    return lines


def _told_words(lines: _Lines, told: _Lines) -> set[int]:
    """Return the numbers of those words of a text that are told."""
    whole_lines = {words for line in told if (words := _words([line]))}
    sentences = {sentence.words for line in told for sentence in line} | whole_lines
    found = {number for line in lines if _words([line]) in whole_lines for number in _numbers(line)}
    for line in lines:
        for sentence in line:
            if len(sentence.words) >= _SENTENCE_OF_ITSELF and sentence.words in sentences:
                found.update(sentence.numbers)
    runs = list(_runs(_words(lines), _words(told)))
    return found | _passages(lines, told, runs, sentences) | _little_changed(lines, runs)


def _passages(lines: _Lines, told: _Lines, runs: Sequence[range], sentences: Iterable[Words]) -> set[int]:
    """Return the words of the runs that are long, half of what is told, or hold a sentence of it."""
    words, half = _words(lines), _length(_words(told)) / 2
    wholes = [f" {' '.join(each)} " for each in sentences if _is_enough(each, _LEAST_OF_SENTENCE)]
    found: set[int] = set()
    for run in runs:
        here = words[run.start : run.stop]
        is_half = _length(here) >= half and _is_enough(here, _LEAST_OF_TEXT)
        plain = f" {' '.join(here)} "
        if _length(here) >= _LONG or is_half or any(whole in plain for whole in wholes):
            found.update(run)
    return found


def _little_changed(lines: _Lines, runs: Iterable[range]) -> set[int]:
    """Return the words in runs of those sentences that consist of such for three quarters."""
    in_runs = {number for run in runs for number in run}
    found: set[int] = set()
    for line in lines:
        for sentence in line:
            pairs = list(zip(sentence.numbers, sentence.words, strict=True))
            here = [word for number, word in pairs if number in in_runs]
            if _is_enough(here, _LEAST_IN_SENTENCE) and 4 * _length(here) >= 3 * _length(sentence.words):
                found.update(in_runs.intersection(sentence.numbers))
    return found


def _runs(words: Words, told: Words) -> Iterator[range]:
    """Yield where words stand in a row as they are told; each run as long as it can be."""
    rows = set(_rows(told))
    starts = [number for number, row in enumerate(_rows(words)) if row in rows]
    first = 0
    for place, (start, following) in enumerate(pairwise([*starts, len(words) + 1]), start=1):
        if following != start + 1:
            yield range(starts[first], start + _IN_A_ROW)
            first = place


def _rows(words: Words) -> Iterator[Words]:
    return (words[start : start + _IN_A_ROW] for start in range(len(words) - _IN_A_ROW + 1))


def _words(lines: _Lines) -> Words:
    return tuple(word for line in lines for sentence in line for word in sentence.words)


def _numbers(line: Iterable[_Sentence]) -> Iterator[int]:
    for sentence in line:
        yield from sentence.numbers


def _length(words: Sequence[str]) -> int:
    return len(" ".join(words))


def _is_enough(words: Sequence[str], least: int) -> bool:
    """Whether words are so many that they say more than a name; not all are short ones either."""
    return len(words) >= least and _length(words) >= _LETTERS_OF_WORD * least


def _kept(line: list[_Sentence], cut: set[int]) -> str | None:
    """Return what stays of a line, None where nothing does."""
    if cut.isdisjoint(_numbers(line)):
        return "".join(sentence.text for sentence in line)
    kept = [_rest(sentence, cut) for sentence in line if not sentence.spans or _has_rest(sentence, cut)]
    return "".join(kept).rstrip() if any(map(_WORD.search, kept)) else None


def _has_rest(sentence: _Sentence, cut: set[int]) -> bool:
    return not cut.issuperset(sentence.numbers)


def _rest(sentence: _Sentence, cut: set[int]) -> str:
    """Return a sentence with an ellipsis for each of its cut passages."""
    rest, place, is_cut = "", 0, False
    for number, (start, end) in zip(sentence.numbers, sentence.spans, strict=True):
        if number not in cut:
            rest += sentence.text[place:end]
        elif not is_cut:
            rest += sentence.text[place:start] + _LEFT_OUT
        place, is_cut = end, number in cut
    tail = sentence.text[place:]
    return rest + (tail.lstrip(".…") if is_cut else tail)


def _joined(lines: Iterable[str | None]) -> str:
    """Put lines together; where one is gone, no two empty ones meet."""
    kept, is_gap = list[str](), False
    for line in lines:
        if line is None:
            is_gap = True
        elif line.strip() or not is_gap or (kept and kept[-1].strip()):
            kept.append(line)
            is_gap = is_gap and not line.strip()
    return "\n".join(kept).strip()
