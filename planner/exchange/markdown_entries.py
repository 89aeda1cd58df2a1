"""Items from the entries of Markdown lists: what is an item, what a heading, what a note or a link of one."""

import re
from collections.abc import Callable, Iterable, Sequence

from planner.domain.item import ItemStatus, Resource
from planner.exchange.effort_words import effort_of
from planner.exchange.estimates_by_kind import effort_in
from planner.exchange.incoming import SkipCause
from planner.exchange.item_drafts import Draft, address_label, web_link
from planner.exchange.markdown_blocks import Entry
from planner.exchange.markdown_marks import (
    DONE_WHEN,
    RESOURCE,
    Marks,
    marked,
    marked_effort,
    marked_kind,
    marked_status,
    marked_subject,
    marked_units,
    marks_of,
)
from planner.exchange.markdown_words import (
    Words,
    is_pointer,
    with_sites,
    without_addresses,
    without_shortcodes,
)
from planner.exchange.skip_counts import SkipCounts

_BY = re.compile(r"\((.*)\)")
_LAST_BRACKETS = re.compile(r"(.*) \(([^()]*)\)", re.DOTALL)


def resources_of(links: Iterable[tuple[str, str]], skips: SkipCounts) -> list[Resource]:
    """Return the places to study that links lead to; counts those that lead nowhere on the web.

    What leads to a place in the same file is neither.
    """
    found = []
    for label, address in links:
        if address.startswith("#") or not address:
            continue
        link = web_link(label, address)
        if link is None:
            skips.add(SkipCause.LINK, address)
        else:
            found.append(link)
    return found


