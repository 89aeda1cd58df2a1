"""The words of one piece of Markdown: its text as a page shows it, its links, and the comments in it."""

import re
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

# Beyond these the parser's time grows with the square of the length; such a piece is taken as it stands.
_LONGEST = 20_000
_MOST_OPENING = 60  # of each sign behind which the parser looks through all that follows
_MOST_WALKS = 4  # times that it may go through a piece in search of closing brackets
_BRACKET = re.compile(r"[\[\]]")
_SIGNS = re.compile(r"[\\`*_\[\]<>&~!\n]|https?:", re.IGNORECASE)
_BARE = re.compile(r"https?://[^\s<>\"]{1,2100}", re.IGNORECASE)
_BEHIND_BARE = ".,;:!?)]}'\"*_"
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_STRUCK = re.compile(r"<(/?)(?:s|del|strike)>", re.IGNORECASE)
_SIMPLE_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\(([^()\s]{1,2100})\)")
_BEHIND_POINTER, _BEFORE_POINTER = " .,;)]/|", " ,;:([/|–—-"
_POINTERS = frozenset(
    (
        *(
            "article",
            "articles",
            "blog",
            "book",
            "course",
            "docs",
            "documentation",
            "github",
            "guide",
            "guides",
        ),
        *("here", "link"),
        *("notes", "paper", "pdf", "playlist", "post", "read", "repo", "slides", "source", "tutorial"),
        *("video", "videos", "watch", "website", "wiki", "wikipedia", "youtube"),
    )
)
_SITES = frozenset(
    (
        *("coursera", "edx", "freecodecamp", "geeksforgeeks", "khan academy", "mdn", "medium", "udacity"),
        *("udemy", "w3schools", "web.dev"),
    )
)
_BAR = " | "
_LONGEST_LINKS = 300  # in brackets at the end of a title
# Names of small pictures, as ":rocket:", which pages show in their place.
_SHORTCODE = re.compile(r"(?<![\w:]):(?:\+1|-1|[a-z][a-z0-9_+-]{1,40}):(?![\w:])")
_BEFORE_SITE = re.compile(
    r"\b(?:at|on|from|in|via|of|to|with|by|and|or|auf|bei|unter|von|aus|mit|sur|de|en|con|para)[ :<(]*$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*(?:[-–—|:]|\s[-–—|:])\s+")


@dataclass(slots=True)
class Words:
    """What a piece of Markdown says.

    Attributes:
        text: the text as a page shows it, with line breaks where the page has any.
        links: label and address of each link, those that stand bare in the text without a label.
        comments: what stands in comments.
        lead: the link or the words in bold that the text begins with, "" for none.
        has_struck: whether any of the text is struck out.
        unstruck: the text without what is struck out.
    """

    text: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    lead: str = ""
    has_struck: bool = False
    unstruck: str = ""

    def parted(self, text: str) -> tuple[str, str]:
        """Part a title from its description, as in "[Title](…) - what it is about".

        Further links behind the first, as "([other place](…))", are no part of the title either.
        """
        if self.lead and text.startswith(self.lead):
            rest = text[len(self.lead) :]
            if len(self.links) > 1 and not _without_labels(rest, self.links[1:]):
                return self.lead, ""
            if (between := _SEPARATOR.match(rest)) or self.lead.endswith(":"):
                description = rest[between.end() :] if between else rest
                return self.lead.rstrip(": "), description.strip()
        return _without_pointers(text, self.links), ""


def _without_pointers(text: str, links: Sequence[tuple[str, str]]) -> str:
    """Return a title without links at its end that only say what they lead to: "HTTP (article, video)"."""
    first, *parts = text.split(_BAR)
    labels = {label for label, _address in links}
    text = _BAR.join([first, *(part for part in parts if part not in labels)])
    before, inner = _last_brackets(text)
    if any(map(str.isalnum, before)) and _are_pointers(inner, links):
        return before
    return _closed(_without_last_pointers(text, links), text)


def _last_brackets(text: str) -> tuple[str, str]:
    """Return what stands before the brackets at the end of a text, and what in them; "" for none."""
    whole = text.rstrip(" .,;:")
    start = max(whole.rfind("("), whole.rfind("["))
    if start < 0 or whole[-1] not in ")]" or len(whole) - start > _LONGEST_LINKS:
        return "", ""
    return text[:start].rstrip(), whole[start + 1 : -1]


def _are_pointers(text: str, links: Sequence[tuple[str, str]]) -> bool:
    """Whether a text holds links alone, to sites that are well known or named as their addresses are."""
    named = [(label, address) for label, address in links if label and label in text]
    known = [label.casefold() in _POINTERS | _SITES for label, _address in named]
    are_all = all(
        is_known or label.casefold() in _site(address).split(".")
        for (label, address), is_known in zip(named, known, strict=True)
    )
    return any(known) and are_all and not _without_labels(text, named)


def _closed(text: str, whole: str) -> str:
    """Return the beginning of a text with the brackets closed that are closed in the whole."""
    for opening, closing in ("()", "[]"):
        if whole.count(opening) == whole.count(closing):
            text += closing * (text.count(opening) - text.count(closing))
    return text


def _without_last_pointers(text: str, links: Sequence[tuple[str, str]]) -> str:
    for label, _address in reversed(links):
        rest = text.rstrip(_BEHIND_POINTER)
        if label.casefold() not in _POINTERS or not rest.endswith(label):
            break
        rest = rest[: -len(label)].rstrip(_BEFORE_POINTER)
        if not any(map(str.isalnum, rest)):
            break
        text = rest
    return text


