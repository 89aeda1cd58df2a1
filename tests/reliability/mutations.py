"""Contents of files, damaged by chance: in their bytes, or at a place of the data that they hold."""

import copy
import json
import re
from collections.abc import Callable
from random import Random

from tests.exchange.roadmap_sh.test_hostile_drawings import WRONG
from tests.exchange.test_hostile import places, put

_MOST_DAMAGES = 4
_LONGEST_PIECE = 60
_LONGEST_DATA = 200_000  # bytes, beyond which data is damaged as bytes alone
_NUMBER = re.compile(rb"-?\d+")
# What readers stumble over, by their forms.
_PIECES = (
    *b"[ ] { } \" ' , ; : | # > - ``` &a *a <<: !!x %TAG ? null true NaN -Infinity 1e999 2026-02-30".split(),
    *b"sep= =1+1 title hours requires https:// ]( <!-- &amp; (10h) {0} %s ;TZID=Atlantis".split(),
    *(
        b"\0",
        b"\xff\xfe",
        b"\xed\xa0\x80",
        b"\xe2\x80\xae",
        b"\xef\xbb\xbf",
        b"\x1b[31m",
        b"\r",
        b"\n",
        b"\t",
    ),
    *(b"\r\nRRULE:FREQ=HOURLY", b"\r\nRDATE:", b"\r\nBEGIN:VEVENT", b"\r\nEND:VEVENT", b"\r\nDTSTART:"),
    *(b"\r\nDURATION:-P9999999D", b"\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261125", b"\r\n ", b"\n- [x] "),
)
_NUMBERS = (b"0", b"-1", b"9223372036854775808", b"1" * 400, b"1.5", b"00", b"99999999")


def mutated(content: bytes, other: bytes, chance: Random) -> bytes:
    """Return a content with a few damages, among them pieces of another one."""
    if chance.random() < 0.4 and (data := _with_another_value(content, chance)) is not None:
        return data
    for _damage in range(chance.randint(1, _MOST_DAMAGES)):
        content = chance.choice(_DAMAGES)(content, other, chance)
    return content


def _with_another_value(content: bytes, chance: Random) -> bytes | None:
    """Return JSON with something else at one place; None for what is no JSON, or too long for this."""
    if len(content) > _LONGEST_DATA or content[:1] not in (b"{", b"["):
        return None
    try:
        data = json.loads(content)
        found = [path for path in places(data) if path]
    except (ValueError, RecursionError):
        return None
    if not found:
        return None
    data = copy.deepcopy(data)
    put(data, chance.choice(found), chance.choice(WRONG))
    return json.dumps(data).encode()


def _place(content: bytes, chance: Random) -> slice:
    start = chance.randint(0, len(content))
    return slice(start, start + chance.randint(0, _LONGEST_PIECE))


def _overwrite(content: bytes, _other: bytes, chance: Random) -> bytes:
    at = _place(content, chance)
    return content[: at.start] + chance.randbytes(1) + content[at.start + 1 :]


def _cut_out(content: bytes, _other: bytes, chance: Random) -> bytes:
    at = _place(content, chance)
    return content[: at.start] + content[at.stop :]


def _cut_off(content: bytes, _other: bytes, chance: Random) -> bytes:
    return content[: chance.randint(0, len(content))]


def _repeat(content: bytes, _other: bytes, chance: Random) -> bytes:
    at = _place(content, chance)
    return content[: at.start] + content[at] * chance.choice((1, 2, 50)) + content[at.start :]


def _put_in(content: bytes, _other: bytes, chance: Random) -> bytes:
    at = _place(content, chance)
    return content[: at.start] + chance.choice(_PIECES) + content[at.start :]


def _take_from(content: bytes, other: bytes, chance: Random) -> bytes:
    at, there = _place(content, chance), _place(other, chance)
    return content[: at.start] + other[there] + content[at.stop :]


def _renumber(content: bytes, _other: bytes, chance: Random) -> bytes:
    found = [*_NUMBER.finditer(content[:_LONGEST_DATA])]
    if not found:
        return content
    start, end = chance.choice(found).span()
    return content[:start] + chance.choice(_NUMBERS) + content[end:]


_DAMAGES: tuple[Callable[[bytes, bytes, Random], bytes], ...] = (
    *(_overwrite, _cut_out, _cut_off, _repeat, _put_in, _put_in, _take_from, _renumber),
)