class EntryReader:
    """Makes drafts of the entries of a file's lists.

    Attributes:
        is_aside: whether what comes next stands in a section about the file itself.
        is_manual: whether it stands in one on how to use the file.
    """

    def __init__(
        self, words: Callable[[str], Words], skips: SkipCounts, left_out: SkipCause | None = None
    ) -> None:
        """`words` reads a piece of Markdown.

        `left_out` says why entries are left out that neither have a box nor name their study time; None
        where none are, for a file without such entries.
        """
        self._words = words
        self._skips = skips
        self._left_out = left_out
        self.is_aside = False
        self.is_manual = False
        self._found: list[Draft] = []
        self._last: dict[int, Draft] = {}  # the last item of each list

    def drafts(self, entry: Entry, headings: Sequence[str], phase_id: str) -> list[Draft]:
        """Return the items that an entry of a list, and all within it, tells."""
        self._found = []
        self._visit(entry, tuple(headings), phase_id)
        return self._found

    def _count(self, entry: Entry, cause: SkipCause) -> None:
        """Count an entry, and all within it, as passed over; but not what leads to a place in the file."""
        waiting = [entry]
        while waiting:
            each = waiting.pop()
            words = self._words(each.content)
            if words.text and not _leads_within(words):
                self._skips.add(cause, words.text)
            waiting += reversed(each.children)

    def _visit(
        self, entry: Entry, headings: tuple[str, ...], phase_id: str, *, is_in_item: bool = False
    ) -> None:
        words = self._words(entry.content)
        if self._is_item(entry, words):
            self._item(entry, words, headings, phase_id)
        elif not self._is_group(entry, words):
            if (above := self._last.get(entry.list)) is not None:
                self._add_beneath(above, entry)
            elif self._left_out is not None and not self.is_aside:
                self._count(entry, self._left_out)
        else:
            title = words.text.strip().rstrip(":")
            inner = headings if is_in_item or not title else (*headings, title)
            for child in entry.children:
                inner_id = phase_id if inner == headings else ""
                self._visit(child, inner, inner_id, is_in_item=is_in_item)

    def _is_item(self, entry: Entry, words: Words) -> bool:
        """Whether an entry is an item: one with a box or its study time, or else one that tells something.

        What only leads to a place in the file is none: a table of contents. Nor is what groups entries
        beneath it, which has neither a link nor study time.
        """
        if self._left_out is not None:
            return entry.state is not None or self._names_effort(entry, words)
        if _leads_within(words):
            return False
        return not entry.children or bool(words.links) or effort_in(words.text)[0] is not None

    def _names_effort(self, entry: Entry, words: Words) -> bool:
        """Whether an entry without a box tells study time of what it names; "Time: 2 weeks" names nothing."""
        if self.is_aside or self.is_manual or entry.has_boxes or _leads_within(words):
            return False
        first = without_shortcodes(words.text.partition("\n")[0])
        return effort_in(first)[0] is not None and effort_of(first) is None

    def _is_group(self, entry: Entry, words: Words) -> bool:
        if self._left_out is None:
            return bool(entry.children) and not words.links
        if entry.has_boxes or words.links or entry.list in self._last:
            return entry.has_boxes
        return any(self._is_or_holds_item(child) for child in entry.children)

    def _is_or_holds_item(self, entry: Entry) -> bool:
        words = self._words(entry.content)
        return self._is_item(entry, words) or self._is_group(entry, words)

    def _item(self, entry: Entry, words: Words, headings: tuple[str, ...], phase_id: str) -> None:
        marks = marks_of(words.comments)
        draft = Draft("", headings=headings, phase_id=phase_id)
        shown = _shown_state(entry, words)
        if marks:
            _take_marks(draft, words, marks)
            shown = marked_status(marks, shown)
        else:
            self._take_words(draft, words)
        draft.status = None if shown is ItemStatus.PLANNED else shown
        self._found.append(draft)
        self._last[entry.list] = draft
        if self._left_out is not None and entry.state is None:
            del self._last[entry.list]  # what stands behind it in its list is no note of it
        for paragraph in entry.paragraphs:
            self._add_paragraph(draft, self._words(paragraph))
        for child in entry.children:
            if self._left_out is not None and child.has_boxes:
                self._visit(child, headings, phase_id, is_in_item=True)
            else:
                self._add_beneath(draft, child)

    def _take_words(self, draft: Draft, words: Words) -> None:
        """Take title, study time, description and links from words that people wrote."""
        first, _break, others = words.text.partition("\n")
        draft.effort, text = effort_in(without_shortcodes(first))
        words.lead = without_shortcodes(words.lead)
        draft.title, description = words.parted(text)
        draft.links = resources_of(words.links, self._skips)
        if without_addresses(draft.title) != draft.title:
            bare = with_sites(draft.title).strip(" -–—:<>()")
            label = address_label(draft.links[0].url) if draft.links else ""
            draft.title = f"{bare} {label}".strip() if is_pointer(bare) else bare or label or draft.title
        draft.title = draft.title.rstrip(": ")
        draft.notes += filter(None, [description, others])

    def _add_paragraph(self, draft: Draft, words: Words) -> None:
        text = words.text
        tells_end = words.lead == DONE_WHEN or (not draft.id and text.startswith(DONE_WHEN))
        if tells_end and not draft.done_when:
            draft.done_when = text.removeprefix(DONE_WHEN).strip()
        elif draft.effort is None and (effort := effort_of(text)) is not None:
            draft.effort = effort
        elif text:
            draft.notes.append(text)
        if not draft.id:  # this program writes links as entries alone
            draft.links += resources_of(words.links, self._skips)

    def _add_beneath(self, draft: Draft, entry: Entry) -> None:
        """Add an entry that is no item, and all within it, to the item above it."""
        words = self._words(entry.content)
        links = self._links_beneath(words)
        effort = effort_of(words.text) if draft.effort is None else None
        if links or effort is not None:
            draft.links += links
            draft.effort = effort or draft.effort
        elif words.text:
            draft.notes.append(words.text)
        for paragraph in entry.paragraphs:
            self._add_paragraph(draft, self._words(paragraph))
        for child in entry.children:
            self._add_beneath(draft, child)

    def _links_beneath(self, words: Words) -> list[Resource]:
        """Return the places to study that an entry beneath an item names, with what it says of them."""
        if RESOURCE in words.comments:
            title, by = _parted_author(words.text)
            return [Resource(id=title, title=title, by=by)]
        if len(words.links) != 1:
            return resources_of(words.links, self._skips)
        ((label, address),) = words.links
        label = label or without_addresses(words.text).strip(" -–—:")
        rest = words.text.removeprefix(label).strip() if words.text.startswith(label) else ""
        author = _BY.fullmatch(rest)
        note = "" if author else without_addresses(rest).strip(" -–—:")
        link = web_link(label, address, author[1] if author else "", note)
        return [link] if link is not None else resources_of(words.links, self._skips)


def _leads_within(words: Words) -> bool:
    return bool(words.links) and all(address.startswith("#") for _label, address in words.links)


def _shown_state(entry: Entry, words: Words) -> ItemStatus:
    state = entry.state or ItemStatus.PLANNED
    if not words.has_struck:
        return state
    left = effort_in(words.unstruck)[1]
    is_struck = not any(map(str.isalnum, left))
    return ItemStatus.LEFT_OUT if is_struck and not state.is_settled else state


def _take_marks(draft: Draft, words: Words, marks: Marks) -> None:
    """Take an item as this program wrote it: the title to the letter, and the rest from the comment.

    Study time that is shown goes before that of the comment: it may have been changed by hand.
    """
    draft.id = marked(marks, "id")
    draft.kind, draft.subject = marked_kind(marks), marked_subject(marks)
    draft.requires, draft.after = marks.get("needs", ()), marks.get("after", ())
    draft.units, draft.core = marked_units(marks), marked(marks, "core") != "no"
    draft.title, draft.effort = words.text, marked_effort(marks)
    if draft.effort is not None and not draft.effort.likely:
        return
    if last := _LAST_BRACKETS.fullmatch(words.text):
        shown = effort_of(last[2])
        if shown is not None:
            draft.title = last[1]
            is_same = draft.effort is not None and draft.effort.likely == shown.likely
            draft.effort = draft.effort if is_same else shown


def _parted_author(text: str) -> tuple[str, str]:
    found = _LAST_BRACKETS.fullmatch(text)
    return (found[1], found[2]) if found else (text, "")