def _without_labels(text: str, links: Sequence[tuple[str, str]]) -> str:
    """Return the words of a text that are in no link."""
    for label, address in links:
        text = text.replace(label or address, " ", 1)
    return "".join(filter(str.isalnum, text))


def make_parser() -> MarkdownIt:
    """Return a parser of CommonMark with tables and struck words, that leaves the words of blocks alone."""
    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
    parser.core.ruler.disable("inline")
    # Addresses stay as they are written; which of them are of the web is decided elsewhere.
    vars(parser)["normalizeLink"] = str
    return parser


def words_of(content: str, parser: MarkdownIt, environment: MutableMapping[str, Any]) -> Words:
    """Return the words of a block; `environment` holds the addresses that are named elsewhere."""
    if not _SIGNS.search(content):
        return Words(content)
    if len(content) > _LONGEST or any(content.count(sign) > _MOST_OPENING for sign in "<&"):
        return _plain_words(content)
    if _bracketed(content) > _MOST_WALKS * len(content):
        return _plain_words(content)
    tokens: list[Token] = []
    parser.inline.parse(content, parser, environment, tokens)
    words = _Reader().read(tokens)
    return words


def without_addresses(text: str) -> str:
    """Return a text without the addresses that stand in it."""
    return " ".join(_BARE.sub(lambda found: found[0][len(found[0].rstrip(_BEHIND_BARE)) :], text).split())


def with_sites(text: str) -> str:
    """Return a text without the addresses in it; where a sentence needs one, the site stands in its place."""

    def shorter(found: re.Match[str]) -> str:
        address = found[0].rstrip(_BEHIND_BARE)
        is_needed = _BEFORE_SITE.search(text[max(found.start() - 20, 0) : found.start()])
        return (_site(address) if is_needed else "") + found[0][len(address) :]

    return " ".join(_BARE.sub(shorter, text).split())


def without_shortcodes(text: str) -> str:
    """Return a text without names of small pictures, as ":rocket:"; as it is where nothing else is in it."""
    bare = _SHORTCODE.sub("", text)
    return " ".join(bare.split()) if bare != text and any(map(str.isalnum, bare)) else text


def is_pointer(text: str) -> bool:
    """Whether a text only says what a link leads to, or what to do with it: "video", "read"."""
    return text.casefold() in _POINTERS


def _site(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _bracketed(content: str) -> int:
    """Return how far it is from each bracket to the one that closes it, or to the end, all together."""
    opened: list[int] = []
    distance = 0
    for found in _BRACKET.finditer(content):
        if found[0] == "[":
            opened.append(found.start())
        elif opened:
            distance += found.start() - opened.pop()
    return distance + sum(len(content) - start for start in opened)


def _plain_words(content: str) -> Words:
    """Read what is too long or too tangled to be parsed: links of the simplest form, the rest as it is."""
    words = Words()
    words.comments = _COMMENT.findall(content)[:1] if content.count("<!--") <= _MOST_OPENING else []
    words.links = [(label, address) for label, address in _SIMPLE_LINK.findall(content)]
    words.text = _SIMPLE_LINK.sub(r"\1", content)
    return words


class _Reader:
    """Walks through the tokens of a block's words."""

    def __init__(self) -> None:
        self._words = Words()
        self._parts: list[str] = []
        self._struck = 0  # how deep
        self._unstruck: list[str] = []
        self._unlinked: list[str] = []
        self._starts: list[tuple[int, str]] = []  # of links: the part that each begins with, its address
        self._bold: list[int] = []

    def read(self, tokens: list[Token]) -> Words:
        """Return what they say."""
        for token in tokens:
            self._take(token)
        text = "".join(self._parts)
        lines = [" ".join(line.split()) for line in text.split("\n")]
        self._words.text = "\n".join(line for line in lines if line)
        bare = _BARE.findall("".join(self._unlinked))
        self._words.links += [("", address.rstrip(_BEHIND_BARE)) for address in bare]
        self._words.unstruck = " ".join("".join(self._unstruck).split())
        return self._words

    def _take(self, token: Token) -> None:
        match token.type:
            case "text" | "text_special" | "code_inline":
                self._add(token.content)
            case "softbreak":
                self._parts.append(" ")
            case "hardbreak":
                self._parts.append("\n")
            case "html_inline":
                self._take_html(token.content)
            case "s_open":
                self._struck += 1
            case "s_close":
                self._struck -= 1
            case "strong_open":
                self._bold.append(len(self._parts))
            case "strong_close" if self._bold:
                self._lead(self._bold.pop())
            case "link_open":
                self._starts.append((len(self._parts), str(token.attrs.get("href", ""))))
            case "link_close" if self._starts:
                self._end_link()

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._unlinked.append(" " if self._starts else text)
        if self._struck:
            self._words.has_struck = True
        else:
            self._unstruck.append(text)

    def _take_html(self, html: str) -> None:
        if comment := _COMMENT.fullmatch(html):
            self._words.comments.append(comment[1].strip())
        elif _BREAK.fullmatch(html):
            self._parts.append("\n")
        elif struck := _STRUCK.fullmatch(html):
            self._struck = max(self._struck + (-1 if struck[1] else 1), 0)

    def _end_link(self) -> None:
        start, address = self._starts.pop()
        label = " ".join("".join(self._parts[start:]).split())
        self._words.links.append((label, address))
        self._lead(start)

    def _lead(self, start: int) -> None:
        """Note a link or bold words that began with the text itself."""
        if not "".join(self._parts[:start]).strip():
            self._words.lead = " ".join("".join(self._parts[start:]).split())
