"""Reads a roadmap from a Markdown checklist, as repositories and note programs have them."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from planner.domain.item import Effort
from planner.exchange.columns import fields_by_name, with_fields_by_content
from planner.exchange.estimates_by_kind import effort_in
from planner.exchange.incoming import FileForm, IncomingRoadmap, SkipCause, TableField
from planner.exchange.item_drafts import Draft, incoming_roadmap, share_out
from planner.exchange.limits import UnreadableError
from planner.exchange.markdown_blocks import (
    Block,
    Entry,
    Heading,
    Paragraph,
    Table,
    blocks_of,
    boxed,
    front_matter,
)
from planner.exchange.markdown_entries import EntryReader, resources_of
from planner.exchange.markdown_lists import boxes_in, lists_of_links
from planner.exchange.markdown_marks import Marks, marked, marks_of
from planner.exchange.markdown_words import Words, make_parser, without_shortcodes, words_of
from planner.exchange.plain_text import file_title, sound_text
from planner.exchange.skip_counts import SkipCounts
from planner.exchange.table_rows import RowReader
from planner.i18n import _

# Sections of a repository's page that tell of the page itself; where there are boxes, these tell the items.
_ASIDE = re.compile(
    r"(?:table of )?contents?|toc|index|inhalt(?:sverzeichnis)?|sommaire|license|licence|lizenz"
    r"|contribut(?:ing|ors?|ions?)|how to contribute|acknowledge?ments?|credits|sponsors?|support|changelog"
    r"|translations?|maintainers?|authors?|code of conduct|stargazers.*|star history",
    re.IGNORECASE,
)
# Sections on the use of the file itself: the study time in their prose is that of no item.
_MANUAL = re.compile(r"\W*(?:how to (?:use|read|follow|study)|instructions?\b|anleitung\b)", re.IGNORECASE)
_TELLING_FIELDS = {TableField.TITLE, TableField.HOURS}  # one of which a table of items has
_LINKED = (TableField.TITLE, TableField.LINK, TableField.NOTE)  # whose links are places to study


def read_markdown(text: str, name: str) -> IncomingRoadmap:
    """Return the roadmap that a Markdown text tells.

    A single heading of the first level at the top is its title; the other headings are phases, with the
    outermost above them as their theme. Where the file has boxes, each is an item, and entries without one
    are notes of the item above them; where it has none, each entry of a list is an item. Beside boxes and
    tables so is an entry that names its own study time, and each of lists of links that are the bulk of the
    file. Rows of tables are items where a column's name says so. A file without any of these has its
    innermost headings as items.

    Raises UnreadableError for lists nested too deeply, too many entries, and a text that tells no item.
    """
    skips = SkipCounts()
    front_title, text = front_matter(sound_text(text, skips).replace("\r\n", "\n"))
    reader = _Reader(text, skips)
    drafts = reader.drafts() or reader.headings_as_drafts()
    if not drafts:
        raise UnreadableError(_("there is no list, table or heading in it that tells an item"))
    return incoming_roadmap(
        FileForm.MARKDOWN,
        reader.title or front_title or file_title(name),
        drafts,
        skips,
        id=marked(reader.marks, "id"),
        version=marked(reader.marks, "version"),
    )


class _Reader:
    """Walks through the blocks of a file.

    Attributes:
        title: what its only heading of the first level says, "" without such a one.
        marks: what a comment in that heading says, where this program wrote it.
    """

    def __init__(self, text: str, skips: SkipCounts) -> None:
        self._parser = make_parser()
        self._environment: dict[str, Any] = {}
        self._blocks = blocks_of(text, self._parser, self._environment)
        self._skips = skips
        self._above: list[tuple[int, str]] = []  # level and title of the headings above
        self._phase_id = ""
        self._told: dict[tuple[str, ...], Effort] = {}  # study time by the path of the heading that tells it
        self._has_boxes = False
        self.title = ""
        self.marks: Marks = {}
        headings = [block for block in self._blocks if isinstance(block, Heading)]
        if headings and [each.level for each in headings].count(1) == 1 and headings[0].level == 1:
            words = self._words(headings[0].content)
            self.title, self.marks = words.text, marks_of(words.comments)
            self._blocks.remove(headings[0])

    def drafts(self) -> list[Draft]:
        """Return the items of lists and tables."""
        entries = [block for block in self._blocks if isinstance(block, Entry)]
        has_boxes = self._has_boxes = any(entry.has_boxes for entry in entries)
        tables = [block for block in self._blocks if isinstance(block, Table)]
        is_table_alone = not entries and len(tables) == 1
        # Where tables tell items with their study time, lists without boxes tell something else.
        has_table = any(self._has_hours(table) for table in tables)
        cause = SkipCause.NO_BOX if has_boxes else SkipCause.BESIDE_TABLE if has_table else None
        of_all = EntryReader(self._words, self._skips)
        reader = of_all if cause is None else EntryReader(self._words, self._skips, cause)
        of_links = self._lists_of_links(entries, tables) if cause is not None else frozenset()
        self._above, self._phase_id = [], ""
        drafts: list[Draft] = []
        for block in self._blocks:
            if isinstance(block, Heading):
                self._enter(block)
            elif isinstance(block, Table):
                drafts += self._rows(block, is_table_alone)
            elif isinstance(block, Entry) and (has_boxes or not self._is_aside()):
                drafts += self._listed(block, of_all if block.list in of_links else reader)
        for path, effort in self._told.items():
            share_out(effort, [draft for draft in drafts if draft.headings == path])
        return drafts

    def _listed(self, entry: Entry, reader: EntryReader) -> list[Draft]:
        reader.is_aside = self._is_aside()
        reader.is_manual = any(_MANUAL.match(title) for title in self._path())
        return reader.drafts(entry, self._path(), self._phase_id)

    def _lists_of_links(self, entries: Sequence[Entry], tables: Sequence[Table]) -> frozenset[int]:
        """Return the lists that are the bulk of the file beside its boxes and the rows of its tables."""
        self._above = []
        sections: list[list[Block]] = [[]]
        for block in self._blocks:
            if isinstance(block, Heading):
                self._enter(block)
                sections.append([])
            elif not self._is_aside():
                sections[-1].append(block)
        rows = sum(len(table.rows) for table in tables if self._has_hours(table))
        return lists_of_links(sections, self._words, boxes_in(entries) + rows)

    def headings_as_drafts(self) -> list[Draft]:
        """Return an item for each heading that has no other beneath it, with its paragraphs as notes."""
        self._above = []
        drafts: list[Draft] = []
        for block, following in zip(self._blocks, _next_headings(self._blocks), strict=True):
            if isinstance(block, Paragraph) and drafts:
                drafts[-1].notes.append(self._words(block.content).text)
            if not isinstance(block, Heading):
                continue
            self._enter(block)
            is_innermost = following is None or following.level <= block.level
            if is_innermost and self._path() and not self._is_aside():
                *outer, title = self._path()
                drafts.append(Draft(title, headings=tuple(outer), effort=self._told.get(self._path())))
        return drafts

    def _words(self, content: str) -> Words:
        return words_of(content, self._parser, self._environment)

    def _enter(self, heading: Heading) -> None:
        words = self._words(heading.content)
        self._above = [(level, title) for level, title in self._above if level < heading.level]
        marks = marks_of(words.comments)
        title = words.text
        if not self.marks:
            effort, title = effort_in(without_shortcodes(title).strip().rstrip(":"))
            if effort is not None:
                self._told[*self._path(), title] = effort
        if title:
            self._above.append((heading.level, title))
        self._phase_id = marked(marks, "id")

    def _path(self) -> tuple[str, ...]:
        return tuple(title for _level, title in self._above)

    def _is_aside(self) -> bool:
        return any(_ASIDE.fullmatch(re.sub(r"[^\w ]", "", title).strip()) for title in self._path())

    def _has_hours(self, table: Table) -> bool:
        return TableField.HOURS in fields_by_name([self._words(name).text for name in table.names])

    def _rows(self, table: Table, is_alone: bool) -> Iterator[Draft]:
        """Yield the items of a table whose columns are named as those of items are."""
        names = [self._words(name).text for name in table.names]
        rows = [[self._words(cell) for cell in row] for row in table.rows]
        texts = [[words.text for words in row] for row in rows]
        fields = fields_by_name(names)
        # Among boxes a table of names may be of anything; study time or a state tells that it is of items.
        telling = {TableField.HOURS, TableField.STATE} if self._has_boxes else _TELLING_FIELDS
        tells_items = not telling.isdisjoint(fields)
        if not rows or self._is_aside() or not (tells_items or is_alone):
            return
        fields = with_fields_by_content(fields, names, texts)
        reader = RowReader(names, fields, self._skips)
        for words, cells in zip(rows, texts, strict=True):
            draft = self._row(reader, fields, words, cells)
            if draft is not None:
                yield draft

    def _row(
        self, reader: RowReader, fields: dict[TableField, int], words: Sequence[Words], cells: list[str]
    ) -> Draft | None:
        place = fields[TableField.TITLE]
        state, text = boxed(cells[place])
        cells[place], description = words[place].parted(text)
        linked = [words[fields[field]].links for field in _LINKED if field in fields]
        if TableField.LINK in fields and words[fields[TableField.LINK]].links:
            cells[fields[TableField.LINK]] = ""
        links = resources_of([link for links in linked for link in links], self._skips)
        draft = reader.draft(cells, self._path(), links)
        if draft is not None:
            draft.status = draft.status if state is None else state
            draft.notes += filter(None, [description])
        return draft


def _next_headings(blocks: Sequence[Block]) -> list[Heading | None]:
    """Return, for each block, the heading that comes next behind it."""
    following: list[Heading | None] = []
    upcoming: Heading | None = None
    for block in reversed(blocks):
        following.append(upcoming)
        if isinstance(block, Heading):
            upcoming = block
    return following[::-1]
