"""Text from the bytes of a file of another program, whatever encoding that program writes."""

import codecs
import re

from planner.domain.errors import Refusal
from planner.exchange.child_process import MEBIBYTE, MOST_MEBIBYTES
from planner.exchange.file_signatures import signature_of
from planner.i18n import _

_MARKS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What charset-normalizer chooses among. Fewer candidates are both quicker and less often wrong.
_CANDIDATES = [
    *("cp1252", "mac_roman", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256", "cp874"),
    *("cp932", "euc_jp", "gb18030", "big5", "cp949"),
]
_SAMPLE = 64 * 1024
_SIGNS = "¿¡«»„“”‘’‚–—…€£°§©®™·•×±½¼¾ªº²³µ\xa0"
# Encodings of which a short text tells too little to be compared: each with the letters that it is used for.
_LETTERS = {
    "cp1252": frozenset("àâäáãåæçèéêëìíîïñòóôöõøœßùúûüÿÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜ" + _SIGNS),
    "mac_roman": frozenset("àâäáãåæçèéêëìíîïñòóôöõøœßùúûüÿÀÄÁÅÆÇÈÉÊÑÓÔÖØÜ" + _SIGNS),
    "cp1250": frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽőűŐŰäöüÄÖÜß" + _SIGNS),
}
_SIGN_IN_WORD = re.compile("[^\\W\\d_][–—™•°³²¹ªº¿¡][^\\W\\d_]")
_HIGH_RUN = re.compile(r"[^\x00-\x7f]{4}")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NULS_OF_UTF16 = 0.3  # of every second byte, for a text that is mostly ASCII
_MOST_CONTROLS = 0.01
_MOST_BETWEEN_BLANKS = 40


def decoded(content: bytes) -> str:
    """Return the text of a file without its byte order mark.

    UTF-8 and UTF-16 are told with certainty, other encodings by what their text would look like. Raises
    Refusal for more than 10 MiB and for what is no text: a packed file, a picture, a program.
    """
    if len(content) > MOST_MEBIBYTES * MEBIBYTE:
        raise Refusal(_("The file is larger than {n} MiB.").format(n=MOST_MEBIBYTES))
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.removeprefix(mark).decode(encoding, "replace")
    if signature_of(content) is not None:
        raise _no_text()
    if encoding := _without_mark(content):
        return content.decode(encoding, "replace")
    if len(_CONTROLS.findall(content)) > _MOST_CONTROLS * len(content):
        raise _no_text()
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode(encoding_by_looks(content), "replace")


def _no_text() -> Refusal:
    return Refusal(_("This is not a text file, so there is nothing in it that can be read."))


def _without_mark(content: bytes) -> str:
    """Return the form of UTF-16 that a text without a mark is plainly in, or ""."""
    sample = content[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if not even + odd or len(content) % 2:
        return ""
    for encoding, nuls, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        is_mostly_ascii = nuls > _NULS_OF_UTF16 * len(sample) / 2 and others < nuls / 20
        if is_mostly_ascii or _is_plain(sample[: len(sample) // 2 * 2], encoding):
            return encoding
    return ""


def _is_plain(sample: bytes, encoding: str) -> bool:
    """Whether a text has no odd character in an encoding, and blanks or line ends here and there."""
    text = sample.decode(encoding, "replace")
    blanks = sum(text.count(blank) for blank in " \n\t")
    is_whole = "\ufffd" not in text[:-1]  # the sample may end within a character
    return is_whole and blanks > len(text) / _MOST_BETWEEN_BLANKS and "".join(text.split()).isprintable()


def encoding_by_looks(content: bytes) -> str:
    """Return the likeliest encoding of what is not UTF-8; the one that is commonest by far goes first."""
    sample = content[:_SAMPLE]
    if len(content) > _SAMPLE:  # the beginning may hold few letters that tell; take those lines that do
        sample = _telling_lines(content)
    for encoding, letters in _LETTERS.items():
        if _looks_like(sample, encoding, letters):
            return encoding
    # Dear, and most files are in UTF-8.
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_CANDIDATES).best()
    return "cp1252" if best is None else best.encoding


def _telling_lines(content: bytes) -> bytes:
    lines: list[bytes] = []
    size = 0
    for line in content.splitlines(keepends=True):
        if not line.isascii():
            lines.append(line[:_SAMPLE])
            size += len(line)
            if size > _SAMPLE:
                break
    return b"".join(lines)


def _looks_like(sample: bytes, encoding: str, letters: frozenset[str]) -> bool:
    """Whether a text, read in an encoding, has accents here and there on the letters of its languages."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return False
    high = [character for character in text if character > "\x7f"]
    few = sum(map(str.isalpha, high)) <= 0.3 * sum(map(str.isalpha, text))
    is_odd = _HIGH_RUN.search(text) or _SIGN_IN_WORD.search(text)
    return few and letters.issuperset(high) and not is_odd
