"""The blocks of a Markdown file that can tell items: headings, lists, tables and paragraphs, in order."""

import re
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from planner.domain.item import ItemStatus
from planner.exchange.limits import MOST_DEPTH, MOST_NODES, UnreadableError
from planner.i18n import _
from planner.values import Value

_FRONT_MATTER = re.compile(
    r"\A(?:---|\+\+\+)[ \t]*\n(.{0,20000}?)^(?:---|\+\+\+|\.\.\.)[ \t]*\n", re.DOTALL | re.MULTILINE
)
_FRONT_TITLE = re.compile(r"^title[ \t]*[:=][ \t]*[\"']?([^\n]{1,400}?)[\"']?[ \t]*$", re.MULTILINE)
# What a line begins with that costs the parser time: signs of lists and quotes, of headings and tables.
_PREFIX = re.compile(
    r"^(?=[ \t]*[->*+#=\d])(?:[ \t]*(?:>|[-*+](?=[ \t\n])|\d{1,9}[.)](?=[ \t\n])))*[ \t]*[#=]?", re.M
)
_ROW = re.compile(r"^[^|\n]*\|", re.MULTILINE)
_SIGN = re.compile(r"[^ \t]+")
# Lines, times how deep quotes are nested: the parser asks each line at each level.
_MOST_QUOTED_LINES = 500_000
_REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]+\]:", re.MULTILINE)
_BOX = re.compile(r"(?:\\?\[([ xX/~✓✔-]?)\\?\]|(✅|☑|✔|✓|⬜|🔲|☐|◻))\ufe0f?(?:[ \t]+|$)")
_TICKED = frozenset("xX✓✔✅☑")


@dataclass(slots=True)
class Entry:
    """An entry of a list.

    Attributes:
        content: its words, as they stand in the file without the box.
        state: what its box says, None for an entry without one.
        paragraphs: what stands beneath in the same entry.
        list: a number that it shares with the other entries of its list.
        has_boxes: whether there is a box in it or beneath it.
    """

    content: str = ""
    state: ItemStatus | None = None
    paragraphs: list[str] = field(default_factory=list)
    children: list["Entry"] = field(default_factory=list)
    list: int = 0
    has_boxes: bool = False


class Heading(Value):
    """A heading; `level` is 1 for the greatest."""

    level: int
    content: str


class Table(Value):
    """A table: the names of its columns and its rows, as they stand in the file."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Paragraph(Value):
    """A paragraph outside all lists."""

    content: str


Block = Heading | Entry | Table | Paragraph


def front_matter(text: str) -> tuple[str, str]:
    """Return the title that the front matter of a file tells ("" for none), and the text behind it."""
    found = _FRONT_MATTER.match(text)
    if found is None:
        return "", text
    title = _FRONT_TITLE.search(found[1])
    return (title[1] if title else ""), text[found.end() :]


def blocks_of(text: str, parser: MarkdownIt, environment: MutableMapping[str, Any]) -> list[Block]:
    """Return the blocks of a text. What HTML, code and quotes of code say is left out.

    Raises UnreadableError for lists that are nested too deeply and for too many entries.
    """
    _check(text)
    if not _REFERENCE.search(text):
        parser.block.ruler.disable("reference")
    return _Builder().build(parser.parse(text, environment))


def _check(text: str) -> None:
    """Refuse what would cost the parser too much, before it begins."""
    prefixes = [_SIGN.findall(found[0]) for found in _PREFIX.finditer(text)]
    if sum(map(len, prefixes)) > MOST_NODES or len(_ROW.findall(text)) > MOST_NODES:
        raise UnreadableError(_("it has more than {n} entries").format(n=MOST_NODES))
    if max(map(len, prefixes), default=0) > MOST_DEPTH:
        raise _too_deep()
    quotes = max((signs.count(">") for signs in prefixes), default=0)
    if quotes > 1 and quotes * text.count("\n") > _MOST_QUOTED_LINES:
        raise UnreadableError(_("it is nested too deeply"))


def boxed(content: str) -> tuple[ItemStatus | None, str]:
    """Return what the box at the beginning of a text says, None without one, and the text without it."""
    found = _BOX.match(content)
    if found is None:
        return None, content
    sign = found[1] if found[2] is None else found[2]
    status = ItemStatus.PLANNED
    if sign in _TICKED and sign:
        status = ItemStatus.DONE
    elif sign in ("/", "-", "~"):  # as note programs mark what is begun, and what is not to be done
        status = ItemStatus.IN_PROGRESS if sign == "/" else ItemStatus.LEFT_OUT
    return status, content[found.end() :]


def _too_deep() -> UnreadableError:
    return UnreadableError(_("it is nested more than {n} deep").format(n=MOST_DEPTH))


class _Builder:
    """Puts the parser's tokens together to blocks."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._open: list[Entry] = []
        self._lists: list[int] = []
        self._list_count = 0
        self._heading = 0
        self._rows: list[list[str]] = []
        self._in_table = False

    def build(self, tokens: list[Token]) -> list[Block]:
        """Return the blocks in the order of the file."""
        for token in tokens:
            self._take(token)
        return self._blocks

    def _take(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self._list_count += 1
                self._lists.append(self._list_count)
                if len(self._lists) > MOST_DEPTH:
                    raise _too_deep()
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._begin_entry()
            case "list_item_close":
                self._end_entry()
            case "heading_open":
                self._heading = int(token.tag[1:])
            case "table_open":
                self._in_table, self._rows = True, []
            case "table_close":
                self._end_table()
            case "tr_open":
                self._rows.append([])
            case "inline":
                self._take_words(token.content)

    def _begin_entry(self) -> None:
        entry = Entry(list=self._lists[-1])
        if self._open:
            self._open[-1].children.append(entry)
        else:
            self._blocks.append(entry)
        self._open.append(entry)

    def _end_entry(self) -> None:
        entry = self._open.pop()
        entry.has_boxes = entry.state is not None or any(child.has_boxes for child in entry.children)

    def _end_table(self) -> None:
        self._in_table = False
        names, *rows = self._rows
        if not self._open:  # in a list a table tells something of an entry
            self._blocks.append(Table(tuple(names), tuple(map(tuple, rows))))

    def _take_words(self, content: str) -> None:
        if self._in_table:
            self._rows[-1].append(content)
        elif self._open:
            self._add_to_entry(self._open[-1], content)
        elif self._heading:
            self._blocks.append(Heading(self._heading, content))
        else:
            self._add_paragraph(content)
        self._heading = 0

    def _add_to_entry(self, entry: Entry, content: str) -> None:
        if entry.content or entry.paragraphs or entry.state is not None:
            entry.paragraphs.append(content)
        else:
            entry.state, entry.content = boxed(content)

    def _add_paragraph(self, content: str) -> None:
        """Add a paragraph; one whose lines all begin with a box is a list without its signs."""
        lines = content.split("\n")
        pairs = [boxed(line) for line in lines]
        if any(state is None for state, _content in pairs):
            self._blocks.append(Paragraph(content))
            return
        self._list_count += 1
        self._blocks += [Entry(rest, state, list=self._list_count, has_boxes=True) for state, rest in pairs]
